"""The rows of a comparison into the registry, many at a time. Steps of `imports.take_in_register`.

Ten thousand rows one by one would ask the database fifty thousand times; here each field judges
itself, and the constraints of the database judge the rest.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from samspor.kernel.clock import OSLO
from samspor.reading.registers.units import folded
from samspor.registry.compared import Compared, Comparison, Plan
from samspor.registry.comparing_municipalities import ComparedMunicipality
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import (
    FormerMunicipality,
    FormerName,
    FormerOwnership,
    Organisation,
    Unit,
    UnitFigure,
)
from samspor.registry.models.alphabet import alphabet_column
from samspor.registry.services.batches import Touched, rewrite
from samspor.registry.states import State, state_of

_CHUNK = 500
_WHY = "the import was judged by its service, row by row"


def take_units(comparison: Comparison, *, counted_on: date, source: str, today: date) -> Touched:
    touched = Touched()
    good = [row for row in comparison.rows if row.plan is not None]
    owners = _add_owners([row.plan for row in good if row.plan is not None], touched)
    fresh = [(row, _fill(Unit(), row, owners)) for row in good if row.unit is None]
    Unit.objects.bulk_create([unit for _row, unit in fresh], batch_size=_CHUNK)
    touched.added += [unit for _row, unit in fresh]
    changing = [row for row in good if row.unit is not None and row.differences]
    known = _held([row.unit for row in changing if row.unit is not None])
    before = {key: state_of(unit) for key, unit in known.items()}
    for row in changing:
        _fill(known[row.unit or 0], row, owners)
    altered = [unit for key, unit in known.items() if state_of(unit) != before[key]]
    for unit in altered:
        unit.version += 1
    rewrite(altered, before)
    for unit in altered:
        touched.keep(unit, before=before[unit.pk])
    _keep_former(altered, before, today, touched)
    pairs = [*fresh, *((row, known[row.unit or 0]) for row in changing)]
    _count(pairs, counted_on=counted_on, source=source, touched=touched)
    return touched


def take_municipalities(places: Iterable[ComparedMunicipality], *, now: datetime) -> Touched:
    touched = Touched()
    today = now.astimezone(OSLO).date()
    wanted = [place for place in places if place.plan is not None]
    keys = [place.municipality for place in wanted if place.municipality is not None]
    rows = Organisation.objects.unguarded(reason=_WHY).select_for_update()
    known = rows.in_bulk(keys)
    for place in wanted:
        plan = place.plan
        assert plan is not None
        row = known.get(place.municipality or 0)
        if row is None:
            row = Organisation(
                kind=OrganisationKind.MUNICIPALITY,
                name=_full_name(plan.name),
                short_name=plan.name[:40],
                municipality_number=plan.number,
            )
            _save(row)
            touched.added.append(row)
        else:
            before = state_of(row)
            row.municipality_number = plan.number
            row.valid_to = plan.ended_on if plan.ended_on and plan.ended_on < today else None
            if state_of(row) != before:
                row.version += 1
                _save(row)
                touched.keep(row, before=before)
        for step in plan.past:
            assert step.last is not None
            former = FormerMunicipality(
                organisation=row,
                name=_full_name(step.name),
                municipality_number=step.number,
                valid_from=step.first,
                valid_to=step.last,
            )
            former.full_clean()
            former.save()
            touched.added.append(former)
    return touched


def _save(row: Organisation) -> None:
    row.full_clean()
    row.save()


def _full_name(name: str) -> str:
    """Oslo is Oslo kommune; those with several names in writing keep them as they are."""
    return name if " - " in name else f"{name} kommune"


def _add_owners(plans: list[Plan], touched: Touched) -> dict[tuple[str, str], Organisation]:
    """One owner for each name and number, however many units it has in the file."""
    wanted: dict[tuple[str, str], Organisation] = {}
    for plan in plans:
        key = (folded(plan.owner_name), plan.owner_number)
        if plan.owner_name and key not in wanted:
            wanted[key] = Organisation(
                kind=OrganisationKind.OWNER,
                name=plan.owner_name,
                organisation_number=plan.owner_number,
                sort_key=alphabet_column(plan.owner_name),
            )
    for row in wanted.values():
        row.clean_fields()
    Organisation.objects.bulk_create(list(wanted.values()), batch_size=_CHUNK)
    touched.added += wanted.values()
    return wanted


def _fill(unit: Unit, row: Compared, owners: dict[tuple[str, str], Organisation]) -> Unit:
    plan = row.plan
    assert plan is not None
    for name, value in plan.values.items():
        setattr(unit, name, value)
    if plan.owner_name:
        unit.owner_id = owners[folded(plan.owner_name), plan.owner_number].pk
    unit.sort_key = alphabet_column(unit.name)
    # The ties were found in the registry a moment ago; asking again is one question a row.
    unit.clean_fields(exclude={"municipality", "district", "owner", "merged_into"})
    return unit


def _held(keys: list[int]) -> dict[int, Unit]:
    rows = Unit.objects.unguarded(reason=_WHY).select_for_update()
    found: dict[int, Unit] = {}
    for start in range(0, len(keys), _CHUNK):
        found |= rows.in_bulk(keys[start : start + _CHUNK])
    return found


def _keep_former(
    units: list[Unit], before: dict[int, State], today: date, touched: Touched
) -> None:
    """What a unit was called and who owned it until the file told otherwise.

    A file does not say since when; we know that it holds from today. A second change on the same
    day only mends the first.
    """
    last = today - timedelta(days=1)
    names, ownerships = _ended(FormerName, units, last), _ended(FormerOwnership, units, last)
    renamed = [
        FormerName(unit=unit, name=old["name"], valid_from=unit.opened_on, valid_to=last)
        for unit in units
        for old in [before[unit.pk]]
        if folded(old["name"]) != folded(unit.name) and unit.pk not in names
    ]
    owned = [
        FormerOwnership(
            unit=unit,
            ownership=old["ownership"],
            owner_form=old["owner_form"],
            owner_id=old["owner_id"],
            valid_to=last,
        )
        for unit in units
        for old in [before[unit.pk]]
        if old["owner_id"] not in {None, unit.owner_id} and unit.pk not in ownerships
    ]
    for row in renamed:
        if row.valid_from and row.valid_from > last:
            row.valid_from = None
    FormerName.objects.bulk_create(renamed, batch_size=_CHUNK)
    FormerOwnership.objects.bulk_create(owned, batch_size=_CHUNK)
    touched.added += [*renamed, *owned]


def _ended(model: Any, units: list[Unit], last: date) -> set[int]:
    rows = model.objects.unguarded(reason="the import was judged by its service, row by row")
    return set(rows.filter(unit__in=units, valid_to__gte=last).values_list("unit_id", flat=True))


def _count(
    pairs: Iterable[tuple[Compared, Unit]], *, counted_on: date, source: str, touched: Touched
) -> None:
    wanted = [
        (unit, row.plan) for row, unit in pairs if row.plan is not None and row.plan.has_figure
    ]
    known: dict[tuple[int, date], UnitFigure] = {}
    for start in range(0, len(wanted), _CHUNK):
        units = [unit for unit, _plan in wanted[start : start + _CHUNK]]
        rows = UnitFigure.objects.unguarded(reason=_WHY).filter(unit__in=units, source=source)
        known |= {(row.unit_id, row.counted_on): row for row in rows}
    fresh: list[UnitFigure] = []
    altered: list[UnitFigure] = []
    stood: dict[int, State] = {}
    for unit, plan in wanted:
        day = plan.counted_on or counted_on
        row = known.get((unit.pk, day))
        if row is None:
            row = UnitFigure(
                unit=unit, counted_on=day, source=source, children=plan.children, staff=plan.staff
            )
            row.clean_fields(exclude={"unit"})
            fresh.append(row)
            continue
        stood[row.pk] = before = state_of(row)
        row.children = plan.children if plan.children is not None else row.children
        row.staff = plan.staff if plan.staff is not None else row.staff
        row.clean_fields(exclude={"unit"})
        altered.append(row)
        touched.keep(row, before=before)
    UnitFigure.objects.bulk_create(fresh, batch_size=_CHUNK)
    rewrite(altered, stood)
    touched.added += fresh
