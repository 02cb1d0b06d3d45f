"""One cell at a time: whole numbers, days and yes or no, as people write them."""

import re
from datetime import date, timedelta
from typing import Final

_WHOLE: Final = re.compile(r"\d{1,3}(?:[ \u00a0.]\d{3})+|\d+")
_DAY: Final = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
LARGEST: Final = 100_000


def whole(text: str) -> int:
    """The number in "54", "1 200" and "54,0".

    Raises:
        ValueError: Anything else, and numbers that no unit has.
    """
    bare = re.sub(r"[.,]0+$", "", text.strip())
    if not _WHOLE.fullmatch(bare):
        raise ValueError(text)
    number = int(re.sub(r"\D", "", bare))
    if number > LARGEST:
        raise ValueError(text)
    return number


def day(text: str) -> date:
    """The day in "2026-08-01", "1.8.2026" and "01/08/2026".

    Raises:
        ValueError: Anything else, and days that do not exist.
    """
    iso = _ISO.fullmatch(text.strip())
    if iso:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    written = _DAY.fullmatch(text.strip())
    if written:
        return date(int(written[3]), int(written[2]), int(written[1]))
    raise ValueError(text)


def last_day_before(text: str) -> date:
    """Of a period whose end is told as the first day after it."""
    return day(text) - timedelta(days=1)
