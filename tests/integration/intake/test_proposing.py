"""What is proposed: new, the same, moved, renamed, or a question; and nothing is written."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from samspor.access.errors import Forbidden
from samspor.access.viewer import Role
from samspor.activities.models import Activity, ClosedDay
from samspor.intake.proposals import LEAVE, NEW, Proposal, Proposals, Section, Verdict
from samspor.intake.selectors.proposing import propose
from samspor.networks.models import Arena
from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.registry.models import FormerName, Organisation, Unit
from samspor.seats.models import Person, Seat, SeatHolder
from tests.factories import networks, registry, seats
from tests.integration.intake.places import NOW, TEST, Paper, city, paper, region, twin
from tests.integration.intake.test_whole_documents import everything

pytestmark = pytest.mark.django_db

MOVED = timedelta(days=7)


@pytest.fixture(autouse=True)
def _in_norwegian() -> Any:
    with translation.override("nb"):
        yield


def one(found: Proposals, section: Section, title: str = "") -> Proposal:
    (each,) = (each for each in found.of_section(section) if title in each.title)
    return each


def moved(draft: Draft, index: int, *, title: str = "") -> Draft:
    event = draft.events[index]
    assert event.start is not None
    later = replace(event, start=event.start + MOVED, title=title or event.title, doubts=())
    return replace(
        draft,
        events=(*draft.events[:index], later, *draft.events[index + 1 :]),
        document=replace(draft.document, title="Et annet dokument"),
    )


@pytest.mark.parametrize("name", ["nettverk", "enheter", "skole", "stiftelse", "arshjul"])
def test_propose_writes_nothing(name: str) -> None:
    found = city("Storvik", twin(name))
    before = everything()

    proposals = found.propose()

    assert everything() == before
    assert proposals.ready
    assert len({each.key for each in proposals.items}) == len(proposals.items)


@pytest.mark.parametrize("times", [1, 3])
def test_propose_asks_the_same_number_of_questions(
    times: int, django_assert_num_queries: Any
) -> None:
    found = city("Storvik", twin("nettverk"))
    wheel = paper(found.community, twin("arshjul"))
    for number in range(times):
        for each in (found, wheel):
            title = f"{each.draft.document.title} {number}"
            each.take(
                replace(each.draft, document=replace(each.draft.document, title=title)),
                accept_all=True,
            )
    found.take(accept_all=True)

    with django_assert_num_queries(23):
        found.propose()


def test_propose_refuses_who_may_not() -> None:
    found = region("Kysten", twin("arshjul"))
    home = registry.municipality(taking_part_in=found.community)
    head = seats.viewer(Role.HEAD, at=registry.kindergarten(in_=home), in_=found.community)

    with pytest.raises(Forbidden):
        propose(viewer=head, community=found.community, draft=found.draft, now=NOW)


# --- activities ---


def test_the_same_activity_on_another_day_is_a_question() -> None:
    found = region("Kysten", twin("arshjul"))
    found.take(accept_all=True)
    later = moved(found.draft, 2)

    asked = [each for each in found.propose(later).items if each.question]

    (question,) = asked
    assert question.verdict is Verdict.WAITS
    assert question.question == (
        "Er «Ledersamling» ons. 19. november 2025 det samme som «Ledersamling»"
        " ons. 12. november 2025, bare flyttet?"
    )
    assert question.alternatives[0].words.startswith("Ledersamling, ons. 12. november 2025")
    assert [each.token for each in question.alternatives][-2:] == [NEW, LEAVE]


def test_a_moved_activity_is_moved_when_somebody_says_so() -> None:
    found = region("Kysten", twin("arshjul"))
    found.take(accept_all=True)
    later = moved(found.draft, 2)
    (question,) = (each for each in found.propose(later).items if each.question)
    count = Activity.objects.unguarded(reason=TEST).count()

    answers = {question.key: question.alternatives[0].token}
    outcome = found.take(later, matches=answers)

    assert [each.fields[0].name for each in outcome.of(Verdict.CHANGED)] == ["timing"]
    assert Activity.objects.unguarded(reason=TEST).count() == count
    assert Activity.objects.unguarded(reason=TEST).filter(first_day=later.events[2].start).exists()
    assert not found.take(later).wrote_something  # the answer is kept


def test_a_new_activity_of_the_same_name_is_added_when_somebody_says_so() -> None:
    found = region("Kysten", twin("arshjul"))
    found.take(accept_all=True)
    later = moved(found.draft, 2)
    (question,) = (each for each in found.propose(later).items if each.question)
    count = Activity.objects.unguarded(reason=TEST).count()

    found.take(later, matches={question.key: NEW})

    assert Activity.objects.unguarded(reason=TEST).count() == count + 1


def test_what_is_left_out_stays_out_and_is_not_asked_about_again() -> None:
    found = region("Kysten", twin("arshjul"))
    key = one(found.propose(), Section.ACTIVITY, "Felles fagdag").key

    found.take(accept_all=True, matches={key: LEAVE})

    again = found.propose()
    assert again.by_key()[key].verdict is Verdict.REFUSED
    assert not Activity.objects.unguarded(reason=TEST).filter(title="Felles fagdag").exists()


def test_an_answered_doubt_changes_what_is_taken_in_and_is_remembered() -> None:
    found = region("Kysten", twin("arshjul"))
    doubt = found.draft.doubts[0]
    (waiting,) = found.propose().of(Verdict.WAITS)
    assert waiting.doubts == (0,)
    assert waiting.sentence == doubt.why

    found.take(choices={0: doubt.choices[0]})

    agendas = Activity.objects.unguarded(reason=TEST).values_list("agenda", flat=True)
    assert not any(doubt.text in agenda for agenda in agendas)
    again = found.propose()
    assert again.of(Verdict.WAITS) == ()
    assert not found.take().wrote_something


def test_a_document_of_two_years_gets_two_wheels() -> None:
    text = (
        "Møter i Styrernettverket\n\n"
        "Møter 2025/2026\n- 10. september 2025\n- 14. januar 2026\n\n"
        "Møter 2026/2027\n- 9. september 2026\n"
    )
    found = region("Kysten", text.encode())

    found.take(accept_all=True)

    years = Activity.objects.unguarded(reason=TEST).values_list("school_year", flat=True)
    assert sorted(years) == [2025, 2025, 2026]


def test_activities_without_an_arena_are_one_question() -> None:
    text = "Rektormøter 2025/2026\n\n- 9. september kl 9-12\n- 4. november kl 9-12\n"
    found = region("Kysten", text.encode())
    kept = networks.arena("Rektorkollegiet", in_=found.community)

    proposals = found.propose()
    (question,) = (each for each in proposals.items if each.question)
    outcome = found.take(matches={question.key: str(kept.pk)})

    assert question.section is Section.ARENA
    assert len(proposals.of(Verdict.WAITS)) == 3
    assert len(outcome.added(Section.ACTIVITY)) == 2
    ties = Activity.objects.unguarded(reason=TEST).filter(arena_ties__arena=kept)
    assert ties.count() == 2


# --- closed days ---

ROUTE = (
    "Skolerute for Storvik kommune 2025/2026\n\n"
    "Høstferie: 6. - 10. oktober 2025\n"
    "Planleggingsdag: 14. november 2025\n"
    "Juleferie: 22. desember 2025 - 2. januar 2026\n"
    "Kristi himmelfartsdag: 14. mai 2026\n"
)


def test_route_days_become_closed_days_of_the_municipality_in_the_title() -> None:
    found = region("Kysten", ROUTE.encode())
    storvik = registry.municipality("Storvik", taking_part_in=found.community)
    registry.municipality("Lia", taking_part_in=found.community)

    outcome = found.take()

    rows = ClosedDay.objects.unguarded(reason=TEST)
    assert {row.municipality_id for row in rows} == {storvik.pk}
    assert {(row.kind, row.first_day) for row in rows} == {
        ("school_break", date(2025, 10, 6)),
        ("planning_day", date(2025, 11, 14)),
        ("school_break", date(2025, 12, 22)),
    }
    assert any("helligdag" in each.match for each in outcome.of(Verdict.SAME))
    assert not found.take().wrote_something


def test_planning_days_of_municipal_kindergartens_are_their_owners() -> None:
    text = (
        "Planleggingsdager i kommunale barnehager i Storvik 2025/2026\n\n"
        "- 14. og 15. august 2025\n- 31. oktober 2025\n"
    )
    found = region("Kysten", text.encode())
    storvik = registry.municipality("Storvik", taking_part_in=found.community)
    registry.municipality("Lia", taking_part_in=found.community)

    found.take()

    rows = ClosedDay.objects.unguarded(reason=TEST)
    assert {(row.owner_id, row.municipality_id) for row in rows} == {(storvik.pk, None)}


def test_whose_days_they_are_is_asked_once_for_all_of_them() -> None:
    found = region("Kysten", ROUTE.replace(" for Storvik kommune", "").encode())
    storvik = registry.municipality("Storvik", taking_part_in=found.community)
    registry.municipality("Lia", taking_part_in=found.community)

    proposals = found.propose()
    (question,) = (each for each in proposals.items if each.question)
    outcome = found.take(matches={question.key: f"municipality:{storvik.pk}"})

    assert [each.words for each in question.alternatives] == [
        "Lia",
        "Storvik",
        "Alle i samarbeidet",
        "Ikke ta dem inn",
    ]
    assert len(outcome.added(Section.CLOSED_DAY)) == 3


def test_a_moved_planning_day_is_moved_and_the_others_stay() -> None:
    found = city("Storvik", ROUTE.encode())
    found.take()
    later = read_document(ROUTE.replace("14. november", "21. november").encode())

    outcome = found.take(later)

    assert outcome.changed() == ["Planleggingsdag"]
    rows = ClosedDay.objects.unguarded(reason=TEST)
    assert rows.count() == 3
    assert rows.filter(first_day=date(2025, 11, 21)).exists()


# --- organisations and units ---


def storvik_units(*, former: str = "") -> tuple[Paper, Unit]:
    text = "Barnehager i Storvik kommune\n\n• Solvik barnehage, 40 barn\n• Lia barnehage, 30 barn\n"
    found = city("Storvik", text.encode())
    home = registry.municipality("Storvik", taking_part_in=found.community)
    unit = registry.saved(
        Unit(
            name="Solvika barnehage", kind="kindergarten", ownership="municipal",
            owner=home, municipality=home, organisation_number="974760673",
        )
    )  # fmt: skip
    if former:
        registry.saved(FormerName(unit=unit, name=former, valid_to=date(2024, 7, 31)))
    return found, unit


def test_a_unit_of_almost_the_same_name_is_a_question_and_may_be_renamed() -> None:
    found, unit = storvik_units()

    question = one(found.propose(), Section.UNIT, "Solvik")
    found.take(accept_all=False, matches={question.key: str(unit.pk)})

    assert question.question == "Er «Solvik barnehage» det samme som «Solvika barnehage»?"
    unit.refresh_from_db()
    assert (unit.name, unit.organisation_number) == ("Solvik barnehage", "974760673")


def test_a_unit_is_known_by_the_name_it_had() -> None:
    found, _unit = storvik_units(former="Solvik barnehage")

    same = one(found.propose(), Section.UNIT, "Solvik")

    assert same.question == ""
    assert same.match == "Solvika barnehage, Storvik. Den het dette før."
    assert [each.name for each in same.fields] == ["children"]


def test_two_municipalities_of_one_name_are_a_question() -> None:
    text = "Barnehager i Bø kommune\n\n• Lia barnehage, 30 barn\n• Fossen barnehage, 12 barn\n"
    found = region("Kysten", text.encode())
    registry.municipality("Bø")
    registry.municipality("Bø")

    question = one(found.propose(), Section.PARTICIPANT, "Bø")

    assert question.question == "Det er flere med dette navnet. Hvilken er det?"
    assert len(question.alternatives) == 3


def test_the_registry_is_shared_and_keeps_its_own_names() -> None:
    found = city("Storvik", twin("nettverk"))
    there = registry.university("Kystens Høgskole")

    found.take(accept_all=True)

    there.refresh_from_db()
    assert there.name == "Kystens Høgskole"
    assert Organisation.objects.unguarded(reason=TEST).filter(kind="university").count() == 1


# --- networks and persons ---


def test_a_network_of_almost_the_same_name_is_a_question() -> None:
    found = city("Storvik", twin("nettverk"))
    there = networks.network("Ute heile året", in_=found.community)

    question = one(found.propose(), Section.NETWORK, "Ute hele")
    found.take(accept_all=True, matches={question.key: str(there.pk)})

    assert question.alternatives[0].token == str(there.pk)
    there.refresh_from_db()
    assert there.name == "Ute hele året"
    assert there.about


def test_t19_a_hidden_page_stays_hidden() -> None:
    found = city("Storvik", twin("nettverk"))
    hidden = networks.arena("Ute hele året", in_=found.community)

    found.take(accept_all=True)

    hidden.refresh_from_db()
    assert hidden.about
    assert not hidden.is_public


def test_a_named_person_is_a_question_and_never_taken_in_silently() -> None:
    found = city("Storvik", twin("nettverk"))

    asked = [each for each in found.propose().of_section(Section.CONTACT) if each.question]
    found.take(accept_all=True)

    assert len(asked) == 2
    assert "Kari Prøvesen" in asked[0].question
    assert [each.token for each in asked[0].alternatives] == ["vacant", "seated", LEAVE]
    assert Person.objects.unguarded(reason=TEST).count() == 0
    stored = " ".join(Arena.objects.unguarded(reason=TEST).values_list("about", flat=True))
    assert "Eksempelsen" not in stored


def test_a_person_is_seated_only_when_somebody_says_so() -> None:
    found = city("Storvik", twin("nettverk"))
    (asked,) = (
        each
        for each in found.propose().of_section(Section.CONTACT)
        if "Lars Eksempelsen" in each.question
    )

    found.take(matches={asked.key: "seated"})

    holder = SeatHolder.objects.unguarded(reason=TEST).get()
    assert holder.person.name == "Lars Eksempelsen"
    assert Seat.objects.unguarded(reason=TEST).filter(holders=None).exists()


def test_all_words_are_in_the_readers_language() -> None:
    found = city("Storvik", twin("nettverk"))

    with translation.override("nn"):
        (asked, *_rest) = (each for each in found.propose().items if each.question)

    assert asked.question.startswith(("Dokumentet nemner", "Kven eig"))
