"""Which year a date without one belongs to.

Source: domain.md section 6. Under the heading 2024/2025 August to December are 2024, January to
July 2025. August is at both ends of a school year: its place in the list settles it, else people
are asked.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Self

from samspor.kernel.notation.found import Context
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.weeks import iso_years_of

_TURNING_MONTH = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """The context, and what the line itself said before: "Høst 2023: …", "Oktober: …"."""

    context: Context
    term: Timing | None = None

    @staticmethod
    @lru_cache(maxsize=64)
    def of(context: Context) -> "Scope":
        """As it is before a line has said anything."""
        return Scope(context)

    def under_month(self, year: int, month: int) -> Self:
        return replace(self, context=replace(self.context, month=(year, month)))

    def under_term(self, term: Timing) -> Self:
        return replace(self, term=term)

    @property
    def month(self) -> tuple[int, int] | None:
        return self.context.month

    @property
    def language(self) -> str:
        return self.context.language

    @property
    def heading(self) -> SchoolYear | None:
        """The school year of the heading, or the one the month above stands in."""
        if self.context.year is not None:
            return self.context.year
        if self.context.month is None:
            return None
        return SchoolYear.of(date(*self.context.month, 1))

    @property
    def position(self) -> str | None:
        """Start or end of the year; the month above tells it too."""
        if self.context.position is not None:
            return self.context.position
        if self.context.month is None or self.heading is None:
            return None
        return "start" if self.context.month[0] == self.heading.start else "end"

    def written_year(self, month: int) -> int | None:
        """The year the line wrote before a colon, when the month lies in that term."""
        if self.term is None or self.term.first is None or self.term.last is None:
            return None
        return (
            self.term.first.year if self.term.first.month <= month <= self.term.last.month else None
        )

    def years_of_month(self, month: int) -> tuple[int, ...]:
        """The calendar years the month may mean: none, one, or (August) two, likeliest first."""
        if self.month is not None and self.month[1] == month:
            return (self.month[0],)
        if self.context.calendar_year is not None:
            return (self.context.calendar_year,)
        year = self.heading
        if year is None:
            return ()
        if month != _TURNING_MONTH:
            return (year.start + (month < _TURNING_MONTH),)
        return self._settled((year.start, year.start + 1))

    def both_ends_of(self, month: int) -> tuple[int, ...]:
        """The two years of August in the heading's school year, where nothing wrote the year."""
        year = self.context.year
        if year is None or month != _TURNING_MONTH or self.context.calendar_year is not None:
            return ()
        return () if self.context.month is not None else (year.start, year.start + 1)

    def years_of_week(self, number: int) -> tuple[int, ...]:
        """The ISO years the week may mean: none, one, or (week 31) two, likeliest first."""
        if self.context.calendar_year is not None:
            return (self.context.calendar_year,)
        year = self.heading
        if year is None:
            return ()
        years = iso_years_of(number, year)
        return years if len(years) == 1 else self._settled(years)

    def _settled(self, years: tuple[int, ...]) -> tuple[int, ...]:
        match self.position:
            case "start":
                return years[:1]
            case "end":
                return years[1:]
            case _:
                return years

    def allows(self, day: date) -> bool:
        """Inside the heading. August after its end counts: the year's plan often ends there."""
        year = self.context.year
        if year is None or self.context.calendar_year is not None or day in year:
            return True
        return (day.year, day.month) == (year.start + 1, _TURNING_MONTH)


def chronological(
    months: list[int], years: list[tuple[int, ...]], *, written: list[bool]
) -> list[tuple[int, ...]]:
    """Let days that are written together settle each other's years.

    A day without a year takes it from the nearest day that has one, so that the row runs forward:
    "23. desember - 2. januar 2025" begins in 2024, "29. juli - 3. august" ends in the same year.
    """
    settled = list(years)
    if any(written):
        _spread(months, settled, known=list(written))
    else:
        _spread(months, settled, known=[len(one) == 1 for one in settled])
    return settled


def _spread(months: list[int], years: list[tuple[int, ...]], *, known: list[bool]) -> None:
    for place in range(len(months) - 2, -1, -1):
        if not known[place] and known[place + 1]:
            years[place] = (years[place + 1][0] - (months[place] > months[place + 1]),)
            known[place] = True
    for place in range(1, len(months)):
        if not known[place] and known[place - 1]:
            years[place] = (years[place - 1][0] + (months[place] < months[place - 1]),)
            known[place] = True
