"""A whole document is taken back, except what people have gone on with (T-18)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from samspor.access.errors import NotVisible
from samspor.activities.models import Activity
from samspor.activities.services.writing import remove_activity
from samspor.audit.models import Event
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.services import FocusAreaFacts, change_focus_area
from samspor.intake.errors import AlreadyUndone
from samspor.intake.models import IntakeChange, SourceFact
from samspor.intake.proposals import Section, Verdict
from samspor.intake.selectors.intakes import intake_at, intakes_of
from samspor.intake.services.undoing import undo_intake
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Organisation, Unit
from samspor.seats.models import Seat
from samspor.wheel.models import AnnualWheel
from tests.factories import activities, networks, seats
from tests.integration.intake.places import NOW, TEST, city, region, twin
from tests.integration.intake.test_whole_documents import everything

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=2)
LEFT = {"audit.Event", "audit.Stamp", "audit.Head", "intake.Source", "intake.Intake"}


def rest(before: dict[str, int]) -> dict[str, tuple[int, int]]:
    """What there is more of than before, apart from the log and the intake's own trace."""
    return {
        name: (before[name], number)
        for name, number in everything().items()
        if number != before[name] and name not in LEFT | {"intake.IntakeChange"}
    }


@pytest.mark.parametrize("name", ["nettverk", "enheter", "skole", "stiftelse"])
def test_nothing_is_left_of_an_intake_that_nobody_touched(name: str) -> None:
    found = city("Storvik", twin(name))
    before = everything()
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None

    back = undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    assert (back.kept, back.needed) == ((), ())
    assert rest(before) == {}


