"""Stacks of three: a day, "Barnehagen stengt", and why it is shut."""

import re
from collections.abc import Sequence
from typing import Final

from samspor.reading.kinds.calendar.shapes import PLANNING

_SHUT: Final = re.compile(
    r"(?:(?:barnehag|skol|skul)e(?:n|ne)?|sfo)?\s?(?:er\s)?(?:stengt|stengd|fri|fridag)\.?",
    re.IGNORECASE,
)
_FEWEST: Final = 3


def names_of_shut(texts: Sequence[str], days: Sequence[bool]) -> dict[int, str]:
    """What the line behind "Barnehagen stengt" says, by the place of that line's day.

    Empty unless most days are told so; `days` says which lines are nothing but a day.
    """
    shut = [
        place
        for place in range(len(texts) - 2)
        if days[place] and not days[place + 2] and _SHUT.fullmatch(texts[place + 1].strip())
    ]
    if len(shut) < _FEWEST or len(shut) * 2 <= sum(days):
        return {}
    names = {place: texts[place + 2] for place in shut}
    return {
        place: name if PLANNING.search(name) else f"{name} (stengt)"
        for place, name in names.items()
    }
