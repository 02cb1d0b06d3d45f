"""Two school years whose columns ran together: each row says the days of both, in turn."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.scope import Scope

_SCHOOL_YEAR: Final = re.compile(r"(?<!\d)20(?P<a>\d\d)\s?[-–/]\s?(?:20)?(?P<b>\d\d)(?!\d)")
_ANY_YEAR: Final = Scope(year=SchoolYear(2024))
_TWO: Final = 2


def years_beside(texts: Sequence[str]) -> dict[int, tuple[str, str]]:
    """By place: such a row as two lines, each with its year in front.

    "Lia skole 14. august og 4. januar 13. august og 3. januar" under "Skole 2026/27 2027/28": where
    nothing joins two days, the next column begins.
    """
    found: dict[int, tuple[str, str]] = {}
    years: tuple[str, str] | None = None
    for place, text in enumerate(texts):
        heads = _heads(text) if "20" in text else None
        if heads:
            years = heads
        elif years:
            parts = _parts(text)
            if parts is None:
                years = None
                continue
            name, first, second = parts
            if second:
                found[place] = (f"{years[0]}: {name}{first}", f"{years[1]}: {name}{second}")
    return found


def _heads(text: str) -> tuple[str, str] | None:
    told = [*_SCHOOL_YEAR.finditer(text)]
    if len(told) != _TWO:
        return None
    one, other = (int(each["a"]) for each in told)
    follow = all(int(each["b"]) == (int(each["a"]) + 1) % 100 for each in told)
    return (told[0][0], told[1][0]) if follow and other == one + 1 else None


def _parts(text: str) -> tuple[str, str, str] | None:
    """The name, and the days of each year; nothing of a row without days."""
    days = timed(text, _ANY_YEAR.context)
    if not days or not text[: days[0].start].strip():
        return None
    seams = [
        one.end for one, other in pairwise(days) if not text[one.end : other.start].strip(" .")
    ]
    name = text[: days[0].start]
    if len(seams) != 1:
        return name, text[days[0].start :], ""
    return name, text[days[0].start : seams[0]].strip(), text[seams[0] :].strip(" .")
