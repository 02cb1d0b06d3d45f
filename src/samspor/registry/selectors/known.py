"""The registry as a file is held against it: plain values, a handful of statements."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from samspor.access.viewer import Viewer
from samspor.reading.registers import Column, FoundUnit, RegisterFormat, interpret_units
from samspor.reading.registers.classification import interpret_municipalities
from samspor.reading.registers.headers import guess
from samspor.registry.compared import Comparison, Known, KnownUnit, Place
from samspor.registry.comparing import compare_units
from samspor.registry.comparing_municipalities import (
    ComparedMunicipality,
    KnownMunicipality,
    compare_municipalities,
)
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import (
    Community,
    FormerMunicipality,
    Organisation,
    RegisterImport,
    Unit,
    UnitFigure,
)
from samspor.registry.rules import keeps_all, own_municipalities
from samspor.registry.selectors.communities import municipalities

_CHUNK = 900
DEFAULT_OWNERSHIP = "default_ownership"


def columns_of(source: RegisterImport) -> dict[Column, int]:
    """What was chosen, else what the headers say."""
    known = {column.value: column for column in Column}
    chosen = {known[name]: place for name, place in source.columns.items() if name in known}
    return chosen or guess_columns(source)


def guess_columns(source: RegisterImport) -> dict[Column, int]:
    table = source.table
    if table.format is RegisterFormat.TABLE:
        return guess(table.columns)
    return {Column(name): place for place, name in enumerate(table.columns)}


def units_compared(viewer: Viewer, source: RegisterImport, *, on: date) -> Comparison:
    found = interpret_units(source.table, columns_of(source))
    known = known_registry(viewer, community=source.community, found=found, on=on)
    default = source.columns.get(DEFAULT_OWNERSHIP, "")
    return compare_units(found, known, default_ownership=default)


def municipalities_compared(
    viewer: Viewer, source: RegisterImport, *, on: date
) -> tuple[ComparedMunicipality, ...]:
    found = interpret_municipalities(source.table)
    return compare_municipalities(
        found,
        known_municipalities(viewer, community=source.community, on=on),
        today=on,
    )


def known_municipalities(
    viewer: Viewer, *, community: Community | None, on: date
) -> list[KnownMunicipality]:
    """All of the registry; `is_mine` those that may be changed from this community."""
    former: defaultdict[int, set[tuple[str, date]]] = defaultdict(set)
    rows = FormerMunicipality.objects.seen_by(viewer)
    for key, number, last in rows.values_list("organisation", "municipality_number", "valid_to"):
        former[key].add((number, last))
    mine = _mine(viewer, community, on) if community is not None else None
    current = Organisation.objects.seen_by(viewer).filter(
        kind=OrganisationKind.MUNICIPALITY, valid_to=None
    )
    return [
        KnownMunicipality(
            id=key,
            name=name,
            short_name=short,
            number=number,
            is_mine=mine is None or key in mine,
            former=frozenset(former[key]),
        )
        for key, name, short, number in current.values_list(
            "pk", "name", "short_name", "municipality_number"
        ).distinct()
    ]


def known_registry(
    viewer: Viewer, *, community: Community, found: Iterable[FoundUnit], on: date
) -> Known:
    rows = list(found)
    places = _places(municipalities(viewer, community=community, on=on))
    keys = {place.id for place in places}
    numbers = {row.organisation_number for row in rows if row.organisation_number}
    owner_numbers = {row.owner_number for row in rows if row.owner_number}
    districts = Organisation.objects.seen_by(viewer).filter(
        kind=OrganisationKind.DISTRICT, parent__in=keys
    )
    return Known(
        municipalities=tuple(places),
        mine=frozenset(_mine(viewer, community, on) & keys),
        districts=tuple(
            Place(key, name, parent=parent)
            for key, name, parent in districts.values_list("pk", "name", "parent").distinct()
        ),
        owners=(*_owners(viewer, keys, owner_numbers), *_as_owners(viewer, keys)),
        units=tuple(_units(viewer, keys, numbers)),
    )


def _mine(viewer: Viewer, community: Community, on: date) -> set[int]:
    part = municipalities(viewer, community=community, on=on)
    keys = set(part.values_list("pk", flat=True))
    if keeps_all(viewer, community_id=community.pk):
        return keys
    return keys & own_municipalities(viewer, community_id=community.pk)


def _places(rows: Any) -> list[Place]:
    values = rows.values_list("pk", "name", "short_name", "municipality_number")
    return [Place(key, short or name, number) for key, name, short, number in values]


def _as_owners(viewer: Viewer, keys: set[int]) -> list[Place]:
    """A municipality owns under its full name and its organisation number."""
    rows = Organisation.objects.seen_by(viewer).filter(pk__in=keys).distinct()
    values = rows.values_list("pk", "name", "short_name", "organisation_number")
    return [Place(key, short or name, number) for key, name, short, number in values]


def _owners(viewer: Viewer, keys: set[int], numbers: set[str]) -> list[Place]:
    """Those that own something here, nothing yet, or whose number the file has."""
    owned = Unit.objects.seen_by(viewer).filter(owner=OuterRef("pk"))
    rows = Organisation.objects.seen_by(viewer).filter(kind=OrganisationKind.OWNER)
    here = Q(Exists(owned.filter(municipality__in=keys))) | ~Q(Exists(owned))
    values = rows.filter(here).values_list("pk", "name", "organisation_number").distinct()
    found = {key: Place(key, name, number) for key, name, number in values}
    for some in _chunks(numbers):
        named = rows.filter(organisation_number__in=some)
        for key, name, number in named.values_list("pk", "name", "organisation_number"):
            found.setdefault(key, Place(key, name, number))
    return list(found.values())


def _units(viewer: Viewer, keys: set[int], numbers: set[str]) -> list[KnownUnit]:
    rows = Unit.objects.seen_by(viewer)
    found = {unit.id: unit for unit in _values(viewer, rows.filter(municipality__in=keys))}
    missing = numbers - {unit.organisation_number for unit in found.values()}
    for some in _chunks(missing):
        for unit in _values(viewer, rows.filter(organisation_number__in=some)):
            found.setdefault(unit.id, unit)
    return list(found.values())


def _values(viewer: Viewer, rows: Any) -> list[KnownUnit]:
    figures = UnitFigure.objects.seen_by(viewer).filter(unit=OuterRef("pk"))
    counted = figures.order_by("-counted_on", "-id")
    fields = (
        "pk", "name", "organisation_number", "municipality", "district", "kind",
        "combined_centre", "ownership", "owner_form", "owner", "sections", "opened_on", "closed_on",
        "last_children", "last_staff",
    )  # fmt: skip
    annotated = rows.annotate(
        last_children=Subquery(counted.filter(children__isnull=False).values("children")[:1]),
        last_staff=Subquery(counted.filter(staff__isnull=False).values("staff")[:1]),
    )
    names = ("id", *fields[1:-2], "children", "staff")
    return [
        KnownUnit(**dict(zip(names, values, strict=True)))
        for values in annotated.values_list(*fields)
    ]


def _chunks(words: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(words)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
