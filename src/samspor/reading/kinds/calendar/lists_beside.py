"""“Høst 2026” and "Vår 2027" beside each other: a list under each, and no rows."""

from typing import Final

from samspor.reading.blocks import Cell, Table
from samspor.reading.kinds.calendar.clauses import cut
from samspor.reading.kinds.calendar.scope import Scope, narrowed
from samspor.reading.kinds.calendar.shapes import is_span
from samspor.reading.kinds.calendar.whole_days import prepared

_FEWEST: Final = 2


def lists_beside(table: Table, scope: Scope) -> list[tuple[Scope, list[Cell]]]:
    """What each head says, and the cells under it; none when the table is another."""
    heads = table.rows[0].cells
    spans = [is_span(head.line.text) for head in heads]
    if len(heads) < _FEWEST or heads[0].column or not all(spans):
        return []
    found = []
    for head in heads:
        over = narrowed(head.line.text, scope, is_heading=True)
        under = [cell for row in table.rows[1:] for cell in row.cells if cell.column == head.column]
        if over is None or not all(_says_when(cell, over) for cell in under):
            return []
        found.append((over, under))
    held = sum(len(under) for _, under in found)
    return found if held == sum(len(row.cells) for row in table.rows[1:]) else []


def _says_when(cell: Cell, scope: Scope) -> bool:
    return bool(cut(prepared(cell.line.text, scope.month), scope.context))
