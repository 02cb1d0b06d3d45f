"""Plain and pasted text; a table that was copied as text is rows with tabs between the cells."""

import re
from dataclasses import dataclass, field
from typing import Final

from samspor.reading.blocks import (
    Block,
    Cell,
    Heading,
    Line,
    LineMaker,
    ListBlock,
    ListItem,
    Paragraph,
    Part,
    Row,
    Table,
    looks_like_heading,
)
from samspor.reading.formats.drawn_rows import with_drawn_rows
from samspor.reading.formats.encoding import decode
from samspor.reading.formats.inline import read_inline, tidy
from samspor.reading.formats.pasted_lists import with_plain_lists

_MARKED_HEADING: Final = re.compile(r"(?P<level>#{1,6})\s+(?P<text>\S.*?)[\s#]*")
_ITEM: Final = re.compile(r"(?P<indent>\s*)(?:[-–•▪*]|(?P<number>\d{1,2})[.)])\s+(?P<text>\S.*)")
_BULLET: Final = re.compile(r"\s*[•▪–*-]\s+\S")
_PIPED: Final = re.compile(r"\s*\|\s*")
_GAP: Final = re.compile(r"[ \u00a0]{2,}")
# What stands before the mark of an item says how far in it stands.
_INNER_GAP: Final = re.compile(rf"(?<=\S){_GAP.pattern}")
_FEWEST_CELLS: Final = 3
_FEWEST_ROWS: Final = 3
_OF_A_YEAR: Final = 4
_RULE: Final = re.compile(r"[\s|:+-]+")
_DATE_FIRST: Final = re.compile(
    r"\s*\d{1,2}\.\s*(?:\d|[-–]\s?\d|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)",
    re.IGNORECASE,
)


def read_blocks(data: bytes) -> tuple[Block, ...]:
    maker = LineMaker()
    blocks: list[Block] = []
    numbers = Numbers()
    for chunk in _chunks(_laid_out(decode(data))):
        blocks.extend(_chunk_blocks(chunk, maker, numbers))
    return tuple(blocks)


def _laid_out(text: str) -> str:
    """Tables with tabs between their cells, and lists with their marks, however they were typed."""
    return _spaced_out(with_drawn_rows(_without_pipes(with_plain_lists(text))))


@dataclass(slots=True)
class Numbers:
    """A number opens an item only when it counts on: "15. og 16. august" is no fifteenth point.

    `indents` is how far in the items around stand. Blank lines between the points of a list do not
    end it, nor do words that stand further in than its first points.
    """

    last: int = 0
    indents: list[int] = field(default_factory=list)

    def counts_on(self, written: str | None) -> bool:
        if written is None:
            return True
        if int(written) not in {1, self.last + 1}:
            return False
        self.last = int(written)
        return True

    def depth(self, indent: int) -> int:
        """How many of the items around stand further left; one space means something."""
        found = sum(each < indent for each in self.indents)
        self.indents = [*self.indents[:found], indent]
        return found

    def passed(self, indent: int) -> None:
        """A line that is no item."""
        if self.indents and indent <= self.indents[0]:
            self.indents = []


def _without_pipes(text: str) -> str:
    """Tables written with "|" between the cells as tables with tabs."""
    lines = text.split("\n")
    # A bar alone on its line is a cell's edge: see `stacked`.
    piped = ["|" in line and line.strip() != "|" and "\t" not in line for line in lines]
    for place, line in enumerate(lines):
        beside = any(piped[max(0, place - 1) : place]) or any(piped[place + 1 : place + 2])
        if not (piped[place] and beside):
            continue
        bare = line.strip()
        rule = _RULE.fullmatch(bare)
        lines[place] = "" if rule else _PIPED.sub("\t", bare.removeprefix("|").removesuffix("|"))
    return "\n".join(lines)


def _spaced_out(text: str) -> str:
    """Tables whose cells have two spaces or more between them, as tables with tabs.

    Rows with as many cells go on over blank lines, as where each was a paragraph.
    """
    lines = text.split("\n")
    lines = [_INNER_GAP.sub(" ", line) if _BULLET.match(line) else line for line in lines]
    wide = {
        place: len(cells)
        for place, line in enumerate(lines)
        if "\t" not in line and len(cells := _cells_of(line)) >= _FEWEST_CELLS
    }
    run: list[int] = []
    for place, count in wide.items():
        apart = bool(run) and place - run[-1] > 1
        blank = apart and not any(line.strip() for line in lines[run[-1] + 1 : place])
        if apart and not (blank and count == wide[run[-1]]):
            _tab(lines, run)
            run = []
        run.append(place)
    _tab(lines, run)
    return "\n".join(lines)


