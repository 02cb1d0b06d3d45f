"""Weeks: "uke 40", "vekene 29, 30 og 31", "(v. 41)", and weekdays in them ("mandag i uke 40").

A week is Monday to Friday. Weeks that follow each other are one finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samspor.kernel.notation import doubts
from samspor.kernel.notation.chains import Joint, joint_at
from samspor.kernel.notation.days import Group, Reading, merged
from samspor.kernel.notation.found import DoubtCode
from samspor.kernel.notation.lexicon import COUNTED, MONTHS, WEEK_LETTERS, WEEK_WORDS, WEEKDAYS_LONG
from samspor.kernel.notation.mentions import Span
from samspor.kernel.notation.periods import read_period
from samspor.kernel.notation.tokens import Kind, Line
from samspor.kernel.notation.year_rule import Scope, chronological
from samspor.kernel.timing import Timing

_MOST = 16


@dataclass(frozen=True, slots=True)
class Weeks:
    """Week numbers as written; `runs` are ranges and lists of numbers that follow each other."""

    start: int
    end: int
    after: int
    numbers: tuple[int, ...]
    spans: tuple[Span, ...]
    joints: tuple[Joint, ...]
    year: int | None = None

    @property
    def either(self) -> bool:
        return Joint.EITHER in self.joints


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Weekdays of a week, before the week is settled."""

    start: int
    weekdays: tuple[int, ...]
    spans: tuple[Span, ...]
    joints: tuple[Joint, ...]
    weeks: Weeks


def weeks_at(line: Line, place: int) -> Weeks | None:
    first = place
    number_at = _after_word(line, place)
    if number_at is None or not _is_week(line, number_at):
        return None
    numbers, spans, joints = [line[number_at].value], [_span(line, number_at)], []
    after = number_at + 1
    while len(numbers) < _MOST:
        joined = _week_joint(line, after)
        if joined is None:
            break
        joint, following = joined
        word = _after_word(line, following)
        following = following if word is None else word
        if not _is_week(line, following) or _opens_date(line, following):
            break
        joints.append(joint)
        numbers.append(line[following].value)
        spans.append(_span(line, following))
        after = following + 1
    year, after = _year(line, after)
    start, end = line[first].start, line[after - 1].end
    return Weeks(start, end, after, tuple(numbers), tuple(spans), tuple(joints), year)


def _opens_date(line: Line, place: int) -> bool:
    """In "veke 41, 6. til 10. oktober" the 6 is a day."""
    if not line.is_mark(place + 1, ".", gap=False):
        return False
    return line[place + 2].low in MONTHS or joint_at(line, place + 2) is not None


def weekdays_at(line: Line, place: int) -> Weekdays | None:
    """Weekdays before their week: "mandag eller tirsdag i uke 40"."""
    start = line[place].start
    weekdays: list[int] = []
    spans: list[Span] = []
    joints: list[Joint] = []
    while line[place].low in WEEKDAYS_LONG and len(weekdays) < _MOST:
        weekdays.append(WEEKDAYS_LONG[line[place].low])
        spans.append(_span(line, place))
        place += 1
        joined = joint_at(line, place)
        if joined is None or line[joined[1]].low not in WEEKDAYS_LONG:
            break
        joints.append(joined[0])
        place = joined[1]
    place += line.is_mark(place, ",", gap=False)
    place += line[place].low in {"i", "in"}
    weeks = weeks_at(line, place) if weekdays else None
    if weeks is None or len(weeks.numbers) > 1 or len(joints) != len(weekdays) - 1:
        return None
    return Weekdays(start, tuple(weekdays), tuple(spans), tuple(joints), weeks)


def read_weeks(weeks: Weeks, scope: Scope, line: str) -> list[Reading]:
    """One reading per run of weeks; `line` is the source from the start of them."""
    years = _settle(weeks, scope)
    runs = list(_runs(weeks))
    readings = []
    for number, (first, last) in enumerate(runs):
        start = weeks.start if number == 0 else weeks.spans[first][0]
        end = weeks.end if number == len(runs) - 1 else weeks.spans[last][1]
        written = line[start - weeks.start : end - weeks.start]
        numbers = (weeks.numbers[first], weeks.numbers[last])
        readings.append(_reading(written, (start, end), numbers, years[first], scope))
    if not weeks.either:
        return readings
    choices = tuple(one.timing for one in readings if one.timing is not None)
    undecided = doubts.written_doubt(
        DoubtCode.ALTERNATIVES,
        line[: weeks.end - weeks.start],
        language=scope.language,
        choices=choices,
    )
    others = tuple(doubt for one in readings for doubt in one.doubts)
    timing = choices[0] if choices else None
    return [Reading(weeks.start, weeks.end, timing, (undecided, *others))]


