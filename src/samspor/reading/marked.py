"""The document itself, as its reader meets it: blocks in order, each line with what became of it.

A draft holds facts. Beside them a person wants to see the source they came from, whole: nothing in
it is hidden, not even what was not understood.
"""

from dataclasses import dataclass, field
from typing import Literal

from samspor.reading.around import in_language
from samspor.reading.blocks import Block, Heading, Line, ListBlock, Margin, Paragraph, Part, Table
from samspor.reading.draft import LATER
from samspor.reading.notebook import Notebook
from samspor.reading.wording import LANGUAGE

Shape = Literal["heading", "paragraph", "list", "table", "margin"]
LineFate = Literal["structured", "text", "furniture", "unplaced"]


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A paragraph inside a line, without markup."""

    text: str
    is_item: bool


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """`number` is what facts call the line; `written` has its markup.

    `why` tells of furniture in bokmål, `reason` is its code (`reading.around`).

    `page` is the sheet or the slide, from 1, where the format has such.
    """

    number: int
    parts: tuple[MarkedPart, ...]
    fate: LineFate
    why: str | None
    written: str
    page: int | None = field(default=None, metadata=LATER)
    reason: str = field(default="", metadata=LATER)

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """One place of a table's grid; `line` is None where the source is blank."""

    line: MarkedLine | None
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class MarkedRow:
    cells: tuple[MarkedCell, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """`level` is of a heading, from 1; a table has rows, all else lines."""

    shape: Shape
    level: int
    lines: tuple[MarkedLine, ...]
    rows: tuple[MarkedRow, ...]


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """`format` is what the content is, whatever the file was called."""

    format: str
    blocks: tuple[MarkedBlock, ...]

    def lines(self) -> list[MarkedLine]:
        """In document order."""
        found: list[MarkedLine] = []
        for block in self.blocks:
            found += block.lines
            found += [cell.line for row in block.rows for cell in row.cells if cell.line]
        return found


def mark_source(notebook: Notebook, *, kind: str) -> MarkedSource:
    return MarkedSource(kind, tuple(_block(notebook, block) for block in notebook.blocks))


def _block(notebook: Notebook, block: Block) -> MarkedBlock:
    match block:
        case Heading(line=line, level=level):
            return MarkedBlock("heading", level, (_line(notebook, line),), ())
        case Paragraph(line=line):
            return MarkedBlock("paragraph", 0, (_line(notebook, line),), ())
        case Margin(line=line):
            return MarkedBlock("margin", 0, (_line(notebook, line),), ())
        case ListBlock(items=items):
            return MarkedBlock("list", 0, tuple(_line(notebook, item.line) for item in items), ())
        case Table():
            return MarkedBlock("table", 0, (), _rows(notebook, block))


def _line(notebook: Notebook, line: Line) -> MarkedLine:
    fate = notebook.fate(line)
    reason = notebook.why(line) if fate is not None else ""
    parts = line.parts or (Part(line.raw.strip()),)
    return MarkedLine(
        number=line.number,
        parts=tuple(MarkedPart(part.text, part.is_item) for part in parts),
        fate="unplaced" if fate is None else fate.value,
        why=in_language(reason, LANGUAGE) or None,
        written=line.raw,
        page=line.page,
        reason=reason,
    )


def _rows(notebook: Notebook, table: Table) -> tuple[MarkedRow, ...]:
    """The grid with its blank places, so that what stands below each other goes on doing so."""
    width = max((cell.column + cell.columns for row in table.rows for cell in row.cells), default=0)
    reaching: dict[int, int] = {}  # column to the rows that a cell above still covers
    rows = []
    for row in table.rows:
        starts = {cell.column: cell for cell in row.cells}
        cells, column = [], 0
        while column < width:
            covered = reaching.get(column, 0) > 0
            cell = None if covered else starts.get(column)
            span = 1
            if cell is not None:
                span = cell.columns
                cells.append(MarkedCell(_line(notebook, cell.line), cell.columns, cell.rows))
            elif not covered:
                cells.append(MarkedCell(None, 1, 1))
            for each in range(column, column + span):
                reaching[each] = max(reaching.get(each, 0), cell.rows if cell else 0) - 1
            column += span
        rows.append(MarkedRow(tuple(cells)))
    return tuple(rows)
