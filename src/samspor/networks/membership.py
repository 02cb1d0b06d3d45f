"""Works out members from rules, seats and units already read. Asks the database nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samspor.access.viewer import Role
from samspor.networks.enums import Effect
from samspor.networks.models import Arena, MemberRule
from samspor.registry.enums import Ownership
from samspor.registry.models import Unit
from samspor.seats.models import Seat
from samspor.seats.selectors.seats import SeatRow


@dataclass(frozen=True, slots=True)
class Member:
    """A seat, a unit without anybody to answer for it, or a seat for its unit; `why` it is in."""

    row: SeatRow | None
    unit: Unit | None
    why: MemberRule

    @property
    def municipality_id(self) -> int | None:
        if self.unit:
            return self.unit.municipality_id
        return self.row.seat.municipality_id if self.row else None

    @property
    def ownership(self) -> str:
        """Empty above the units."""
        return self.unit.ownership if self.unit else ""


@dataclass(frozen=True, slots=True)
class Counts:
    all: int
    municipal: int
    private: int

    @property
    def above(self) -> int:
        return self.all - self.municipal - self.private


@dataclass(frozen=True, slots=True)
class People:
    """Those who could be members on a day: the community's seats and open units."""

    rows: Sequence[SeatRow]
    units: Mapping[int, Unit]

    def head_of(self, unit_id: int) -> SeatRow | None:
        return next(
            (row for row in self.rows if row.seat.unit_id == unit_id and _is_head(row.seat)), None
        )


def members_of(
    arena: Arena, rules: Iterable[MemberRule], people: People, *, on: date
) -> list[Member]:
    """In the order of the seats. What several rules add is there once, for the first of them."""
    mine = [rule for rule in rules if rule.holds_on(on)]
    adding = [rule for rule in mine if rule.effect == Effect.ADD]
    leaving_out = [rule for rule in mine if rule.effect == Effect.LEAVE_OUT]
    found = [
        Member(row, _unit(row, people), why)
        for row in people.rows
        if (why := next((rule for rule in adding if includes(rule, row.seat, people)), None))
    ]
    answered = {row.seat.unit_id for row in people.rows if _is_head(row.seat)}
    found += [
        Member(None, unit, why)
        for unit in people.units.values()
        if unit.pk not in answered
        and (why := next((rule for rule in adding if takes_unit(rule, unit)), None))
    ]
    return [
        member
        for member in found
        if _in_part(arena, member) and not any(_left_out(rule, member) for rule in leaving_out)
    ]


def includes(rule: MemberRule, seat: Seat, people: People | None = None) -> bool:
    """Whether the rule adds the seat. A unit is there with its head."""
    if rule.seat_id:
        return rule.seat_id == seat.pk
    unit = seat.unit
    if unit and people is not None:
        if unit.pk not in people.units:
            return False  # closed, or not in the community on the day
        unit = people.units[unit.pk]
    if not rule.role:
        return unit is not None and _is_head(seat) and takes_unit(rule, unit)
    if rule.role != seat.role:
        return False
    return _fits(rule, unit) if unit else _above(rule, seat)


def takes_unit(rule: MemberRule, unit: Unit) -> bool:
    """Whether the rule adds the unit itself."""
    if rule.unit_id:
        return rule.unit_id == unit.pk or _lives_on_in(rule, unit)
    return not (rule.role or rule.seat_id) and _fits(rule, unit)


def counts(members: Iterable[Member]) -> Counts:
    """Municipal beside private; the rest sit above the units."""
    by_owner = Counter(member.ownership for member in members)
    return Counts(by_owner.total(), by_owner[Ownership.MUNICIPAL], by_owner[Ownership.PRIVATE])


def _fits(rule: MemberRule, unit: Unit) -> bool:
    return (
        rule.municipality_id in {None, unit.municipality_id}
        and rule.district_id in {None, unit.district_id}
        and rule.ownership in {"", unit.ownership}
        and rule.unit_kind in {"", unit.kind}
    )


def _above(rule: MemberRule, seat: Seat) -> bool:
    narrowed = rule.ownership or rule.unit_kind or rule.district_id
    return not narrowed and rule.municipality_id in {None, seat.municipality_id}


def _lives_on_in(rule: MemberRule, unit: Unit) -> bool:
    """The unit that was named has become part of this one."""
    return rule.unit is not None and rule.unit.merged_into_id == unit.pk


def _left_out(rule: MemberRule, member: Member) -> bool:
    if rule.seat_id:
        return member.row is not None and member.row.seat.pk == rule.seat_id
    return member.unit is not None and member.unit.pk == rule.unit_id


def _in_part(arena: Arena, member: Member) -> bool:
    """A municipality's own part of an arena has only that municipality's members."""
    return arena.municipality_id in {None, member.municipality_id}


def _unit(row: SeatRow, people: People) -> Unit | None:
    """As it was on the day, when units were read for one."""
    return people.units.get(row.seat.unit_id or 0)


def _is_head(seat: Seat) -> bool:
    return seat.unit_id is not None and seat.role == Role.HEAD
