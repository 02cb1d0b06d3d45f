"""An answer to a doubt changes the fact it was about, and nothing else."""

from dataclasses import replace
from datetime import date, time

import pytest

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from samspor.reading import read_document
from samspor.reading.answering import answered, read_timing
from samspor.reading.draft import Doubt, Draft, Follow
from tests.unit.reading.documents import TWIN, seed

YEAR = SchoolYear(2025)


@pytest.fixture(scope="module")
def twin() -> Draft:
    return read_document(TWIN.read_bytes())


def wheel(cell: str, *, follow: str = "") -> Draft:
    """A wheel with one gathering, something about it, and what follows it."""
    text = (
        "Årshjul 2025/2026\n\n"
        "2025\tArbeidsgruppe\tStyrernettverk\n"
        f"Sept\t{cell}\t\n"
        "Okt\t\tStyrersamling 15. oktober kl 9-15\n"
        f"Nov\t\t{follow}\n\n"
        "2026\tArbeidsgruppe\tStyrernettverk\n"
        "Jan\tMøte 14. januar\t\n"
    )
    return read_document(text.encode(), school_year=YEAR)


def test_a_stale_date_in_an_agenda_becomes_the_chosen_one(twin: Draft) -> None:
    index = next(n for n, doubt in enumerate(twin.doubts) if doubt.event is not None)
    doubt = twin.doubts[index]
    event = doubt.event
    assert event is not None

    found = answered(twin, {index: doubt.choices[0]})

    before, after = twin.events[event], found.draft.events[event]
    changed = [(a, b) for a, b in zip(before.agenda, after.agenda, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][0] == doubt.text
    assert after.timing == before.timing
    assert after.doubts == ()
    assert found.settled == {index}


def test_the_real_document_is_answered_in_its_own_way_of_writing() -> None:
    draft = read_document(seed("003_bc935cdedb893b1e.txt"))

    found = answered(draft, {0: draft.doubts[0].choices[0]})

    event = draft.doubts[0].event
    assert event is not None
    assert "Evaluering fagdag 27/11" in found.draft.events[event].agenda


def test_a_kept_date_changes_nothing_but_is_settled(twin: Draft) -> None:
    index = next(n for n, doubt in enumerate(twin.doubts) if doubt.event is not None)

    found = answered(twin, {index: twin.doubts[index].choices[-1]})

    assert [replace(each, doubts=()) for each in found.draft.events] == [
        replace(each, doubts=()) for each in twin.events
    ]
    assert found.settled == {index}


def test_one_of_two_dates_is_chosen_and_keeps_its_hours() -> None:
    draft = wheel("Møte 19. eller 24. september kl 12-14")
    (index,) = (n for n, doubt in enumerate(draft.doubts) if "ikke avgjort" in doubt.why)

    found = answered(draft, {index: draft.doubts[index].choices[1]})

    (event,) = (each for each in found.draft.events if each.start == date(2025, 9, 24))
    assert (event.time_start, event.time_end) == (time(12), time(14))


def test_a_weekday_that_does_not_fit_is_settled_by_another_day() -> None:
    draft = wheel("Møte tirsdag 17. september")
    (index,) = (n for n, doubt in enumerate(draft.doubts) if "ikke en" in doubt.why)

    found = answered(draft, {index: "tirsdag 16. september"})

    assert date(2025, 9, 16) in {event.start for event in found.draft.events}


def test_a_follow_up_of_another_day_is_tied_to_what_is_held_on_the_chosen_one() -> None:
    draft = wheel("", follow="Oppfølging styrersamling 14.okt")
    (index,) = (n for n, doubt in enumerate(draft.doubts) if "viser til" in doubt.why)
    follow_up = draft.doubts[index].event
    assert follow_up is not None
    held = next(n for n, each in enumerate(draft.events) if each.title == "Styrersamling")

    found = answered(draft, {index: "onsdag 15. oktober"})

    assert Follow(held, "follow_up") in found.draft.events[follow_up].follows


def test_a_typed_answer_that_is_no_day_is_told(twin: Draft) -> None:
    index = next(n for n, doubt in enumerate(twin.doubts) if doubt.event is not None)

    found = answered(twin, {index: "vet ikke helt"})

    assert found.unread == (index,)
    assert found.settled == frozenset()
    assert found.draft.events == twin.events


def test_answers_to_doubts_that_are_not_there_are_passed_over(twin: Draft) -> None:
    assert answered(twin, {99: "mandag 1. september", 0: "  "}).draft == twin


def test_an_arena_gets_the_level_that_is_chosen() -> None:
    text = "Årshjul 2025-2026\n\n\tStyringsgruppe\nAug\tMøte 20. august\nSept\tMøte 3. september\n"
    draft = read_document(text.encode(), school_year=YEAR)
    (index,) = (n for n, doubt in enumerate(draft.doubts) if "nivå" in doubt.why)

    found = answered(draft, {index: "kommune"})

    assert [arena.level for arena in found.draft.arenas] == ["municipality"]


def test_another_school_year_moves_the_days_and_keeps_the_weeks() -> None:
    draft = wheel("Møte uke 37")
    two = replace(
        draft,
        doubts=(Doubt(None, 1, "", "Hvilket gjelder?", ("2025–26", "2026–27")),),
    )

    found = answered(two, {0: "2026–27"})

    assert found.draft.document.school_year == "2026-2027"
    held = next(each for each in found.draft.events if each.title == "Styrersamling")
    week = next(each for each in found.draft.events if each.precision is Precision.WEEK)
    assert held.start == date(2026, 10, 15)
    assert week.start is not None
    assert week.start.isocalendar()[:2] == (2026, 37)


def test_a_sum_that_does_not_add_up_is_settled_without_a_fact_of_its_own() -> None:
    text = (
        "Holmen kommune\n• 2 barnehager med totalt 150 barn\n"
        "• Solvik barnehage, 60 barn\n• Lia barnehage, 85 barn\n"
    )
    draft = read_document(text.encode())
    (index,) = (n for n, doubt in enumerate(draft.doubts) if "150" in doubt.why)

    found = answered(draft, {index: "145"})

    assert found.settled == {index}
    assert found.draft.units == draft.units


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2025-10-15", date(2025, 10, 15)),
        ("15. oktober", date(2025, 10, 15)),
        ("onsdag 15. oktober 2025", date(2025, 10, 15)),
        ("15.10.2025", date(2025, 10, 15)),
        ("uke 42", date(2025, 10, 13)),
        ("i morgen", None),
    ],
)
def test_a_typed_day_is_read_as_the_documents_own(text: str, first: date | None) -> None:
    found = read_timing(text, year=YEAR, before=Timing.days(date(2025, 9, 1)))

    assert (found.first if found else None) == first


def test_a_typed_clock_keeps_the_day() -> None:
    day = date(2025, 9, 1)

    found = read_timing("kl. 09.00-15.00", year=YEAR, before=Timing.days(day))

    assert found == Timing.at(day, time(9), time(15))
