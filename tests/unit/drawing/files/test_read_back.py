"""What we write, we read in again without loss: .docx, .xlsx, .html, and .pdf by what it carries."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspor.drawing.content import Item, Kind, Status, TableShape, WheelContent
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.pdf import write_pdf
from samspor.drawing.files.web import write_html
from samspor.drawing.files.word import write_docx
from samspor.reading import read_document
from samspor.reading.draft import Draft
from tests.conftest import FULL
from tests.factories.content import sample, wheels
from tests.unit.drawing.files.readers import job

WHOLE = {write_xlsx, write_pdf}  # answers stand in a list of their own
PLACES = ("", "DMMH", "Rådhuset, møterom 2", "Hitra: kulturhuset")
AGENDA = ("Stoppunkt for arbeidet", "Møte med eier 3. mars", "Hva nå?", "Spørsmål: hva lærte vi?")


def told(draft: Draft) -> list[tuple[object, ...]]:
    return sorted(
        (
            event.title,
            str(event.timing),
            event.kind,
            tuple(sorted(event.arenas)),
            event.place or "",
            event.mode,
            event.agenda,
            event.audience or "",
            event.municipalities,
            tuple(sorted((draft.events[one.event].title, one.relation) for one in event.follows)),
            event.status,
        )
        for event in draft.events
    )


def expected(content: WheelContent, *, with_answers: bool) -> list[tuple[str, ...]]:
    names = {arena.id: arena.name for arena in content.arenas}
    titles = {item.id: item.title for item in content.items}
    nested = {entry.item.id for entry in job(content).every if entry.nested}
    return sorted(
        (
            item.title,
            str(item.timing),
            item.kind.value,
            tuple(sorted(names[one] for one in item.arenas if one in names)),
            item.place,
            item.mode.value if item.mode else ("physical" if item.place else None),
            item.agenda,
            item.audience,
            () if set(item.municipalities) >= set(content.municipalities) else item.municipalities,
            tuple(sorted((titles[one.id], one.relation.value) for one in item.follows)),
            item.status.value,
        )
        for item in content.items
        if with_answers or item.id not in nested
    )  # type: ignore[return-value]


def as_people_write(content: WheelContent) -> WheelContent:
    """Plain titles, each with a word of its own, and everything else as the dice fell."""

    def plain(number: int, item: Item) -> Item:
        return replace(
            item,
            title=f"{('Samling', 'Fagdag og møte', 'Tur')[number % 3]} {number} 17. mai",
            place=PLACES[number % len(PLACES)],
            agenda=AGENDA[: number % 5],
            audience="alle ansatte" if number % 7 == 0 else "",
            status=Status.CANCELLED if number % 5 == 4 else Status.PLANNED,
            asked_by=None,
            description="",
        )

    arenas = tuple(
        replace(arena, name=f"Kommunalt nettverk {number}", who="Alle styrere")
        for number, arena in enumerate(content.arenas)
    )
    items = tuple(plain(number, item) for number, item in enumerate(content.items))
    return replace(content, title="Årshjul for regionen", arenas=arenas, items=items, closed=())


@settings(max_examples=300 if FULL else 25)
@given(
    wheels().map(as_people_write),
    st.sampled_from([write_docx, write_xlsx, write_html, write_pdf]),
    st.sampled_from(TableShape),
)
def test_random_wheel_comes_back_as_it_was(content, write, shape):
    content = replace(content, table_shape=shape)

    draft = read_document(write(job(content)), name="x")

    if content.items:
        assert told(draft) == expected(content, with_answers=True)
        assert draft.unplaced == ()


@pytest.mark.parametrize("shape", TableShape)
@pytest.mark.parametrize("write", [write_docx, write_xlsx, write_html, write_pdf])
def test_sample_comes_back_with_its_arenas_year_and_edition(write, shape):
    content = replace(sample(), table_shape=shape)

    draft = read_document(write(job(content)), name="x")

    own = [event for event in draft.events if event.arenas]
    whole = expected(content, with_answers=write in WHOLE)
    assert told(replace(draft, events=tuple(own))) == whole
    assert draft.document.school_year == "2024-2025"
    assert [(one.name, one.who) for one in draft.arenas] == [
        (arena.name, arena.who) for arena in content.arenas
    ]
    assert draft.unplaced == ()


@pytest.mark.parametrize("write", [write_docx, write_html, write_xlsx, write_pdf])
def test_cancelled_activity_is_read_back_as_cancelled(write):
    content = sample()
    items = tuple(
        replace(
            item, status=Status.CANCELLED if item.kind is Kind.PROFESSIONAL_DAY else item.status
        )
        for item in content.items
    )
    content = replace(content, items=items, closed=())

    draft = read_document(write(job(content)), name="x")

    assert told(draft) == expected(content, with_answers=write in WHOLE)
    cancelled = [event.title for event in draft.events if event.status == "cancelled"]
    assert cancelled == ["Regional fagdag"]


def test_day_that_somebody_has_changed_in_the_list_is_a_question():
    book = openpyxl.load_workbook(BytesIO(write_xlsx(job(sample()))))
    listed = book.worksheets[0]
    heads = {cell.value: cell.column for cell in listed[1]}
    row = next(row for row in listed.iter_rows(min_row=2) if row[7].value == "Regional fagdag")
    for name in ("From", "To"):
        listed.cell(row[0].row, heads[name]).value = datetime(2024, 11, 28)
    target = BytesIO()
    book.save(target)

    draft = read_document(target.getvalue(), name="x")

    (doubt,) = draft.doubts
    assert draft.events[doubt.event].title == "Regional fagdag"
    assert doubt.choices == ("torsdag 28. november", "onsdag 27. november")


def test_activity_that_all_municipalities_hold_is_told_once():
    content = sample()
    items = tuple(
        replace(item, audience="kommunevis", place="", municipalities=content.municipalities)
        if item.title == "Regional fagdag"
        else item
        for item in content.items
    )

    draft = read_document(write_xlsx(job(replace(content, items=items, closed=()))), name="x")

    assert [event.title for event in draft.events].count("Regional fagdag") == 1


def test_activity_held_on_a_screen_is_digital_though_nothing_else_says_so():
    content = sample()
    items = tuple(replace(item, place="Digitalt", mode=None) for item in content.items)

    draft = read_document(write_xlsx(job(replace(content, items=items, closed=()))), name="x")

    assert {event.mode for event in draft.events} == {"digital"}
