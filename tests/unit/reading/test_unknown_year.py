"""Days whose year nothing tells become one question, and the answer moves all of them."""

from datetime import date

import pytest

from samspor.kernel.school_year import SchoolYear
from samspor.reading import read_document
from samspor.reading.answering import answered
from samspor.reading.draft import Draft

TODAY = date(2026, 11, 20)
LIST = """Viktige datoer i barnehagen

Planleggingsdag 14. august
Foreldremøte 23. september kl. 18
Planleggingsdag 2. januar
Sommerfest 11. juni
"""
WEEKDAYS = """Skuleruta

AUGUST
Første skuledag: måndag 20.
OKTOBER
Haustferie måndag 8. til fredag 12. (veke 41)
JANUAR
Første skuledag: torsdag 3.
APRIL
Første skuledag etter påske: tysdag 23.
"""


def read(text: str, *, today: date | None = TODAY, name: str = "") -> Draft:
    return read_document(text.encode(), today=today, name=name)


def test_all_days_wait_for_one_question() -> None:
    draft = read(LIST)

    (doubt,) = draft.doubts
    assert doubt.event is None
    assert doubt.choices == ("2026–27", "2027–28", "2025–26")
    assert [event.doubts for event in draft.events] == [(0,)] * 4
    assert draft.unplaced == ()


def test_answer_moves_every_day() -> None:
    found = answered(read(LIST), {0: "2025–26"})

    assert [event.start for event in found.draft.events] == [
        date(2025, 8, 14),
        date(2025, 9, 23),
        date(2026, 1, 2),
        date(2026, 6, 11),
    ]
    assert {event.doubts for event in found.draft.events} == {()}
    assert found.draft.document.school_year == "2025-2026"


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 8, 1), "2026–27"),
        (date(2027, 3, 31), "2026–27"),
        (date(2027, 4, 1), "2027–28"),
        (date(2027, 7, 31), "2027–28"),
    ],
)
def test_from_april_the_year_that_comes_is_likeliest(today: date, first: str) -> None:
    assert read(LIST, today=today).doubts[0].choices[0] == first


def test_old_year_is_likelier_than_one_nobody_has_planned() -> None:
    draft = read("Dager\n\nMars\n29. Skjærtorsdag\n30. Langfredag\nApril\n2. Påskedag\n20. Tur\n")

    (doubt,) = draft.doubts
    assert doubt.choices == ("2017–18", "2028–29")


def test_without_a_day_to_look_from_nothing_is_supposed() -> None:
    draft = read(LIST, today=None)

    assert draft.document.school_year is None
    assert draft.doubts == ()


def test_weekdays_under_months_tell_the_year() -> None:
    draft = read(WEEKDAYS)

    assert draft.doubts == ()
    assert draft.document.school_year == "2018-2019"
    assert [event.start for event in draft.events] == [
        date(2018, 8, 20),
        date(2018, 10, 8),
        date(2019, 1, 3),
        date(2019, 4, 23),
    ]


def test_weekday_in_a_cell_of_its_own_tells_the_year() -> None:
    draft = read(
        "1.8.\tMandag\tPlanleggingsdag\n16.9.\tFredag\tHøstfest\n17.2.\tFredag\tKarneval\n"
    )

    assert [event.start for event in draft.events] == [
        date(2022, 8, 1),
        date(2022, 9, 16),
        date(2023, 2, 17),
    ]
    assert [event.title for event in draft.events] == ["Planleggingsdag", "Høstfest", "Karneval"]


def test_name_of_the_file_tells_the_year() -> None:
    draft = read(LIST, name="viktige-datoer_2024-25.pdf")

    assert draft.document.school_year == "2024-2025"
    assert draft.doubts == ()


def test_year_that_is_given_is_not_asked_for() -> None:
    draft = read_document(LIST.encode(), school_year=SchoolYear(2023), today=TODAY)

    assert draft.doubts == ()
    assert draft.events[0].start == date(2023, 8, 14)


def test_prose_with_a_day_in_it_asks_nothing() -> None:
    text = "Om barnehagen\n\nVi åpnet 3. mai og feiret 4. juni. Siden har vi hatt det fint.\n"

    assert read(text).doubts == ()


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("skolerute_2025-2026.pdf", "2025-2026"),
        ("Ruta 25-26.docx", "2025-2026"),
        ("Referat 12-13 mars.docx", None),
        ("Referat 12-13_mars.docx", None),
    ],
)
def test_a_name_with_a_year_tells_it_and_one_with_days_does_not(
    name: str, year: str | None
) -> None:
    draft = read(LIST, name=name)

    assert (draft.document.school_year if not draft.doubts else None) == year


def test_days_in_one_line_are_asked_for_too() -> None:
    line = "Dette barnehageåret er det plandager 15+16/8, 13/11, 4/1 og 7/5"

    draft = read(f"Planleggingsdager\n\nVi har fem dager i året.\n\n{line}\n")

    (doubt,) = draft.doubts
    assert doubt.text == line
    assert [event.start for event in draft.events] == [
        date(2026, 8, 15),
        date(2026, 11, 13),
        date(2027, 1, 4),
        date(2027, 5, 7),
    ]


def test_days_that_look_like_a_heading_over_text_are_asked_for_too() -> None:
    text = "Dette året er det plandager 14.08 - 13.11 - 04.01 - 07.05\n\nDagene kan bli flyttet, så følg med.\n"

    draft = read(f"Planleggingsdager\n\n{text}")

    assert len(draft.events) == 4
    assert len(draft.doubts) == 1


def test_two_years_in_a_sentence_are_the_year_of_no_day() -> None:
    chosen = "Styret ble valgt på årsmøte i april 2026 og sitter frem til årsmøte i 2027."

    draft = read(f"Styret\n\n{chosen}\n2026 2026 2027\nÅrsmøte 24.04\nÅrsmøte 09.04\n")

    (doubt,) = draft.doubts
    assert doubt.code == "unknown_year_of_all"
    assert {event.doubts for event in draft.events} == {(0,)}


def test_one_day_in_the_title_is_asked_for() -> None:
    title = "Møte i utval for oppvekst og kultur torsdag 19. november"

    draft = read(f"{title}\nAktuelle saker som skal opp er rullering av planen og spelemidlar.\n")

    (event,) = draft.events
    assert event.start == date(2026, 11, 19)
    assert [doubt.code for doubt in draft.doubts] == ["unknown_year_of_all"]
