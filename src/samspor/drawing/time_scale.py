"""Between days and angles. The only place that knows both.

Angles are degrees clockwise from twelve o'clock. A day has a width: its angle is where it begins,
and the day after the last is back at the top. The scale is a share of days, never of months, so it
also holds for plans of 13 months.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from samspor.kernel import weeks
from samspor.kernel.school_year import SchoolYear

FULL = 360.0


class Grain(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where days lie, in degrees; `before` and `after` say that it goes on past the edge."""

    start: float
    end: float
    before: bool = False
    after: bool = False

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def width(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`first` and `last` are inclusive. `opening` and `sweep` lay the year on part of a circle."""

    first: date
    last: date
    opening: float = 0.0
    sweep: float = FULL

    @classmethod
    def of(cls, year: SchoolYear) -> Self:
        return cls(year.first, year.last)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def degrees_a_day(self) -> float:
        return self.sweep / self.days

    def angle(self, day: date) -> float:
        """Where the day begins. Days outside the plan give angles outside the scale."""
        return self.opening + (day - self.first).days * self.degrees_a_day

    def middle(self, day: date) -> float:
        return self.angle(day) + self.degrees_a_day / 2

    def day_at(self, angle: float) -> date:
        """The day that holds the angle; a full circle is closed, so 360 is the first day again."""
        turned = angle - self.opening
        if self.sweep == FULL:
            turned %= FULL
        # A hair's breadth forward: 31 * (360 / 365) must not fall back into the day before.
        number = int(turned / self.degrees_a_day + 1e-9)
        return self.first + timedelta(days=min(max(number, 0), self.days - 1))

    def snap(self, angle: float, grain: Grain = Grain.DAY) -> date:
        """The day, or the first day of the week or month, that begins nearest to the angle."""
        at = self.day_at(angle)
        match grain:
            case Grain.DAY:
                low, high = at, at + timedelta(days=1)
            case Grain.WEEK:
                low = weeks.monday_of(at)
                high = low + timedelta(days=7)
            case Grain.MONTH:
                low = at.replace(day=1)
                high = (low + timedelta(days=32)).replace(day=1)
        chosen = low if angle - self.angle(low) <= self.angle(high) - angle else high
        return min(max(chosen, self.first), self.last)

    def stretch(self, first: date, last: date) -> Stretch:
        """The days from first to last, cut to the plan; outside it, a sliver at the nearer edge."""
        inner_first = min(max(first, self.first), self.last)
        inner_last = min(max(last, self.first), self.last)
        return Stretch(
            self.angle(inner_first),
            self.angle(inner_last) + self.degrees_a_day,
            before=first < self.first,
            after=last > self.last,
        )

    def months(self) -> Iterator[tuple[date, Stretch]]:
        """The first day of each month of the plan, with its place."""
        day = self.first
        while day <= self.last:
            following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
            yield day, self.stretch(day, min(following - timedelta(days=1), self.last))
            day = following

    def weeks(self) -> Iterator[tuple[int, date, Stretch]]:
        """ISO week number, its Monday, and its days inside the plan."""
        monday = weeks.monday_of(self.first)
        while monday <= self.last:
            sunday = monday + timedelta(days=6)
            inside = self.stretch(max(monday, self.first), min(sunday, self.last))
            yield weeks.week_number(monday), monday, inside
            monday += timedelta(days=7)
