"""What one line holds, in order, before times of day have found their dates."""

from dataclasses import dataclass

from samspor.kernel.notation.chains import Chain, chain_at
from samspor.kernel.notation.clocks import Clock, bare_clock_at, clock_at
from samspor.kernel.notation.days import Group, Reading, groups_of, in_weeks, read_groups
from samspor.kernel.notation.lexicon import DASHES, WEEKDAYS_LONG
from samspor.kernel.notation.tokens import Kind, Line
from samspor.kernel.notation.week_numbers import (
    Weeks,
    read_weeks,
    weekday_groups,
    weekdays_at,
    weeks_at,
)
from samspor.kernel.notation.year_rule import Scope
from samspor.kernel.timing import Precision, Timing

# After "8." under a month's heading they say that it is a day, not the number of a list.
_SAYS_DAY = frozenset({"er", "blir", "vert", "kl", "klokken", "klokka", "is"})


@dataclass(slots=True)
class Days:
    """Days of one writing, and the time of day and week number behind them."""

    start: int
    end: int
    after: int
    groups: list[Group]
    either: bool
    scope: Scope
    chain: Chain | None = None
    clock: Clock | None = None
    apart: Clock | None = None
    weeks: tuple[int, ...] = ()
    week_spans: tuple[tuple[int, int], ...] = ()

    def readings(self, line: Line) -> list[Reading]:
        return read_groups(
            self.groups,
            either=self.either,
            clock=self.clock or self.apart,
            weeks=self.weeks,
            line=line.slice(self.groups[0].start, self.groups[-1].end),
            scope=self.scope,
        )


