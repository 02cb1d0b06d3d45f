"""How long a yes holds, and how long a message is kept."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

HOLDS_FOR: Final = 13  # months; a year, and a month to renew it in (T-40)
ASK_AFTER: Final = 11  # months
KEEP_HANDLED: Final = timedelta(days=183)
KEEP_OPEN: Final = timedelta(days=395)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last when it has none such."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def holds_until(renewed_on: date) -> date:
    """The last day on which the yes counts."""
    return months_after(renewed_on, HOLDS_FOR)


def renew_from(renewed_on: date) -> date:
    """From this day the contact is asked again."""
    return months_after(renewed_on, ASK_AFTER)


def oldest_that_holds(day: date) -> date:
    """A yes from this day or later counts on `day`."""
    oldest = months_after(day, -HOLDS_FOR)
    while holds_until(oldest - timedelta(days=1)) >= day:
        oldest -= timedelta(days=1)
    while holds_until(oldest) < day:
        oldest += timedelta(days=1)
    return oldest
