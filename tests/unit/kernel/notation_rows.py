"""Short ways to say what a row of the table is meant to read as."""

from datetime import date, time

from samspor.kernel.notation import DoubtCode, FoundRole
from samspor.kernel.timing import MonthPart, Term, Timing

EVENT, DEADLINE = FoundRole.EVENT, FoundRole.DEADLINE
RHYTHM, DURATION, PERIOD = FoundRole.RHYTHM, FoundRole.DURATION, FoundRole.PERIOD
SCHOOL_YEAR, PLACEHOLDER = FoundRole.SCHOOL_YEAR, FoundRole.PLACEHOLDER

AMBIGUOUS, ALTERNATIVES = DoubtCode.AMBIGUOUS_YEAR, DoubtCode.ALTERNATIVES
WEEKDAY, WEEK, OUTSIDE = (
    DoubtCode.WEEKDAY_MISMATCH,
    DoubtCode.WEEK_MISMATCH,
    DoubtCode.OUTSIDE_YEAR,
)
IMPOSSIBLE, NO_YEAR = DoubtCode.IMPOSSIBLE_DATE, DoubtCode.UNKNOWN_YEAR
BAD_TIME = DoubtCode.IMPOSSIBLE_TIME


def day(written: str) -> Timing:
    """As 2024-10-16, or 2024-10-24/2024-10-25 for a range."""
    first, _, last = written.partition("/")
    return Timing.days(date.fromisoformat(first), date.fromisoformat(last or first))


def at(written: str, start: str, end: str | None = None) -> Timing:
    """Like `day`, with clock times such as "09:30"."""
    span = day(written)
    closes = None if end is None else time.fromisoformat(end)
    return Timing.at(span.first, time.fromisoformat(start), closes, last=span.last)


def week(year: int, number: int, last: int | None = None) -> Timing:
    return Timing.week(year, number, last)


def month(year: int, number: int, count: int = 1) -> Timing:
    return Timing.month(year, number, count)


def early(year: int, number: int) -> Timing:
    return Timing.part(year, number, MonthPart.EARLY)


def mid(year: int, number: int) -> Timing:
    return Timing.part(year, number, MonthPart.MIDDLE)


def late(year: int, number: int) -> Timing:
    return Timing.part(year, number, MonthPart.LATE)


def autumn(year: int) -> Timing:
    return Timing.term(year, Term.AUTUMN)


def spring(year: int) -> Timing:
    return Timing.term(year, Term.SPRING)


def summary(found):
    """What the rows state of each finding: text, timing, role unless event, doubts."""
    return [
        (one.text, one.timing, one.role, tuple(doubt.code for doubt in one.doubts)) for one in found
    ]


def expected(rows):
    """Rows of (text, timing, role or doubt codes in any order after)."""
    result = []
    for text, timing, *rest in rows:
        role = next((one for one in rest if isinstance(one, FoundRole)), EVENT)
        codes = tuple(one for one in rest if isinstance(one, DoubtCode))
        result.append((text, timing, role, codes))
    return result
