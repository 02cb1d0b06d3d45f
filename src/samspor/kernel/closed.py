"""Working days: Monday to Friday, no public holiday, none of the closed days handed in."""

from collections.abc import Collection
from datetime import date, timedelta

from samspor.kernel.holidays import is_public_holiday

_ONE = timedelta(days=1)
# A closure longer than this is a mistake in the data, not a summer.
_FURTHEST = 366


def is_working_day(day: date, *, closed: Collection[date] = ()) -> bool:
    return day.weekday() < 5 and not is_public_holiday(day) and day not in closed


def next_working_day(day: date, *, closed: Collection[date] = ()) -> date:
    """The first working day after `day`.

    Raises:
        ValueError: None within a year.
    """
    return _search(day, _ONE, closed)


def previous_working_day(day: date, *, closed: Collection[date] = ()) -> date:
    """The last working day before `day`.

    Raises:
        ValueError: None within a year.
    """
    return _search(day, -_ONE, closed)


def working_days(first: date, last: date, *, closed: Collection[date] = ()) -> list[date]:
    """Between the days, both inclusive."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if is_working_day(day, closed=closed)]


def _search(day: date, step: timedelta, closed: Collection[date]) -> date:
    for number in range(1, _FURTHEST + 1):
        found = day + number * step
        if is_working_day(found, closed=closed):
            return found
    msg = f"expected a working day within a year of {day}, everything is closed"
    raise ValueError(msg)
