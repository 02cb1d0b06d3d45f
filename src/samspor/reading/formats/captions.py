"""The first row of a table with one cell over all the others: the name of the table."""

from collections.abc import Iterator
from typing import Final

from samspor.reading.blocks import LONGEST_HEADING, Block, Heading, Table

_FEWEST_ROWS: Final = 3


def captioned(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table) and _has_caption(block):
            (name,) = block.rows[0].cells
            yield Heading(name.line, 2)
            yield Table(block.rows[1:])
        else:
            yield block


def _has_caption(table: Table) -> bool:
    first, *rest = table.rows
    if len(first.cells) != 1 or len(rest) + 1 < _FEWEST_ROWS:
        return False
    (name,) = first.cells
    last = max(cell.column + cell.columns for row in rest for cell in row.cells)
    over = name.columns > 1 and name.column + name.columns >= last
    return over and len(name.line.text) <= LONGEST_HEADING
