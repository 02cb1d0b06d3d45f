"""When something happens, as exactly as people know it.

"16. oktober kl. 09.30-15", "uke 46", "november", "medio januar", "våren" and "etter avtale" are
equals here: undated is normal. A timing knows how to sort and span; writing is `kernel.writing`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Self

from samspor.kernel.school_year import SchoolYear


class Precision(StrEnum):
    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    PART = "part"
    TERM = "term"
    AGREEMENT = "agreement"


class MonthPart(StrEnum):
    """Primo 1–10, medio 11–20, ultimo 21 to the end. Source: domain.md section 6."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


class Term(StrEnum):
    AUTUMN = "autumn"
    SPRING = "spring"


@dataclass(frozen=True, slots=True)
class Timing:
    """Days are local, both ends inclusive; both None only for AGREEMENT.

    `start` and `end` are local clock times, only with TIME: `start` on the first day, `end` on the
    last ("lunsj til lunsj" runs overnight). `end` may be unknown. For WEEK, MONTH, PART and TERM
    the days are the whole period, so 'mars/april' is a MONTH from 1 March to 30 April.
    """

    precision: Precision
    first: date | None = None
    last: date | None = None
    start: time | None = None
    end: time | None = None

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            msg = f"{problem}: {self!r}"
            raise ValueError(msg)

    def _problem(self) -> str:
        if self.precision is Precision.AGREEMENT:
            known = [self.first, self.last, self.start, self.end]
            return "" if known == [None] * 4 else "by agreement has no days and no times"
        if self.first is None or self.last is None:
            return "expected a first and a last day"
        if self.first > self.last:
            return "expected the last day on or after the first"
        return self._clock_problem()

    def _clock_problem(self) -> str:
        if self.precision is not Precision.TIME:
            return "" if self.start is self.end is None else "only an exact time has clock times"
        if self.start is None:
            return "an exact time needs its start"
        if self.end is not None and self.first == self.last and self.end <= self.start:
            return "expected the end after the start"
        return ""

    @classmethod
    def at(
        cls, day: date, start: time, end: time | None = None, *, last: date | None = None
    ) -> Self:
        return cls(Precision.TIME, day, last or day, start, end)

    @classmethod
    def within(cls, day: date, opens: time, closes: time | None) -> Self:
        """As `at`, for hours as somebody wrote them: an end before the beginning is no end."""
        return cls.at(day, opens, closes if closes and closes > opens else None)

    @classmethod
    def days(cls, first: date, last: date | None = None) -> Self:
        return cls(Precision.DAY, first, last or first)

    @classmethod
    def week(cls, year: int, number: int, last_number: int | None = None) -> Self:
        """ISO weeks of an ISO year, Monday of the first to Friday of the last.

        A `last_number` below `number` runs over New Year ("uke 52–1"). Source: domain.md section 6.

        Raises:
            ValueError: The ISO year has no such week.
        """
        last_number = number if last_number is None else last_number
        first = date.fromisocalendar(year, number, 1)
        last = date.fromisocalendar(year + (last_number < number), last_number, 5)
        return cls(Precision.WEEK, first, last)

    @classmethod
    def month(cls, year: int, month: int, months: int = 1) -> Self:
        final = year * 12 + month - 1 + months - 1
        last_year, last_month = final // 12, final % 12 + 1
        last = date(last_year, last_month, monthrange(last_year, last_month)[1])
        return cls(Precision.MONTH, date(year, month, 1), last)

    @classmethod
    def part(cls, year: int, month: int, part: MonthPart) -> Self:
        bounds = {MonthPart.EARLY: (1, 10), MonthPart.MIDDLE: (11, 20)}
        first, last = bounds.get(part, (21, monthrange(year, month)[1]))
        return cls(Precision.PART, date(year, month, first), date(year, month, last))

    @classmethod
    def term(cls, year: int, term: Term) -> Self:
        """The calendar year's spring (January to June) or autumn (August to December)."""
        if term is Term.SPRING:
            return cls(Precision.TERM, date(year, 1, 1), date(year, 6, 30))
        return cls(Precision.TERM, date(year, 8, 1), date(year, 12, 31))

    @classmethod
    def agreement(cls) -> Self:
        return cls(Precision.AGREEMENT)

    @property
    def is_dated(self) -> bool:
        """A day is known: what the documents call a date."""
        return self.precision in {Precision.TIME, Precision.DAY}

    @property
    def school_year(self) -> SchoolYear | None:
        """The year it starts in; None by agreement."""
        return None if self.first is None else SchoolYear.of(self.first)

    @property
    def sort_key(self) -> tuple[date, int, time, date]:
        """By first day; undated periods after the dated ones of the day; by agreement last."""
        order = list(Precision).index(self.precision)
        return (self.first or date.max, order, self.start or time.min, self.last or date.max)

    def moved(self, by: timedelta) -> Self:
        """The same timing so many whole days later (or earlier); by agreement stays."""
        if self.first is None or self.last is None:
            return self
        return type(self)(
            self.precision,
            self.first + by,
            self.last + by,
            self.start,
            self.end,
        )
