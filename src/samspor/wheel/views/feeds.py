"""Calendars to subscribe to, and the page that explains how."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.drawing.calendar_entries import choosable
from samspor.drawing.content import WheelContent
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.ui.keeping import kept, response_of
from samspor.wheel import selectors
from samspor.wheel.models import Edition
from samspor.wheel.views.feed import chosen_of, feed_of, read_wanted, whole
from samspor.wheel.views.subscribe import SubscribePage

CALENDAR: Final = "text/calendar; charset=utf-8"


@kept(by=selectors.edition_stamp, query=("arena", "niva", "type", "kommune", "varsel"))
@require_safe
def wheel_feed(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    viewer, origin = request.viewer, _origin(request)
    edition = selectors.latest_edition(viewer, community=community, school_year=school_year)
    today = clock.today()

    def read() -> WheelContent:
        return selectors.content_of(viewer, edition)

    if not request.GET:
        made = whole(edition, read, origin=origin, today=today)
        response = response_of(made, content_type=CALENDAR)
    else:
        content = choosable(read())
        wanted = read_wanted(request.GET, content)
        feed = feed_of(edition, read, origin=origin)
        data = chosen_of(feed, content, wanted, today=today)
        response = HttpResponse(data, content_type=CALENDAR)
    response["Content-Disposition"] = f'inline; filename="{community}-{school_year}.ics"'
    return response


def prepare_feed(request: ViewerRequest, edition: Edition) -> None:
    """When an edition has been released, so that the first who asks for its feed need not wait."""
    key = selectors.EditionKey(
        edition.number, edition.pk, edition.released_at, edition.wheel.community_id
    )
    selectors.keep_content(key, edition.snapshot)
    whole(key, lambda: edition.snapshot, origin=_origin(request), today=clock.today())


def _origin(request: ViewerRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
def subscribe(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    content = selectors.released_content(
        request.viewer, community=community, school_year=school_year
    )
    page = SubscribePage(content, request.GET, origin=_origin(request), today=clock.today())
    return render(request, "wheel/subscribe.html", {"page": page})
