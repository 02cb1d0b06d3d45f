"""Tables whose cells and bars were pasted one below the other, put back on rows.

```
Skolestart
|
18. august
|
|
```
"""

import re
from collections.abc import Sequence
from typing import Final

from samspor.kernel.words import words_of
from samspor.reading.blocks import Block, Cell, Heading, Line, Paragraph, Part, Row, Table

_BAR: Final = "|"
# "18. august", or a month whose day stands in the next cell.
_DAY: Final = re.compile(rf"\d{{1,2}}\.|(?:{'|'.join(words_of('nb').months)})$", re.IGNORECASE)
_WIDEST: Final = 6
_FEWEST_BARS: Final = 6
_LEAST_SHARE: Final = 0.6


def unstacked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with such cells as rows of a table."""
    bars = [place for place, block in enumerate(blocks) if _is_bar(block)]
    if len(bars) < _FEWEST_BARS:
        return blocks
    first, last = max(bars[0] - 1, 0), bars[-1]
    inside = blocks[first : last + 1]
    if not all(isinstance(block, Heading | Paragraph) for block in inside):
        return blocks
    cells = _cells(inside)
    width = _width(cells)
    if width is None:
        return blocks
    rows = [_row(cells[start : start + width]) for start in range(0, len(cells), width)]
    table = Table(tuple(row for row in rows if row.cells))
    return (*blocks[:first], table, *blocks[last + 1 :])


def _is_bar(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and block.line.text.strip() == _BAR


def _cells(inside: Sequence[Block]) -> list[list[Line]]:
    """What stands in front of each bar; nothing is an empty cell."""
    cells: list[list[Line]] = [[]]
    for block in inside:
        if _is_bar(block):
            cells.append([])
        elif isinstance(block, Heading | Paragraph):
            cells[-1].append(block.line)
    return cells[:-1]


def _row(cells: Sequence[list[Line]]) -> Row:
    made = [Cell(_joined(lines), column) for column, lines in enumerate(cells) if lines]
    return Row(made[0].line.number if made else 0, tuple(made))


def _joined(lines: Sequence[Line]) -> Line:
    first = lines[0]
    parts = tuple(Part(line.text) for line in lines)
    links = tuple(link for line in lines for link in line.links)
    raw = " ".join(line.raw for line in lines)
    return Line(first.index, first.number, raw, parts, links, first.page)


def _width(cells: Sequence[list[Line]]) -> int | None:
    """So many columns that one of them holds the days."""
    for width in range(2, _WIDEST + 1):
        if len(cells) % width:
            continue
        rows = len(cells) // width
        shares = [
            sum(bool(each) and _DAY.match(each[0].text) is not None for each in cells[at::width])
            for at in range(width)
        ]
        if max(shares) >= _LEAST_SHARE * rows:
            return width
    return None
