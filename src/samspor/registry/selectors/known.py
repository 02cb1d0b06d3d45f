"""The registry as a file is held against it: plain values, a handful of statements."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, Subquery

from samspor.access.viewer import Viewer
from samspor.audit.stamps import any_stamp
from samspor.kernel.kept import Kept
from samspor.reading.registers import Column, FoundUnit, RegisterFormat, interpret_units
from samspor.reading.registers.classification import interpret_municipalities
from samspor.reading.registers.headers import guess
from samspor.registry.compared import Compared, Comparison, Known, KnownUnit, Place
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
    Participation,
    RegisterImport,
    Unit,
    UnitFigure,
)
from samspor.registry.models.validity import valid_on
from samspor.registry.rules import keeps_all, own_municipalities
from samspor.registry.selectors.administration import organisations_here

DEFAULT_OWNERSHIP = "default_ownership"
# Weighed, not measured: a row with what it would do is about this large.
_ROW: Final = 1500
COMPARISONS: Final[Kept[Comparison]] = Kept(weight=lambda found: _ROW * (len(found.rows) + 9))


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


def units_compared(
    viewer: Viewer,
    source: RegisterImport,
    *,
    on: date,
    told: Callable[[int], None] | None = None,
) -> Comparison:
    found = interpret_units(source.table, columns_of(source))
    known = known_registry(viewer, community=source.community, found=found, on=on)
    default = source.columns.get(DEFAULT_OWNERSHIP, "")
    return compare_units(found, known, default_ownership=default, told=told)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A comparison that was made before the transaction that uses it.

    It holds as long as `stamp` does: nobody has written anything anywhere meanwhile.
    """

    comparison: Comparison
    stamp: tuple[tuple[int], ...]


def units_compared_ahead(
    viewer: Viewer, source: RegisterImport, *, on: date, told: Callable[[int], None]
) -> Ahead:
    stamp = tuple(any_stamp(viewer))
    return Ahead(units_compared(viewer, source, on=on, told=told), stamp)


def units_compared_now(
    viewer: Viewer, source: RegisterImport, *, on: date, ahead: Ahead | None
) -> Comparison:
    """What was compared ahead where it still holds, else compared anew."""
    if ahead is not None and ahead.stamp == tuple(any_stamp(viewer)):
        return ahead.comparison
    return units_compared(viewer, source, on=on)


def units_compared_before(viewer: Viewer, source: RegisterImport, *, on: date) -> Comparison:
    """As `units_compared`, kept from page to page while nobody has written anything anywhere.

    For those who look through it; who takes it in compares anew.
    """
    stamp = tuple(any_stamp(viewer))
    key = (source.pk, tuple(sorted(source.columns.items())), viewer.roles, on, stamp)
    return COMPARISONS.get(key, lambda: units_compared(viewer, source, on=on))


def compared(
    viewer: Viewer, source: RegisterImport, *, on: date
) -> Sequence[Compared] | Sequence[ComparedMunicipality]:
    """The rows of either kind of file."""
    if source.table.format is RegisterFormat.CLASSIFICATION:
        return municipalities_compared(viewer, source, on=on)
    return units_compared(viewer, source, on=on).rows


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
    viewer: Viewer, *, community: Community, on: date
) -> list[KnownMunicipality]:
    """All of the registry; `is_mine` those that may be changed from this community."""
    former: defaultdict[int, set[tuple[str, date]]] = defaultdict(set)
    rows = FormerMunicipality.objects.seen_by(viewer)
    for key, number, last in rows.values_list("organisation", "municipality_number", "valid_to"):
        former[key].add((number, last))
    parts = Participation.objects.seen_by(viewer).filter(
        valid_on(on), community=community, organisation=OuterRef("pk")
    )
    current = Organisation.objects.seen_by(viewer).filter(
        kind=OrganisationKind.MUNICIPALITY, valid_to=None
    )
    values = current.annotate(takes_part=Exists(parts)).values_list(
        "pk", "name", "short_name", "municipality_number", "takes_part"
    )
    may = _may_write(viewer, community)
    return [
        KnownMunicipality(
            id=key,
            name=name,
            short_name=short,
            number=number,
            is_mine=takes_part and may(key),
            former=frozenset(former[key]),
        )
        for key, name, short, number, takes_part in values.distinct()
    ]


def known_registry(
    viewer: Viewer, *, community: Community, found: Iterable[FoundUnit], on: date
) -> Known:
    """Two statements, however long the file."""
    rows = list(found)
    numbers = {row.organisation_number for row in rows if row.organisation_number}
    owner_numbers = {row.owner_number for row in rows if row.owner_number}
    here = organisations_here(viewer, community=community, on=on, besides=owner_numbers)
    by_kind: defaultdict[str, list[Organisation]] = defaultdict(list)
    for row in here:
        by_kind[row.kind].append(row)
    places = by_kind[OrganisationKind.MUNICIPALITY]
    may = _may_write(viewer, community)
    owners = [*by_kind[OrganisationKind.OWNER], *places]
    return Known(
        municipalities=tuple(Place(row.pk, str(row), row.municipality_number) for row in places),
        mine=frozenset(row.pk for row in places if may(row.pk)),
        districts=tuple(
            Place(row.pk, row.name, parent=row.parent_id)
            for row in by_kind[OrganisationKind.DISTRICT]
        ),
        owners=tuple(Place(row.pk, str(row), row.organisation_number) for row in owners),
        units=tuple(_units(viewer, [row.pk for row in places], numbers)),
    )


def _may_write(viewer: Viewer, community: Community) -> Callable[[int], bool]:
    own = own_municipalities(viewer, community_id=community.pk)
    everything = keeps_all(viewer, community_id=community.pk)
    return lambda key: everything or key in own


def _units(viewer: Viewer, keys: list[int], numbers: set[str]) -> list[KnownUnit]:
    """Those here, and those elsewhere whose number the file has."""
    wanted = Q(municipality__in=keys)
    if numbers:
        wanted |= Q(organisation_number__in=sorted(numbers))
    return _values(viewer, Unit.objects.seen_by(viewer).filter(wanted))


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
