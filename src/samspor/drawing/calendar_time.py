"""A timing as calendars keep it: a beginning, an end that is not part of it, or neither.

What becomes what: docs/reference/calendar-feeds.md.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from samspor.drawing.content import Item, Mode, Status
from samspor.kernel.timing import Timing

# How long something is drawn when nobody has said when it ends.
UNKNOWN_LENGTH: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Span:
    """`start` and `end` are local clock times for an exact time, else days; the end is exclusive.

    Both None: a to-do. `fixed` when the day is known, `open_ended` when the length is a guess.
    """

    start: date | None = None
    end: date | None = None
    fixed: bool = False
    open_ended: bool = False


def span(timing: Timing) -> Span:
    """An exact time without an end lasts an hour; over several days, until the last one is over."""
    first, last = timing.first, timing.last
    if first is None or last is None:
        return Span()
    if timing.start is None:
        return Span(first, last + timedelta(days=1), fixed=timing.is_dated)
    start = datetime.combine(first, timing.start)
    if timing.end is not None:
        return Span(start, datetime.combine(last, timing.end), fixed=True)
    if last > first:
        return Span(start, datetime.combine(last + timedelta(days=1), time()), fixed=True)
    return Span(start, start + UNKNOWN_LENGTH, fixed=True, open_ended=True)


@dataclass(frozen=True, slots=True)
class Appointment:
    """All that raises the sequence: start, end, status and place (T-29).

    How people meet is part of where; nothing here recurs.
    """

    start: date | None
    end: date | None
    fixed: bool
    cancelled: bool
    place: str
    mode: Mode | None


def appointment(item: Item) -> Appointment:
    held = span(item.timing)
    return Appointment(
        start=held.start,
        end=held.end,
        fixed=held.fixed,
        cancelled=item.status is Status.CANCELLED,
        place=item.place.strip(),
        mode=None if item.mode is Mode.PHYSICAL else item.mode,
    )
