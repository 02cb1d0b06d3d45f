"""Pieces of text on pages to blocks: lines, headings by size, tables by their rules or columns."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from samspor.reading.blocks import (
    Block,
    Heading,
    LineMaker,
    Margin,
    Part,
    Table,
)
from samspor.reading.formats.grid import GridCell, table_of
from samspor.reading.formats.text import Numbers, prose

_NEAR: Final = 3.0
_LARGER: Final = 1.12
_MARGIN: Final = 0.82
_LONGEST_IN_COLUMNS: Final = 40
_LONGEST_HEADING: Final = 160
_APART: Final = 1.7  # from line to line, in the size of the print
_EDGE: Final = 0.1
_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page|s\.)?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?", re.IGNORECASE
)
_BULLET: Final = re.compile(r"[-–•▪●○*·\uf0b7]\s*(?=\S)")
_POINT: Final = re.compile(r"^[•▪●○·\uf0b7]\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    left: float
    right: float
    bottom: float
    top: float
    size: float
    text: str

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    left: float
    right: float
    bottom: float
    top: float

    @property
    def is_upright(self) -> bool:
        return self.top - self.bottom > self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    pieces: list[Piece]
    rules: list[Rule]


@dataclass(slots=True)
class _Run:
    """A printed line: its pieces joined where only a space parts them."""

    chunks: list[Piece]

    @property
    def text(self) -> str:
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)

    @property
    def middle(self) -> float:
        return self.chunks[0].middle


@dataclass(frozen=True, slots=True)
class _Ruled:
    columns: list[float]
    rows: list[float]  # from the top down

    def holds(self, piece: Piece) -> bool:
        across = self.columns[0] - _NEAR <= piece.left < self.columns[-1]
        return across and self.rows[-1] < piece.middle < self.rows[0]


@dataclass(slots=True)
class _Writer:
    body: float
    edge: float  # as far right as lines go before they wrap
    repeated: set[str]
    maker: LineMaker = field(default_factory=LineMaker)
    numbers: Numbers = field(default_factory=Numbers)
    number: int = 0

    def next(self) -> int:
        self.number += 1
        return self.number


def blocks_of_pages(pages: list[Page]) -> tuple[Block, ...]:
    sizes = Counter[float]()
    for page in pages:
        for piece in page.pieces:
            sizes[piece.size] += len(piece.text)
    edge = max(piece.right for page in pages for piece in page.pieces)
    edge = max(edge, _MARGIN * max(page.width for page in pages))
    writer = _Writer(sizes.most_common(1)[0][0], edge, _repeated(pages))
    return tuple(block for page in pages for block in _page(page, writer))


def _repeated(pages: list[Page]) -> set[str]:
    """What stands at the edge of most pages, whatever the page's number."""
    seen = Counter(text for page in pages for text in {_bare(run.text) for run in _edges(page)})
    return {text for text, often in seen.items() if often >= max(3, len(pages) / 2)}


def _edges(page: Page) -> list[_Run]:
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    return _runs([piece for piece in page.pieces if not low < piece.middle < high])


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _page(page: Page, writer: _Writer) -> Iterator[Block]:
    ruled = _ruled(page.rules)
    loose = [each for each in page.pieces if not any(table.holds(each) for table in ruled)]
    tables = {table.rows[0]: table for table in ruled}
    waiting: list[_Run] = []
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    for run in _runs(loose):
        while tables and max(tables) > run.middle:
            yield from _flow(waiting, writer)
            waiting = []
            yield from _ruled_table(tables.pop(max(tables)), page.pieces, writer)
        at_edge = not low < run.middle < high
        if at_edge and (_bare(run.text) in writer.repeated or _PAGE_NUMBER.fullmatch(run.text)):
            line = writer.maker.line(writer.next(), run.text, (Part(run.text),))
            yield Margin(line, "Topp- eller bunntekst på siden")
        else:
            waiting.append(run)
    yield from _flow(waiting, writer)
    for top in sorted(tables, reverse=True):
        yield from _ruled_table(tables[top], page.pieces, writer)


def _runs(pieces: list[Piece]) -> list[_Run]:
    runs: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: -each.middle):
        if runs and runs[-1][0].middle - piece.middle < min(piece.size, runs[-1][0].size) * 0.4:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [_Run(_chunks(sorted(run, key=lambda each: each.left))) for run in runs]


def _chunks(pieces: list[Piece]) -> list[Piece]:
    chunks: list[Piece] = []
    for piece in pieces:
        last = chunks[-1] if chunks else None
        gap = piece.left - last.right if last else 0.0
        if last is None or (gap > piece.size and not _BULLET.fullmatch(last.text + "x")):
            chunks.append(piece)
            continue
        bullet = len(last.text) == 1 and not last.text.isalnum()
        space = " " if bullet or gap > piece.size * 0.15 else ""
        top, bottom = max(last.top, piece.top), min(last.bottom, piece.bottom)
        size = max(last.size, piece.size)
        chunks[-1] = Piece(
            last.left, piece.right, bottom, top, size, last.text + space + piece.text
        )
    return chunks