@dataclass(slots=True)
class Spans:
    """Weeks, months, terms and other findings that are whole as they stand."""

    start: int
    end: int
    after: int
    readings: list[Reading]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers joined like days that are none; reading goes on behind them."""

    after: int


def days_or_numbers_at(line: Line, place: int, scope: Scope) -> Days | Numbers | None:
    chain = chain_at(line, place)
    if chain is None:
        return None
    if not chain.has_month and (scope.month is None or not _says_days(line, place, chain)):
        return Numbers(chain.after)
    groups, either = groups_of(chain, scope)
    days = Days(chain.start, chain.end, chain.after, groups, either, scope, chain)
    return _with_trailer(line, days)


def days_at(line: Line, place: int, scope: Scope) -> Days | None:
    found = days_or_numbers_at(line, place, scope)
    return found if isinstance(found, Days) else None


def week_days_at(line: Line, place: int, scope: Scope) -> Days | None:
    """Weekdays of a week: "mandag eller tirsdag i uke 40"."""
    found = weekdays_at(line, place)
    if found is None:
        return None
    groups, either = weekday_groups(found, scope)
    days = Days(found.start, found.weeks.end, found.weeks.after, groups, either, scope)
    return _with_trailer(line, days)


def week_at(line: Line, place: int, scope: Scope) -> Days | Spans | None:
    """A week; with its own days behind ("uke 46 (9.–13. nov.)") still a week, with others days."""
    weeks = weeks_at(line, place)
    if weeks is None:
        return None
    written = line.slice(weeks.start, weeks.end)
    days = _days_behind(line, weeks, scope)
    if days is None:
        return Spans(weeks.start, weeks.end, weeks.after, read_weeks(weeks, scope, written))
    timing = days.readings(line)[0].timing
    if timing is not None and timing.precision is Precision.DAY and _is_whole_weeks(timing, weeks):
        reading = Reading(
            weeks.start,
            days.end,
            Timing(Precision.WEEK, timing.first, timing.last),
            days.readings(line)[0].doubts,
        )
        return Spans(weeks.start, days.end, days.after, [reading])
    days.start = weeks.start
    days.weeks = (weeks.numbers[0], weeks.numbers[-1])
    return days


def _days_behind(line: Line, weeks: Weeks, scope: Scope) -> Days | None:
    """Days in brackets, and "uke 42: onsdag 16. oktober" when the day is in the week."""
    bracketed = line.is_mark(weeks.after, "(")
    if not bracketed and not line.is_mark(weeks.after, ":,-–"):
        return None
    days = days_at(line, weeks.after + 1, scope)
    if days is None or len(days.groups) != 1 or weeks.either:
        return None
    timing = days.readings(line)[0].timing
    numbers = (weeks.numbers[0], weeks.numbers[-1])
    if bracketed and line.is_mark(days.after, ")"):
        days.end = line[days.after].end
        days.after += 1
        return days
    return days if timing is not None and in_weeks(timing, numbers) else None


def _is_whole_weeks(timing: Timing, weeks: Weeks) -> bool:
    """Monday to Friday (or Sunday) of the very weeks named."""
    numbers = (weeks.numbers[0], weeks.numbers[-1])
    assert timing.first is not None
    assert timing.last is not None
    runs_whole = timing.first.weekday() == 0 and timing.last.weekday() in {4, 6}
    first, last = timing.first.isocalendar().week, timing.last.isocalendar().week
    return runs_whole and (first, last) == numbers


def _says_days(line: Line, place: int, chain: Chain) -> bool:
    """Numbers without a month are days only where nothing else is likely."""
    mentions = chain.mentions
    ends = line[chain.after].kind is Kind.END
    if mentions[0].weekday is not None and (mentions[0].dotted or ends):
        return True
    if not all(mention.dotted for mention in mentions):
        return False
    if len(mentions) > 1:
        return True
    following = line[chain.after]
    opens = place == 0 or line[place - 1].text in {"|", "│", ":"}
    return opens and (following.low in _SAYS_DAY or following.text in {":", "–"})


def _with_trailer(line: Line, days: Days) -> Days:
    """Take in the time of day, week number and weekday that stand right behind."""
    for _ in range(3):
        if line[days.after].kind is Kind.END:
            break
        if not (_take_clock(line, days) or _take_week(line, days) or _take_weekday(line, days)):
            break
    return days


def _take_clock(line: Line, days: Days) -> bool:
    if days.clock is not None:
        return False
    place = days.after
    bracket = line.is_mark(place, "(")
    spaced_dash = line.is_mark(place, DASHES) and line[place].gap and line[place + 1].gap
    if bracket or line.is_mark(place, ",:;") or spaced_dash:
        place += 1
    clock = clock_at(line, place)
    if clock is None and not spaced_dash:
        clock = bare_clock_at(line, place)
    if clock is None:
        return False
    after = clock.after
    if bracket:
        if not line.is_mark(after, ")"):
            return False
        after += 1
    days.clock, days.after, days.end = clock, after, line[after - 1].end
    return True


def _take_week(line: Line, days: Days) -> bool:
    """In brackets it is a check whatever it says; loose, only when it fits."""
    if days.weeks:
        return False
    place = days.after
    bracket = line.is_mark(place, "(")
    if bracket or line.is_mark(place, ",;-–"):
        place += 1
    weeks = weeks_at(line, place)
    if weeks is None:
        return False
    numbers = (weeks.numbers[0], weeks.numbers[-1])
    closed = bracket and line.is_mark(weeks.after, ")")
    if not closed:
        timings = [reading.timing for reading in days.readings(line)]
        if not all(timing is not None and in_weeks(timing, numbers) for timing in timings):
            return False
    days.weeks, days.week_spans = numbers, weeks.spans
    days.after = weeks.after + closed
    if closed or not bracket:  # half a bracket stays with the text
        days.end = line[days.after - 1].end
    return True


def _take_weekday(line: Line, days: Days) -> bool:
    """The weekday behind its day: "16. oktober (onsdag)"."""
    place = days.after
    if not (line.is_mark(place, "(") and line.is_mark(place + 2, ")")):
        return False
    word = line[place + 1]
    if word.low not in WEEKDAYS_LONG or days.chain is None or len(days.chain.mentions) != 1:
        return False
    mention = days.chain.mentions[0]
    if mention.weekday is not None:
        return False
    span = (word.start, word.end)
    days.chain.mentions[0] = mention._replace(weekday=WEEKDAYS_LONG[word.low], weekday_span=span)
    days.groups, days.either = groups_of(days.chain, days.scope)
    days.after, days.end = place + 3, line[place + 2].end
    return True
