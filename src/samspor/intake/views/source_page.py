"""The document as the page shows it: its own headings, lists and tables, with the facts marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from samspor.intake.kind_words import KINDS
from samspor.intake.places import Places, Spot
from samspor.intake.proposals import Proposal
from samspor.reading.marked import MarkedBlock, MarkedLine, MarkedSource

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


@dataclass(frozen=True, slots=True)
class ShownCell:
    line: ShownLine | None
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class ShownBlock:
    shape: str
    level: int = 0
    lines: tuple[ShownLine, ...] = ()
    rows: tuple[tuple[ShownCell, ...], ...] = ()


@dataclass
class SourcePage:
    """`anchors` leads from a fact's code to the first place it stands."""

    source: MarkedSource
    places: Places
    codes: Mapping[str, str]
    proposals: Iterable[Proposal]
    anchors: dict[str, str] = field(default_factory=dict)
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
            rows = tuple(
                tuple(
                    ShownCell(self._line(cell.line) if cell.line else None, cell.columns, cell.rows)
                    for cell in row.cells
                )
                for row in block.rows
            )
            self.blocks.append(ShownBlock("table", rows=rows))
            return
        lines = tuple(self._line(line) for line in block.lines)
        before = self.blocks[-1] if self.blocks else None
        if block.shape == "list" and before and before.shape == "list":
            # A text has one block for each item; to a reader it is one list.
            self.blocks[-1] = ShownBlock("list", lines=(*before.lines, *lines))
            return
        level = min(max(block.level, 1) + FIRST_HEADING - 1, DEEPEST_HEADING)
        self.blocks.append(ShownBlock(block.shape, level, lines))

    def _line(self, line: MarkedLine) -> ShownLine:
        index = self._next
        self._next += 1
        parts = []
        for number, part in enumerate(line.parts):
            marks = tuple(self._marks.get(Spot(index, number), ()))
            anchor = f"k{index}-{number}" if marks else ""
            for mark in marks:
                self.anchors.setdefault(mark.code, anchor)
            parts.append(ShownPart(part.text, part.is_item, anchor, marks))
        return ShownLine(line.number, f"k{index}", line.fate, line.why or "", tuple(parts))


def shown_levels(blocks: Sequence[ShownBlock]) -> list[int]:
    """Of the headings, one step deeper at a time: sources skip levels, pages must not."""
    levels: list[int] = []
    before = FIRST_HEADING - 1
    for block in blocks:
        if block.shape == "heading":
            before = min(block.level, before + 1)
            levels.append(before)
    return levels
