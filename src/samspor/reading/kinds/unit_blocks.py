"""Units told line by line: a name of any kind, whose it is on the next line, then its figures.

“Kråkeredet” over "Privat barnehage", "2 avdelinger", "36 plasser".
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from samspor.reading.blocks import Line
from samspor.reading.draft import DraftUnit
from samspor.reading.kinds.unit_facts import FEWEST, has_figures, unit_of
from samspor.reading.notebook import Fate, Notebook

OWNER_LINE: Final = re.compile(
    r"(?:kommunal|privat|ikke-kommunal|ikkje-kommunal|foreldreeid|foreldreeigd)"
    r"(?:\s(?:familie|natur|gårds|gards|frilufts)?(?:barnehage|skole|skule))?(?:,\s[^,.:\d]{3,40})?\.?",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ.'’& -]{1,60}")
_MOST_WORDS: Final = 6
_MOST_LINES: Final = 8


def read_blocks(
    notebook: Notebook, municipality: str | None
) -> tuple[list[DraftUnit], list[Line]] | None:
    """None when fewer than two are told so."""
    units: list[DraftUnit] = []
    lines: list[Line] = []
    for name, told in _blocks(notebook):
        said = "; ".join(line.text for line in told)
        if has_figures(said):
            units.append(unit_of(name.text.strip(" ."), said, None, municipality))
            figures = [each for each in told[1:] if has_figures(each.text)]
            lines += [name, told[0], *figures]
    return (units, lines) if len(units) >= FEWEST else None


def _blocks(notebook: Notebook) -> Iterator[tuple[Line, list[Line]]]:
    lines = [line for line in notebook.lines() if notebook.fate(line) is not Fate.FURNITURE]
    starts = [
        place
        for place, line in enumerate(lines[:-1])
        if OWNER_LINE.fullmatch(lines[place + 1].text) and _is_name(line)
    ]
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start], lines[start + 1 : min(end, start + 1 + _MOST_LINES)]


def _is_name(line: Line) -> bool:
    few = len(line.text.split()) <= _MOST_WORDS
    return few and _NAME.fullmatch(line.text) is not None and not OWNER_LINE.fullmatch(line.text)