def _tab(lines: list[str], run: list[int]) -> None:
    if len(run) >= _FEWEST_ROWS:
        for place in run:
            lines[place] = "\t".join(_cells_of(lines[place]))


def _cells_of(line: str) -> list[str]:
    return _GAP.split(line.strip())


def _chunks(text: str) -> list[list[tuple[int, str]]]:
    """Numbered lines between blank lines; blank lines between the rows of one table are nothing."""
    chunks: list[list[tuple[int, str]]] = []
    after_blank = True
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            after_blank = True
            continue
        if after_blank and not (chunks and "\t" in chunks[-1][-1][1] and _is_row(line)):
            chunks.append([])
        chunks[-1].append((number, line))
        after_blank = False
    return chunks


def _is_row(line: str) -> bool:
    """A row with a label of its own; a table's first row has none, or a year."""
    label = line.split("\t", maxsplit=1)[0].strip()
    return "\t" in line and bool(label) and not (label.isdecimal() and len(label) == _OF_A_YEAR)


def _chunk_blocks(chunk: list[tuple[int, str]], maker: LineMaker, numbers: Numbers) -> list[Block]:
    """A stretch from the first to the last line with tabs is a table, rows without tabs included.

    "Jan" alone between the rows is a month whose empty cells were cut off.
    """
    tabbed = [position for position, (_, line) in enumerate(chunk) if "\t" in line.strip("\n")]
    if len(tabbed) < 2:
        return prose(chunk, maker, numbers)
    first, last = tabbed[0], tabbed[-1]
    while last + 1 < len(chunk) and _is_label(chunk[last + 1][1]):
        last += 1
    return [
        *prose(chunk[:first], maker, numbers),
        _table(chunk[first : last + 1], maker),
        *prose(chunk[last + 1 :], maker, numbers),
    ]


def _is_label(line: str) -> bool:
    return len(line.split()) == 1 and line[:1].isupper()


def _table(chunk: list[tuple[int, str]], maker: LineMaker) -> Table:
    rows = [(number, line.split("\t")) for number, line in chunk]
    # A header that lost its leading tab has one cell fewer and no label of its own.
    widest = max(len(cells) for _, cells in rows)
    header = rows[0][1]
    if len(header) == widest - 1 and header[0].strip() and all(each.strip() for each in header):
        rows[0] = (rows[0][0], ["", *header])
    return Table(tuple(_row(number, cells, maker) for number, cells in rows))


def _row(number: int, cells: list[str], maker: LineMaker) -> Row:
    made = []
    for column, raw in enumerate(cells):
        if not raw.strip():
            continue
        parts, links = read_inline(raw.strip().strip('"') if raw.strip().startswith('"') else raw)
        if parts:
            made.append(Cell(maker.line(number, tidy(raw), parts, links), column))
    return Row(number, tuple(made))


def prose(chunk: list[tuple[int, str]], maker: LineMaker, numbers: Numbers) -> list[Block]:
    blocks: list[Block] = []
    items: list[ListItem] = []
    for number, raw in chunk:
        marked = _MARKED_HEADING.fullmatch(raw)
        found = None if marked or _DATE_FIRST.match(raw) else _ITEM.fullmatch(raw)
        if found and numbers.counts_on(found["number"]):
            depth = numbers.depth(len(found["indent"].expandtabs(4)))
            items.append(ListItem(_line(number, raw, found["text"], maker), depth))
            continue
        numbers.passed(len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()))
        if items:
            blocks.append(ListBlock(tuple(items)))
            items = []
        if marked:
            line = _line(number, raw, marked["text"], maker)
            blocks.append(Heading(line, level=len(marked["level"])))
            continue
        line = _line(number, raw, raw.replace("\t", " "), maker)
        alone = len(chunk) == 1 and looks_like_heading(line.text)
        blocks.append(Heading(line, level=2) if alone else Paragraph(line))
    if items:
        blocks.append(ListBlock(tuple(items)))
    return blocks


def _line(number: int, raw: str, words: str, maker: LineMaker) -> Line:
    parts, links = read_inline(words)
    text = " ".join(part.text for part in parts) or raw.strip()
    return maker.line(number, raw.strip(), (Part(text),), links)
