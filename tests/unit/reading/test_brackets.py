"""Brackets in a line of a list: something of its own, or history."""

import pytest

from samspor.reading import read_document


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