def weekday_groups(found: Weekdays, scope: Scope) -> tuple[list[Group], bool]:
    """The days as groups; True says that they are alternatives."""
    years = _settle(found.weeks, scope)[0]
    number = found.weeks.numbers[0]
    ends = [*(span[1] for span in found.spans[:-1]), found.weeks.end]
    starts = [found.start, *(span[0] for span in found.spans[1:])]
    groups: list[Group] = []
    for place, weekday in enumerate(found.weekdays):
        days = [_day(year, number, weekday) for year in years]
        rows: tuple[tuple[date, ...], ...] = tuple((day,) for day in days if day is not None)
        impossible = bool(years) and not rows
        groups.append(Group(starts[place], ends[place], rows, impossible=impossible))
    if found.joints == (Joint.RANGE,) and groups[0].readings:
        rows = tuple(
            one + other for one, other in zip(groups[0].readings, groups[1].readings, strict=True)
        )
        groups = [Group(found.start, found.weeks.end, rows)]
    if Joint.EITHER in found.joints:
        return groups, True
    return list(merged(groups)), False


def _day(year: int, number: int, weekday: int) -> date | None:
    try:
        return date.fromisocalendar(year, number, weekday + 1)
    except ValueError:
        return None


def _after_word(line: Line, place: int) -> int | None:
    """The place after "uke", "vekene", "uke nr." or, before a number of two digits, "v."."""
    word = line[place]
    if word.low in WEEK_WORDS:
        place += 1
        if line[place].low in {"nr", "nummer"}:
            place += 1
        return place + line.is_mark(place, ".", gap=False)
    if word.low in WEEK_LETTERS and line.starts_freely(place):
        number = place + 1 + line.is_mark(place + 1, ".", gap=False)
        bracketed = line.is_mark(place - 1, "(")
        if line.is_number(number) and (bracketed or len(line[number].text) == 2):
            return number if number > place + 1 or bracketed else None
    return None


def _is_week(line: Line, place: int) -> bool:
    if not line.is_number(place) or not 1 <= line[place].value <= 53:
        return False
    following = place + 1
    if line[following].low in COUNTED or line.is_mark(following, "%"):
        return False
    if line.is_mark(following, ".", gap=False):
        following += 1
        if line.is_number(following, digits=99, gap=False):
            return False
    return line[place].value > 31 or line[following].low not in MONTHS


def _week_joint(line: Line, place: int) -> tuple[Joint, int] | None:
    if line.is_mark(place, "/", gap=False) and line.is_number(place + 1, gap=False):
        return Joint.LIST, place + 1
    return joint_at(line, place)


def _year(line: Line, after: int) -> tuple[int | None, int]:
    """The year of "uke 46 2026", "uke 46, 2026", "uke 46 i 2026" or "uke 46/2026"."""
    at = after
    if line.is_mark(at, ",/", gap=False) or line[at].low in {"i", "in", "of"}:
        at += 1
    if not line.is_year(at):
        return None, after
    goes_on = line.is_mark(at + 1, "-/–", gap=False) and line[at + 2].kind is Kind.NUMBER
    return (None, after) if goes_on else (line[at].value, at + 1)


def _span(line: Line, place: int) -> Span:
    return line[place].start, line[place].end


def _settle(weeks: Weeks, scope: Scope) -> list[tuple[int, ...]]:
    """The years of each number; only 31 can have two, and its neighbours may settle it."""
    numbers = list(weeks.numbers)
    if weeks.year is not None:
        years: list[tuple[int, ...]] = [() for _ in numbers]
        years[0] = (weeks.year,)
        return chronological(numbers, years, written=[place == 0 for place in range(len(numbers))])
    open_years = [scope.years_of_week(number) for number in numbers]
    return chronological(numbers, open_years, written=[False] * len(numbers))


def _runs(weeks: Weeks) -> Iterator[tuple[int, int]]:
    """Places of the first and last number of each finding."""
    first = 0
    for place, joint in enumerate(weeks.joints, 1):
        follows = weeks.numbers[place] == weeks.numbers[place - 1] + 1
        if not (joint is Joint.RANGE or (joint is Joint.LIST and follows and not weeks.either)):
            yield first, place - 1
            first = place
    yield first, len(weeks.numbers) - 1


def _reading(
    line: str, span: Span, numbers: tuple[int, int], years: tuple[int, ...], scope: Scope
) -> Reading:
    timings = tuple(timing for year in years if (timing := _timing(year, numbers)) is not None)
    if timings or not years:
        return read_period(*span, line, timings, scope)
    doubt = doubts.written_doubt(DoubtCode.IMPOSSIBLE_DATE, line, language=scope.language)
    return Reading(*span, None, (doubt,))


def _timing(year: int, numbers: tuple[int, int]) -> Timing | None:
    try:
        return Timing.week(year, *numbers)
    except ValueError:
        return None
