"""Calendars to subscribe to, and the page that explains how."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.wheel import selectors
from samspor.wheel.views.feed import FEEDS, Document, document, make_feed, read_wanted
from samspor.wheel.views.subscribe import SubscribePage


@require_safe
def wheel_feed(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    """One small statement while the edition stands; two the first time."""
    ready = _document(request, community, school_year, today=clock.today())
    response = HttpResponse(content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{community}-{school_year}.ics"'
    response["ETag"] = ready.stamp
    patch_vary_headers(response, ["Accept-Encoding"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response["Content-Encoding"] = "gzip"
        response.content = ready.packed
    else:
        response.content = ready.data
    return response


def _document(request: ViewerRequest, community: str, year: SchoolYear, *, today: date) -> Document:
    viewer = request.viewer
    edition = selectors.latest_edition(viewer, community=community, school_year=year)
    origin = request.build_absolute_uri("/").rstrip("/")
    feed = FEEDS.get(
        (edition, get_language(), origin),
        lambda: make_feed(
            selectors.edition_content(
                viewer, community=community, school_year=year, number=edition.number
            ),
            origin=origin,
        ),
    )
    wanted = read_wanted(request.GET, feed.content)
    return document(edition, feed, wanted, origin=origin, today=today)


@require_safe
def subscribe(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    content = selectors.released_content(
        request.viewer, community=community, school_year=school_year
    )
    origin = request.build_absolute_uri("/").rstrip("/")
    page = SubscribePage(content, request.GET, origin=origin, today=clock.today())
    return render(request, "wheel/subscribe.html", {"page": page})
