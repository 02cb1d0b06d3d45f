"""A document becomes plan: once, and only where people have not spoken (T-18, T-19)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samspor.access.errors import Forbidden
from samspor.access.viewer import Role, Viewer
from samspor.activities.models import Activity, Change, ChangeSet
from samspor.activities.services.state import state_of
from samspor.activities.services.undoing import undo
from samspor.activities.services.writing import change_activity, remove_activity
from samspor.audit.models import Event
from samspor.intake.errors import NoSchoolYear, NothingToTakeIn
from samspor.intake.facts import activity_facts, standing_fields
from samspor.intake.models import Intake, IntakeChange, Source, SourceFact
from samspor.intake.outcome import Outcome
from samspor.intake.proposals import Section, Verdict, keys_of
from samspor.intake.selectors.proposing import propose
from samspor.intake.services.take_in import take_in
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.networks.models import Arena
from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.registry.models import Community, Participation
from samspor.wheel.selectors import draft_content
from tests.factories import registry, seats

NOW = datetime(2024, 8, 12, 9, tzinfo=UTC)
DATA = (Path(__file__).parents[2] / "documents/arshjul_twin.txt").read_bytes()
TEST = "the test looks at everything"


@pytest.fixture(scope="module")
def twin() -> Draft:
    return read_document(DATA, name="arshjul.txt")


@pytest.fixture
def community(db: None, twin: Draft) -> Community:
    community = registry.community("Kysten")
    for name in twin.regions[0].municipalities:
        registry.municipality(name, taking_part_in=community)
    return community


@pytest.fixture
def coordinator(community: Community) -> Viewer:
    return seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service(), in_=community)


def take(community: Community, viewer: Viewer, draft: Draft, *, accept_all: bool = True) -> Outcome:
    return take_in(
        viewer=viewer, community=community, draft=draft, data=DATA, now=NOW, accept_all=accept_all
    )


def activities() -> list[Activity]:
    return list(Activity.objects.unguarded(reason=TEST).order_by("id"))


def everything() -> dict[str, int]:
    tables = (Activity, Arena, ChangeSet, Change, Event, Source, SourceFact, Intake, IntakeChange)
    return {table.__name__: table.objects.unguarded(reason=TEST).count() for table in tables}


def reworded(activity: Activity, viewer: Viewer, **fields: object) -> None:
    activity.refresh_from_db()
    state = state_of(activity)
    facts = activity_facts({**standing_fields(state), **fields}, state=state)
    change_activity(
        viewer=viewer, activity=activity, facts=facts, expected_version=activity.version, now=NOW
    )


def only_activities(draft: Draft) -> Draft:
    return replace(draft, regions=(), schemes=(), plans=(), organisation=(), doubts=())


def titles(outcome: Outcome, verdict: Verdict) -> list[str]:
    return [each.title for each in outcome.of(verdict, Section.ACTIVITY)]


def test_take_in_makes_every_arena_and_activity(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    outcome = take(community, coordinator, twin)

    assert sorted(outcome.added(Section.ACTIVITY)) == sorted(event.title for event in twin.events)
    assert outcome.added(Section.ARENA) == [arena.name for arena in twin.arenas]
    content = draft_content(
        coordinator,
        community=community.slug,
        school_year=SchoolYear.parse(twin.document.school_year),
    )
    assert {item.timing for item in content.items} == {event.timing for event in twin.events}


def test_take_in_gives_each_municipality_its_part_of_a_municipal_arena(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)

    parts = Arena.objects.unguarded(reason=TEST).filter(parent__level="municipality")
    municipal = sum(str(arena.level) == "municipality" for arena in twin.arenas)
    assert parts.count() == municipal * len(twin.regions[0].municipalities)


def test_take_in_ties_what_follows_to_what_it_follows(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)

    ties = sum(len(state_of(activity)["row"]["follows"]) for activity in activities())
    assert ties == sum(len(event.follows) for event in twin.events)
    assert ties > 0


def test_t18_second_reading_changes_nothing(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    before = everything()

    outcome = take(community, coordinator, twin)

    assert everything() == before
    assert not outcome.wrote_something
    assert outcome.intake is None
    assert outcome.taken == outcome.total


def test_take_in_leaves_what_has_doubts_until_someone_answers(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    doubtful = [event.title for event in twin.events if event.doubts]
    assert doubtful

    outcome = take(community, coordinator, twin, accept_all=False)

    assert titles(outcome, Verdict.WAITS) == doubtful
    assert outcome.taken == outcome.total - len(doubtful)


def test_take_in_follows_a_changed_document(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    changed = replace(twin.events[0], place="Kulturhuset")
    later = replace(twin, events=(changed, *twin.events[1:]))

    outcome = take(community, coordinator, later)

    assert outcome.changed() == [changed.title]
    assert "Kulturhuset" in {activity.place for activity in activities()}


def test_t18_a_moved_meeting_is_the_same_meeting(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    index = next(index for index, each in enumerate(twin.events) if each.time_start)
    held = twin.events[index]
    moved = replace(held, start=held.start + timedelta(days=40))
    later = replace(twin, events=(*twin.events[:index], moved, *twin.events[index + 1 :]))

    outcome = take(community, coordinator, later)

    assert outcome.changed() == [held.title]
    assert [each.name for each in outcome.of(Verdict.CHANGED)[0].fields] == ["timing"]
    assert len(activities()) == len(twin.events)


def test_take_in_never_reverts_what_people_changed(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    first = activities()[0]
    index = [event.title for event in twin.events].index(first.title)
    reworded(first, coordinator, place="Biblioteket")
    said = replace(twin.events[index], place="Kulturhuset")
    later = replace(twin, events=(*twin.events[:index], said, *twin.events[index + 1 :]))

    outcome = take(community, coordinator, later)

    first.refresh_from_db()
    assert first.place == "Biblioteket"
    assert [(each.title, each.fields[0].after) for each in outcome.of(Verdict.KEPT)] == [
        (first.title, "Kulturhuset")
    ]


def test_t19_take_in_never_brings_back_what_people_removed(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    first = activities()[0]
    remove_activity(viewer=coordinator, activity=first, expected_version=first.version, now=NOW)

    outcome = take(community, coordinator, twin)

    first.refresh_from_db()
    assert first.removed
    assert titles(outcome, Verdict.KEPT) == [first.title]


def test_t19_take_in_keeps_what_is_gone_from_the_document_and_says_so(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    last = twin.events[-1]
    assert not any(
        follow.event == len(twin.events) - 1 for e in twin.events for follow in e.follows
    )

    outcome = take(community, coordinator, replace(twin, events=twin.events[:-1], doubts=()))

    assert titles(outcome, Verdict.GONE) == [last.title]
    assert len([row for row in activities() if not row.removed]) == len(twin.events)


def test_take_in_opens_one_change_set(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)

    change_set = ChangeSet.objects.unguarded(reason=TEST).get()
    undo(viewer=coordinator, change_set=change_set, now=NOW)
    assert [activity for activity in activities() if not activity.removed] == []


def test_take_in_tells_what_our_own_rules_refuse_and_takes_the_rest(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    first = twin.events[0]
    nameless = replace(first, title=" ")

    outcome = take(community, coordinator, replace(twin, events=(nameless, *twin.events[1:])))

    assert [each.title for each in outcome.refused] == [" "]
    assert outcome.refused[0].sentence.endswith(".")
    assert len(activities()) == len(twin.events) - 1


def test_take_in_takes_only_what_is_chosen(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    found = propose(viewer=coordinator, community=community, draft=twin, now=NOW)
    chosen = found.ready - keys_of(found.of_section(Section.ACTIVITY)[:1])

    outcome = take_in(
        viewer=coordinator, community=community, draft=twin, data=DATA, now=NOW, chosen=chosen
    )
    again = propose(viewer=coordinator, community=community, draft=twin, now=NOW)

    assert outcome.written == chosen
    assert again.ready == found.ready - chosen


def test_take_in_refuses_who_may_not(community: Community, twin: Draft) -> None:
    home = registry.municipality("Storvik", taking_part_in=community)
    head = seats.viewer(Role.HEAD, at=registry.kindergarten(in_=home), in_=community)

    with pytest.raises(Forbidden):
        take(community, head, twin)


def test_take_in_reads_the_year_from_the_days_when_the_heading_is_silent(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    nameless = replace(twin, document=replace(twin.document, school_year=None))

    take(community, coordinator, nameless)

    year = SchoolYear.parse(twin.document.school_year).start
    assert {activity.school_year for activity in activities()} == {year}


def test_take_in_says_when_the_year_is_unknown(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    event = replace(
        twin.events[1], start=None, end=None, time_start=None, time_end=None,
        precision=Precision.AGREEMENT,
    )  # fmt: skip
    silent = only_activities(
        replace(twin, document=replace(twin.document, school_year=None), events=(event,))
    )

    with pytest.raises(NoSchoolYear):
        take(community, coordinator, silent)


def test_take_in_says_when_there_is_nothing(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    with pytest.raises(NothingToTakeIn):
        take(
            community,
            coordinator,
            only_activities(replace(twin, events=(), arenas=())),
        )


def test_take_in_lets_the_municipalities_of_the_document_take_part(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    region = replace(twin.regions[0], municipalities=(*twin.regions[0].municipalities, "Utøya"))

    outcome = take(community, coordinator, replace(twin, regions=(region,)))

    assert "Utøya" in outcome.added(Section.PARTICIPANT)
    assert any("Utøya" in notice for notice in outcome.notices)
    parts = Participation.objects.unguarded(reason=TEST).filter(community=community)
    assert parts.filter(organisation__name="Utøya").exists()


def test_take_in_does_not_add_what_people_typed_in_before(
    community: Community, coordinator: Viewer, twin: Draft
) -> None:
    take(community, coordinator, twin)
    count = len(activities())
    renamed = replace(twin, document=replace(twin.document, title="Samme plan, nytt navn"))

    outcome = take(community, coordinator, renamed)

    assert len(activities()) == count
    assert outcome.added() == []
