"""Weeks with their days below: "Uke 32", and under it "Fredag: Planleggingsdag"."""

import re
from collections.abc import Sequence
from typing import Final

_WEEK: Final = re.compile(
    r"(?P<word>uke|veke)\s(?P<number>[1-9]|[1-4]\d|5[0-3])\s?:?", re.IGNORECASE
)
_DAY: Final = re.compile(
    r"(?P<day>(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag)\s?:\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_FEWEST: Final = 2


def days_of_weeks(texts: Sequence[str]) -> dict[int, str]:
    """By place: such a day with its week, and nothing for the week itself."""
    said: dict[int, str] = {}
    week: re.Match[str] | None = None
    at, fresh = 0, False
    for place, text in enumerate(texts):
        head = _WEEK.fullmatch(text)
        day = _DAY.fullmatch(text) if week else None
        if head:
            week, at, fresh = head, place, True
        elif day and week:
            said[place] = f"{day['day']} i {week['word'].lower()} {week['number']}: {day['rest']}"
            said[at], fresh = "", False
        elif fresh:
            week = None  # something else stands under it
    return said if sum(map(bool, said.values())) >= _FEWEST else {}
