"""When people are away in the demo: plausible school routes, not the municipalities' own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from samspor.access.viewer import Viewer
from samspor.activities.services.closed_days import add_closed_day
from samspor.drawing.content import ClosedKind
from samspor.kernel.school_year import SchoolYear
from samspor.registry.models import Community, Organisation


@dataclass(frozen=True, slots=True)
class Away:
    name: str
    kind: ClosedKind
    first: date
    last: date


_NORTH = frozenset({"Andøy", "Bø", "Hadsel", "Lødingen", "Sortland", "Øksnes"})


def route(year: SchoolYear, municipality: str) -> list[Away]:
    """One municipality's breaks and five planning days. Weeks differ between them, as they do."""
    autumn = 40 if municipality in {"Hitra", "Heim"} else 41
    winter = 9 if municipality in {"Rindal", *_NORTH} else 8
    spring = year.start + 1
    return [
        _days("Planleggingsdager", ClosedKind.PLANNING_DAY, year.start, 33, 4, 2),
        _days("Høstferie", ClosedKind.SCHOOL_BREAK, year.start, autumn, 1, 5),
        _days(
            "Planleggingsdag", ClosedKind.PLANNING_DAY, year.start, 48, _november(municipality), 1
        ),
        Away("Juleferie", ClosedKind.SCHOOL_BREAK, date(year.start, 12, 22), date(spring, 1, 1)),
        _days("Planleggingsdag", ClosedKind.PLANNING_DAY, spring, 1, 4, 1),
        _days("Vinterferie", ClosedKind.SCHOOL_BREAK, spring, winter, 1, 5),
        _days("Sommerstengt", ClosedKind.CLOSED, spring, 28, 1, 19),
    ]


def _november(municipality: str) -> int:
    """Hitra's falls on the day of the region's professional day: something to coordinate."""
    return 3 if municipality == "Hitra" else 5


def _days(name: str, kind: ClosedKind, year: int, week: int, weekday: int, count: int) -> Away:
    first = date.fromisocalendar(year, week, weekday)
    return Away(name, kind, first, first + timedelta(days=count - 1))


def add_routes(
    *,
    viewer: Viewer,
    community: Community,
    year: SchoolYear,
    municipalities: list[Organisation],
    now: datetime,
    with_planning_days: bool = True,
) -> None:
    """Without planning days where the wheel holds them itself: they would collide with it."""
    for municipality in municipalities:
        for away in route(year, municipality.name):
            if away.kind is ClosedKind.PLANNING_DAY and not with_planning_days:
                continue
            add_closed_day(
                viewer=viewer,
                community=community,
                kind=away.kind,
                name=away.name,
                first=away.first,
                last=away.last,
                municipality=municipality,
                now=now,
            )
