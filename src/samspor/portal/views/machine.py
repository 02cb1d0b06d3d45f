"""Answers for machines."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from samspor.kernel import clock
from samspor.portal.selectors.sitemap import Place, places


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers (T-67)."""
    del request
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The process can do its work: the database answers (T-67)."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Public wheels may be found; drafts and sign-in are of no use to a search engine."""
    lines = [
        "User-agent: *",
        "Disallow: /*/utkast/",
        "Disallow: /logg-inn/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """One sitemap for each language. Source: sitemaps.org/protocol."""
    found = [
        request.build_absolute_uri(reverse("sitemap", kwargs={"language": code}))
        for code, _name in settings.LANGUAGES
    ]
    return _xml(request, "portal/sitemap_index.xml", {"addresses": found})


@require_safe
def sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """Each page in this language, with its address in the others."""
    languages = [code for code, _name in settings.LANGUAGES]
    if language not in languages:
        raise Http404
    origin = request.build_absolute_uri("/").rstrip("/")
    rows = [
        (
            {code: origin + _address(place, code) for code in languages},
            place.changed,
        )
        for place in places(on=clock.today())
    ]
    told = [(ways[language], ways.items(), changed) for ways, changed in rows]
    return _xml(request, "portal/sitemap.xml", {"rows": told})


def _address(place: Place, language: str) -> str:
    with translation.override(language):
        return reverse(place.route, kwargs=place.arguments)


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
