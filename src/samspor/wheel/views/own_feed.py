"""One's own calendar as it is fetched: whoever has the address gets it, and nobody else (T-28)."""

from collections.abc import Iterator
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspor.access.asking import asking_for
from samspor.access.request import ViewerRequest
from samspor.drawing.calendar import Calendar, write_calendar
from samspor.drawing.calendar_entries import shown
from samspor.kernel import clock
from samspor.ui.keeping import tag_of
from samspor.wheel.models import OwnCalendar
from samspor.wheel.selectors.own_calendars import OwnWheel, find_calendar, own_wheels
from samspor.wheel.services.own_calendars import note_fetched
from samspor.wheel.views.feed import feed_of

# The address is the secret: told to nobody, and nothing on the way keeps a copy for others.
SECRET: Final = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


@require_safe
def own_calendar(request: ViewerRequest, token: str) -> HttpResponse:
    """The address says who asks; a session in the same browser makes no difference."""
    today = clock.today()
    found = find_calendar(token, on=today)
    if found is None:
        return _gone(request)
    calendar, viewer = found
    with asking_for(communities=viewer.community_ids, person_id=viewer.person_id):
        wheels = own_wheels(viewer, on=today)
    origin = request.build_absolute_uri("/").rstrip("/")
    about = Calendar(
        name=f"{viewer.label if calendar.seat_id else _('My calendar')} · Samspor",
        about=_(
            "What is yours in the released plans, from Samspor. Changes arrive by themselves. "
            "The address is yours alone."
        ),
        address=origin + reverse("my_calendars"),
    )
    data = write_calendar(about, _entries(calendar, wheels, origin))
    note_fetched(calendar=calendar, on=today)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=SECRET)
    response["Content-Disposition"] = 'inline; filename="samspor.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = tag_of(data)
    return response


def _entries(calendar: OwnCalendar, wheels: list[OwnWheel], origin: str) -> Iterator[bytes]:
    today = clock.today()
    for wheel in wheels:
        content = wheel.content
        feed = feed_of(wheel.edition, lambda content=content: content, origin=origin)  # type: ignore[misc]
        mine = wheel.items()
        for entry in feed.entries.among(mine):
            yield shown(entry, today=today, reminder=calendar.reminder or None)


def _gone(request: ViewerRequest) -> HttpResponse:
    """Never made, taken away, or ended with the seat: they look alike, and say what to do."""
    response = render(request, "wheel/own_calendar_gone.html", status=404)
    for name, value in {**SECRET, "Cache-Control": "no-store"}.items():
        response[name] = value
    return response
