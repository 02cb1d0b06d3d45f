"""A wheel by the week: the numbers of weeks across or down, and a line or a column for each arena.

```
      33               34        35
Nett                   Oppstart
Barn  Planleggingsdag            Samling 28.8.
```
A cell is an activity of its week, or of the day it says; a cell over several weeks is of them all.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from samspor.kernel.notation import Found
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading.blocks import Cell, Row, Table
from samspor.reading.kinds.arenas import arena_named
from samspor.reading.kinds.calendar.clauses import Clause, cut
from samspor.reading.kinds.calendar.columns import ROLES
from samspor.reading.kinds.calendar.entries import Written, source_of
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.notebook import ArenaNote, Fate, Notebook

KIND: Final = "annual_wheel"
_WEEK: Final = re.compile(
    r"(?:(?:uke|veke|week|u|v)\.?\s*)?(?P<week>[1-9]|[1-4]\d|5[0-3])\.?", re.IGNORECASE
)
_WEEKS: Final = re.compile(r"(?:uke|veke|week)(?:nr|nummer)?\.?:?", re.IGNORECASE)
_CROSS: Final = re.compile(r"[xX✓✔✗✘]")
_NO_ARENA: Final = re.compile(
    r"(?:hva|kva|tema|aktivitet\w*|innhold|innhald|ferie\w*|fri\w*|merknad\w*|planleggj?ingsdag\w*"
    r"|måned|månad|annet|anna|felles)\W*",
    re.IGNORECASE,
)
_FEWEST_WEEKS: Final = 4
_MOST_WEEKS: Final = 120
_LAST_OF_SPRING: Final = 30


def recognise(notebook: Notebook) -> None:
    year = notebook.school_year
    if year is None:
        return
    for block in notebook.blocks:
        if isinstance(block, Table) and (lying := _lying(block)):
            _read(lying, notebook, year)


def is_week_grid(table: Table) -> bool:
    return _lying(table) is not None


def _lying(table: Table) -> Table | None:
    """The table with its weeks across; None when it is no such grid."""
    if _head(table) is not None:
        return table
    first = table.rows[0].at(0)
    if (
        len(table.rows) > _MOST_WEEKS
        or first is None
        or not _WEEKS.fullmatch(first.line.text.strip())
    ):
        return None
    others = [cell.line.text.strip().lower() for cell in table.rows[0].cells if cell.column]
    if any(words.match(head) for head in others for words in ROLES.values()):
        return None  # "Uke | Dato | Hva": a list
    turned = table.transposed()
    return turned if _head(turned) is not None else None


def _head(table: Table) -> int | None:
    """Which row holds the numbers of the weeks, among the first."""
    return next((n for n, row in enumerate(table.rows[:3]) if _counts_weeks(row)), None)


def _counts_weeks(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell.column]
    weeks = [found for cell in cells if (found := _week(cell))]
    corner = row.at(0)
    told = corner is not None and _WEEKS.fullmatch(corner.line.text.strip())
    said = told or any("u" in cell.line.text.lower() for cell in cells)
    if not said or len(weeks) < _FEWEST_WEEKS or len(weeks) < len(cells):
        return False
    turns = sum(after < before for before, after in pairwise(weeks))
    return turns <= 1 and len(set(weeks)) == len(weeks)


def _week(cell: Cell) -> int:
    found = _WEEK.fullmatch(cell.line.text.strip())
    return int(found["week"]) if found else 0


def _read(table: Table, notebook: Notebook, year: SchoolYear) -> None:
    at = _head(table)
    assert at is not None  # it lies so
    head = table.rows[at]
    weeks = {
        column: _week(cell)
        for cell in head.cells
        if cell.column
        for column in range(cell.column, cell.column + cell.columns)
    }
    written, before = Written(notebook), len(notebook.events)
    for row in table.rows[at + 1 :]:
        label = next((cell for cell in row.cells if cell.column == 0), None)
        for cell in row.cells:
            covered = [weeks[n] for n in _columns(cell) if n in weeks]
            if cell.column and covered:
                _read_cell(cell, label, covered, written, year)
    if len(notebook.events) == before:
        return
    notebook.add_kind(KIND)
    over = [cell for row in table.rows[:at] for cell in row.cells if is_month(cell.line.text)]
    labels = [cell for row in table.rows[at + 1 :] for cell in row.cells if cell.column == 0]
    notebook.claim_all(cell.line for cell in (*over, *head.cells, *labels))


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _read_cell(
    cell: Cell, label: Cell | None, weeks: Sequence[int], written: Written, year: SchoolYear
) -> None:
    notebook = written.notebook
    arenas = _arenas(label, notebook)
    scope = Scope(year=year, position="start" if weeks[0] > _LAST_OF_SPRING else "end")
    for part in cell.line.parts:
        for clause in _clauses(part.text, label, weeks, scope):
            source = source_of((cell.line,), _name(weeks, label))
            if written.write(clause, scope, source, arenas=arenas):
                notebook.claim(cell.line, Fate.STRUCTURED)


def _clauses(text: str, label: Cell | None, weeks: Sequence[int], scope: Scope) -> list[Clause]:
    """At the days the words say, else in the weeks they stand under."""
    named = label.line.text.strip() if label else ""
    week = _timing(weeks, scope)
    month = (week.first.year, week.first.month) if week and week.first else None
    said = [each for each in cut(prepared(text, month), scope.context) if each.found.timing]
    if any(each.found.timing and each.found.timing.is_dated for each in said):
        return [each if each.title else Clause(named, each.found, each.note) for each in said]
    words = named if _CROSS.fullmatch(text.strip()) or is_day(text) else text
    return [Clause(words, Found(week, 0, 0, text))] if week and words else []


def _timing(weeks: Sequence[int], scope: Scope) -> Timing | None:
    """Weeks from the autumn's first are of the year the school year begins in."""
    assert scope.year is not None  # asked for before anything is read
    start = scope.year.start + (weeks[0] <= _LAST_OF_SPRING)
    try:
        return Timing.week(start, weeks[0], weeks[-1])
    except ValueError:
        return None  # a year without week 53


def _arenas(label: Cell | None, notebook: Notebook) -> list[ArenaNote]:
    name = label.line.text.strip(" :") if label else ""
    if not name or _NO_ARENA.fullmatch(name):
        return []
    return [arena_named(notebook, name, line=label.line.number if label else 0)]


def _name(weeks: Sequence[int], label: Cell | None) -> str:
    beside = f" / {label.line.text}" if label else ""
    return f"{weeks[0]}{beside}"
