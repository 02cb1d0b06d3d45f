"""Days told by their week: "Uke 33: planleggingsdager torsdag og fredag"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from samspor.kernel.notation import Found
from samspor.kernel.timing import Precision, Timing

_NAMES: Final = (
    ("mandag", "måndag"), ("tirsdag", "tysdag"), ("onsdag",), ("torsdag",), ("fredag",),
    ("lørdag", "laurdag"), ("søndag", "sundag"),
)  # fmt: skip
_NUMBERS: Final = {name: number for number, names in enumerate(_NAMES) for name in names}
_NAME: Final = rf"(?:(?:{'|'.join(_NUMBERS)})(?:er|ar)?)"
_AT_END: Final = re.compile(
    rf"[\s,:–-]+(?:på\s)?(?P<days>{_NAME}(?:(?:,\s|\s?[-–]\s?|\s(?:og|til)\s){_NAME})*)$",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"[-–]|\stil\s", re.IGNORECASE)
_WEEK: Final = timedelta(days=7)


def _number(name: str) -> int:
    low = name.lower()
    return _NUMBERS[low if low in _NUMBERS else low[:-2]]


def days_in_week(title: str, found: Found) -> Iterator[tuple[str, Found]]:
    """The title without its weekdays, and each day; nothing when no weekday ends the title."""
    timing = found.timing
    said = _AT_END.search(title)
    if said is None or timing is None or timing.first is None or timing.last is None:
        return
    if timing.precision is not Precision.WEEK or timing.last - timing.first >= _WEEK:
        return
    numbers = [_number(name) for name in re.findall(_NAME, said["days"], re.IGNORECASE)]
    days = [timing.first + timedelta(days=number) for number in numbers]
    bare = title[: said.start()].strip(" ,:–-")
    follows = len(days) == 2 and (days[1] - days[0]).days == 1
    if len(days) > 1 and (follows or _RANGE.search(said["days"])):
        yield bare, replace(found, timing=Timing.days(days[0], days[-1]))
        return
    for day in days:
        yield bare, replace(found, timing=Timing.days(day))
