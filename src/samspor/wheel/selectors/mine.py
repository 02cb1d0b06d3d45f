"""What of a wheel is one's own: the arenas and municipalities of one's seats.

One's own page and one's own calendar both ask here, so that they never differ (T-13).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from samspor.access.policy import TABLE, Action, Scope, may
from samspor.access.viewer import Role, Viewer
from samspor.activities.selectors import row
from samspor.drawing.content import Item, Level, WheelContent, WheelFilter
from samspor.drawing.naming import Answers
from samspor.networks.membership import People, members_of
from samspor.networks.models import Arena, MemberRule
from samspor.registry.models import Unit
from samspor.registry.models.validity import valid_on
from samspor.seats.models import Seat
from samspor.seats.selectors.seats import SeatRow

_LATER: Final = date.min  # the database has asked already whether a rule holds


@dataclass(frozen=True, slots=True)
class Mine:
    """`arenas` as the wheel names them; either is empty when it is all of them."""

    arenas: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()

    @property
    def filter(self) -> WheelFilter:
        return WheelFilter(arenas=self.arenas, municipalities=self.municipalities)

    def holds(self, item: Item, answers: Answers) -> bool:
        """One's own date hides the question that it answers."""
        if self.arenas and self.arenas.isdisjoint(item.arenas):
            return False
        named = self.municipalities
        if named and item.municipalities and named.isdisjoint(item.municipalities):
            return False
        is_answered = answers.is_asked(item) and named.isdisjoint(answers.missing(item))
        return not (named and is_answered)


@dataclass(slots=True)
class Ties:
    """Arenas and the rules that hold, of the viewer's communities, as `tie_rows` asked for them."""

    arenas: list[Arena] = field(default_factory=list)
    rules: list[MemberRule] = field(default_factory=list)

    def take(self, what: str, data: dict[str, Any]) -> bool:
        """Whether the row was one of ours."""
        if what == "arena":
            self.arenas.append(Arena(**data))
        elif what == "rule":
            self.rules.append(_rule(data))
        else:
            return False
        return True


def tie_rows(viewer: Viewer, *, on: date) -> list[QuerySet[Any, Any]]:
    """To be read in one union with whatever else somebody needs; the rows go to a `Ties`."""
    return [
        row(
            Arena.objects.seen_by(viewer).filter(community__in=viewer.community_ids),
            "arena",
            id="id",
            community_id="community_id",
            slug="slug",
            parent_id="parent_id",
            municipality_id="municipality_id",
        ),
        row(
            MemberRule.objects.seen_by(viewer).filter(valid_on(on)),
            "rule",
            id="id",
            arena_id="arena_id",
            effect="effect",
            role="role",
            municipality_id="municipality_id",
            district_id="district_id",
            ownership="ownership",
            unit_kind="unit_kind",
            unit_id="unit_id",
            merged="unit__merged_into_id",
            seat_id="seat_id",
        ),
    ]


def what_is_mine(
    viewer: Viewer,
    *,
    community_id: int,
    content: WheelContent | None,
    seats: Sequence[Seat],
    ties: Ties,
    on: date,
) -> Mine:
    """The arenas and municipalities of the seats in the wheel's community. No database."""
    here = [seat for seat in seats if seat.community_id == community_id]
    arenas: set[str] = set()
    municipalities: set[str] = set()
    whole = may(viewer, Action.EDIT_ACTIVITY, community_id=community_id)
    everywhere = whole or any(municipality_of(seat) is None for seat in here)
    all_arenas = whole
    for seat in here:
        own = {_drawn(arena, ties.arenas) for arena in _arenas_of(seat, ties, on)}
        if seat.unit_id is not None and content is not None:
            own |= {one.id for one in content.arenas if one.level is Level.UNIT}
        reaches = TABLE[Action.CHOOSE_DATE].get(Role(seat.role))
        all_arenas = all_arenas or not own or reaches is Scope.OWN_MUNICIPALITY
        arenas |= own
        municipalities |= {municipality_of(seat) or ""}
    drawn = {one.id for one in content.arenas} if content else set()
    named = set(content.municipalities) if content else set()
    return Mine(
        frozenset() if all_arenas else frozenset(arenas & drawn),
        frozenset() if everywhere else frozenset(municipalities & named),
    )


def municipality_of(seat: Seat) -> str | None:
    """As wheels name it; None above and outside municipalities."""
    if seat.unit:
        return str(seat.unit.municipality)
    if seat.organisation and seat.municipality_id:
        own = seat.organisation
        return str(own.parent if own.parent_id == seat.municipality_id else own)
    return str(seat.arena.municipality) if seat.arena and seat.arena.municipality else None


def _rule(data: dict[str, Any]) -> MemberRule:
    """A rule as it was read, with all that judging it asks for."""
    merged = data.pop("merged")
    found = MemberRule(**data, valid_from=_LATER)
    if found.unit_id is not None:
        found.unit = Unit(pk=found.unit_id, merged_into_id=merged)
    return found


def _arenas_of(seat: Seat, ties: Ties, on: date) -> list[Arena]:
    """Those it stands on, and those whose rules take it, or its unit, in."""
    units = {seat.unit_id: seat.unit} if seat.unit and seat.unit_id else {}
    people = People([SeatRow(seat, "-", None, "", "", None)], units)
    rules: defaultdict[int, list[MemberRule]] = defaultdict(list)
    for rule in ties.rules:
        rules[rule.arena_id].append(rule)
    return [
        arena
        for arena in ties.arenas
        if arena.community_id == seat.community_id
        and (
            arena.pk == seat.arena_id
            or members_of(arena, rules[arena.pk] or rules[arena.parent_id or 0], people, on=on)
        )
    ]


def _drawn(arena: Arena, arenas: Iterable[Arena]) -> str:
    """The column it stands in: its parent's when it is a part."""
    return next((one.slug for one in arenas if one.pk == arena.parent_id), arena.slug)
