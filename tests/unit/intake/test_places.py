"""Where in the document each fact stands."""

from samspor.intake.doubt_keys import doubt_keys
from samspor.intake.places import Spot, find_doubt, find_places
from samspor.intake.proposals import FieldChange, Proposal, Proposals, Section, Verdict
from samspor.reading.document import read_with_source
from samspor.reading.marked import MarkedSource

WHEEL = """<h1>Årshjul 2024-2025</h1>
<table><tr><th>Måned</th><th>Regional arbeidsgruppe</th><th>Regionalt styrernettverk</th></tr>
<tr><td>September</td><td>Møte 2. september</td><td>Samling 3. september</td></tr>
<tr><td>November</td><td><p>Møte 4. november</p><ul><li>Evaluering samling 5/9</li></ul></td>
<td>Fagdag i november</td></tr></table>"""
PAGE = """Fokusområder

Lek og språk

Vi vil at alle barn skal bli hørt i leken hver dag.

Lek og språk følges opp av nettverket.
"""


def fact(section: Section, title: str, *, event: int | None = None, **fields: str) -> Proposal:
    said = tuple(FieldChange(name, name, "", value) for name, value in fields.items())
    return Proposal(title, section, Verdict.NEW, title, fields=said, event=event)


def told(source: MarkedSource, spots: tuple[Spot, ...]) -> list[str]:
    lines = source.lines()
    return [lines[spot.line].parts[spot.part].text for spot in spots]


def test_an_activity_is_marked_in_its_own_cell() -> None:
    draft, source = read_with_source(WHEEL.encode())
    items = tuple(
        fact(Section.ACTIVITY, str(index), event=index) for index in range(len(draft.events))
    )

    places = find_places(source, draft, Proposals(items))

    marked = {draft.events[n].title: told(source, places[str(n)]) for n in range(len(items))}
    assert marked["Samling"] == ["Samling 3. september"]
    assert not any("November" in texts or "September" in texts for texts in marked.values())


def test_a_fact_without_a_place_is_found_by_its_words_once() -> None:
    draft, source = read_with_source(PAGE.encode())
    area = fact(
        Section.FOCUS_AREA,
        "Lek og språk",
        text="Vi vil at alle barn skal bli hørt i leken hver dag.",
    )

    places = find_places(source, draft, Proposals((area,)))

    assert told(source, places["Lek og språk"]) == [
        "Lek og språk",
        "Vi vil at alle barn skal bli hørt i leken hver dag.",
    ]


def test_what_the_document_does_not_say_has_no_place() -> None:
    draft, source = read_with_source(PAGE.encode())

    places = find_places(source, draft, Proposals((fact(Section.UNIT, "Havna barnehage"),)))

    assert places == {"Havna barnehage": ()}


def test_a_doubt_shows_where_its_words_stand() -> None:
    draft, source = read_with_source(WHEEL.encode())
    (doubt,) = [each for each in draft.doubts if "5/9" in each.text]

    spot = find_doubt(source, line=doubt.line, text=doubt.text)

    assert spot
    assert "5/9" in source.lines()[spot.line].text


def test_doubts_are_recognised_with_another_year() -> None:
    first, _source = read_with_source(WHEEL.encode())
    again, _source = read_with_source(WHEEL.encode())

    assert doubt_keys(first) == doubt_keys(again)
    assert len(set(doubt_keys(first))) == len(first.doubts)
