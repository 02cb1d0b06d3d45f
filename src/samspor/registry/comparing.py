"""Rows of a file held against the registry: new, changed, the same, or wrong.

Pure: plain values in, plain values out. Nothing is cleared, opened again or deleted (T-19).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from samspor.reading.registers import Column, FoundUnit
from samspor.reading.registers.units import folded
from samspor.registry.compared import (
    Compared,
    Comparison,
    Difference,
    Fault,
    Known,
    KnownUnit,
    Note,
    Place,
    Plan,
    RowFault,
    RowState,
)
from samspor.registry.comparing_owners import Owners, grouped
from samspor.registry.enums import UnitKind

_TOLD_EVERY: Final = 50
_FIELDS: Final = (
    (Column.NAME, "name"),
    (Column.ORGANISATION_NUMBER, "organisation_number"),
    (Column.KIND, "kind"),
    (Column.SECTIONS, "sections"),
    (Column.OPENED_ON, "opened_on"),
)


def compare_units(
    found: Iterable[FoundUnit],
    known: Known,
    *,
    default_ownership: str = "",
    told: Callable[[int], None] | None = None,
) -> Comparison:
    """Hold each row against the registry.

    Args:
        default_ownership: What a new unit is when the file does not say.
        told: Is told now and then how many rows are done.
    """
    comparing = _Comparing(known, default_ownership)
    rows: list[Compared] = []
    for each in found:
        rows.append(comparing.row(each))
        if told is not None and len(rows) % _TOLD_EVERY == 0:
            told(len(rows))
    named = {row.unit for row in rows if row.unit is not None}
    places = {row.plan.municipality for row in rows if row.plan is not None}
    gone = [
        unit
        for unit in known.units
        if unit.municipality in places & known.mine
        and unit.id not in named
        and unit.closed_on is None
    ]
    return Comparison.of(rows, gone)


class _Comparing:
    def __init__(self, known: Known, default_ownership: str) -> None:
        self.known = known
        self.names = {
            place.id: place.name
            for place in (*known.municipalities, *known.districts, *known.owners)
        }
        self.by_place_number = {p.number: p for p in known.municipalities if p.number}
        self.by_place_name = grouped(known.municipalities)
        self.districts = {(p.parent, folded(p.name)): p.id for p in known.districts}
        self.by_number = {u.organisation_number: u for u in known.units if u.organisation_number}
        self.by_name: defaultdict[tuple[int, str], list[KnownUnit]] = defaultdict(list)
        for unit in known.units:
            self.by_name[unit.municipality, folded(unit.name)].append(unit)
        self.owners = Owners(known, default_ownership)
        self.seen: dict[int, int] = {}
        self.new_names: dict[tuple[int, str], int] = {}

    def row(self, found: FoundUnit) -> Compared:
        self.faults: list[RowFault] = []
        self.notes: list[tuple[Note, str]] = []
        place = self._place(found)
        unit = self._unit(found, place)
        if place is None and unit is not None and not found.municipality_number:
            place = unit.municipality if not found.municipality else None
        elif place is None and not self.faults:
            self.faults.append(RowFault(Fault.MUNICIPALITY_MISSING))
        plan = None
        differences: tuple[Difference, ...] = ()
        if place is not None and not self.faults and not found.problems:
            plan = self._plan(found, place, unit)
            differences = self._differences(plan, unit)
        if found.problems or self.faults or plan is None:
            state = RowState.WRONG
            plan, differences = None, ()
        elif unit is None:
            state = RowState.NEW
        else:
            state = RowState.CHANGED if differences else RowState.SAME
        return Compared(
            line=found.line,
            name=found.name,
            place=self.names.get(place or 0, "") or found.municipality,
            state=state,
            differences=differences,
            problems=found.problems,
            faults=tuple(self.faults),
            notes=tuple(self.notes),
            unit=unit.id if unit else None,
            plan=plan,
        )

    def _fault(self, code: Fault, text: str = "") -> None:
        self.faults.append(RowFault(code, text))

    def _place(self, found: FoundUnit) -> int | None:
        """The number wins: names repeat. Without either, the only one the viewer writes about."""
        if found.municipality_number:
            place = self.by_place_number.get(found.municipality_number)
            if place is None:
                self._fault(Fault.MUNICIPALITY_UNKNOWN, found.municipality_number)
                return None
            return self._own(place)
        if found.municipality:
            same = self.by_place_name.get(folded(found.municipality), [])
            mine = [place for place in same if place.id in self.known.mine] or same
            if len(mine) == 1:
                return self._own(mine[0])
            code = Fault.MUNICIPALITY_TWICE if mine else Fault.MUNICIPALITY_UNKNOWN
            self._fault(code, found.municipality)
            return None
        return next(iter(self.known.mine)) if len(self.known.mine) == 1 else None

    def _own(self, place: Place) -> int | None:
        if place.id in self.known.mine:
            return place.id
        self._fault(Fault.NOT_YOURS, place.name)
        return None

    def _unit(self, found: FoundUnit, place: int | None) -> KnownUnit | None:
        """By number; else by name in its municipality, where that is one unit only."""
        unit = self.by_number.get(found.organisation_number) if found.organisation_number else None
        if unit is not None and unit.municipality not in self.known.mine:
            self._fault(Fault.NUMBER_ELSEWHERE, self.names.get(unit.municipality, ""))
            return None
        if unit is None and place is not None:
            same = self.by_name.get((place, folded(found.name)), [])
            if found.organisation_number:  # a unit with another number is another unit
                if any(each.organisation_number for each in same):
                    self.notes.append((Note.SAME_NAME, found.name))
                same = [each for each in same if not each.organisation_number]
            if len(same) > 1:
                self._fault(Fault.NAME_AMBIGUOUS, found.name)
            unit = same[0] if len(same) == 1 else None
        if unit is not None and not found.problems:
            if unit.id in self.seen:
                self._fault(Fault.UNIT_TWICE, str(self.seen[unit.id]))
            self.seen.setdefault(unit.id, found.line)
        if unit is None and place is not None and found.name:
            key = (place, folded(found.name))
            if key in self.new_names and not found.problems:
                self.notes.append((Note.SAME_NAME, found.name))
            self.new_names.setdefault(key, found.line)
        return unit

    def _plan(self, found: FoundUnit, place: int, unit: KnownUnit | None) -> Plan:
        values: dict[str, object] = {}
        for column, name in _FIELDS:
            value = getattr(found, column.value)
            if value not in {"", None}:
                values[name] = value
        if unit is not None and folded(unit.name) == folded(found.name):
            values.pop("name", None)  # capital letters are the people's own
        if found.combined_centre:
            values["combined_centre"] = True
        values["municipality_id"] = place
        if found.district:
            district = self.districts.get((place, folded(found.district)))
            if district is None:
                self.notes.append((Note.DISTRICT_UNKNOWN, found.district))
            else:
                values["district_id"] = district
        owning = self.owners.of(found, place=place, unit=unit)
        values |= owning.values
        self.faults += owning.faults
        if owning.new_name:
            self.notes.append((Note.NEW_OWNER, owning.new_name))
        self._closing(found, unit, values)
        if unit is None:
            values.setdefault("kind", _kind_of(found.name))
        figure = unit is None or (found.children, found.staff) != (
            unit.children if found.children is not None else None,
            unit.staff if found.staff is not None else None,
        )
        return Plan(
            municipality=place,
            values=values,
            owner_name=owning.new_name,
            owner_number=found.owner_number if owning.new_name else "",
            children=found.children if figure else None,
            staff=found.staff if figure else None,
            counted_on=found.counted_on,
        )

    def _closing(self, found: FoundUnit, unit: KnownUnit | None, values: dict[str, object]) -> None:
        opened = found.opened_on or (unit.opened_on if unit else None)
        if found.closed_on is None:
            if unit is not None and unit.closed_on is not None:
                self.notes.append((Note.CLOSED_HERE, ""))
            return
        if unit is None:
            self._fault(Fault.CLOSED_UNKNOWN)
        elif opened and found.closed_on < opened:
            self._fault(Fault.CLOSED_BEFORE_OPENED)
        elif unit.closed_on is None:
            values["closed_on"] = found.closed_on

    def _differences(self, plan: Plan, unit: KnownUnit | None) -> tuple[Difference, ...]:
        """Of a new unit: all that is known."""
        told = [
            (Column.NAME, "name", unit.name if unit else ""),
            (
                Column.ORGANISATION_NUMBER,
                "organisation_number",
                unit.organisation_number if unit else "",
            ),
            (Column.MUNICIPALITY, "municipality_id", unit.municipality if unit else None),
            (Column.DISTRICT, "district_id", unit.district if unit else None),
            (Column.KIND, "kind", unit.kind if unit else ""),
            (Column.OWNERSHIP, "ownership", unit.ownership if unit else ""),
            (Column.OWNER_FORM, "owner_form", unit.owner_form if unit else ""),
            (Column.OWNER, "owner_id", unit.owner if unit else None),
            (Column.SECTIONS, "sections", unit.sections if unit else None),
            (Column.OPENED_ON, "opened_on", unit.opened_on if unit else None),
            (Column.CLOSED_ON, "closed_on", unit.closed_on if unit else None),
        ]
        made = []
        for column, name, before in told:
            after = plan.values.get(name, before)
            if column is Column.OWNER and plan.owner_name:
                made.append(Difference(column, self._shown(name, before), plan.owner_name))
            elif after != before:
                made.append(Difference(column, self._shown(name, before), self._shown(name, after)))
        for column, number, old in (
            (Column.CHILDREN, plan.children, unit.children if unit else None),
            (Column.STAFF, plan.staff, unit.staff if unit else None),
        ):
            if number is not None and number != old:
                made.append(Difference(column, str(old or ""), str(number)))
        return tuple(made)

    def _shown(self, name: str, value: object) -> str:
        if value is None:
            return ""
        if name.endswith("_id"):
            assert isinstance(value, int)
            return self.names.get(value, "")
        return value.isoformat() if isinstance(value, date) else str(value)


def _kind_of(name: str) -> str:
    """A list of kindergartens rarely says so; a school's name does."""
    said = folded(name)
    is_school = any(word in said for word in ("skole", "skule")) and "barnehage" not in said
    return UnitKind.SCHOOL.value if is_school else UnitKind.KINDERGARTEN.value