def _ruled(rules: list[Rule]) -> list[_Ruled]:
    """Tables whose cells are drawn: bands between level rules that three upright ones cross."""
    upright = [rule for rule in rules if rule.is_upright]
    levels = _clustered([each.top for each in rules if not each.is_upright])[::-1]
    found: list[_Ruled] = []
    for top, bottom in pairwise(levels):
        middle = (top + bottom) / 2
        crossing = _clustered([each.left for each in upright if each.bottom < middle < each.top])
        if len(crossing) < 3:
            continue
        if found and found[-1].rows[-1] == top:
            columns = _clustered([*found[-1].columns, *crossing])
            found[-1] = _Ruled(columns, [*found[-1].rows, bottom])
        else:
            found.append(_Ruled(crossing, [top, bottom]))
    return [table for table in found if len(table.rows) > 2]


def _clustered(places: list[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _ruled_table(table: _Ruled, pieces: list[Piece], writer: _Writer) -> Iterator[Table]:
    inside = [piece for piece in pieces if table.holds(piece)]
    rows = []
    for top, bottom in pairwise(table.rows):
        band = [piece for piece in inside if bottom < piece.middle <= top]
        cells = []
        for at, (left, right) in enumerate(pairwise(table.columns)):
            mine = [each for each in band if left - _NEAR <= each.left < right - _NEAR]
            if mine:
                cells.append(GridCell(at, _cell_text(mine)))
        if cells:
            rows.append((writer.next(), cells))
    if rows:
        yield table_of(rows, writer.maker)


def _cell_text(pieces: list[Piece]) -> str:
    """Points keep lines of their own; the rest is one wrapped text."""
    text = ""
    for run in _runs(pieces):
        text = (
            f"{text}\n{run.text}" if _BULLET.match(run.text) and text else _joined(text, run.text)
        )
    return text


def _joined(text: str, more: str) -> str:
    if text.endswith("-") and more[:1].islower() and not more.startswith(("og ", "eller ")):
        return text[:-1] + more
    return f"{text} {more}".strip()


def _flow(runs: list[_Run], writer: _Writer) -> Iterator[Block]:
    place = 0
    while place < len(runs):
        end = place
        while end < len(runs) and len(runs[end].chunks) > 1:
            end += 1
        columns = runs[place:end]
        if len(columns) >= 2 and _is_columns(columns):
            yield _column_table(columns, writer)
            place = end
            continue
        end = max(end, place + 1)
        while end < len(runs) and len(runs[end].chunks) == 1:
            end += 1
        yield from _prose(runs[place:end], writer)
        place = end


def _is_columns(runs: list[_Run]) -> bool:
    """Beginnings that stand under each other, and not two columns of running text."""
    firsts = {round(run.chunks[1].left / (2 * _NEAR)) for run in runs}
    lengths = [len(chunk.text) for run in runs for chunk in run.chunks[:1]]
    return len(firsts) < len(runs) and median(lengths) < _LONGEST_IN_COLUMNS


def _column_table(runs: list[_Run], writer: _Writer) -> Table:
    lefts = _clustered([chunk.left for run in runs for chunk in run.chunks])
    rows = []
    for run in runs:
        cells: dict[int, str] = {}
        for chunk in run.chunks:
            at = max(n for n, left in enumerate(lefts) if left <= chunk.left + _NEAR)
            cells[at] = f"{cells.get(at, '')} {chunk.text}".strip()
        rows.append((writer.next(), [GridCell(at, text) for at, text in sorted(cells.items())]))
    return table_of(rows, writer.maker)


def _prose(runs: list[_Run], writer: _Writer) -> Iterator[Block]:
    """Larger print is a heading; the rest is read as a text with blank lines where space is."""
    chunk: list[tuple[int, str]] = []
    for paragraph in _paragraphs(runs, writer.edge):
        is_large = paragraph.size > writer.body * _LARGER and len(paragraph.text) < _LONGEST_HEADING
        if chunk and (is_large or paragraph.is_apart):
            yield from prose(chunk, writer.maker, writer.numbers)
            chunk = []
        text = _POINT.sub("- ", paragraph.text)
        if is_large:
            line = writer.maker.line(writer.next(), text, (Part(text),))
            yield Heading(line, 1 if paragraph.size > writer.body * 1.5 else 2)
        else:
            chunk.append((writer.next(), text))
    if chunk:
        yield from prose(chunk, writer.maker, writer.numbers)


@dataclass(slots=True)
class _Printed:
    text: str
    size: float
    is_apart: bool


def _paragraphs(runs: list[_Run], edge: float) -> list[_Printed]:
    """Lines that were one before it grew too long: the next word would not have fitted."""
    found: list[_Printed] = []
    before: _Run | None = None
    for run in runs:
        is_apart = before is None or before.middle - run.middle > _APART * run.size
        wrapped = (
            before is not None
            and not is_apart
            and before.chunks[-1].right + _first_word(run) > edge
            and abs(before.size - run.size) < 1
            and not _BULLET.match(run.text)
        )
        if wrapped:
            found[-1].text = _joined(found[-1].text, run.text)
        else:
            found.append(_Printed(run.text, run.size, is_apart))
        before = run
    return found


def _first_word(run: _Run) -> float:
    first = run.chunks[0]
    letters = len(first.text.split(" ", maxsplit=1)[0]) + 1
    return (first.right - first.left) / len(first.text) * letters
