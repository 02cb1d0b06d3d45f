"""Moves a plan to another school year: the same weekday of the same month.

People plan by weekday ("the first Monday in September"), so 2 September 2024 becomes 7 September
2026, not 2 September.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from samspor.kernel.holidays import is_public_holiday
from samspor.kernel.rewriting import rewrite_dates
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Precision, Term, Timing
from samspor.kernel.weeks import monday_of

__all__ = ["carried", "renamed_years", "rewrite_dates", "same_weekday"]

_PARTS: Final = {1: MonthPart.EARLY, 11: MonthPart.MIDDLE, 21: MonthPart.LATE}


def carried(timing: Timing, *, years: int) -> Timing:
    """The same in a school year so many years later.

    A day keeps its weekday of the month, several days their number; a week keeps its number (53
    becomes 52 where there is none), a month, a part of it and a term stay what they are called.
    """
    if timing.first is None or timing.last is None:
        return timing
    first = timing.first
    match timing.precision:
        case Precision.WEEK:
            return _same_week(first, timing.last, years)
        case Precision.MONTH:
            last = timing.last
            months = (last.year - first.year) * 12 + last.month - first.month + 1
            return Timing.month(first.year + years, first.month, months)
        case Precision.PART:
            return Timing.part(first.year + years, first.month, _PARTS[first.day])
        case Precision.TERM:
            return Timing.term(first.year + years, Term.SPRING if first.month < 8 else Term.AUTUMN)
    to = SchoolYear(SchoolYear.of(first).start + years)
    return timing.moved(same_weekday(first, to=to) - first)


def renamed_years(text: str, *, held: SchoolYear, to: SchoolYear) -> str:
    """School years and seasons named in the text: 2024/2025, 2024-25, våren 2025."""
    pairs = {
        f"{held.start}/{held.start + 1}": f"{to.start}/{to.start + 1}",
        held.slug: to.slug,
        held.short: to.short,
        held.short.replace("–", "-"): to.short.replace("–", "-"),
        held.short.replace("–", "/"): to.short.replace("–", "/"),
        f"våren {held.start + 1}": f"våren {to.start + 1}",
        f"høsten {held.start}": f"høsten {to.start}",
        f"hausten {held.start}": f"hausten {to.start}",
    }
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def _same_week(first: date, last: date, years: int) -> Timing:
    iso, final = first.isocalendar(), last.isocalendar()
    try:
        return Timing.week(iso.year + years, iso.week, final.week)
    except ValueError:  # the year has no week 53
        return Timing.week(iso.year + years, min(iso.week, 52), min(final.week, 52))


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
