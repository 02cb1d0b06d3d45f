"""A year whose months and what is done in them stand alone on lines, and look like headings."""

from collections.abc import Sequence
from typing import Final

from samspor.reading.kinds.calendar.rows import Row
from samspor.reading.kinds.calendar.shapes import has_digit
from samspor.reading.kinds.table_labels import is_month

_MOST_LINES: Final = 4
_MOST_WORDS: Final = 10
_FEWEST_MONTHS: Final = 4


def between_months(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of a few short lines between "Mars" and "April", or behind the last month."""
    months = [place for place, row in enumerate(rows) if _is_month(row)]
    if len(months) < _FEWEST_MONTHS:
        return frozenset()
    found: set[int] = set()
    for one, other in zip(months, [*months[1:], len(rows)], strict=True):
        between = rows[one + 1 : other]
        most = _MOST_LINES if other < len(rows) else 1  # the page's foot may follow
        if 0 < len(between) <= most and all(map(_is_short, between)):
            found.update(row.lines[0].number for row in between)
    return frozenset(found)


def _is_month(row: Row) -> bool:
    return row.is_heading and is_month(row.text.strip(" :"))


def _is_short(row: Row) -> bool:
    plain = row.is_heading and not has_digit(row.text)
    return plain and len(row.text.split()) <= _MOST_WORDS and not row.text.endswith((":", "?"))
