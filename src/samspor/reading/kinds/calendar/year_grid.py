"""What a year drawn as a grid says: its words become activities, its signs are looked up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from samspor.reading.blocks import Line, Table
from samspor.reading.kinds.calendar.day_grid import Marked, is_grid, read_grid
from samspor.reading.kinds.calendar.drawn import DAY, MARK, on_days
from samspor.reading.kinds.calendar.entries import Written, source_of
from samspor.reading.kinds.calendar.purpose import Purpose
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.years import only_calendar_year

_LEGEND: Final = re.compile(r"(?P<sign>[A-ZÆØÅ]{1,3})\s*[=:–-]\s*(?P<words>[A-ZÆØÅa-zæøå].{2,60})")


def recognise(notebook: Notebook) -> None:
    grids = [block for block in notebook.blocks if isinstance(block, Table) and is_grid(block)]
    if not grids:
        return
    scope = Scope(year=notebook.school_year)
    if scope.year is None:
        scope = replace(scope, calendar_year=only_calendar_year(notebook.blocks))
    legend, said = legend_in(notebook.lines())
    written = Written(notebook)
    before = len(notebook.events)
    for table in grids:
        marked = read_grid(table, scope, legend=legend)
        for each in marked or ():
            clause = on_days(each.first, each.last, each.words)
            if written.write(clause, scope, source_of((each.cell.line,))):
                notebook.claim(each.cell.line, Fate.STRUCTURED)
        if marked is None:
            notebook.claim_all(line for line in _lines(table) if _only_draws(line.text))
            continue
        notebook.claim_all(line for line in _lines(table) if not _holds(line, marked))
        used = {each.cell.line.text.strip() for each in marked}
        notebook.claim_all(line for sign, line in said if sign in used)
    if len(notebook.events) > before:
        purpose = Purpose.of(notebook.title or "", ())
        purpose.name_kind(notebook.events[before:], notebook)


def _lines(table: Table) -> Iterator[Line]:
    return (cell.line for row in table.rows for cell in row.cells)


def _holds(line: Line, marked: Sequence[Marked]) -> bool:
    return any(each.cell.line.index == line.index for each in marked)


def legend_in(lines: Iterable[Line]) -> tuple[dict[str, str], list[tuple[str, Line]]]:
    """“P = planleggingsdag”: what each sign stands for, and where it is said."""
    found = [(match, line) for line in lines if (match := _LEGEND.fullmatch(line.text.strip()))]
    words = {match["sign"]: match["words"][:1].upper() + match["words"][1:] for match, _ in found}
    return words, [(match["sign"], line) for match, line in found]


def _only_draws(text: str) -> bool:
    day = DAY.fullmatch(text.strip())
    return is_month(text) or MARK.fullmatch(text) is not None or bool(day and not day["rest"])
