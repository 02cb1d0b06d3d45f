"""The first and last day of what documents write as a period."""

import re
from datetime import date
from typing import Final

from samspor.kernel.notation import Context, find_timings

_YEARS: Final = re.compile(r"(?P<first>(?:19|20)\d\d)\s*(?:[-–/]|til)\s*(?P<last>(?:19|20)?\d\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LENGTH: Final = re.compile(
    r"^\W*(?:\d+|en|ett?|to|tre|fire|fem)\s+(?:år|halvår|måned\w*)\b", re.IGNORECASE
)


def days_of(period: str | None) -> tuple[date | None, date | None]:
    """“2024-2026”: the whole of both years. “januar 2024”: from then on. No guesses."""
    if not period or length_of(period):
        return None, None
    years = _YEARS.search(period)
    if years:
        last = years["last"]
        end = int(last) if len(last) == 4 else int(years["first"][:2] + last)
        start = int(years["first"])
        return (date(start, 1, 1), date(end, 12, 31)) if start <= end else (None, None)
    if _YEAR.fullmatch(period.strip()):
        year = int(period.strip())
        return date(year, 1, 1), date(year, 12, 31)
    for found in find_timings(period, context=Context()):
        if found.timing and found.timing.first:
            return found.timing.first, None
    return None, None


def length_of(period: str | None) -> str:
    """“2 år”: how long each round lasts, not when."""
    return period.strip() if period and _LENGTH.match(period) else ""
