"""The seats a demo visitor may step into. There is no such list outside the demo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings

from samspor.access.errors import NotVisible
from samspor.kernel.order import sort_key
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder
from samspor.seats.models.seat import SeatHolderQuerySet


@dataclass(frozen=True, slots=True)
class CommunitySeats:
    community: Community
    holders: Sequence[SeatHolder]


def demo_holder(*, seat_id: int, on: date) -> SeatHolder:
    """Who sits there; the holder before a deputy.

    Raises:
        NotVisible: Outside the demo, or nobody sits there on the day.
    """
    found = _holders(on=on).filter(seat=seat_id).order_by("deputy", "id").first()
    if found is None:
        raise NotVisible
    return found


def demo_seats(*, on: date) -> list[CommunitySeats]:
    """One holder per seat that is filled on the day, by community. One query."""
    rows = _holders(on=on).order_by("seat__community__name", "seat_id", "deputy", "id")
    first = {row.seat_id: row for row in reversed(rows)}
    by_label = sorted(first.values(), key=_order)
    return [
        CommunitySeats(community, list(holders))
        for community, holders in groupby(by_label, key=lambda row: row.seat.community)
    ]


def _order(holder: SeatHolder) -> tuple[str, bool, tuple[str, str]]:
    """Within a community: those above the units first, then by label."""
    seat = holder.seat
    return (seat.community.name, seat.unit_id is not None, sort_key(seat.label))


def _holders(*, on: date) -> SeatHolderQuerySet:
    if not settings.DEMO:
        raise NotVisible
    rows = SeatHolder.objects.unguarded(reason="in the demo, anybody may sit anywhere")
    return rows.filter(valid_on(on), valid_on(on, path="seat__")).select_related(
        "person__user", "seat__community", "seat__unit", "seat__organisation", "seat__arena"
    )
