"""Lists whose points have the signs, the tabs and the steps that other programs give them."""

import pytest

from samspor.reading import read_document
from samspor.reading.formats.pasted_lists import with_plain_lists
from samspor.reading.list_levels import levels_of


def areas(text: str) -> list[tuple[str, list[str]]]:
    draft = read_document(text.encode())
    return [(each.name, list(each.themes)) for each in draft.focus_areas]


def test_points_pasted_with_tabs_are_a_list_and_no_table() -> None:
    text = "Satsingsområder 2026\n\n·\tLek\n·\tSpråk\no\tHøytlesing\no\tSang\n·\tRo\n"

    assert areas(text) == [("Lek", []), ("Språk", ["Høytlesing", "Sang"]), ("Ro", [])]


@pytest.mark.parametrize("sign", ["-\t", "\uf0b7 ", "➢\t", "◦ ", "✓ "])
def test_any_sign_opens_a_point(sign: str) -> None:
    text = f"Satsingsområder 2026\n\n{sign}Leik ute\n{sign}Språk\n"

    assert areas(text) == [("Leik ute", []), ("Språk", [])]


def test_numbers_pasted_with_tabs_are_a_list() -> None:
    text = "Satsingsområde 2026-2028\n\n1.\tLeik ute\n2.\tSpråk i kvardagen\n3.\tRo\n"

    assert areas(text) == [("Leik ute", []), ("Språk i kvardagen", []), ("Ro", [])]


@pytest.mark.parametrize(
    "line",
    [
        "o\tord",  # no list is open, so it is a row
        "§ 4 Åpningstid",
        "1.\tUke\tDag",
        "Navn\t4",
        "· Lek\tSpråk",
    ],
)
def test_rows_and_paragraphs_of_law_stay(line: str) -> None:
    assert with_plain_lists(f"Over\n{line}\nunder") == f"Over\n{line}\nunder"


def test_the_days_of_a_month_are_no_list() -> None:
    days = "\n".join(f"{day}.\tMandag" for day in range(1, 32))

    assert with_plain_lists(days) == days


def test_blank_lines_between_points_keep_their_steps() -> None:
    text = "Fokusområder:\n\n • Samarbeid\n\n  • Møteplasser\n\n  • Roller\n\n • Økonomi\n"

    assert areas(text) == [("Samarbeid", ["Møteplasser", "Roller"]), ("Økonomi", [])]


def test_a_new_list_after_other_words_begins_at_the_left() -> None:
    text = "Satsingsområder\n\n• Lek\n\nVi vil også nevne\n\n  • Språk\n  • Ro\n"

    assert areas(text)[0] == ("Lek", [])


@pytest.mark.parametrize(
    ("marks", "steps"),
    [
        (["1.", "-", "-", "2.", "-"], [0, 1, 1, 0, 1]),
        (["1)", "2)", "a)", "b)"], [0, 0, 1, 1]),
        (["a)", None, "1.", "2.", "b)"], [0, 0, 1, 1, 0]),
        (["1.", "2.", "-", "-"], [0, 0, 0, 0]),  # who knows whose they are
        (["-", "1.", "2.", "-"], [0, 0, 0, 0]),
        (["1.", "-", "1.", "-"], [0, 0, 0, 0]),  # two lists
        ([None, None], [0, 0]),
    ],
)
def test_marks_tell_the_steps(marks: list[str | None], steps: list[int]) -> None:
    assert levels_of(marks)[0] == steps


def test_numbers_under_letters_are_parts_of_the_letter() -> None:
    text = (
        "Satsingsområder i Nordlia\n\na) Sterk sammen\n\nDelene i Sterk sammen er:\n\n"
        "1. Voksne som ser\n2. Samtaler\n\nb) Særpreg\n\nHver barnehage er god på noe.\n"
    )

    assert areas(text) == [("Sterk sammen", ["Voksne som ser", "Samtaler"]), ("Særpreg", [])]
