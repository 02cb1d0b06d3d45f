"""Pieces of text on pages to blocks: lines, headings by size, tables by their rules or columns."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from samspor.reading.blocks import (
    Block,
    Heading,
    LineMaker,
    Margin,
    Part,
)
from samspor.reading.formats.grid import table_of
from samspor.reading.formats.loose_tables import begins_at, overleaf_end, rows_of, table_end
from samspor.reading.formats.printed import (
    BULLET,
    POINT,
    Page,
    Run,
    joined,
    runs_of,
)
from samspor.reading.formats.ruled_tables import Overleaf, Ruled, cells_of, gathered, ruled
from samspor.reading.formats.side_by_side import beside
from samspor.reading.formats.text import Numbers, prose

_LARGER: Final = 1.12
_MARGIN: Final = 0.82
_LONGEST_HEADING: Final = 160
_LONGEST_AROUND: Final = 200
_APART: Final = 1.7  # from line to line, in the size of the print
_RAGGED: Final = 1.0  # how far words may be from as wide as we reckon
_INDENT: Final = 9.0
_EDGE: Final = 0.1
_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page|s\.)?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?", re.IGNORECASE
)


@dataclass(slots=True)
class _Writer:
    body: float
    edge: float  # as far right as lines go before they wrap
    repeated: set[str]
    only_drawings: bool = False
    open: list[float] | None = None  # the columns of a table that may go on overleaf
    at_top: bool = True
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
    edge = max((piece.right for page in pages for piece in page.pieces), default=0.0)
    edge = max(edge, _MARGIN * max(page.width for page in pages))
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    writer = _Writer(body, edge, _repeated(pages), all(page.is_drawing for page in pages))
    found = (
        block for number, page in enumerate(pages, start=1) for block in _page(page, number, writer)
    )
    return tuple(gathered(found))


def _repeated(pages: list[Page]) -> set[str]:
    """What stands at the edge of most pages, whatever the page's number."""
    seen = Counter(text for page in pages for text in {_bare(run.text) for run in _edges(page)})
    return {text for text, often in seen.items() if often >= max(3, len(pages) / 2)}


def _edges(page: Page) -> list[Run]:
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    return runs_of([piece for piece in page.pieces if not low < piece.middle < high])


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _page(page: Page, number: int, writer: _Writer) -> Iterator[Block | Overleaf]:
    writer.maker.page = number
    if page.is_drawing:
        yield from _drawing(page, writer)
        return
    yield from _written(page, writer)


def _drawing(page: Page, writer: _Writer) -> Iterator[Block | Overleaf]:
    """Words around a circle are no lines; what they say stands on the other pages, if any."""
    around = " ".join(piece.text for piece in page.turned)[:_LONGEST_AROUND]
    yield Margin(writer.maker.line(writer.next(), around, (Part(around),)), "drawn_round")
    if writer.only_drawings:
        yield from _written(page, writer)
        return
    for run in runs_of(page.pieces):
        line = writer.maker.line(writer.next(), run.text, (Part(run.text),))
        yield Margin(line, "drawn_page")


def _written(page: Page, writer: _Writer) -> Iterator[Block | Overleaf]:
    writer.at_top = True
    drawn = ruled(page.rules)
    loose = [each for each in page.pieces if not any(table.holds(each) for table in drawn)]
    tables = {table.rows[0]: table for table in drawn}
    waiting: list[Run] = []
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    for run in runs_of(loose):
        while tables and max(tables) > run.middle:
            yield from _flow(waiting, writer)
            waiting = []
            yield from _ruled_table(tables.pop(max(tables)), page, writer)
        at_edge = not low < run.middle < high
        if at_edge and (_bare(run.text) in writer.repeated or _PAGE_NUMBER.fullmatch(run.text)):
            line = writer.maker.line(writer.next(), run.text, (Part(run.text),))
            yield Margin(line, "edge_of_sheet")
        else:
            waiting.append(run)
    yield from _flow(waiting, writer)
    for top in sorted(tables, reverse=True):
        yield from _ruled_table(tables[top], page, writer)