def test_a_wheel_that_is_taken_back_keeps_its_history() -> None:
    found = region("Kysten", twin("arshjul"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None

    back = undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    rows = Activity.objects.unguarded(reason=TEST)
    assert {row.removed for row in rows} == {True}
    assert (back.kept, back.needed) == ((), ())
    assert not Arena.objects.unguarded(reason=TEST).exists()
    assert not AnnualWheel.objects.unguarded(reason=TEST).exists()


def test_an_arena_that_somebody_has_used_since_stays() -> None:
    found = region("Kysten", twin("arshjul"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    arenas = Arena.objects.unguarded(reason=TEST)
    used = arenas.get(name="Regionalt ledernettverk")
    activities.activity("Vår egen samling", at=used, year=SchoolYear(2025))

    back = undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    assert "Regionalt ledernettverk" in back.needed
    assert list(arenas) == [used]


def test_what_was_taken_back_can_be_taken_in_again() -> None:
    found = region("Kysten", twin("arshjul"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    again = found.take(accept_all=True)

    assert again.taken == again.total
    rows = Activity.objects.unguarded(reason=TEST).filter(removed=False)
    assert rows.count() == len(found.draft.events)


def test_what_people_went_on_with_stays_and_is_told() -> None:
    found = city("Storvik", twin("nettverk"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    area = FocusArea.objects.unguarded(reason=TEST).get(name="Leken først")
    change_focus_area(
        viewer=found.viewer, area=area, now=LATER,
        facts=FocusAreaFacts(name="Leken først", text="Våre egne ord."),
    )  # fmt: skip
    network = Arena.objects.unguarded(reason=TEST).get(name="Ute hele året")
    seat = Seat.objects.unguarded(reason=TEST).get(arena=network)
    seats.holder(seat)

    back = undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    area.refresh_from_db()
    assert area.text == "Våre egne ord."
    assert back.kept == ("Leken først",)
    assert set(back.needed) == {"Ute hele året", seat.label}
    assert not Initiative.objects.unguarded(reason=TEST).exists()


def test_what_stayed_is_still_known_when_the_document_comes_again() -> None:
    found = city("Storvik", twin("nettverk"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    area = FocusArea.objects.unguarded(reason=TEST).get(name="Leken først")
    change_focus_area(
        viewer=found.viewer, area=area, now=LATER,
        facts=FocusAreaFacts(name="Lek hele dagen", text="Våre egne ord."),
    )  # fmt: skip
    undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    found.take(accept_all=True)

    names = FocusArea.objects.unguarded(reason=TEST).values_list("name", flat=True)
    assert sorted(names) == ["Lek hele dagen", "Språk for alle"]


def test_a_changed_row_becomes_what_it_was() -> None:
    found = city("Storvik", twin("nettverk"))
    there = networks.arena("Ute hele året", in_=found.community)
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    there.refresh_from_db()
    assert there.about

    undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    there.refresh_from_db()
    assert there.about == ""


def test_what_others_have_built_on_stays() -> None:
    found = city("Storvik", twin("enheter"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    unit = Unit.objects.unguarded(reason=TEST).get(name="Solvang barnehage")
    seats.seat(at=unit, in_=found.community)

    back = undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    assert {unit.name} <= set(back.needed)
    assert list(Unit.objects.unguarded(reason=TEST)) == [unit]
    assert Organisation.objects.unguarded(reason=TEST).filter(name="Lunde").exists()


def test_an_activity_people_have_removed_is_left_to_them() -> None:
    found = region("Kysten", twin("arshjul"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    first = Activity.objects.unguarded(reason=TEST).order_by("pk")[0]
    remove_activity(viewer=found.viewer, activity=first, expected_version=first.version, now=LATER)

    back = undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    assert back.kept == (first.title,)


def test_an_intake_is_taken_back_once_and_leaves_a_line_in_the_log() -> None:
    found = city("Storvik", twin("stiftelse"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    with pytest.raises(AlreadyUndone):
        undo_intake(viewer=found.viewer, intake=outcome.intake, now=LATER)

    actions = Event.objects.unguarded(reason=TEST).values_list("action", flat=True)
    assert list(actions).count("intake.undone") == 1


def test_t08_another_communitys_intake_is_absent() -> None:
    found = city("Storvik", twin("stiftelse"))
    outcome = found.take(accept_all=True)
    assert outcome.intake is not None
    other = city("Vestvik", twin("stiftelse"))

    with pytest.raises(NotVisible):
        undo_intake(viewer=other.viewer, intake=outcome.intake, now=LATER)
    with pytest.raises(NotVisible):
        intake_at(other.viewer, community=other.community, key=outcome.intake.pk)

    assert intakes_of(other.viewer, community=other.community) == []
    assert intakes_of(found.viewer, community=found.community) == [outcome.intake]


def test_t43_no_person_is_named_in_what_is_kept_to_undo() -> None:
    found = city("Storvik", twin("nettverk"))
    (asked,) = (each for each in found.propose().items if "Lars Eksempelsen" in each.question)

    found.take(accept_all=True, matches={asked.key: "seated"})

    kept = [
        *IntakeChange.objects.unguarded(reason=TEST).values_list("before", "after"),
        *SourceFact.objects.unguarded(reason=TEST).values_list("key", "reading"),
    ]
    assert "Eksempelsen" not in str(kept)


def test_t19_what_the_document_calls_off_is_cancelled_and_can_be_taken_back() -> None:
    held = region("Kysten", twin("arshjul"))
    draft = held.draft
    held.take(accept_all=True)
    title = draft.events[0].title
    off = replace(
        draft,
        events=(replace(draft.events[0], status="cancelled"), *draft.events[1:]),
    )

    outcome = held.take(off, accept_all=True)
    again = held.take(off, accept_all=True)
    silent = held.take(draft, accept_all=True)

    rows = Activity.objects.unguarded(reason=TEST).filter(removed=False)
    assert outcome.intake is not None
    assert [each.title for each in outcome.of(Verdict.CHANGED, Section.ACTIVITY)] == [title]
    assert {row.title for row in rows.filter(status="cancelled")} == {title}
    assert not again.wrote_something
    assert not silent.wrote_something  # a document that says nothing holds nothing again
    undo_intake(viewer=held.viewer, intake=outcome.intake, now=LATER)
    assert not rows.filter(status="cancelled").exists()


def test_a_new_activity_may_come_cancelled() -> None:
    held = region("Kysten", twin("arshjul"))
    events = tuple(replace(event, status="cancelled") for event in held.draft.events)

    held.take(replace(held.draft, events=events), accept_all=True)

    rows = Activity.objects.unguarded(reason=TEST)
    assert {row.status for row in rows} == {"cancelled"}
