"""Activities that read aloud.

gathering = activity("Styrersamling", at=heads, on=day(2024, 10, 16))
after = activity("Oppfølging", at=local, on=month(2024, 11), follows=gathering)
hitra = answer(after, by=hitra_kommune, on=day(2024, 11, 5))
break_("Høstferie", in_=region, first=date(2024, 10, 7), last=date(2024, 10, 11))
"""

from datetime import UTC, date, datetime, time

from samspor.activities.facts import ActivityFacts, FollowFact
from samspor.activities.models import (
    Activity,
    ActivityArena,
    ActivityInitiative,
    ActivityMunicipality,
    ClosedDay,
    Follow,
)
from samspor.drawing.content import ClosedKind, Kind, Mode, Relation, Status
from samspor.focus.models import Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.registry.models import Community, Organisation
from tests.factories.registry import saved

YEAR = SchoolYear(2024)
NOW = datetime(2024, 9, 20, 8, tzinfo=UTC)


def day(year: int, month: int, number: int) -> Timing:
    return Timing.days(date(year, month, number))


def at(year: int, month: int, number: int, start: str, end: str) -> Timing:
    hours = (time.fromisoformat(start), time.fromisoformat(end))
    return Timing.at(date(year, month, number), *hours)


def month(year: int, number: int) -> Timing:
    return Timing.month(year, number)


def activity(
    title: str = "Møte",
    *,
    at: Arena,
    on: Timing | None = None,
    kind: Kind = Kind.MEETING,
    also_at: tuple[Arena, ...] = (),
    follows: Activity | None = None,
    relation: Relation = Relation.FOLLOW_UP,
    lag_days: int | None = None,
    part_of: tuple[Initiative, ...] = (),
    for_: tuple[Organisation, ...] = (),
    year: SchoolYear = YEAR,
    **other: object,
) -> Activity:
    row = Activity(
        community=at.community,
        school_year=year.start,
        title=title,
        kind=kind.value,
        created_at=NOW,
        changed_at=NOW,
        **other,
    )
    row.timing = on or Timing.agreement()
    saved(row)
    for position, arena in enumerate([at, *also_at]):
        saved(ActivityArena(activity=row, arena=arena, position=position))
    for municipality in for_:
        saved(ActivityMunicipality(activity=row, municipality=municipality))
    for initiative in part_of:
        saved(ActivityInitiative(activity=row, initiative=initiative))
    if follows:
        saved(Follow(activity=row, follows=follows, relation=relation.value, lag_days=lag_days))
    return row


def cancelled(title: str = "Møte", *, at: Arena, on: Timing | None = None) -> Activity:
    return activity(title, at=at, on=on, status=Status.CANCELLED.value)


def answer(to: Activity, *, by: Organisation, at: Arena, on: Timing) -> Activity:
    """A municipality's own date for what was asked of each."""
    return activity(to.title, at=at, on=on, for_=(by,), asked_by=to, year=to.year)


def break_(
    name: str = "Høstferie",
    *,
    in_: Community,
    first: date,
    last: date | None = None,
    of: Organisation | None = None,
    kind: ClosedKind = ClosedKind.SCHOOL_BREAK,
) -> ClosedDay:
    return saved(
        ClosedDay(
            community=in_,
            name=name,
            kind=kind.value,
            first_day=first,
            last_day=last or first,
            municipality=of,
        )
    )


def facts(
    title: str = "Møte",
    *,
    at: Arena,
    on: Timing | None = None,
    also_at: tuple[Arena, ...] = (),
    follows: tuple[Activity, ...] = (),
    for_: tuple[Organisation, ...] = (),
    part_of: tuple[Initiative, ...] = (),
    kind: Kind = Kind.MEETING,
    mode: Mode | None = None,
    **other: object,
) -> ActivityFacts:
    """What a person would fill in."""
    return ActivityFacts(
        title=title,
        timing=on or Timing.agreement(),
        arenas=tuple(arena.pk for arena in (at, *also_at)),
        kind=kind,
        mode=mode,
        municipalities=tuple(each.pk for each in for_),
        follows=tuple(FollowFact(each.pk) for each in follows),
        initiatives=tuple(each.pk for each in part_of),
        **other,  # type: ignore[arg-type]  # names are checked by the dataclass
    )
