"""Rules for single lines of a list: each once let a wrong day through unnoticed."""

import pytest

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading import read_document
from samspor.reading.kinds.calendar.line_year import in_year
from samspor.reading.kinds.calendar.scope import Scope, narrowed
from samspor.reading.kinds.calendar.whole_days import prepared

YEAR = SchoolYear(2024)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Styrermøte 3. september (påmelding innen 20. august)",
            [("2026-09-03", "Styrermøte"), ("2026-08-20", "Møte: Påmelding")],
        ),
        (
            "Nettverksmøte 12. november (evaluering kommunevis 19. november)",
            [("2026-11-12", "Nettverksmøte"), ("2026-11-19", "Evaluering")],
        ),
        (
            "Samling 12. november kl. 9-11 (flyttet fra 5. november)",
            [("2026-11-12", "Samling")],
        ),
    ],
)
def test_two_words_and_a_day_in_brackets(line: str, expected: list[tuple[str, str]]) -> None:
    draft = read_document(f"Møteplan 2026/2027\n\n- {line}\n- Samling 2. desember\n".encode())

    told = [(str(each.start), each.title) for each in draft.events]
    assert told == [*expected, ("2026-12-02", "Samling")]


def test_july_follows_the_year_over_it_and_not_the_school_year() -> None:
    under_year = Scope(year=YEAR, calendar_year=2025)

    assert in_year("Planleggingsdag 29. juli", under_year) == under_year
    assert in_year("Planleggingsdag 29. juli", Scope(year=YEAR)).calendar_year == 2024


def test_month_under_a_year_tells_no_school_year() -> None:
    over = narrowed("August", Scope(calendar_year=2025), is_heading=True)

    assert over is not None
    assert (over.year, over.month) == (None, (2025, 8))


@pytest.mark.parametrize("scope", [Scope(year=YEAR), Scope(calendar_year=2025)])
def test_three_months_in_a_heading_are_their_period(scope: Scope) -> None:
    over = narrowed("jul – aug – sep", scope, is_heading=True)

    assert over is not None
    assert (over.month, over.period) == (None, Timing.month(2025, 7, 3))


def test_number_behind_a_month_that_is_no_year_here_counts_its_days() -> None:
    over = narrowed("September 19", Scope(year=YEAR), is_heading=True)

    assert over is not None
    assert over.month == (2024, 9)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("15. Karneval", "15. februar Karneval"),
        ("15.-17. Vinterfri", "15. februar - 17. februar Vinterfri"),
        ("27.-2. Vinterfri", "27. februar - 2. mars Vinterfri"),
        ("Fridager: 1, 9 og 10.", "Fridager: 1., 9. og 10. februar"),
        ("7.10 - 9.10 Høstferie", "7.10. - 9.10. Høstferie"),
        ("8.10-9.05 Velkommen", "8.10-9.05 Velkommen"),
        ("10.10-12.12 Lunsj", "10.10-12.12 Lunsj"),
        ("27.2 - 3.3 Vinterferie", "27.2. - 3.3. Vinterferie"),
        ("1.9 6.10 3.11 2026", "1.9.2026, 6.10.2026, 3.11.2026"),
        ("Planleggingsdag 2.2", "Planleggingsdag 2.2."),
        ("Planleggingsdag 2.1", "Planleggingsdag 2.1"),
    ],
)
def test_numbers_under_a_month_are_whole_days(line: str, expected: str) -> None:
    assert prepared(line, (2027, 2)) == expected


def test_august_alone_at_the_end_of_a_list_stays_there() -> None:
    at_end = Scope(year=YEAR, position="end")

    assert in_year("Planleggingsdager 18. august og 20. august", at_end).position == "end"
    assert in_year("Planleggingsdager 18. august og 4. januar", at_end).position == "start"


def test_day_that_is_excepted_is_what_its_brackets_say() -> None:
    line = "SFO er åpen 10. august med unntak av 14. august (planleggingsdag)"
    draft = read_document(f"Skolerute 2026/2027\n\n- {line}\n- Samling 2. desember\n".encode())

    assert ("2026-08-14", "Planleggingsdag") in [(str(e.start), e.title) for e in draft.events]


def test_number_of_a_case_names_no_day_and_the_end_of_minutes_is_no_meeting() -> None:
    text = "FAU 2026/27\n\nSak 1: Dugnad\nSak 5\n17. mai\nVi kjøper is.\n\nRef. Lia skole 14. april 2027\n"

    draft = read_document(text.encode())

    assert draft.events == ()


@pytest.mark.parametrize("words", ["Periode", "Varighet", "Sist oppdatert"])
def test_month_behind_such_a_word_is_no_event(words: str) -> None:
    text = f"Viktige datoer 2026-2027\n\nForeldremøte: 22. september\nKarneval: februar\n{words}: mars\n"

    draft = read_document(text.encode())

    assert [event.title for event in draft.events] == ["Foreldremøte", "Karneval"]
