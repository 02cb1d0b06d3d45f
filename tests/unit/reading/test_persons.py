"""Names of persons in a source are questions, one for each, and never facts taken for granted."""

from samspor.reading import read_document

NETWORK = """Barnehagenettverket

Nettverket møtes fire ganger i året og er for alle styrere i kommunen.

Kontaktperson: Kari Eksempel kari.eksempel@example.no
"""
FOOT = """Planleggingsdager 2026-2027

Fredag 14. august

Ola Eksempel
SFO-leder
Telefon 00 00 00 00

Åpningstider

06:45 - 16:15
"""


def persons_asked_about(text: str) -> list[str]:
    draft = read_document(text.encode())
    return [each.why for each in draft.doubts if "navnet på en person" in each.why]


def test_contact_is_a_question_with_two_answers() -> None:
    draft = read_document(NETWORK.encode())

    (doubt,) = [each for each in draft.doubts if "Kari Eksempel" in each.why]

    assert doubt.line == 5
    assert doubt.event is None
    assert len(doubt.choices) == 2


def test_person_at_the_foot_of_a_page_is_asked_about_once() -> None:
    assert persons_asked_about(FOOT) == ["Ola Eksempel er navnet på en person. Vil du ta det med?"]


def test_foot_of_a_page_is_kept_as_text_and_is_no_event() -> None:
    draft = read_document(FOOT.encode())

    assert [each.title for each in draft.events] == ["Planleggingsdag"]
    assert draft.unplaced == ()
    assert "Telefon 00 00 00 00" in [each.text for each in draft.organisation]


def test_page_without_persons_asks_about_none() -> None:
    assert persons_asked_about(NETWORK.replace("Kari Eksempel kari.eksempel@example.no", "")) == []
