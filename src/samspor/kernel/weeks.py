"""ISO weeks: Monday first, week 1 holds the year's first Thursday. Some years have 53."""

from datetime import date, timedelta

from samspor.kernel.school_year import SchoolYear

# Domain rule: in a school year weeks 32 and up belong to its first calendar year, 1 to 30 to its
# second; week 31 holds the turn and may be either. Source: domain.md section 6.
TURNING_WEEK = 31


def weeks_in(year: int) -> int:
    """How many weeks the ISO year has: 53 in 2026, mostly 52."""
    return date(year, 12, 28).isocalendar().week


def week_number(day: date) -> int:
    return day.isocalendar().week


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_span(year: int, number: int) -> tuple[date, date]:
    """Monday and Sunday of the ISO week.

    Raises:
        ValueError: The ISO year has no such week.
    """
    monday = date.fromisocalendar(year, number, 1)
    return monday, monday + timedelta(days=6)


def iso_years_of(number: int, year: SchoolYear) -> tuple[int, ...]:
    """The ISO years week `number` can mean in a school year: two for week 31, otherwise one.

    The week may still be missing there (53).
    """
    if number == TURNING_WEEK:
        return (year.start, year.start + 1)
    return (year.start + (number < TURNING_WEEK),)


def numbers_between(first: date, last: date) -> tuple[int, int]:
    """Week numbers of the two days, as in "uke 52–1"."""
    return week_number(first), week_number(last)
