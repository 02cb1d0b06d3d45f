"""Which school year days without a year are in: weekdays, weeks and movable feasts tell.

A page that is cut from its website has often lost the heading with the year. "Uke 40: 29.
september" and "Kristi himmelfartsdag 14. mai" fit few years only; what fits one alone is taken.
"""

import re
from collections.abc import Sequence
from typing import Final

from samspor.kernel.holidays import HolidayKey, holiday_on
from samspor.kernel.notation import Context, DoubtCode, Found, find_timings
from samspor.kernel.school_year import SchoolYear

# Documents people have today: the reader asks no clock.
_YEARS: Final = range(2015, 2036)
_MOST_LINES: Final = 400
_FEWEST_CLUES: Final = 2
_AGAINST: Final = frozenset({DoubtCode.WEEKDAY_MISMATCH, DoubtCode.WEEK_MISMATCH})
_MOVABLE: Final = (
    (re.compile(r"himmelfart", re.IGNORECASE), HolidayKey.ASCENSION),
    (re.compile(r"(?:2\.|andre)\s*pin[sd]\w*dag", re.IGNORECASE), HolidayKey.WHIT_MONDAY),
    (re.compile(r"(?:2\.|andre)\s*påskedag", re.IGNORECASE), HolidayKey.EASTER_MONDAY),
    (re.compile(r"skjærtorsdag", re.IGNORECASE), HolidayKey.MAUNDY_THURSDAY),
)
_CLUE: Final = re.compile(
    r"\b\w{3,5}dag(?:en)?\s+\d|\b(?:uke|veke)\s*\d|himmelfart|pin[sd]\w*dag|påskedag|skjærtorsdag",
    re.IGNORECASE,
)
_WEEK: Final = re.compile(r"\b(?:uke|veke)\s*(\d{1,2})\b(?!\s*(?:[-–,]|og)\s*\d)", re.IGNORECASE)
_WRITTEN_YEAR: Final = re.compile(r"\b20\d\d\b")


def fitting_school_years(texts: Sequence[str]) -> list[SchoolYear]:
    """The years nothing in the texts speaks against, when enough speaks for them."""
    clues = [text for text in texts[:_MOST_LINES] if _CLUE.search(text)]
    if len(clues) < _FEWEST_CLUES or any(_WRITTEN_YEAR.search(text) for text in texts):
        return []
    years = [SchoolYear(start) for start in _YEARS]
    for text in clues:
        judged = {year: _speaks_for(text, year) for year in years}
        if None in judged.values():
            continue
        years = [year for year in years if judged[year]] or years
    return years if len(years) < len(_YEARS) else []


def _speaks_for(text: str, year: SchoolYear) -> bool | None:
    """None when the text tells nothing."""
    found = [
        each
        for each in find_timings(text, context=Context(year=year))
        if each.timing and each.timing.is_dated
    ]
    if not found:
        return None
    moved = _movable(text, found, year)
    against = any(doubt.code in _AGAINST for each in found for doubt in each.doubts)
    return not against and moved and _in_weeks(text, found)


def _in_weeks(text: str, found: Sequence[Found]) -> bool:
    """One week and one time beside it are of each other."""
    weeks = _WEEK.findall(text)
    if len(weeks) != 1 or len(found) != 1:
        return True
    timing = found[0].timing
    days = [timing.first, timing.last] if timing else []
    return all(day is not None and day.isocalendar().week == int(weeks[0]) for day in days)


def _movable(text: str, found: Sequence[Found], year: SchoolYear) -> bool:
    named = [key for words, key in _MOVABLE if words.search(text)]
    days = {each.timing.first for each in found if each.timing}
    return not named or any(holiday_on(key, year.start + 1) in days for key in named)
