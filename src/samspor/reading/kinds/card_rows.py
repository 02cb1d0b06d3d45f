"""Lists where each row is a card: our own workbook, also after people have sorted and changed it.

The sheet beside it draws the same cards by month; what stands there as here is told already.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from samspor.kernel.notation import Context, find_timings
from samspor.reading.asking import ask
from samspor.reading.blocks import Cell, Part, Row, Table
from samspor.reading.draft import Source
from samspor.reading.kinds.activity_text import ActivityText, as_event
from samspor.reading.kinds.arenas import arena_named
from samspor.reading.kinds.card_words import COLUMNS, Label
from samspor.reading.kinds.cards import meanings, read_cards
from samspor.reading.notebook import EventNote, Notebook
from samspor.reading.wording import in_words

_COLUMNS: Final = meanings(COLUMNS)
_NEEDED: Final = {Label.TITLE, Label.WHEN, Label.ARENAS}
# What a line of a card says, in the order in which a card says it.
_SAID: Final = (
    Label.WHEN,
    Label.KIND,
    Label.PLACE,
    Label.MODE,
    Label.AUDIENCE,
    Label.MUNICIPALITIES,
    Label.STATUS,
)


def recognise(notebook: Notebook) -> None:
    for block in notebook.blocks:
        if isinstance(block, Table) and is_list_of_cards(block):
            _read(notebook, block, _columns(block.rows[0]))


def is_list_of_cards(table: Table) -> bool:
    return set(_columns(table.rows[0]).values()) >= _NEEDED


def _columns(row: Row) -> dict[int, Label]:
    found = {cell.column: _COLUMNS.get(cell.line.text.casefold()) for cell in row.cells}
    return {column: label for column, label in found.items() if label}


def _read(notebook: Notebook, table: Table, columns: dict[int, Label]) -> None:
    notebook.add_kind("annual_wheel")
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    context = Context(year=notebook.school_year, position="start")
    for row in table.rows[1:]:
        cells = {columns[cell.column]: cell for cell in row.cells if cell.column in columns}
        if Label.TITLE not in cells or Label.WHEN not in cells:
            continue
        texts = read_cards(_parts(cells), context=context)
        if all(text.timing for text in texts):
            notebook.claim_all(cell.line for cell in row.cells)
            for text in texts:
                _add(notebook, text, cells)


def _parts(cells: dict[Label, Cell]) -> list[Part]:
    said = [label for label in _SAID if label in cells]
    agenda, ties = cells.get(Label.AGENDA), cells.get(Label.FOLLOWS)
    title, *more = cells[Label.TITLE].line.parts
    return [
        title,
        *(Part(f"{COLUMNS[label][0]}: {cells[label].line.text}") for label in said),
        *more,
        *(Part(part.text, is_item=True) for part in (agenda.line.parts if agenda else ())),
        *(ties.line.parts if ties else ()),
    ]


def _add(notebook: Notebook, text: ActivityText, cells: dict[Label, Cell]) -> None:
    told = cells.get(Label.ARENAS)
    names = [part.text for part in told.line.parts] if told else []
    line = cells[Label.TITLE].line
    source = Source(line.number, None, line.raw)
    assert text.timing is not None
    arenas = [arena_named(notebook, name, line=line.number) for name in names]
    event = as_event(text, timing=text.timing, arenas=arenas, source=source)
    notebook.events.append(event)
    _doubt_days(notebook, event, cells)
    for doubt in text.doubts:
        notebook.doubt(
            event=event, line=line.number, text=doubt.text, asked=doubt.asked, choices=doubt.choices
        )


def _doubt_days(notebook: Notebook, event: EventNote, cells: dict[Label, Cell]) -> None:
    """Somebody has changed the days, but not the words about them, or the other way round."""
    days = [_day(cells.get(label)) for label in (Label.FIRST_DAY, Label.LAST_DAY)]
    first, last = days[0], days[1] or days[0]
    timing = event.timing
    if not timing.is_dated or first is None or last is None or last < first:
        return
    if (first, last) != (timing.first, timing.last):
        other = replace(timing, first=first, last=last)
        written, meant = (in_words(each, notebook.school_year) for each in (timing, other))
        notebook.doubt(
            event=event,
            line=event.source.line,
            text=event.source.text,
            asked=ask(
                "columns_of_days",
                year=notebook.school_year,
                title=event.title,
                written=timing,
                meant=other,
            ),
            choices=(meant, written),
        )


def _day(cell: Cell | None) -> date | None:
    found = find_timings(cell.line.text, context=Context()) if cell else []
    return found[0].timing.first if found and found[0].timing else None
