"""The rows of a drawn year as they come from the clipboard: "13 To Planl.dag 13 Sø 13 Ti …".

Every square says its number, so that the line can be cut where the number comes again. The months
stand over them, and a month without the day has no square in the line.
"""

import re
from collections.abc import Sequence
from typing import Final

from samspor.kernel.words import words_of

_MONTHS: Final = words_of("nb").months
_LAST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NAMES: Final = "|".join([*_MONTHS, "sept", *(name[:3] for name in _MONTHS)])
_MONTH: Final = re.compile(rf"\b(?P<name>{_NAMES})\b\.?(?:\s20\d\d)?", re.IGNORECASE)
_WEEKDAY: Final = (
    r"(?:man|tir|ons|tor|fre|lør|søn|mån|tys|lau|sun|ma|ti|on|to|fr|lø|sø|må|ty|la|su|[mtofls])"
    r"(?:s?dag)?\.?(?=\s|$)"
)
_FIRST: Final = re.compile(rf"\s*(?P<day>[1-9]|[12]\d|3[01])\.?\s+{_WEEKDAY}", re.IGNORECASE)
_LONGEST: Final = 200
_FEWEST_ROWS: Final = 20
_FEWEST_MONTHS: Final = 2


def with_drawn_rows(text: str) -> str:
    """The same text, with tabs between the squares of such rows and the months over them."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        months = _months(line)
        rows = _rows_below(lines, at + 1, months) if len(months) >= _FEWEST_MONTHS else {}
        if len(rows) < _FEWEST_ROWS:
            continue
        lines[at] = "\t".join(found[0] for found in _MONTH.finditer(line))
        for place, cells in rows.items():
            lines[place] = "\t".join(cells)
    return "\n".join(lines)


def _months(line: str) -> list[int]:
    """The months of a line that names nothing else."""
    if "\t" in line or not _MONTH.match(line.lstrip(" |")):
        return []
    if len(line) > _LONGEST or _MONTH.sub("", line).strip(" |"):
        return []
    found = (each["name"].lower()[:3] for each in _MONTH.finditer(line))
    return [next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(each)) for each in found]


def _rows_below(lines: Sequence[str], start: int, months: Sequence[int]) -> dict[int, list[str]]:
    """The rows of the days from the first on, by their place; blank lines may lie between."""
    rows: dict[int, list[str]] = {}
    day = 1
    for place in range(start, len(lines)):
        line = lines[place]
        if not line.strip():
            continue
        cells = _cells(line, day, months)
        if cells is None:
            break
        rows[place] = cells
        day += 1
    return rows


def _cells(line: str, day: int, months: Sequence[int]) -> list[str] | None:
    first = _FIRST.match(line)
    if first is None or int(first["day"]) != day:
        return None
    square = re.compile(rf"(?<!\S){day}\.?\s+{_WEEKDAY}", re.IGNORECASE)
    starts = [found.start() for found in square.finditer(line)]
    texts = [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
    held = [month for month in months if day <= _LAST[month - 1]]
    if len(texts) == len(held) - 1 and day == _LAST[1] and 2 in held:  # no leap year
        held.remove(2)
    if len(texts) != len(held):
        return None
    by_month = dict(zip(held, texts, strict=True))
    return [by_month.get(month, "") for month in months]
