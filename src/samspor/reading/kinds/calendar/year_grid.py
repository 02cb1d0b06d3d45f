"""What a year drawn as a grid says: its words become activities, its signs are looked up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from samspor.reading.blocks import Line, Table
from samspor.reading.kinds.calendar.day_grid import Marked, is_grid, read_grid, read_lists
from samspor.reading.kinds.calendar.drawn import DAY, MARK, on_days
from samspor.reading.kinds.calendar.entries import Written, source_of
from samspor.reading.kinds.calendar.purpose import Purpose
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.years import only_calendar_year

_FEWEST_DAYS: Final = 20
_LEGEND: Final = re.compile(r"(?P<sign>[A-ZÆØÅ]{1,3})\s*[=:–-]\s*(?P<words>[A-ZÆØÅa-zæøå].{2,60})")


def recognise(notebook: Notebook) -> None:
    grids = [block for block in notebook.blocks if isinstance(block, Table) and is_grid(block)]
    lists = lists_of_days(notebook)
    if not grids and not lists:
        return
    scope = Scope(year=notebook.school_year)
    if scope.year is None:
        scope = replace(scope, calendar_year=only_calendar_year(notebook.blocks))
    legend, said = legend_in(notebook.lines())
    before = len(notebook.events)
    used: set[str] = set()
    for table in grids:
        used |= _write(read_grid(table, scope, legend=legend), [*_lines(table)], scope, notebook)
    lines = [line for named, days in lists for line in (named, *days)]
    used |= _write(read_lists(lists, scope, legend=legend), lines, scope, notebook)
    notebook.claim_all(line for sign, line in said if sign in used)
    if len(notebook.events) > before:
        purpose = Purpose.of(notebook.title or "", ())
        purpose.name_kind(notebook.events[before:], notebook)


def _write(
    marked: list[Marked] | None, lines: list[Line], scope: Scope, notebook: Notebook
) -> set[str]:
    """The words that became activities; without a year, what only draws is claimed."""
    if marked is None:
        notebook.claim_all(line for line in lines if _only_draws(line.raw))
        return set()
    written = Written(notebook)
    for each in marked:
        clause = on_days(each.first, each.last, each.words)
        if written.write(clause, scope, source_of((each.cell.line,))):
            notebook.claim(each.cell.line, Fate.STRUCTURED)
    notebook.claim_all(line for line in lines if not _holds(line, marked))
    return {each.cell.line.text.strip() for each in marked}


def lists_of_days(notebook: Notebook) -> list[tuple[Line, list[Line]]]:
    """Months whose days all stand below, a line each, as a drawn year comes from the clipboard."""
    found: list[tuple[Line, list[Line]]] = []
    for line in notebook.lines():
        if is_month(line.text.strip(" :")):
            found.append((line, []))
        elif found:
            day = DAY.fullmatch(line.raw.strip())
            counts_on = day is not None and int(day["day"]) == len(found[-1][1]) + 1
            if day and counts_on and (day["before"] or day["after"]):
                found[-1][1].append(line)
            elif len(found[-1][1]) < _FEWEST_DAYS:
                found.pop()
    return [(named, days) for named, days in found if len(days) >= _FEWEST_DAYS]


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
