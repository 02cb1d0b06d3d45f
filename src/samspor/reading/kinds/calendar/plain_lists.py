"""Tables without labels over their columns: whether their rows are days of a list."""

import re
from typing import Final

from samspor.reading.blocks import Row, Table
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.whole_days import with_weekdays
from samspor.reading.kinds.table_labels import is_month

_FEWEST_COUNTS: Final = 4
NUMBER: Final = re.compile(r"\d{1,3}(?:\s*(?:skole|skule)?dag(?:er|ar)?)?", re.IGNORECASE)
_COUNTS: Final = re.compile(
    r"(?:antall|sum|tal(?:et)? på|i alt|totalt?)\b|(?:skole|skule|elev)dag(?:er|ar)\b",
    re.IGNORECASE,
)
ORDINAL: Final = re.compile(r"\d{1,2}\.?")


def is_list(table: Table, scope: Scope) -> bool:
    """Without labels: most rows have a day in a cell of its own, or a month first."""
    rows = [row for row in table.rows if row.cells]
    days = sum(any(is_day(with_weekdays(cell.line.text)) for cell in row.cells) for row in rows)
    months = sum(is_month(row.cells[0].line.text) for row in rows)
    narrow = all(len(row.cells) <= 3 for row in rows)
    dated_months = sum(
        is_month(row.cells[0].line.text)
        and any(
            timed(cell.line.text, scope.context) or NUMBER.fullmatch(cell.line.text)
            for cell in row.cells[1:]
        )
        for row in rows
    )
    if is_month(rows[0].cells[0].line.text):
        return True
    if scope.month and all(_opens_with_number(row) for row in rows):
        return True
    if days * 2 >= len(rows) and len(rows) >= 2 and months * 2 < len(rows):
        return True
    return (
        narrow
        and months * 2 >= len(rows)
        and dated_months * 2 >= months
        and scope.listed
        and not scope.wheel
    )


def _opens_with_number(row: Row) -> bool:
    """“3”, "Onsdag" and what it is: a month's days under its own heading."""
    texts = [cell.line.text for cell in row.cells]
    return (
        len(texts) > 1
        and any(ORDINAL.fullmatch(text) for text in texts[:2])
        and any(re.search(r"[a-zæøå]{3}", text) for text in texts[1:])
    )


def counts_down(table: Table) -> bool:
    """A column that holds nothing but numbers, as of school days in each month."""
    columns = {cell.column for row in table.rows for cell in row.cells if cell.column}
    for column in columns:
        cells = [row.at(column) for row in table.rows[1:]]
        held = [cell.line.text for cell in cells if cell is not None]
        if len(held) >= _FEWEST_COUNTS and all(map(NUMBER.fullmatch, held)):
            return True
    return False


def days_down(table: Table) -> bool:
    """More days than months in the first column."""
    labels = [cell.line.text for row in table.rows if (cell := row.at(0)) is not None]
    days = sum(is_day(label, dated=True) and not is_month(label) for label in labels)
    return days > max(sum(map(is_month, labels)), 1)


def without_counts(table: Table) -> tuple[Table, list[Row]]:
    """Rows such as “Antall skoledager” count for each month; they say no days."""
    counts = [row for row in table.rows[1:] if _counts(row)]
    return (
        Table(tuple(row for row in table.rows if row not in counts)) if counts else table
    ), counts


def _counts(row: Row) -> bool:
    label, others = row.at(0), [cell.line.text for cell in row.cells if cell.column]
    told = label is not None and _COUNTS.match(label.line.text)
    return bool(told and others) and all(NUMBER.fullmatch(text.strip()) for text in others)
