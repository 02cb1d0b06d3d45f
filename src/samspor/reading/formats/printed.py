"""Print on pages: pieces with their places, the lines they make, and where the lines wrap."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

NEAR: Final = 3.0
# The last are the signs of symbol fonts.
_POINTS: Final = "•▪●○◦‣⁃■□◆➢➤✓*·\ue000-\uf8ff"
BULLET: Final = re.compile(rf"[-–{_POINTS}]\s*(?=\S)")
POINT: Final = re.compile(rf"^[{_POINTS}]\s*")
_LONE_POINT: Final = re.compile(rf"[-–{_POINTS}]|o")
_FEWEST_TURNED: Final = 30
_FROM_POINT: Final = 5.0  # from a point to its words at most, in the size of the print


class Piece(NamedTuple):
    """`spaced`: a space stands before it, however near it is to what it follows.

    `base` is the height that the letters stand on; `turned`: they do not stand upright. `bold`:
    the font is, by its name.
    """

    left: float
    right: float
    bottom: float
    top: float
    size: float
    text: str
    spaced: bool = False
    base: float = 0.0
    turned: bool = False
    bold: bool = False

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
    turned: tuple[Piece, ...] = ()

    @property
    def is_drawing(self) -> bool:
        """Words set around a circle, as on an annual wheel that is drawn."""
        return len(self.turned) >= _FEWEST_TURNED


@dataclass(slots=True)
class Run:
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

    @property
    def base(self) -> float:
        return self.chunks[0].base

    @property
    def is_bold(self) -> bool:
        return all(chunk.bold for chunk in self.chunks)


def runs_of(pieces: list[Piece]) -> list[Run]:
    """From the top down."""
    if len(pieces) == 1:
        return [Run(pieces)]
    runs: list[list[Piece]] = []
    top, size = 0.0, 0.0  # of the first piece of the last run
    for piece in sorted(pieces, key=lambda each: -each.middle):
        middle = piece.middle
        if runs and top - middle < min(piece.size, size) * 0.4:
            runs[-1].append(piece)
        else:
            runs.append([piece])
            top, size = middle, piece.size
    return [Run(_chunks(sorted(run, key=_left)) if len(run) > 1 else run) for run in runs]


def _left(piece: Piece) -> float:
    return piece.left


def _chunks(pieces: list[Piece]) -> list[Piece]:
    chunks: list[Piece] = []
    for piece in pieces:
        last = chunks[-1] if chunks else None
        gap = piece.left - last.right if last else 0.0
        point = last is not None and _LONE_POINT.fullmatch(last.text) is not None
        if last is None or gap > piece.size * (_FROM_POINT if point else 1):
            chunks.append(piece)
            continue
        space = " " if point or piece.spaced or gap > piece.size * 0.15 else ""
        # The sign of a point may be set in a size of its own.
        size = piece.size if point else max(last.size, piece.size)
        text = f"• {piece.text}" if point and last.text == "o" else last.text + space + piece.text
        top, bottom = max(last.top, piece.top), min(last.bottom, piece.bottom)
        bold = piece.bold and (point or last.bold)
        chunks[-1] = last._replace(
            right=piece.right, bottom=bottom, top=top, size=size, text=text, turned=False, bold=bold
        )
    return chunks


def joined(text: str, more: str) -> str:
    """A wrapped line and the next; what was hyphenated is one word, a span of numbers one span."""
    if text.endswith("-") and more[:1].islower() and not more.startswith(("og ", "eller ")):
        return text[:-1] + more
    if text[-2:-1].isdigit() and text.endswith(("-", "–")) and more[:1].isdigit():
        return text + more
    return f"{text} {more}".strip()


def clustered(places: list[float]) -> list[float]:
    """Each place once, from the least, where those that are near count as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return kept
