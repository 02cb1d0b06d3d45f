"""“Fra” and "Til" as columns of their own beside the day: hours of one and the same row."""

import re
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import find_clocks
from samspor.reading.blocks import Cell, Row, Table
from samspor.reading.kinds.calendar.reshape import saying

_OPENS: Final = re.compile(
    r"(?:(?:kl\.?|tid|klokk\w+)\s)?(?:fra|frå|start(?:tid|er|ar)?|begynner)(?:\s?(?:kl\.?|tid))?:?",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    r"(?:(?:kl\.?|tid|klokk\w+)\s)?(?:til|slutt(?:tid)?|sluttid|ferdig)(?:\s?(?:kl\.?|tid))?:?",
    re.IGNORECASE,
)
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
