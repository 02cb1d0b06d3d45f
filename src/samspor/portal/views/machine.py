"""Answers for machines."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


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
    del request
    lines = ["User-agent: *", "Disallow: /*/utkast/", "Disallow: /logg-inn/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
