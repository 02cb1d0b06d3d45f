"""Tables whose cells are drawn on the page, and those that go on overleaf."""

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from samspor.reading.blocks import Block, Cell, Line, Margin, Row, Table
from samspor.reading.formats.grid import GridCell
from samspor.reading.formats.printed import (
    BULLET,
    NEAR,
    Piece,
    Rule,
    clustered,
    joined,
    runs_of,
)

_PARAGRAPH = 1.3  # from line to line, beside what is usual in the table
_LEAST_PARAGRAPH = 1.35  # and in the size of the print


@dataclass(frozen=True, slots=True)
class Ruled:
    columns: list[float]
    rows: list[float]  # from the top down

    def holds(self, piece: Piece) -> bool:
        across = self.columns[0] - NEAR <= piece.left < self.columns[-1]
        return across and self.rows[-1] < piece.middle < self.rows[0]


def ruled(rules: list[Rule]) -> list[Ruled]:
    """Bands between level rules that three upright ones cross."""
    upright = [rule for rule in rules if rule.is_upright]
    levels = clustered([each.top for each in rules if not each.is_upright])[::-1]
    found: list[Ruled] = []
    for top, bottom in pairwise(levels):
        middle = (top + bottom) / 2
        crossing = clustered([each.left for each in upright if each.bottom < middle < each.top])
        if len(crossing) < 3:
            continue
        if found and found[-1].rows[-1] == top:
            columns = clustered([*found[-1].columns, *crossing])
            found[-1] = Ruled(columns, [*found[-1].rows, bottom])
        else:
            found.append(Ruled(crossing, [top, bottom]))
    return [table for table in found if len(table.rows) > 2]


def cells_of(table: Ruled, pieces: list[Piece]) -> list[list[GridCell]]:
    """Row by row; rows without words are left out, and so are columns without at the edges."""
    rows = [-place for place in table.rows]
    columns = [place - NEAR for place in table.columns]
    found: dict[int, dict[int, list[Piece]]] = {}
    for piece in pieces:
        row, column = bisect(rows, -piece.middle) - 1, bisect(columns, piece.left) - 1
        if 0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1 and table.holds(piece):
            found.setdefault(row, {}).setdefault(column, []).append(piece)
    placed = [dict(sorted(found[row].items())) for row in sorted(found)]
    pitch = _pitch(placed)
    first = min((at for cells in placed for at in cells), default=0)
    return [
        [GridCell(at - first, _cell_text(mine, pitch)) for at, mine in cells.items()]
        for cells in placed
    ]


def _pitch(rows: list[dict[int, list[Piece]]]) -> float:
    """The least way from line to line inside a cell; 0 when none has two lines."""
    steps = [
        above.middle - below.middle
        for cells in rows
        for mine in cells.values()
        if len(mine) > 1
        for above, below in pairwise(runs_of(mine))
    ]
    return min(steps, default=0.0)


def _cell_text(pieces: list[Piece], pitch: float) -> str:
    """Points and paragraphs keep lines of their own; the rest is one wrapped text."""
    if len(pieces) == 1:
        return pieces[0].text.strip()
    text = ""
    before = None
    for run in runs_of(pieces):
        step = before.middle - run.middle if before else 0.0
        apart = step > max(pitch * _PARAGRAPH, run.size * _LEAST_PARAGRAPH)
        if text and (apart or BULLET.match(run.text)):
            text = f"{text}\n{run.text}"
        else:
            text = joined(text, run.text)
        before = run
    return text


@dataclass(frozen=True, slots=True)
class Overleaf:
    """A table as it stands on one page, before it is known whether it goes on."""

    table: Table
    columns: list[float]
    page: int

    def goes_on_in(self, other: "Overleaf") -> bool:
        same = len(self.columns) == len(other.columns) and all(
            abs(mine - theirs) <= NEAR
            for mine, theirs in zip(self.columns, other.columns, strict=True)
        )
        return same and other.page == self.page + 1


def gathered(found: Iterable[Block | Overleaf]) -> Iterator[Block]:
    """Tables that were cut by the end of a page are one; what is around pages comes after them."""
    table: Overleaf | None = None
    around: list[Margin] = []
    for each in found:
        if table and isinstance(each, Margin):
            around.append(each)
        elif table and isinstance(each, Overleaf) and table.goes_on_in(each):
            rows, repeated = _continued(table.table.rows, each.table.rows)
            around += repeated
            table = Overleaf(Table(rows), each.columns, each.page)
        else:
            if table:
                yield table.table
                yield from around
                table, around = None, []
            if isinstance(each, Overleaf):
                table = each
            else:
                yield each
    if table:
        yield table.table
        yield from around


def _continued(
    above: tuple[Row, ...], below: tuple[Row, ...]
) -> tuple[tuple[Row, ...], list[Margin]]:
    """The rows of both pages, without headings said again and with a cut row whole."""
    again = 0
    while again < min(len(above), len(below) - 1) and _says_the_same(above[again], below[again]):
        again += 1
    repeated = [Margin(cell.line, "heads_again") for row in below[:again] for cell in row.cells]
    rows = below[again:]
    if _is_rest(above[-1], rows[0]):
        return (*above[:-1], _whole(above[-1], rows[0]), *rows[1:]), repeated
    return (*above, *rows), repeated


def _says_the_same(one: Row, other: Row) -> bool:
    return [(cell.column, cell.line.raw) for cell in one.cells] == [
        (cell.column, cell.line.raw) for cell in other.cells
    ]


def _is_rest(above: Row, below: Row) -> bool:
    """Nothing in the first column, and words only where words were cut."""
    columns = {cell.column for cell in below.cells}
    begun = {cell.column for cell in above.cells}
    return 0 in begun and 0 not in columns and columns <= begun and len(begun) > 1


def _whole(above: Row, below: Row) -> Row:
    rest = {cell.column: cell.line for cell in below.cells}
    return Row(above.number, tuple(_with_rest(cell, rest.get(cell.column)) for cell in above.cells))


def _with_rest(cell: Cell, rest: Line | None) -> Cell:
    if rest is None:
        return cell
    line = cell.line
    *kept, last = line.parts
    first, *more = rest.parts
    cut = type(last)(joined(last.text, first.text), last.is_item)
    parts = (*kept, cut, *more) if not first.is_item else (*line.parts, *rest.parts)
    raw = joined(line.raw, rest.raw)
    whole = Line(line.index, line.number, raw, parts, (*line.links, *rest.links), line.page)
    return Cell(whole, cell.column, cell.columns, cell.rows)
