"""How tall the rows of a sheet must be for all their words to show.

Some programs work that out when they open a file and others don't, so it is said in the file.
"""

from collections.abc import Iterable
from math import ceil
from typing import Final

LINE: Final = 15.0  # points, for 11 point print
TALLEST: Final = 409.0  # by the format
_BOLD: Final = 1.12
_BREAKS_EARLY: Final = 0.9  # words are not cut, so lines are seldom full


def row_height(cells: Iterable[tuple[str, float, bool]]) -> float:
    """`cells` are the words, the width of the column in letters, and whether they are bold."""
    most = max((_lines(*cell) for cell in cells), default=1)
    return min(most * LINE, TALLEST)


def _lines(text: str, width: float, bold: bool) -> int:
    room = width / (_BOLD if bold else 1)
    return sum(
        1 if len(line) <= room else ceil(len(line) / (room * _BREAKS_EARLY))
        for line in text.split("\n")
    )
