"""Kindergartens and schools with their figures. One statement, however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.registry.enums import Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit, UnitFigure
from samspor.registry.selectors.administration import all_units
from samspor.registry.selectors.communities import units
from samspor.registry.selectors.history import History, history_in, with_history


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """`children` as counted last, None where nobody has counted."""

    unit: Unit
    children: int | None
    counted_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Of some units. `children` None where not one of them is counted."""

    units: int = 0
    children: int | None = None
    counted: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every unit is in the sum of children."""
        return self.counted == self.units


@dataclass(frozen=True, slots=True)
class SumRow:
    """One municipality, or all of them together (`municipality` None)."""

    municipality: Organisation | None
    municipal: Sum
    private: Sum
    total: Sum


def units_with_figures(viewer: Viewer, *, community: Community, on: date) -> list[UnitFacts]:
    """Open units in Norwegian order, municipal and private alike."""
    return [_facts(unit) for unit in _counted(viewer, units(viewer, community=community, on=on))]


def unit_at(viewer: Viewer, *, community: Community, unit_id: int, on: date) -> UnitFacts:
    """One of the community's units.

    Raises:
        NotVisible: There is none, or it is another community's.
    """
    rows = units(viewer, community=community, on=on).filter(pk=unit_id)
    found = _counted(viewer, rows).first()
    if found is None:
        raise NotVisible
    return _facts(found)


def unit_page(
    viewer: Viewer, *, community: Community, unit_id: int, on: date
) -> tuple[UnitFacts, History]:
    """As `unit_at`, and one that is closed too: addresses live on, and its page says so.

    With what it was called and who owned it, in one statement: who may see the unit may see that.
    """
    rows = all_units(viewer, community=community, on=on).filter(pk=unit_id)
    found = list(with_history(_counted(viewer, rows.select_related("merged_into"))))
    if not found:
        raise NotVisible
    return _facts(found[0]), history_in(found)


def sums(rows: Iterable[UnitFacts]) -> list[SumRow]:
    """A row for each municipality, in Norwegian order."""
    places: dict[int, Organisation] = {}
    by_place: defaultdict[int, list[UnitFacts]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.unit.municipality.sort_key):
        places[row.unit.municipality_id] = row.unit.municipality
        by_place[row.unit.municipality_id].append(row)
    return [_row(place, by_place[key]) for key, place in places.items()]


def overall(rows: Iterable[UnitFacts]) -> SumRow:
    return _row(None, list(rows))


def total(rows: Iterable[UnitFacts]) -> Sum:
    known = list(rows)
    counted = [row.children for row in known if row.children is not None]
    return Sum(len(known), sum(counted) if counted else None, len(counted))


def kinds(rows: Iterable[UnitFacts]) -> frozenset[UnitKind]:
    return frozenset(UnitKind(row.unit.kind) for row in rows)


def _row(place: Organisation | None, rows: list[UnitFacts]) -> SumRow:
    owned = {
        ownership: total(row for row in rows if row.unit.ownership == ownership)
        for ownership in Ownership
    }
    return SumRow(place, owned[Ownership.MUNICIPAL], owned[Ownership.PRIVATE], total(rows))


def _counted(viewer: Viewer, rows: QuerySet[Unit]) -> QuerySet[Unit]:
    latest = (
        UnitFigure.objects.seen_by(viewer)
        .filter(unit=OuterRef("pk"), children__isnull=False)
        .order_by("-counted_on", "-id")
    )
    return rows.select_related("municipality", "district", "owner").annotate(
        last_children=Subquery(latest.values("children")[:1]),
        last_counted=Subquery(latest.values("counted_on")[:1]),
        last_source=Subquery(latest.values("source")[:1]),
    )


def _facts(unit: Unit) -> UnitFacts:
    known = vars(unit)  # what the statement added
    return UnitFacts(
        unit, known["last_children"], known["last_counted"], known["last_source"] or ""
    )
