"""Headings and points that nothing marks but the number or the letter they begin with."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from samspor.reading.blocks import Heading, Line, ListBlock, ListItem, Paragraph
from samspor.reading.notebook import Fate, Notebook

_LETTERED: Final = re.compile(r"(?P<letter>[A-H])[.)]\s+[A-ZÆØÅ][a-zæøå]")
_FEWEST_LETTERED: Final = 2
_COUNTED_HEAD: Final = re.compile(
    r"(?:[Ss]ak\s(?=\d{1,2}[.:]?\s))?(?P<number>\d{1,2})(?:(?<=ak \d)[.:]|(?<=ak \d\d)[.:])?"
    r"\s[A-ZÆØÅ][^\d.:;]{2,60}"
)
_FEWEST_COUNTED: Final = 3
_FEWEST_ALONE: Final = 2
_NUMBER_FIRST: Final = re.compile(r"\s*(?:#+\s+)?(?P<number>\d{1,2})[.)]\s+[A-ZÆØÅ]")
_MOST_WORDS: Final = 7
_MOST_STOPPED: Final = 2
# "8.1 Kommunen" over what is said of it; a date counts on in another way.
_DECIMAL: Final = re.compile(r"(?P<over>\d{1,2})\.(?P<number>\d{1,2})\.?\s+[A-ZÆØÅ][^.:;?!]{2,80}")
_RUNNING_WORDS: Final = 6
_FEWEST_DECIMAL: Final = 2
_ENDED: Final = (".", "!", "?", ":", ";", "»", "”")


def counted_heads(notebook: Notebook) -> frozenset[int]:
    """“1 Bakgrunn” or "Sak 1 Bakgrunn" over what is said of it, in minutes that count."""
    run: list[int] = []
    before: Line | None = None
    for block in notebook.blocks:
        line = block.line if isinstance(block, Paragraph) else None
        opens = line is not None and (line.text[0].isdecimal() or line.text[:3].lower() == "sak")
        found = _COUNTED_HEAD.fullmatch(line.text) if line and opens else None
        gone = line is None or notebook.fate(line) is Fate.FURNITURE
        if line and found and not gone and int(found["number"]) == len(run) + 1:
            if before is not None and run and before.index == run[-1]:
                return frozenset()  # a list, with nothing between
            run.append(line.index)
        before = line
    return frozenset(run if len(run) >= _FEWEST_COUNTED else [])


def decimal_heads(notebook: Notebook) -> frozenset[int]:
    """“8.1 Kommunen”, "8.2 Universitetet", each over a line of running text."""
    found: dict[tuple[int, int], int] = {}
    for block, after in pairwise(notebook.blocks):
        line = block.line if isinstance(block, Paragraph) else None
        head = _DECIMAL.fullmatch(line.text) if line and line.text[0].isdecimal() else None
        under = after.line.text if isinstance(after, Paragraph) else ""
        runs = len(under.split()) >= _RUNNING_WORDS and under.endswith((".", ":"))
        if line and head and runs and notebook.fate(line) is not Fate.FURNITURE:
            found.setdefault((int(head["over"]), int(head["number"])), line.index)
    on = [place for place in found if (place[0], place[1] - 1) in found or place[1] == 1]
    return frozenset(found.values() if len(on) >= _FEWEST_DECIMAL else [])


def chapters_of(notebook: Notebook) -> frozenset[int]:
    """“1. Mål og rammer” right over "1.1 Bakgrunn", and those that count on from it.

    Also “1. Formål”, "2. Medlemmer", each over what is said of it; under a heading of their own
    these are a list.
    """
    pieces = [*_pieces(notebook)]
    apart = {
        block.items[0].line.index
        for block in notebook.blocks
        if isinstance(block, ListBlock) and len(block.items) == 1
    }
    found: list[int] = []
    alone: list[tuple[int, int]] = []
    sure = 0
    for place, (piece, after) in enumerate(pairwise(pieces)):
        number = _number(piece)
        if number is None or (place and _number(pieces[place - 1])):
            continue  # the last in a list
        under = after.line.text if isinstance(after, Paragraph) else ""
        if under.startswith(f"{number}.1") or (found and under and number == len(found) + 1):
            found.append(piece.line.index)
        elif under.endswith((".", ":")) or (isinstance(after, ListItem) and not _number(after)):
            alone.append((number, place))
            sure += bool(under) or piece.line.index in apart
    counts = [number for number, _ in alone]
    if sure >= _FEWEST_ALONE and counts == [*range(1, len(alone) + 1)]:
        first = alone[0][1]
        over = pieces[first - 1] if first > 1 else None
        if not (isinstance(over, Heading) or (over and over.line.text.endswith(":"))):
            found.extend(pieces[place].line.index for _, place in alone)
    return frozenset(found)


def _pieces(notebook: Notebook) -> Iterator[Heading | Paragraph | ListItem]:
    for block in notebook.blocks:
        lines = block.items if isinstance(block, ListBlock) else [block]
        for piece in lines:
            if not isinstance(piece, Heading | Paragraph | ListItem):
                continue
            if notebook.fate(piece.line) is not Fate.FURNITURE:
                yield piece


def _number(piece: Heading | Paragraph | ListItem) -> int | None:
    """Of a heading or an item of a few words that counts, and says nothing whole."""
    text = piece.line.text
    numbered = _NUMBER_FIRST.match(piece.line.raw) if not isinstance(piece, Paragraph) else None
    words = len(text.split())
    stopped = text.rstrip(":").endswith(_ENDED)
    if (text.endswith(".") and words <= _MOST_STOPPED) or text.endswith("?"):
        stopped = False  # "1. Formål.", "2. Hvem er med?"
    return int(numbered["number"]) if numbered and not stopped and words <= _MOST_WORDS else None


def lettered_lines(notebook: Notebook) -> frozenset[int]:
    """Lines that are "A. …", "B. …" in a row; a lone "A." may be somebody's initial."""
    found: list[int] = []
    run: list[int] = []
    for block in notebook.blocks:
        line = block.line if isinstance(block, Paragraph | Heading) else None
        mark = _LETTERED.match(line.text) if line else None
        letter = mark["letter"] if mark else ""
        if line and letter == "ABCDEFGH"[len(run) : len(run) + 1] and letter:
            run.append(line.index)
            continue
        if len(run) >= _FEWEST_LETTERED:
            found.extend(run)
        run = [line.index] if line and letter == "A" else []
    return frozenset(found + (run if len(run) >= _FEWEST_LETTERED else []))
