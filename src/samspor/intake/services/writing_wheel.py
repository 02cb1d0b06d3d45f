"""Activities and closed days of a document become rows, and its arenas are drawn in the wheel."""

from datetime import date

from samspor.activities.errors import NothingChanged
from samspor.activities.models import Activity, ClosedDay
from samspor.activities.services.closed_days import add_closed_day, change_closed_day
from samspor.activities.services.state import state_of as activity_state
from samspor.activities.services.writing import add_activity, change_activity
from samspor.drawing.content import ClosedKind, TableShape
from samspor.intake.facts import activity_facts, standing_fields
from samspor.intake.proposals import Section
from samspor.intake.said import Fields
from samspor.intake.selectors.sources import source_year
from samspor.intake.selectors.weighing import Item
from samspor.intake.services.hand import Hand
from samspor.intake.states import state_of
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Organisation, Unit
from samspor.wheel.models import AnnualWheel, WheelArena
from samspor.wheel.services import begin_wheel, change_wheel

_WHY = "the year has one wheel, whoever looks"


def write_activity(hand: Hand, item: Item, said: Fields) -> Activity:
    if item.row is None:
        assert item.said.event is not None
        year = hand.weighed.years.of_events[item.said.event]
        assert year is not None
        return add_activity(
            viewer=hand.viewer,
            community=hand.community,
            year=year,
            facts=activity_facts(said),
            now=hand.now,
            change_set=hand.change_set(year),
        )
    activity: Activity = item.row.row
    state = activity_state(activity)
    wanted = {**standing_fields(state), **item.changes}
    if "follows" in item.changes:
        wanted["follows"] = said["follows"]
    try:
        change_activity(
            viewer=hand.viewer,
            activity=activity,
            facts=activity_facts(wanted, state=state),
            expected_version=activity.version,
            now=hand.now,
            change_set=hand.change_set(activity.year),
        )
    except NothingChanged:
        return activity
    return activity


def write_closed_day(hand: Hand, item: Item, said: Fields) -> ClosedDay:
    first, last = date.fromisoformat(said["first_day"]), date.fromisoformat(said["last_day"])
    if item.row is not None:
        closed: ClosedDay = item.row.row
        before = state_of(closed)
        change_closed_day(
            viewer=hand.viewer,
            closed=closed,
            kind=ClosedKind(said["kind"]),
            name=said["name"],
            first=first,
            last=last,
            now=hand.now,
        )
        hand.changed(closed, before)
        return closed
    closed = add_closed_day(
        viewer=hand.viewer,
        community=hand.community,
        kind=ClosedKind(said["kind"]),
        name=said["name"],
        first=first,
        last=last,
        municipality=hand.get(Organisation, said["municipality"]),
        owner=hand.get(Organisation, said["owner"]),
        unit=hand.get(Unit, said["unit"]),
        now=hand.now,
    )
    hand.made(closed)
    return closed


def draw(hand: Hand, *, table_shape: TableShape) -> bool:
    """Every year's wheel, made when missing, draws the document's arenas beside those it had."""
    arenas = [
        arena
        for item in hand.weighed.items
        if item.said.section is Section.ARENA
        and (arena := hand.get(Arena, hand.rows.get(item.said.key))) is not None
    ]
    if not arenas:
        return False
    heading = source_year(hand.weighed.draft)
    years = {year.start: year for year in hand.weighed.years.all}
    if not years and heading:
        years = {heading.start: heading}
    drew = [_draw(hand, year, arenas, table_shape) for year in years.values()]
    return any(drew)


def _draw(hand: Hand, year: SchoolYear, arenas: list[Arena], table_shape: TableShape) -> bool:
    wheels = AnnualWheel.objects.unguarded(reason=_WHY)
    wheel = wheels.filter(community=hand.community, school_year=year.start).first()
    document = hand.weighed.draft.document
    if wheel is None:
        is_wheel = "annual_wheel" in document.kinds and document.title
        title = document.title if is_wheel and document.title else hand.community.name
        made = begin_wheel(
            viewer=hand.viewer,
            community=hand.community,
            year=year,
            title=title[:200],
            arenas=arenas,
            now=hand.now,
            language=str(document.language),
            table_shape=table_shape,
        )
        hand.made(made)
        _note_ties(hand, made, known=set())
        return True
    ties = WheelArena.objects.unguarded(reason=_WHY).filter(wheel=wheel).select_related("arena")
    drawn = [tie.arena for tie in ties]
    missing = [arena for arena in arenas if arena not in drawn]
    if not missing:
        return False
    known = {tie.pk for tie in ties}
    change_wheel(
        viewer=hand.viewer, wheel=wheel, title=wheel.title, arenas=[*drawn, *missing], now=hand.now
    )
    _note_ties(hand, wheel, known=known)
    return True


def _note_ties(hand: Hand, wheel: AnnualWheel, *, known: set[int]) -> None:
    for tie in WheelArena.objects.unguarded(reason=_WHY).filter(wheel=wheel):
        if tie.pk not in known:
            hand.made(tie)
