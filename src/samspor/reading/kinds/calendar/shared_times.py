"""Days and hours over several cells: “Fra” and "Til", a month beside its day, a day over rows."""

import re
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import find_clocks
from samspor.kernel.timing import Timing
from samspor.reading.blocks import Cell, Row, Table
from samspor.reading.kinds.calendar.clauses import Clause
from samspor.reading.kinds.calendar.reshape import saying
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.table_labels import is_month

_OPENS: Final = re.compile(
    r"(?:(?:kl\.?|tid|klokk\w+)\s)?(?:fra|frå|start(?:tid|er|ar)?|begynner)(?:\s?(?:kl\.?|tid))?:?",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    r"(?:(?:kl\.?|tid|klokk\w+)\s)?(?:til|slutt(?:tid)?|sluttid|ferdig)(?:\s?(?:kl\.?|tid))?:?",
    re.IGNORECASE,
)
_DAY_NUMBER: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.?")
_COUNTED: Final = re.compile(r"antal|sum\b|(?:skole|skule|elev)?dag(?:er|ar)\b", re.IGNORECASE)
_FEWEST_ROWS: Final = 3
_CLOCK: Final = re.compile(r"(?:kl\.?\s?)?(?P<clock>\d{1,2}(?:[.:]\d\d)?)(?::00)?")


def with_hours_joined(table: Table) -> Table:
    """The same table when no such columns stand beside each other, or they hold something else."""
    heads = table.rows[0].cells
    opens = next((cell for cell in heads if _OPENS.fullmatch(cell.line.text.strip())), None)
    closes = next((cell for cell in heads if _CLOSES.fullmatch(cell.line.text.strip())), None)
    if opens is None or closes is None or closes.column != opens.column + 1:
        return table
    firsts = [cell for row in table.rows[1:] if (cell := row.at(opens.column))]
    if not firsts or not all(_CLOCK.fullmatch(cell.line.text.strip()) for cell in firsts):
        return table  # days, from the one to the other
    head = [replace(c, line=saying(c, "Tid")) if c is opens else c for c in heads]
    rows = [_joined(row, opens.column) for row in table.rows[1:]]
    return Table((Row(table.rows[0].number, tuple(head)), *rows))


def _joined(row: Row, column: int) -> Row:
    first, last = row.at(column), row.at(column + 1)
    if first is None:
        return row
    opens = _hour(first)
    closes = f"–{_hour(last)}" if last and last is not first else ""
    said = f"kl. {opens}{closes}"
    if not find_clocks(said):
        return row
    return replace(
        row, cells=tuple(replace(c, line=saying(c, said)) if c is first else c for c in row.cells)
    )


def _hour(cell: Cell) -> str:
    found = _CLOCK.fullmatch(cell.line.text.strip())
    return found["clock"] if found else cell.line.text


def with_days_of_months(table: Table) -> Table:
    """“Januar | 14 | Formannskap” in row after row, as "14. januar".

    A month that stands in one row only may have so many school days, and so it may under
    "Antall dager", where the months of the next year stand below.
    """
    head = table.rows[0].at(1)
    if head is not None and _COUNTED.match(head.line.text.strip()):
        return table
    pairs = {
        row.number: (month, day)
        for row in table.rows
        if (month := row.at(0)) and (day := row.at(1)) and _is_day_of_month(month, day)
    }
    months = [month.line.text.strip().casefold() for month, _ in pairs.values()]
    repeated = len(months) - len(set(months))
    if len(pairs) < _FEWEST_ROWS or not repeated or len(pairs) * 2 < len(table.rows):
        return table
    rows = [
        _day_of_month(row, *pairs[row.number]) if row.number in pairs else row for row in table.rows
    ]
    return Table(tuple(rows))


def _is_day_of_month(month: Cell, day: Cell) -> bool:
    number = _DAY_NUMBER.fullmatch(day.line.text.strip()) is not None
    return number and month is not day and is_month(month.line.text.strip())


def _day_of_month(row: Row, month: Cell, day: Cell) -> Row:
    said = f"{day.line.text.strip(' .')}. {month.line.text.strip().lower()}"
    cells = (replace(c, line=saying(c, said)) if c is month else c for c in row.cells)
    return replace(row, cells=tuple(cells))


def with_days_repeated(table: Table) -> Table:
    """A day whose cell goes on below is that of each row it stands beside."""
    held: dict[int, tuple[Cell, int]] = {}
    rows: list[Row] = []
    for row in table.rows:
        own = {cell.column for cell in row.cells}
        again = [
            replace(cell, rows=1)
            for column, (cell, left) in held.items()
            if left and column not in own and row.cells
        ]
        held = {column: (cell, left - 1) for column, (cell, left) in held.items() if left > 1}
        for cell in row.cells:
            if cell.rows > 1 and is_day(cell.line.text, dated=True):
                held[cell.column] = (cell, cell.rows - 1)
        cells = sorted([*row.cells, *again], key=lambda cell: cell.column)
        rows.append(replace(row, cells=tuple(cells)) if again else row)
    return Table(tuple(rows)) if rows != [*table.rows] else table


def is_from_above(cell: Cell, row: Row) -> bool:
    """Such a day, told of once more."""
    return cell.line.number < row.number and is_day(cell.line.text, dated=True)


def with_same_hours(clauses: list[Clause]) -> list[Clause]:
    """Hours from a column of their own are those of every day in the row."""
    timed = [each.found.timing for each in clauses if each.found.timing and each.found.timing.start]
    if not timed or len(timed) == len(clauses):
        return clauses
    hours = timed[-1]
    return [_at_hours(each, hours) for each in clauses]


def _at_hours(clause: Clause, hours: Timing) -> Clause:
    timing = clause.found.timing
    if timing is None or timing.start or not timing.first or timing.first != timing.last:
        return clause
    assert hours.start is not None  # what it was chosen for
    at = Timing.at(timing.first, hours.start, hours.end)
    return replace(clause, found=replace(clause.found, timing=at))