def _ruled_table(table: Ruled, page: Page, writer: _Writer) -> Iterator[Overleaf]:
    writer.open, writer.at_top = None, False
    rows = [(writer.next(), cells) for cells in cells_of(table, page.pieces)]
    if rows:
        yield Overleaf(table_of(rows, writer.maker), table.columns, writer.maker.page or 0)


def _flow(runs: list[Run], writer: _Writer) -> Iterator[Block | Overleaf]:
    columns, writer.open = writer.open, None
    if columns and writer.at_top and (end := overleaf_end(runs, columns)):
        yield from _loose_table(runs[:end], columns, writer)
        yield from _flow(runs[end:], writer)
        return
    writer.at_top = writer.at_top and not runs
    found = beside(runs)
    if found is not None:
        yield from _flow(found.above, writer)
        edge = writer.edge
        for column in found.columns:
            writer.edge = max(piece.right for piece in column)
            yield from _flow(runs_of(column), writer)
        writer.edge = edge
        yield from _flow(found.below, writer)
        return
    place = 0
    while place < len(runs):
        end = table_end(runs, place)
        if end > place:
            yield from _loose_table(runs[place:end], begins_at(runs[place:end]), writer)
            place = end
            continue
        end = max(end, place + 1)
        while end < len(runs) and table_end(runs, end) == end:
            end += 1
        writer.open = None
        yield from _prose(runs[place:end], writer)
        place = end


def _loose_table(runs: list[Run], columns: list[float], writer: _Writer) -> Iterator[Overleaf]:
    writer.at_top = False
    rows = [(writer.next(), cells) for cells in rows_of(runs, columns)]
    yield Overleaf(table_of(rows, writer.maker), columns, writer.maker.page or 0)
    writer.open = columns


def _prose(runs: list[Run], writer: _Writer) -> Iterator[Block]:
    """Larger print is a heading; the rest is read as a text with blank lines where space is."""
    chunk: list[tuple[int, str]] = []
    left = min((run.chunks[0].left for run in runs), default=0.0)
    paragraphs = _paragraphs(runs, writer.edge)
    # Where every paragraph has space over it, space says nothing.
    says_more = any(not (each.is_apart or BULLET.match(each.text)) for each in paragraphs)
    for paragraph in paragraphs:
        is_large = paragraph.size > writer.body * _LARGER and len(paragraph.text) < _LONGEST_HEADING
        if chunk and (is_large or paragraph.is_apart):
            yield from prose(chunk, writer.maker, writer.numbers)
            chunk = []
        if paragraph.is_apart and says_more:
            writer.next()  # as a blank line counts in a text: what follows is read as apart
        # Points stand further in under points, and a text says so with spaces.
        inside = (
            " " * int((paragraph.left - left) // _INDENT) if BULLET.match(paragraph.text) else ""
        )
        text = inside + POINT.sub("- ", paragraph.text)
        if is_large:
            line = writer.maker.line(writer.next(), text.strip(), (Part(text.strip()),))
            yield Heading(line, 1 if paragraph.size > writer.body * 1.5 else 2)
        else:
            chunk.append((writer.next(), text))
    if chunk:
        yield from prose(chunk, writer.maker, writer.numbers)


@dataclass(slots=True)
class _Printed:
    text: str
    left: float
    size: float
    is_apart: bool


def _paragraphs(runs: list[Run], edge: float) -> list[_Printed]:
    """Lines that were one before it grew too long: the next word would not have fitted."""
    found: list[_Printed] = []
    before: Run | None = None
    for run in runs:
        is_apart = before is None or before.middle - run.middle > _APART * run.size
        wrapped = (
            before is not None
            and not is_apart
            and before.chunks[-1].right + _first_word(run) > edge - _RAGGED * run.size
            and abs(before.size - run.size) < 1
            and before.is_bold is run.is_bold
            and not BULLET.match(run.text)
        )
        if wrapped:
            found[-1].text = joined(found[-1].text, run.text)
        else:
            # Bold print stands apart from what is over it, as with a blank line between.
            apart = is_apart or run.is_bold
            found.append(_Printed(run.text, run.chunks[0].left, run.size, apart))
        before = run
    return found


def _first_word(run: Run) -> float:
    first = run.chunks[0]
    letters = len(first.text.split(" ", maxsplit=1)[0]) + 1
    return (first.right - first.left) / len(first.text) * letters
