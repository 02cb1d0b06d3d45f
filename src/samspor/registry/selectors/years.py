"""Children year by year, by municipality and ownership, as they were owned when counted."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samspor.access.viewer import Viewer
from samspor.registry.enums import Ownership
from samspor.registry.models import Community, FormerOwnership, Organisation, UnitFigure
from samspor.registry.selectors.communities import municipalities

MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """Children of the units that were counted that year; None where none was."""

    children: int | None = None
    units: int = 0

    def plus(self, children: int) -> "Counted":
        return Counted((self.children or 0) + children, self.units + 1)


@dataclass(frozen=True, slots=True)
class YearRow:
    """A municipality, or all together (`place` None); a value for each year, oldest first."""

    place: Organisation | None
    municipal: tuple[Counted, ...]
    private: tuple[Counted, ...]
    total: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Years:
    years: tuple[int, ...]
    rows: tuple[YearRow, ...]
    overall: YearRow


def figures_by_year(viewer: Viewer, *, community: Community, on: date) -> Years:
    """The last count of each unit in each calendar year, latest years last. Three statements."""
    places = list(municipalities(viewer, community=community, on=on))
    keys = [place.pk for place in places]
    latest: dict[tuple[int, int], tuple[int, int, str]] = {}
    before = _owned_before(viewer, keys)
    rows = UnitFigure.objects.seen_by(viewer).filter(
        unit__municipality__in=keys, children__isnull=False
    )
    values = rows.order_by("counted_on", "id").values_list(
        "unit", "counted_on", "children", "unit__municipality", "unit__ownership"
    )
    for unit, day, children, place, ownership in values:
        owned = _owned_on(before.get(unit, ()), day) or ownership
        latest[unit, day.year] = (children or 0, place, owned)
    years = tuple(sorted({year for _unit, year in latest})[-MOST_YEARS:])
    sums: defaultdict[tuple[int, int, str], Counted] = defaultdict(Counted)
    for (_unit, year), (children, place, owned) in latest.items():
        for where in (place, 0):
            for kind in (owned, ""):
                key = (where, year, kind)
                sums[key] = sums[key].plus(children)
    made = tuple(_row(place, place.pk, years, sums) for place in places)
    return Years(years, made, _row(None, 0, years, sums))


def _row(
    place: Organisation | None,
    key: int,
    years: tuple[int, ...],
    sums: Mapping[tuple[int, int, str], Counted],
) -> YearRow:
    def of(kind: str) -> tuple[Counted, ...]:
        return tuple(sums.get((key, year, kind), Counted()) for year in years)

    return YearRow(place, of(Ownership.MUNICIPAL), of(Ownership.PRIVATE), of(""))


def _owned_before(viewer: Viewer, keys: list[int]) -> dict[int, list[tuple[date, str]]]:
    rows = FormerOwnership.objects.seen_by(viewer).filter(unit__municipality__in=keys)
    found: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for unit, last, owned in rows.order_by("valid_to").values_list("unit", "valid_to", "ownership"):
        found[unit].append((last, owned))
    return found


def _owned_on(former: "list[tuple[date, str]] | tuple[()]", day: date) -> str:
    return next((owned for last, owned in former if last >= day), "")
