"""A year drawn as a grid: months across, a line for every day, and words on the few that matter.

The posters of schools and kindergartens. A month is one column ("13 To Planleggingsdag") or more,
for the number, the weekday and the words; the numbers may also stand once, down the side. Months
down and days across are the same grid turned. A stretch of days with the same words is one
activity. What only draws the calendar (numbers, weekdays, weeks) says nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.words import words_of
from samspor.kernel.writing import month_name
from samspor.reading.blocks import Cell, Line, Part, Row, Table
from samspor.reading.kinds.calendar.drawn import DAY, MARK, WEEKDAYS, whole
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.table_labels import is_month, read_months

_OVER_WEEKEND: Final = re.compile(r"ferie|fri\b|steng|lukk", re.IGNORECASE)
_SOME_YEAR: Final = SchoolYear(2000)
_DIGITS: Final = re.compile(r"\d\d")
_FEWEST_MONTHS: Final = 2
_FEWEST_DAYS: Final = 20
_MOST_DAYS: Final = 200  # half-years over each other, with what is said between
_MOST_MONTHS: Final = 40
_LONGEST_SIGN: Final = 3
_FEW_DAYS: Final = 2
_LEAST_FITTING: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Month:
    year: int | None
    month: int
    columns: range


@dataclass(frozen=True, slots=True)
class Marked:
    """Words on a day, or on several when their cell goes on below."""

    first: date
    last: date
    words: str
    cell: Cell


def is_grid(table: Table) -> bool:
    """Whether some months stand across, and days run from the first to the last under them."""
    return _upright(table) is not None


def read_grid(table: Table, scope: Scope, *, legend: Mapping[str, str]) -> list[Marked] | None:
    """Its words with their days, in order; None when it is no grid or its year is not known.

    Args:
        legend: What signs in the grid stand for, such as {"P": "Planleggingsdag"}.
    """
    upright = _upright(table)
    if upright is None:
        return None
    marked: list[Marked] = []
    for heads, rows in _parts(upright):
        has_label = _has_label(heads, rows)
        for month in _months(heads, scope):
            found = _words_under(month, rows, legend, has_label=has_label)
            if found is None:
                return None
            marked += found
    return _joined(sorted(marked, key=lambda each: each.first))


def read_lists(
    lists: Sequence[tuple[Line, Sequence[Line]]], scope: Scope, *, legend: Mapping[str, str]
) -> list[Marked] | None:
    """Months with their days line by line under their names; None as for a grid."""
    marked: list[Marked] = []
    for named, days in lists:
        month = _months(Row(named.number, (Cell(named, 0),)), scope)[0]
        lines = [replace(line, parts=(Part(line.raw),)) for line in days]  # "1." opens no point
        rows = [Row(line.number, (Cell(line, 0),)) for line in lines]
        found = _words_under(month, rows, legend, has_label=False)
        if found is None:
            return None
        marked += found
    return _joined(sorted(marked, key=lambda each: each.first))


# --- which way it lies ---


def _upright(table: Table) -> Table | None:
    """The table with months across, when it is a grid at all."""
    for turned in (False, True):
        if not _may_be(table, turned=turned):
            continue
        lying = table.transposed() if turned else table
        if any(_is_full(heads, rows) for heads, rows in _parts(lying)):
            return lying
    return None


def _may_be(table: Table, *, turned: bool) -> bool:
    """By its size alone: a register of thousands is not looked through for days."""
    long, wide = len(table.rows), max(len(row.cells) for row in table.rows)
    if turned:
        return wide > _FEWEST_DAYS and long <= _MOST_MONTHS
    return _FEWEST_DAYS < long <= _MOST_DAYS


def _parts(table: Table) -> list[tuple[Row, list[Row]]]:
    """Each row of months with what stands under it: half-years may stand one over the other."""
    begins = [number for number, row in enumerate(table.rows) if _heads(row)]
    ends = [*begins[1:], len(table.rows)][: len(begins)]
    return [
        (table.rows[start], [*table.rows[start + 1 : end]])
        for start, end in zip(begins, ends, strict=True)
    ]


def _heads(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell.column or not MARK.fullmatch(cell.line.text)]
    months = sum(is_month(cell.line.text) for cell in cells)
    return months >= _FEWEST_MONTHS and len(cells) - months <= 1


def _is_full(heads: Row, rows: list[Row]) -> bool:
    """The days under some month, or down the side, count on from the first."""
    if _has_label(heads, rows):
        return True
    for month in _months(heads, Scope()):
        days = [day for row in rows if (day := _day_of(row, month.columns)) is not None]
        if len(days) >= _FEWEST_DAYS and all(after - day == 1 for day, after in pairwise(days)):
            return True
    return False


def _has_label(heads: Row, rows: list[Row]) -> bool:
    """Whether the numbers of the days stand once, before the first month."""
    if any(is_month(cell.line.text) for cell in heads.cells if cell.column == 0):
        return False
    days = [_plain_day(row.at(0)) for row in rows]
    known = [day for day in days if day is not None]
    return len(known) >= _FEWEST_DAYS and all(b - a == 1 for a, b in pairwise(known))


def _plain_day(cell: Cell | None) -> int | None:
    text = cell.line.text.strip(" .") if cell else ""
    return int(text) if text.isdecimal() and 1 <= int(text) <= 31 else None


def _day_of(row: Row, columns: range) -> int | None:
    for cell in row.cells:
        if cell.column in columns and (found := DAY.fullmatch(cell.line.text.strip())):
            return int(found["day"])
    return None


def _months(heads: Row, scope: Scope) -> list[_Month]:
    """The columns of each month go to the next one's; the last is as wide as the widest."""
    cells = [cell for cell in heads.cells if is_month(cell.line.text)]
    steps = [after.column - before.column for before, after in pairwise(cells)]
    ends = [*(cell.column for cell in cells[1:]), cells[-1].column + max(steps, default=1)]
    found = []
    for cell, end in zip(cells, ends, strict=True):
        read = read_months(
            cell.line.text,
            heading_year=scope.calendar_year,
            school_year=scope.year or _SOME_YEAR,
        )
        assert read is not None  # it is a month
        known = scope.year or scope.calendar_year or _DIGITS.search(cell.line.text)
        columns = range(cell.column, end)
        found.append(_Month(read.year if known else None, read.month, columns))
    return found


