"""What this room adds to one's own menu, and to what hangs on a seat."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from samspor.access.request import ViewerRequest
from samspor.access.viewer import Viewer
from samspor.seats.hanging import Hanging
from samspor.seats.models import Seat
from samspor.ui.navigation import Link


def own_links(request: HttpRequest) -> list[Link]:
    if not cast("ViewerRequest", request).viewer.roles:
        return []
    href = reverse("my_calendars")
    return [Link(_("My calendar"), href, current=request.path == href)]


def calendar_of(viewer: Viewer, seat: Seat, on: date) -> Iterator[Hanging]:
    """An address never passes to somebody else; what it holds does. No statement."""
    del viewer, seat, on
    yield Hanging(
        _("whoever holds the seat makes an address of their own; it stops when they leave"),
        _("The dates of the seat, year after year"),
        reverse("my_calendars"),
    )
