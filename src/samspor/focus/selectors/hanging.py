"""What of this app hangs on a seat."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from samspor.access.viewer import Viewer
from samspor.focus.models import Initiative
from samspor.seats.hanging import Hanging
from samspor.seats.models import Seat
from samspor.ui import navigation


def led_by(viewer: Viewer, seat: Seat, on: date) -> Iterator[Hanging]:
    """The initiatives whose contact the seat is, those that are not over yet. One statement."""
    rows = Initiative.objects.seen_by(viewer).filter(lead_seat=seat).exclude(valid_to__lt=on)
    for row in rows.order_by("sort_key"):
        href = navigation.address("initiative", community=seat.community.slug, initiative=row.slug)
        yield Hanging(
            _("contact for the initiative"),
            row.name,
            href if row.is_public else "",
            lang=seat.community.language,
        )
