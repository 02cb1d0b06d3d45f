"""Small calendars of a month each: a line of weekdays over the numbers of the days.

Most say no more than a calendar on the wall, with what matters in colours that are lost; those are
furniture. Where a day has words ("13 Planleggingsdag"), it is an activity.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.words import words_of
from samspor.reading.blocks import Block, Cell, Heading, Line, Paragraph, Row, Table
from samspor.reading.kinds.calendar.drawn import DAY, MARK, WEEKDAYS, on_days, whole
from samspor.reading.kinds.calendar.entries import Written, source_of
from samspor.reading.kinds.calendar.purpose import Purpose
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.table_labels import is_month, read_months
from samspor.reading.notebook import Fate, Notebook

WHY: Final = "bare_calendar"
_FEWEST_WEEKDAYS: Final = 5
_FEWEST_NUMBERS: Final = 20
_FEWEST_DAYS: Final = 15
_MONTH: Final = re.compile(
    rf"\b(?:{'|'.join(words_of('nb').months)})(?:\s(?P<year>20\d\d))?\b", re.IGNORECASE
)


def recognise(notebook: Notebook) -> None:
    before: Block | None = None
    for block in notebook.blocks:
        if isinstance(block, Table):
            if _is_bare(block):
                _claim(_lines(block), notebook)
                if isinstance(before, Heading | Paragraph) and is_month(before.line.text.strip()):
                    notebook.claim(before.line, Fate.FURNITURE, WHY)
            else:
                _read_card(block, before, notebook)
        before = block
    _claim_lines(notebook)


# --- nothing but a calendar ---


def _is_bare(table: Table) -> bool:
    return _draws([line.text for line in _lines(table)])


def _draws(texts: Sequence[str]) -> bool:
    words = [word for text in texts for word in text.split()]
    if not all(map(_is_drawn_word, words)):
        return False
    numbers = sum(word.strip(".").isdecimal() for word in words)
    return numbers >= _FEWEST_NUMBERS and sum(map(_is_weekday, words)) >= _FEWEST_WEEKDAYS


def _is_weekday(word: str) -> bool:
    return word.strip(".:").lower() in WEEKDAYS


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == 4


def _claim_lines(notebook: Notebook) -> None:
    """Lines of weekdays and the lines of numbers under them, when no table was left of it."""
    held: list[Line] = []
    for block in notebook.blocks:
        line = block.line if isinstance(block, Heading | Paragraph) else None
        if line is not None and _is_drawn(line.text, held):
            held.append(line)
            continue
        _claim_if_drawn(held, notebook)
        held = []
    _claim_if_drawn(held, notebook)


def _is_drawn(text: str, held: list[Line]) -> bool:
    words = text.split()
    if words and not _is_drawn_word(words[0]):
        return False  # as nearly all lines
    if held or is_month(text.strip(" :")) or sum(map(_is_weekday, words)) >= _FEWEST_WEEKDAYS:
        return all(map(_is_drawn_word, words))
    return False


def _is_drawn_word(word: str) -> bool:
    return MARK.fullmatch(word) is not None or is_month(word) or _is_year(word)


def _claim_if_drawn(held: list[Line], notebook: Notebook) -> None:
    if _draws([line.text for line in held]):
        _claim(held, notebook)


def _claim(lines: Sequence[Line], notebook: Notebook) -> None:
    for line in lines:
        notebook.claim(line, Fate.FURNITURE, WHY)


def _lines(table: Table) -> list[Line]:
    return [cell.line for row in table.rows for cell in row.cells]


# --- days with words ---


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    words: str
    cell: Cell


def _read_card(table: Table, before: Block | None, notebook: Notebook) -> None:
    """A month's own table, with its name over the weekdays, right above or in the title."""
    at = next((n for n, row in enumerate(table.rows[:3]) if _weekdays_of(row)), None)
    if at is None:
        return
    over = [cell.line for row in table.rows[:at] for cell in row.cells]
    if isinstance(before, Heading | Paragraph):
        over.append(before.line)
    over += [block.line for block in notebook.blocks if isinstance(block, Heading)][:1]
    month, line = next(
        ((m, each) for each in over if (m := _month_in(each, notebook))), (None, None)
    )
    days = _days(table.rows[at + 1 :], _weekdays_of(table.rows[at]), month) if month else []
    if line is None or not days:
        return
    written, count = Written(notebook), len(notebook.events)
    for each in days:
        if each.words:
            clause = on_days(each.day, each.day, whole(each.words))
            written.write(clause, Scope(year=SchoolYear.of(each.day)), source_of((each.cell.line,)))
    if len(notebook.events) > count:
        Purpose.of(notebook.title or "", ()).name_kind(notebook.events[count:], notebook)
    notebook.claim_all([line, *_lines(table)])


def _month_in(line: Line, notebook: Notebook) -> tuple[int, int] | None:
    """“Månedsplan for oktober 2026”; the year may be the document's."""
    found = _MONTH.search(line.text)
    year = notebook.school_year
    if found is None or not (found["year"] or year):
        return None
    read = read_months(found[0], heading_year=None, school_year=year or SchoolYear(2000))
    return (read.year, read.month) if read else None


def _weekdays_of(row: Row) -> dict[int, frozenset[int]]:
    named = {cell.column: WEEKDAYS.get(cell.line.text.strip(" .:").lower()) for cell in row.cells}
    found = {column: days for column, days in named.items() if days}
    return found if len(found) >= _FEWEST_WEEKDAYS else {}


def _days(
    rows: Sequence[Row], weekdays: Mapping[int, frozenset[int]], month: tuple[int, int]
) -> list[_Day]:
    """Nothing when a number stands under another weekday than its own."""
    cells = [cell for row in rows for cell in row.cells if cell.column in weekdays]
    read = [DAY.fullmatch(cell.line.text.strip()) for cell in cells]
    numbers = [int(each["day"]) if each else 0 for each in read]
    if len(numbers) < _FEWEST_DAYS or 0 in numbers:
        return []
    year, number = month
    # The last days of the month before come first, those of the next last.
    at = date(year, number, 1) - timedelta(days=15 if numbers[0] > _FEWEST_DAYS else 0)
    found: list[_Day] = []
    for cell, match, day in zip(cells, read, numbers, strict=True):
        if found and day < found[-1].day.day:
            at = (at.replace(day=1) + timedelta(days=32)).replace(day=1)
        try:
            on = at.replace(day=day)
        except ValueError:
            return []
        if on.weekday() not in weekdays[cell.column]:
            return []
        found.append(_Day(on, (match["rest"] if match else None) or "", cell))
    return found
