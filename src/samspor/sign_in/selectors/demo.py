"""The seats a demo visitor may step into. There is no such list outside the demo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.conf import settings

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.policy import Action, may
from samspor.access.viewer import Viewer
from samspor.kernel.order import sort_key
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder
from samspor.seats.models.seat import SeatHolderQuerySet


class Reach(StrEnum):
    """What a visitor can try from a seat, most first."""

    PLANS = "plans"
    CHOOSES = "chooses"
    READS = "reads"


@dataclass(frozen=True, slots=True)
class CommunitySeats:
    """`groups` has only reaches that somebody has, most first."""

    community: Community
    groups: Mapping[Reach, Sequence[SeatHolder]]


def demo_holder(*, seat_id: int, on: date) -> SeatHolder:
    """Who sits there; the holder before a deputy.

    Raises:
        NotVisible: Outside the demo, or nobody sits there on the day.
    """
    found = _holders(on=on).filter(seat=seat_id).order_by("deputy", "id").first()
    if found is None:
        raise NotVisible
    return found


@everywhere(reason="in the demo, anybody may sit anywhere")
def demo_seats(*, on: date) -> list[CommunitySeats]:
    """One holder per seat that is filled on the day, by community and reach. One query."""
    rows = _holders(on=on).order_by("seat__community__name", "seat_id", "deputy", "id")
    first = {row.seat_id: row for row in reversed(rows)}
    ordered = sorted(first.values(), key=_order)
    return [
        CommunitySeats(community, {reach: list(same) for reach, same in groupby(holders, reach_of)})
        for community, holders in groupby(ordered, key=lambda row: row.seat.community)
    ]


def reach_of(holder: SeatHolder) -> Reach:
    """What can be tried from the seat."""
    held = holder.seat.role_at
    visitor = Viewer(roles=frozenset({held}))
    if may(visitor, Action.RELEASE_EDITION, community_id=held.community_id):
        return Reach.PLANS
    own = may(
        visitor,
        Action.CHOOSE_DATE,
        community_id=held.community_id,
        municipality_id=held.municipality_id,
    )
    return Reach.CHOOSES if own else Reach.READS


def _order(holder: SeatHolder) -> tuple[str, int, bool, tuple[str, str]]:
    """By community and reach; those above the units first, then by label."""
    seat = holder.seat
    reach = list(Reach).index(reach_of(holder))
    return (seat.community.name, reach, seat.unit_id is not None, sort_key(seat.label))


def _holders(*, on: date) -> SeatHolderQuerySet:
    if not settings.DEMO:
        raise NotVisible
    rows = SeatHolder.objects.unguarded(reason="in the demo, anybody may sit anywhere")
    return rows.filter(valid_on(on), valid_on(on, path="seat__")).select_related(
        "person__user",
        "seat__community",
        "seat__unit__municipality",
        "seat__organisation",
        "seat__arena",
    )
