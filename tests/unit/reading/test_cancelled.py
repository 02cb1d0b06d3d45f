"""What is called off is still told of, by its own name."""

import pytest

from samspor.reading import read_document

PLAN = """Møteplan for styrernettverket 2026/2027

{line}
Samling 12. november kl. 9-12
"""


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("AVLYST: Nettverksmøte 15. oktober kl. 9-12", "Nettverksmøte"),
        ("15. oktober: Nettverksmøte (avlyst)", "Nettverksmøte"),
        ("Nettverksmøte 15. oktober er avlyst", "Nettverksmøte"),
        ("15. oktober Avlyst nettverksmøte", "Nettverksmøte"),
        ("Nettverksmøte 15. oktober - UTGÅR", "Nettverksmøte"),
    ],
)
def test_called_off_in_words(line: str, title: str) -> None:
    draft = read_document(PLAN.format(line=line).encode())

    told = [(each.title, str(each.start), each.status) for each in draft.events]
    assert told == [(title, "2026-10-15", "cancelled"), ("Samling", "2026-11-12", "planned")]
    assert draft.unplaced == ()


def test_a_calendar_tells_what_is_called_off() -> None:
    data = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fagdag\r\n"
        "DTSTART;VALUE=DATE:20261015\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    draft = read_document(data.encode())

    assert [(each.title, each.status) for each in draft.events] == [("Fagdag", "cancelled")]
