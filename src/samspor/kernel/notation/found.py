"""What reading running text for dates takes and gives. Frozen: other rooms build on these."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Literal

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing


@dataclass(frozen=True, slots=True)
class Context:
    """What the place in the document says about dates written there.

    `year` is the school year of the heading. `month` is (year, month) of the row or heading the
    text stands under. `position` is where in the list of the year it stands: it settles August
    and week 31, which both ends of a school year share. `calendar_year` is that of a heading such
    as "Planleggingsdager 2024" or "Våren 2025", and wins over `year`. Doubts are worded in
    `language`.
    """

    year: SchoolYear | None = None
    month: tuple[int, int] | None = None
    position: Literal["start", "end"] | None = None
    language: str = "nb"
    calendar_year: int | None = None

    def __hash__(self) -> int:
        """A key to what each line says: asked for at every line, and so without another's hash."""
        start = self.year.start if self.year else None
        return hash((start, self.month, self.position, self.language, self.calendar_year))


class FoundRole(StrEnum):
    """What was found; only EVENT and DEADLINE are something that takes place."""

    EVENT = "event"
    DEADLINE = "deadline"
    RHYTHM = "rhythm"
    DURATION = "duration"
    PERIOD = "period"
    SCHOOL_YEAR = "school_year"
    PLACEHOLDER = "placeholder"


class DoubtCode(StrEnum):
    WEEKDAY_MISMATCH = "weekday_mismatch"
    WEEK_MISMATCH = "week_mismatch"
    OUTSIDE_YEAR = "outside_year"
    AMBIGUOUS_YEAR = "ambiguous_year"
    UNKNOWN_YEAR = "unknown_year"
    ALTERNATIVES = "alternatives"
    IMPOSSIBLE_DATE = "impossible_date"
    IMPOSSIBLE_TIME = "impossible_time"


@dataclass(frozen=True, slots=True)
class DateDoubt:
    """`text` is a sentence for people; `choices` what they may choose, the source's own first.

    `details` are what the sentence is made of, for saying it in another language (`doubt_in`).
    """

    code: DoubtCode
    text: str
    choices: tuple[Timing | str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. `text` is what stands from `start` to `end` in the source.

    Attributes:
        timing: None when no day can be named: rhythms, durations, periods, school years,
            placeholders, impossible dates, and dates whose year nothing tells. With alternatives
            it is the first of them; the doubt holds them all.
        years: First and last year of a PERIOD or a SCHOOL_YEAR.
        clock: Span of a time of day that stands apart ("24. juni ved DMMH kl 10-15") and belongs
            to this date; not inside `start` to `end`.
    """

    timing: Timing | None
    start: int
    end: int
    text: str
    doubts: tuple[DateDoubt, ...] = ()
    role: FoundRole = FoundRole.EVENT
    years: tuple[int, int] | None = None
    clock: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FoundClock:
    """A time of day in running text, whether or not a date goes with it."""

    start: int
    end: int
    text: str
    opens: time
    closes: time | None = None
