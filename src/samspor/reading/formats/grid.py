"""Rows of cells to blocks: alone on a row is a heading or a line, side by side is a table.

For formats that have nothing but cells: a sheet, a CSV file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from samspor.reading.blocks import (
    Block,
    Cell,
    Heading,
    LineMaker,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Part,
    Row,
    Table,
    looks_like_heading,
)
from samspor.reading.formats.inline import read_inline, tidy

_BULLET: Final = re.compile(r"^\s*[-–•▪*]\s+")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with words in it; `columns` and `rows` tell how many it was merged over."""

    column: int
    text: str
    columns: int = 1
    rows: int = 1


GridRow = tuple[int, list[GridCell]]


def blocks_of(rows: Iterable[GridRow], maker: LineMaker) -> Iterator[Block]:
    """Rows with their numbers, the empty ones left out; a gap in the numbers is a blank row."""
    for stretch in _stretches([row for row in rows if row[1]]):
        wide = [place for place, (_, cells) in enumerate(stretch) if len(cells) > 1]
        if not wide:
            yield from _alone(stretch, maker)
            continue
        yield from _alone(stretch[: wide[0]], maker)
        yield table_of(stretch[wide[0] :], maker)


def table_of(rows: list[GridRow], maker: LineMaker) -> Table:
    return Table(tuple(_row(number, cells, maker) for number, cells in rows))


def _stretches(rows: list[GridRow]) -> list[list[GridRow]]:
    """As in a text: a blank row ends a table, unless the next one goes on with a label."""
    found: list[list[GridRow]] = []
    before = 0
    for number, cells in rows:
        goes_on = len(cells) > 1 and cells[0].column == 0 and not cells[0].text.isdecimal()
        after_table = bool(found) and any(len(row) > 1 for _, row in found[-1])
        if not found or (number > before + 1 and not (goes_on and after_table)):
            found.append([])
        found[-1].append((number, cells))
        before = number + max(cell.rows for cell in cells) - 1
    return found


def _alone(rows: list[GridRow], maker: LineMaker) -> Iterator[Block]:
    items: list[ListItem] = []
    for number, (cell,) in rows:
        for raw in cell.text.split("\n"):
            bare = _BULLET.sub("", raw, count=1)
            parts, links = read_inline(bare)
            if not parts:
                continue
            line = maker.line(number, tidy(raw), parts, links)
            if bare != raw:
                items.append(ListItem(line))
                continue
            if items:
                yield ListBlock(tuple(items))
                items = []
            yield Heading(line, 2) if looks_like_heading(line.text) else Paragraph(line)
    if items:
        yield ListBlock(tuple(items))


def _row(number: int, cells: list[GridCell], maker: LineMaker) -> Row:
    made = []
    for cell in cells:
        parts: list[Part] = []
        links: list[Link] = []
        for raw in cell.text.split("\n"):
            bare = _BULLET.sub("", raw, count=1) if "\n" in cell.text else raw
            words, found = read_inline(bare)
            parts.extend(Part(each.text, each.is_item or bare != raw) for each in words)
            links.extend(found)
        if parts:
            line = maker.line(number, tidy(cell.text), tuple(parts), tuple(links))
            made.append(Cell(line, cell.column, cell.columns, cell.rows))
    return Row(number, tuple(made))
