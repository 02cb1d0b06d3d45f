"""Calendars to subscribe to, and the page that explains how."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.drawing.content import WheelContent
from samspor.drawing.export import content_from_dict
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.wheel import selectors
from samspor.wheel.models import Edition
from samspor.wheel.views.feed import Document, document, feed_of, read_wanted
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


def prepare_feed(request: ViewerRequest, edition: Edition) -> None:
    """When an edition has been released, so that the first who asks for its feed need not wait."""
    key = selectors.EditionKey(edition.number, edition.pk, edition.released_at)
    feed_of(key, lambda: content_from_dict(edition.snapshot), origin=_origin(request))


def _document(request: ViewerRequest, community: str, year: SchoolYear, *, today: date) -> Document:
    viewer, origin = request.viewer, _origin(request)
    edition = selectors.latest_edition(viewer, community=community, school_year=year)

    def read() -> WheelContent:
        return selectors.edition_content(
            viewer, community=community, school_year=year, number=edition.number
        )

    feed = feed_of(edition, read, origin=origin)
    wanted = read_wanted(request.GET, feed.content)
    return document(edition, feed, wanted, origin=origin, today=today)


def _origin(request: ViewerRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
def subscribe(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    content = selectors.released_content(
        request.viewer, community=community, school_year=school_year
    )
    page = SubscribePage(content, request.GET, origin=_origin(request), today=clock.today())
    return render(request, "wheel/subscribe.html", {"page": page})
