"""Moves a plan to another school year: the same weekday of the same month.

People plan by weekday ("the first Monday in September"), so 2 September 2024 becomes 7 September
2026, not 2 September.
"""

from calendar import monthrange
from datetime import date, timedelta

from samspor.kernel.holidays import is_public_holiday
from samspor.kernel.rewriting import rewrite_dates
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.weeks import monday_of

__all__ = ["rewrite_dates", "same_weekday"]


def same_weekday(day: date, *, to: SchoolYear) -> date:
    """The same nth weekday of the same month in another school year.

    A fifth weekday the month lacks becomes its last. A public holiday gives way to the nearest
    open weekday of the same week, the earlier one when two are as near.
    """
    year = to.start + (day.month < 8)
    nth = (day.day - 1) // 7
    offset = (day.weekday() - date(year, day.month, 1).weekday()) % 7
    number = 1 + offset + 7 * nth
    if number > monthrange(year, day.month)[1]:
        number -= 7
    return _open_day(date(year, day.month, number))


def _open_day(day: date) -> date:
    if not is_public_holiday(day):
        return day
    monday = monday_of(day)
    week = [monday + timedelta(days=number) for number in range(5)]
    free = [other for other in week if not is_public_holiday(other)]
    return min(free, key=lambda other: (abs(other - day), other))
