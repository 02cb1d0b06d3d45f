"""How a document lays its year out, so that it can be written back the way people know it."""

import re
from typing import Final, Literal

from samspor.reading.kinds.table_labels import is_month, is_role, is_who
from samspor.reading.marked import MarkedBlock, MarkedSource

YearShape = Literal["months_down", "months_across", "list"]

_FEWEST_MONTHS: Final = 3
_WHEN: Final = re.compile(r"(?:dato|dag|når|tid|tidspunkt|when|date)\b", re.IGNORECASE)


def shape_of(source: MarkedSource) -> YearShape | None:
    """By its first table that has months along an edge, else rows of days; None without a table."""
    tables = [block for block in source.blocks if block.shape == "table" and len(block.rows) > 1]
    for table in tables:
        if any(map(_WHEN.match, _first_row(table)[:1])):
            continue  # a list, though some of its rows have no more than a month
        down = sum(map(is_month, _first_column(table)))
        across = sum(map(is_month, _first_row(table)))
        if across >= _FEWEST_MONTHS and across > down:
            return "months_across"
        if down >= _FEWEST_MONTHS or any(map(is_who, _first_column(table))):
            return "months_down"
    return "list" if any(_holds_facts(table) for table in tables) else None


def _first_row(table: MarkedBlock) -> list[str]:
    return [cell.line.text for cell in table.rows[0].cells if cell.line]


def _first_column(table: MarkedBlock) -> list[str]:
    firsts = (row.cells[0].line for row in table.rows if row.cells)
    return [line.text for line in firsts if line]


def _holds_facts(table: MarkedBlock) -> bool:
    """Something in it became activities, and it is not what arenas are for."""
    heads = _first_row(table)
    if any(is_who(head) or is_role(head) for head in heads[1:]):
        return False
    return any(
        cell.line is not None and cell.line.fate == "structured"
        for row in table.rows[1:]
        for cell in row.cells
    )
