"""Days that only their number tells, under a month's heading: "Februar", "9. Planleggingsdag".

In a list that counts 1, 2, 3 the numbers are no days, so somewhere a number must be skipped.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from samspor.kernel.words import words_of
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.outline import Entry

_MONTHS: Final = "|".join(name.capitalize() for name in words_of("nb").months)
# "19. Juni: Siste skoledag" says its month itself.
_DAY: Final = re.compile(rf"(?P<day>0?[1-9]|[12]\d|3[01])\.\s?(?=[A-ZÆØÅ])(?!(?:{_MONTHS})\b)")
_NEXT: Final = re.compile(r"\s(?=(?:0?[1-9]|[12]\d|3[01])\.\s?[A-ZÆØÅ])")
_FEWEST_MONTHS: Final = 2


def under_months(entries: Sequence[Entry]) -> dict[int, list[str]]:
    """By its place: what such an entry says, each day with its month; nothing if it counts."""
    found: dict[int, list[str]] = {}
    months, skips, last, month = 0, False, 0, ""
    for place, entry in enumerate(entries):
        if entry.role != "item" and is_month(entry.text.strip(" :")):
            months, last, month = months + 1, 0, entry.text.split()[0].strip(" :.").lower()
            continue
        text = f"{entry.mark} {entry.text}" if entry.mark[:1].isdecimal() else entry.text
        day = _DAY.match(text) if month and entry.lines else None
        if day is None:
            continue
        number = int(day["day"])
        skips = skips or number != last + 1
        last = number
        found[place] = [_DAY.sub(rf"\g<day>. {month} ", part, count=1) for part in _days_in(text)]
    return found if skips and months >= _FEWEST_MONTHS else {}


def _days_in(text: str) -> Iterator[str]:
    """“2. Karneval 13. Barnehagedagen” as two, when the numbers rise."""
    parts = _NEXT.split(text)
    numbers = [int(day["day"]) for part in parts if (day := _DAY.match(part))]
    rising = len(numbers) == len(parts) and numbers == sorted(set(numbers))
    yield from parts if rising else [text]
