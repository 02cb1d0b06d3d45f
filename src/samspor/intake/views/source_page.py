"""The document as the page shows it: its own headings, lists and tables, with the facts marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from samspor.intake.kind_words import KINDS
from samspor.intake.places import Places, Spot
from samspor.intake.proposals import Proposal
from samspor.intake.wording import language
from samspor.reading.around import in_language
from samspor.reading.marked import MarkedBlock, MarkedLine, MarkedRow, MarkedSource

DEEPEST_HEADING: Final = 6
FIRST_HEADING: Final = 3  # the page has its h1, and the source an h2


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact that stands here. `code` is what the page calls it: A3."""

    code: str
    kind: str
    colour: int
    title: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """`anchor` is empty where no fact stands."""

    text: str
    is_item: bool
    anchor: str
    marks: tuple[Mark, ...]

    @property
    def colour(self) -> int:
        return self.marks[0].colour if self.marks else 0

    @property
    def codes(self) -> str:
        return " ".join(mark.code for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """`fate` as the reading has it; `anchor` names the line where no part of it is marked."""

    number: int
    anchor: str
    fate: str
    why: str
    parts: tuple[ShownPart, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShownCell:
    line: ShownLine | None
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`page` is what begins with the row: "Page 3"."""

    cells: tuple[ShownCell, ...]
    page: str = ""

    @property
    def width(self) -> int:
        return sum(cell.columns for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """`page` is what begins with the block: "Page 3"."""

    shape: str
    level: int = 0
    lines: tuple[ShownLine, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    page: str = ""


@dataclass
class SourcePage:
    """`anchors` leads from a fact's code to the first place it stands, `pages` from that place."""

    source: MarkedSource
    places: Places
    codes: Mapping[str, str]
    proposals: Iterable[Proposal]
    anchors: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    blocks: list[ShownBlock] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._marks: dict[Spot, list[Mark]] = {}
        for each in self.proposals:
            code = self.codes.get(each.key)
            if code is None:
                continue
            kind = KINDS[each.section]
            mark = Mark(code, str(kind.one), kind.colour, each.title)
            for spot in self.places.get(each.key, ()):
                self._marks.setdefault(spot, []).append(mark)
        self._next = 0
        self._page = 0
        for block in self.source.blocks:
            self._add(block)

    @property
    def fates(self) -> dict[str, int]:
        counts = {"structured": 0, "text": 0, "furniture": 0, "unplaced": 0}
        for line in self.source.lines():
            counts[line.fate] += 1
        return counts

    def _add(self, block: MarkedBlock) -> None:
        if block.shape == "table":
            rows = [self._row(row) for row in block.rows]
            first = rows[0].page if rows else ""
            if first:
                rows[0] = ShownRow(rows[0].cells)
            self.blocks.append(ShownBlock("table", rows=tuple(rows), page=first))
            return
        lines = tuple(self._line(line) for line in block.lines)
        page = self._turned(line.page for line in lines)
        before = self.blocks[-1] if self.blocks else None
        if block.shape == "list" and before and before.shape == "list" and not page:
            # A text has one block for each item; to a reader it is one list.
            self.blocks[-1] = ShownBlock("list", lines=(*before.lines, *lines))
            return
        level = min(max(block.level, 1) + FIRST_HEADING - 1, DEEPEST_HEADING)
        self.blocks.append(ShownBlock(block.shape, level, lines, page=page))

    def _row(self, row: MarkedRow) -> ShownRow:
        cells = tuple(
            ShownCell(self._line(cell.line) if cell.line else None, cell.columns, cell.rows)
            for cell in row.cells
        )
        return ShownRow(cells, self._turned(cell.line.page for cell in cells if cell.line))

    def _turned(self, pages: Iterable[int]) -> str:
        """The page that begins here. What is around pages may stand after they were turned."""
        first = next(iter(pages), 0)
        if first <= self._page:
            return ""
        self._page = first
        return self._page_name(first)

    def _page_name(self, number: int) -> str:
        if not number:
            return ""
        if self.source.format == "pptx":
            return _("Slide %(number)s") % {"number": number}
        return _("Page %(number)s") % {"number": number}

    def _line(self, line: MarkedLine) -> ShownLine:
        index = self._next
        self._next += 1
        parts = []
        page = line.page or 0
        self.pages[f"k{index}"] = self._page_name(page)
        for number, part in enumerate(line.parts):
            marks = tuple(self._marks.get(Spot(index, number), ()))
            anchor = f"k{index}-{number}" if marks else ""
            self.pages[anchor] = self._page_name(page)
            for mark in marks:
                self.anchors.setdefault(mark.code, anchor)
            parts.append(ShownPart(part.text, part.is_item, anchor, marks))
        why = in_language(line.reason, language()) or line.why or ""
        return ShownLine(line.number, f"k{index}", line.fate, why, tuple(parts), page)


def shown_levels(blocks: Sequence[ShownBlock]) -> list[int]:
    """Of the headings, one step deeper at a time: sources skip levels, pages must not."""
    levels: list[int] = []
    before = FIRST_HEADING - 1
    for block in blocks:
        if block.shape == "heading":
            before = min(block.level, before + 1)
            levels.append(before)
    return levels
