"""The year as a table in Word, in the shape that the community's own document has."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document as Doc
from docx.enum.text import WD_BREAK
from docx.table import Table as Grid
from docx.table import _Cell

from samspor.drawing.content import Arena, TableShape
from samspor.drawing.entries import Entry
from samspor.drawing.files import print_style
from samspor.drawing.files.cards import card, labelled
from samspor.drawing.files.job import Job, in_parts
from samspor.drawing.files.word_cells import (
    add_cards,
    add_own,
    add_row,
    add_text,
    describe,
    dress,
    prose,
    repeat,
    set_widths,
    shade,
)
from samspor.drawing.table import Row, Table, Year

FEW_ARENAS: Final = 5  # so many fit across A4, and FIT across A3
FIT: Final = 9
FIRST_COLUMN: Final = 27
NAMES_COLUMN: Final = 36
# Of a list: when, what, which arenas, where, and the agenda.
SHARES: Final = (0.2, 0.28, 0.17, 0.13, 0.22)


def add_tables(document: Doc, job: Job, *, width: float) -> None:
    """`width` is what the page has room for, in millimetres."""
    match job.content.table_shape:
        case TableShape.MONTHS_DOWN:
            parts = in_parts(job.table, most_across(job))
            for number, part in enumerate(parts):
                _new_page(document, after=number)
                _months_down(document, part, job, width)
        case TableShape.MONTHS_ACROSS:
            last = job.table.years[-1:]
            for number, year in enumerate(job.table.years):
                _new_page(document, after=number)
                _months_across(document, year, job, width, with_undated=(year,) == last)
        case TableShape.LIST:
            if job.table.has_who or job.table.has_roles:
                _arenas(document, job, width)
            _list(document, job, width)


def most_across(job: Job) -> int:
    return FEW_ARENAS if len(job.shown.arenas) <= FEW_ARENAS else FIT


def needs_a3(job: Job) -> bool:
    if job.content.table_shape is TableShape.MONTHS_DOWN:
        return most_across(job) != FEW_ARENAS
    return job.content.table_shape is TableShape.MONTHS_ACROSS


def _new_page(document: Doc, *, after: int) -> None:
    if after:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _grid(document: Doc, job: Job, columns: int) -> Grid:
    grid: Grid = document.add_table(rows=0, cols=columns)
    grid.style = document.styles["Table Grid"]
    describe(grid, job)
    return grid


def _months_down(document: Doc, part: Table, job: Job, width: float) -> None:
    words = job.wording
    grid = _grid(document, job, len(part.arenas) + 1)
    head = add_row(grid, words.month)
    repeat(grid)
    for cell, arena in zip(head[1:], part.arenas, strict=True):
        _name(cell, arena, job)
    if part.has_who:
        for cell, arena in zip(add_row(grid, words.who)[1:], part.arenas, strict=True):
            add_own(cell.paragraphs[0], arena.who, job)
    if part.has_roles:
        for cell, arena in zip(add_row(grid, words.role)[1:], part.arenas, strict=True):
            prose(cell, arena.role, job)
    for year in part.years:
        cells = add_row(grid, str(year.year), size=13)
        cells[0].merge(cells[-1])
        shade(cells[0], print_style.BAND)
        cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for month in year.rows:
            add_cards(add_row(grid, month.title.capitalize())[1:], month.cells, job)
    if part.undated:
        add_cards(add_row(grid, words.phrases.undated)[1:], part.undated, job)
    set_widths(grid, _even(width, len(part.arenas)))
    dress(grid)


def _months_across(
    document: Doc, year: Year, job: Job, width: float, *, with_undated: bool
) -> None:
    """A table for each calendar year; who and what for stand in the first."""
    words, whole = job.wording, job.table
    first = year is whole.years[0]
    told = [
        *([words.who] if first and whole.has_who else []),
        *([words.role] if first and whole.has_roles else []),
    ]
    undated = whole.undated if with_undated else None
    months: Sequence[Row] = year.rows
    titles = [*told, *(month.title.capitalize() for month in months)]
    titles += [words.phrases.undated] if undated else []
    grid = _grid(document, job, len(titles) + 1)
    for cell, title in zip(add_row(grid, str(year.year))[1:], titles, strict=True):
        add_text(cell.paragraphs[0], title).bold = True
        shade(cell, print_style.BAND)
    repeat(grid)
    for place, arena in enumerate(whole.arenas):
        row = add_row(grid, "")
        _name(row[0], arena, job)
        rest = row[1:]
        if words.who in told:
            add_own(rest[0].paragraphs[0], arena.who, job)
        if words.role in told:
            prose(rest[len(told) - 1], arena.role, job)
        cells = [month.cells[place] for month in months]
        cells += [undated[place]] if undated else []
        add_cards(rest[len(told) :], tuple(cells), job)
    set_widths(grid, _even(width, len(titles), first=NAMES_COLUMN))
    dress(grid)


def _arenas(document: Doc, job: Job, width: float) -> None:
    words, whole = job.wording, job.table
    told = [
        *([words.who] if whole.has_who else []),
        *([words.role] if whole.has_roles else []),
    ]
    grid = _grid(document, job, len(told) + 1)
    for cell, title in zip(add_row(grid, words.arenas)[1:], told, strict=True):
        add_text(cell.paragraphs[0], title).bold = True
    for arena in whole.arenas:
        row = add_row(grid, "")
        _name(row[0], arena, job)
        if whole.has_who:
            add_own(row[1].paragraphs[0], arena.who, job)
        if whole.has_roles:
            prose(row[-1], arena.role, job)
    set_widths(grid, _even(width, len(told), first=NAMES_COLUMN))
    dress(grid)
    document.add_paragraph()


def _list(document: Doc, job: Job, width: float) -> None:
    words = job.wording
    titles = (words.title, words.arenas, words.place, words.agenda)
    grid = _grid(document, job, len(titles) + 1)
    for cell, title in zip(add_row(grid, words.when)[1:], titles, strict=True):
        add_text(cell.paragraphs[0], title).bold = True
        shade(cell, print_style.BAND)
    repeat(grid)
    for entry in job.every:
        if not entry.nested:
            _list_row(grid, entry, job)
    set_widths(grid, [width * share for share in SHARES])
    dress(grid)


def _list_row(grid: Grid, entry: Entry, job: Job) -> None:
    written = card(entry, job.wording.phrases)
    _when, what, arenas, where, agenda = add_row(grid, written.when)
    title = add_own(what.paragraphs[0], written.title, job)
    title.bold, title.font.strike = True, bool(written.cancelled) or None
    # Next to the columns stands only what they do not say.
    told = (f"{job.wording.when}: ", f"{job.wording.place}: ")
    for line in labelled(entry, job.wording):
        if not line.startswith(told):
            add_text(what.add_paragraph(), line)
    for tie in written.ties:
        add_own(what.add_paragraph(), tie, job).italic = True
    for number, arena in enumerate(entry.arenas):
        line = arenas.paragraphs[0] if number == 0 else arenas.add_paragraph()
        add_own(line, arena.name, job)
    add_own(where.paragraphs[0], entry.item.place, job)
    for number, point in enumerate(entry.item.agenda):
        line = agenda.paragraphs[0] if number == 0 else agenda.add_paragraph()
        line.style = "List Bullet"
        add_own(line, point, job)


def _name(cell: _Cell, arena: Arena, job: Job) -> None:
    add_own(cell.paragraphs[0], arena.name, job).bold = True
    shade(cell, print_style.TINTS[arena.colour])


def _even(width: float, columns: int, *, first: float = FIRST_COLUMN) -> list[float]:
    each = (width - first) / max(columns, 1)
    return [first, *[each] * columns]
