"""Times of day: "kl 12 - 14.30", "fra klokken kl.09.00", and "12-16" right after a date."""

from dataclasses import dataclass
from datetime import time

from samspor.kernel.notation.lexicon import CLOCK_WORDS, COUNTED, DASHES, MONTHS
from samspor.kernel.notation.tokens import Line

_UNTIL = frozenset({"til", "to"})
# Midnight at the end of a day: a time of day cannot say 24.00.
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Clock:
    """`after` is the place of the next token. `closes` may lie before `opens`, as written."""

    opens: time
    closes: time | None
    start: int
    end: int
    after: int
    with_minutes: bool = True


def clock_at(line: Line, place: int) -> Clock | None:
    """A time that says so itself: kl, klokken, klokka, with or without "fra" before."""
    first = place
    if line[place].low in {"fra", "frå", "from"}:
        place += 1
    number = _past_clock_words(line, place)
    return None if number == place else _range_at(line, number, first=first)


def bare_clock_at(line: Line, place: int) -> Clock | None:
    """A time without kl, to be asked for only right after a date or a weekday.

    A range of hours ("12-16"), or minutes in two digits ("23.59", "09.30–15").
    """
    first = place
    if line[place].low in {"fra", "frå", "from"}:
        place += 1
    if not line.is_number(place):
        return None
    clock = _range_at(line, place, first=first)
    if clock is None or line[clock.after].low in COUNTED or line.is_mark(clock.after, "%"):
        return None
    if line.is_mark(clock.after, ".") and not line[clock.after + 1].gap:
        return None
    if clock.closes is None:
        return clock if clock.with_minutes else None
    sensible = clock.with_minutes or (clock.opens.hour >= 6 and clock.opens < clock.closes)
    return clock if sensible else None


def _range_at(line: Line, place: int, *, first: int) -> Clock | None:
    opens = _time_at(line, place)
    if opens is None:
        return None
    opening, after, minutes = opens
    closing = None
    until = _until(line, after)
    if until is not None:
        closes = _time_at(line, until)
        if closes is not None and not _starts_a_date(line, until, closes[1]):
            closing, after, closing_minutes = closes
            minutes = minutes or closing_minutes
    start, end = line[first].start, line[after - 1].end
    return Clock(opening, closing, start, end, after, minutes)


def _until(line: Line, place: int) -> int | None:
    """The place after "-", "til" and a second "kl"."""
    if not (line.is_mark(place, DASHES) or line[place].low in _UNTIL):
        return None
    return _past_clock_words(line, place + 1)


def _past_clock_words(line: Line, place: int) -> int:
    """The place after "kl.", "klokken" or "klokken kl."."""
    for _ in range(2):
        if line[place].low in CLOCK_WORDS:
            place += 2 if line.is_mark(place + 1, ".", gap=False) else 1
    return place


def _time_at(line: Line, place: int) -> tuple[time, int, bool] | None:
    """The time, the place after it, and whether minutes were written."""
    if line.is_number(place, digits=4) and len(line[place].text) == 4:
        written = line[place].text
        return _valid(int(written[:2]), int(written[2:]), place + 1, minutes=True)
    if not line.is_number(place):
        return None
    hour = line[place].value
    if line.is_mark(place + 1, ".:", gap=False) and line.is_number(place + 2):
        close = not line[place + 2].gap or line[place + 1].text == ":"
        if close and len(line[place + 2].text) == 2:
            after = place + 3
            if line.is_mark(after, ":", gap=False) and line.is_number(after + 1, gap=False):
                after += 2  # seconds
            return _valid(hour, line[place + 2].value, after, minutes=True)
    return _valid(hour, 0, place + 1, minutes=False)


def _valid(hour: int, minute: int, after: int, *, minutes: bool) -> tuple[time, int, bool] | None:
    if (hour, minute) == (24, 0):
        return _LAST_MINUTE, after, minutes
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute), after, minutes


def _starts_a_date(line: Line, place: int, after: int) -> bool:
    """Is the number after "kl 12 -" the day of "14. oktober" or "14.10.24", not an hour."""
    if line.is_mark(after, "./", gap=False) and line.is_number(after + 1, gap=False):
        return True
    if after - place > 1:
        return False
    following = after + 1 if line.is_mark(after, ".", gap=False) else after
    return line[following].low in MONTHS