# --- what it says ---


def _words_under(
    month: _Month, rows: list[Row], legend: Mapping[str, str], *, has_label: bool
) -> list[Marked] | None:
    """None when the year is not known, or the weekdays are those of another year."""
    if month.year is None:
        return None
    found: list[Marked] = []
    named: list[bool] = []
    for row in rows:
        cells = [cell for cell in row.cells if cell.column in month.columns]
        number = _plain_day(row.at(0)) if has_label else None
        day, name = _date(month, number), ""
        for cell in cells:
            text = cell.line.text.strip()
            read = DAY.fullmatch(text) if day is None else None
            if read:
                day = _date(month, int(read["day"]))
                name = (read["before"] or read["after"] or "").lower()
                if day and name:
                    named.append(day.weekday() in WEEKDAYS[name])
                text = read["rest"] or ""
            elif day and not name and text.strip(".").lower() in WEEKDAYS:
                name = text.strip(".").lower()
                named.append(day.weekday() in WEEKDAYS[name])
                continue
            words = legend.get(text, text) if len(text) <= _LONGEST_SIGN else whole(text)
            if day and len(words) > _LONGEST_SIGN and not MARK.fullmatch(words):
                last = day + timedelta(days=cell.rows - 1)
                found.append(Marked(day, last, words, cell))
    if named and sum(named) < _LEAST_FITTING * len(named):
        return None
    return found


def _date(month: _Month, number: int | None) -> date | None:
    try:
        return date(month.year or 0, month.month, number or 0)
    except ValueError:
        return None  # the grid has a line for 31 February too


def _joined(marked: list[Marked]) -> list[Marked]:
    """The same words day after day are one stretch; holidays go on over a weekend."""
    found: list[Marked] = []
    for each in marked:
        same = next((one for one in found if one.words.casefold() == each.words.casefold()), None)
        if same is not None and _goes_on(same, each):
            found[found.index(same)] = replace(same, last=max(same.last, each.last))
        else:
            found.insert(0, each)  # the latest is looked at first
    return sorted(found, key=lambda each: each.first)


def _goes_on(before: Marked, after: Marked) -> bool:
    gap = (after.first - before.last).days
    if gap <= 1:
        return True
    between = [before.last + timedelta(days=n) for n in range(1, gap)]
    return all(day.weekday() > 4 for day in between) and bool(_OVER_WEEKEND.search(after.words))


def weekdays_told(table: Table) -> Iterator[tuple[int, str]]:
    """The first days of each month with their weekdays, which only some years have."""
    upright = _upright(table)
    for heads, rows in _parts(upright) if upright else ():
        for month in _months(heads, Scope()):
            for row in rows[:_FEW_DAYS]:
                cells = [cell.line.text for cell in row.cells if cell.column in month.columns]
                read = DAY.match(" ".join(cells))
                name = (read["before"] or read["after"] or "").lower() if read else ""
                days = WEEKDAYS.get(name, frozenset())
                if read and len(days) == 1:
                    weekday = words_of("nb").weekdays[min(days)]
                    written = month_name(month.month, language="nb")
                    yield month.month, f"{weekday} {read['day']}. {written}"
