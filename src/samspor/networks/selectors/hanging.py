"""What of this app hangs on a seat."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from samspor.access.viewer import Role, Viewer
from samspor.networks.models import Arena
from samspor.seats.hanging import Hanging
from samspor.seats.models import Seat
from samspor.ui import navigation


def arenas_of(viewer: Viewer, seat: Seat, on: date) -> Iterator[Hanging]:
    """The arena that the seat stands on, and its page."""
    del viewer, on
    if seat.arena:
        yield _standing_on(seat, seat.arena)


def _standing_on(seat: Seat, arena: Arena) -> Hanging:
    is_contact = seat.role == Role.NETWORK_CONTACT and arena.is_public
    href = navigation.address("network", community=seat.community.slug, network=arena.slug)
    return Hanging(
        _("named as contact on the network's page") if is_contact else _("works for this arena"),
        arena.name,
        href if arena.is_public else "",
        lang=seat.community.language,
    )
