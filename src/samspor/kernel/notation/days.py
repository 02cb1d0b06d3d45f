"""From written days to timings: settles years, groups lists and ranges, and says what is doubtful.

A list of days that follow each other is one finding over all of them ("12., 13., 14. og 15.
august"); other lists are one finding per day, the month and the time of day shared ("24.12. og
31.12."). Alternatives are one finding with a doubt ("19. eller 24. januar").
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from samspor.kernel.holidays import is_public_holiday
from samspor.kernel.notation import doubts
from samspor.kernel.notation.chains import Chain, Joint
from samspor.kernel.notation.clocks import Clock
from samspor.kernel.notation.found import DateDoubt, DoubtCode
from samspor.kernel.notation.mentions import Mention
from samspor.kernel.notation.year_rule import Scope, chronological
from samspor.kernel.timing import Timing
from samspor.kernel.weeks import week_number

_DAY = timedelta(days=1)
# "23. - 1. januar" begins the month before; "11. - 7. oktober" is a slip.
_LONGEST_OUT_OF = 16


class Group(NamedTuple):
    """Days that make one finding, or one of its alternatives.

    Attributes:
        readings: One row of days per year it may mean, likeliest first; one day per mention.
            Empty when nothing tells the year or the day does not exist.
        impossible: The day does not exist; `nearest` are the days people may have meant.
    """

    start: int
    end: int
    readings: tuple[tuple[date, ...], ...]
    mentions: tuple[Mention, ...] = ()
    impossible: bool = False
    nearest: tuple[date, ...] = ()
    opens: Clock | None = None


class Reading(NamedTuple):
    """What one finding says, before its role and text are known."""

    start: int
    end: int
    timing: Timing | None
    doubts: tuple[DateDoubt, ...]


# --- settling ---


def settle(chain: Chain, scope: Scope) -> list[tuple[Mention, tuple[tuple[int, int], ...]]]:
    """Each mention with the (year, month) pairs it may mean, likeliest first."""
    months = _months(chain, scope)
    explicit = [
        mention.year or scope.written_year(month)
        for mention, month in zip(chain.mentions, months, strict=True)
    ]
    years = chronological(
        months,
        [
            _open_years(scope, mention, month) if year is None else (year,)
            for mention, year, month in zip(chain.mentions, explicit, months, strict=True)
        ],
        written=[year is not None for year in explicit],
    )
    years = _by_weekday(chain.mentions, months, years)
    years = _past_spring(months, years, explicit, scope)
    if scope.context.calendar_year is not None:
        years = _over_new_year(months, years, written=[year is not None for year in explicit])
    return [
        (mention, tuple((year, month) for year in some))
        for mention, month, some in zip(chain.mentions, months, years, strict=True)
    ]


def _open_years(scope: Scope, mention: Mention, month: int) -> tuple[int, ...]:
    """The heading's year, save when the weekday only fits August at the other end of it."""
    years = scope.years_of_month(month)
    if mention.weekday is None or len(years) != 1:
        return years
    other = [year for year in scope.both_ends_of(month) if year not in years]
    here = _fits(mention, _day(years[0], month, mention.day))
    fitting = [year for year in other if _fits(mention, _day(year, month, mention.day))]
    return tuple(fitting) if fitting and not here else years


def _past_spring(
    months: list[int], years: list[tuple[int, ...]], explicit: list[int | None], scope: Scope
) -> list[tuple[int, ...]]:
    """“14. august, 4. januar og 13. august”: the last is at the other end, wherever we are."""
    settled = list(years)
    for place in range(1, len(months)):
        ends = scope.both_ends_of(months[place]) if explicit[place] is None else ()
        before = settled[place - 1]
        if len(before) == 1 and before[0] in ends and months[place - 1] <= months[place]:
            settled[place] = before
    return settled


def _over_new_year(
    months: list[int], years: list[tuple[int, ...]], *, written: list[bool]
) -> list[tuple[int, ...]]:
    """Under a heading such as 2024, "23. desember - 2. januar" ends the year after."""
    settled = list(years)
    for place in range(1, len(months)):
        if not written[place] and settled[place - 1] and months[place] < months[place - 1]:
            settled[place] = (settled[place - 1][0] + 1,)
    return settled


def _months(chain: Chain, scope: Scope) -> list[int]:
    """A day without a month shares the next day's; days all without stand under the heading's."""
    if scope.month and not any(mention.month for mention in chain.mentions):
        return _months_under(chain, scope.month[1])
    months: list[int] = []
    month = scope.month[1] if scope.month else 0
    for mention in reversed(chain.mentions):
        month = mention.month or month
        months.append(month)
    months.reverse()
    for place, joint in enumerate(chain.joints, 1):
        first, last = chain.mentions[place - 1], chain.mentions[place]
        days = 31 - first.day + last.day
        if joint is Joint.RANGE and first.month is None and last.month and days <= _LONGEST_OUT_OF:
            months[place - 1] = (months[place] - 2) % 12 + 1  # "23. - 1. januar"
    return months


def _months_under(chain: Chain, month: int) -> list[int]:
    """Under a month's heading "31.-1." runs into the next, or out of the one before."""
    months = [month] * len(chain.mentions)
    for place, joint in enumerate(chain.joints, 1):
        first, last = chain.mentions[place - 1], chain.mentions[place]
        if joint is Joint.RANGE and last.day < first.day:
            if first.day > monthrange(2024, month)[1]:
                months[place - 1] = (month - 2) % 12 + 1
            else:
                months[place] = month % 12 + 1
    return months


def _by_weekday(
    mentions: list[Mention], months: list[int], years: list[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Where the year is open, a weekday that fits only one of them settles it."""
    if all(len(some) < 2 for some in years):
        return years
    fitting = set.intersection(
        *(
            {year for year in some if _fits(mention, _day(year, month, mention.day))}
            for mention, month, some in zip(mentions, months, years, strict=True)
        )
    )
    if len(fitting) != 1:
        return years
    return [tuple(fitting) if len(some) > 1 else some for some in years]


def _fits(mention: Mention, day: date | None) -> bool:
    return mention.weekday is None or (day is not None and day.weekday() == mention.weekday)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


# --- grouping ---


def groups_of(chain: Chain, scope: Scope) -> tuple[list[Group], bool]:
    """The chain's findings; True says that they are alternatives of one finding."""
    settled = settle(chain, scope)
    either = Joint.EITHER in chain.joints
    runs: list[list[int]] = [[0]]
    for place, joint in enumerate(chain.joints, 1):
        if joint is Joint.RANGE and len(runs[-1]) == 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    groups = [_group(chain, settled, run) for run in runs]
    if either or len(groups) == 1:
        return groups, either
    return list(merged(groups)), False


def _group(
    chain: Chain, settled: list[tuple[Mention, tuple[tuple[int, int], ...]]], run: list[int]
) -> Group:
    mentions = tuple(chain.mentions[place] for place in run)
    start = chain.start if run[0] == 0 else mentions[0].start
    rows: list[tuple[date, ...]] = []
    nearest: tuple[date, ...] = ()
    impossible = False
    # Either all years are known or none: days written together settle each other.
    for number in range(max(len(settled[place][1]) for place in run)):
        row = []
        for place in run:
            mention, pairs = settled[place]
            year, month = pairs[min(number, len(pairs) - 1)]
            day = _day(year, month, mention.day)
            if day is None:
                impossible, nearest = True, _nearest(year, month)
                break
            row.append(day + chain.shift * _DAY if chain.shift else day)
        if len(row) == len(run):
            rows.append(tuple(row))
    if any(row[-1] < row[0] for row in rows):
        rows, impossible = [], True
    end, opens = mentions[-1].end, chain.clocks.get(run[0])
    if chain.shift:
        mentions = ()  # the weekday written belongs to the day before or after
    return Group(start, end, tuple(rows), mentions, impossible, nearest, opens)


def _nearest(year: int, month: int) -> tuple[date, ...]:
    """The last day of the month and the first of the next."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - _DAY, following


def merged(groups: list[Group]) -> Iterator[Group]:
    """Days that follow each other become one group."""
    held = groups[0]
    for group in groups[1:]:
        if _follows(held, group):
            rows = tuple(
                one + other for one, other in zip(held.readings, group.readings, strict=True)
            )
            mentions = held.mentions + group.mentions
            held = Group(held.start, group.end, rows, mentions, opens=held.opens)
        else:
            yield held
            held = group
    yield held


def _follows(one: Group, other: Group) -> bool:
    if not one.readings or len(one.readings) != len(other.readings):
        return False
    # Ranges stay apart: "7.-11. og 12. oktober" is a week and a day.
    is_range = len(one.readings[0]) == 2 and one.readings[0][1] - one.readings[0][0] > _DAY
    pairs = zip(one.readings, other.readings, strict=True)
    follows = all(row[-1] + _DAY == new[0] for row, new in pairs)
    return follows and not is_range and len(other.readings[0]) == 1


# --- timings and doubts ---


def read_groups(
    groups: list[Group],
    *,
    either: bool,
    clock: Clock | None,
    weeks: tuple[int, ...],
    line: str,
    scope: Scope,
) -> list[Reading]:
    """One reading per group, one for all when they are alternatives.

    `clock` belongs to all of them, `weeks` were written behind ("uke 8") and are checked, `line`
    is the source from the first group's start.
    """
    origin = groups[0].start
    readings = [
        _read(group, clock, weeks, line[group.start - origin : group.end - origin], scope)
        for group in groups
    ]
    if not either:
        return readings
    written = line[: groups[-1].end - origin]
    choices = tuple(one.timing for one in readings if one.timing is not None)
    undecided = doubts.written_doubt(
        DoubtCode.ALTERNATIVES, written, language=scope.language, choices=choices
    )
    others = tuple(doubt for one in readings for doubt in one.doubts)
    timing = choices[0] if choices else None
    return [Reading(origin, groups[-1].end, timing, (undecided, *others))]


def _read(
    group: Group, clock: Clock | None, weeks: tuple[int, ...], written: str, scope: Scope
) -> Reading:
    language = scope.language
    if group.impossible:
        choices = tuple(Timing.days(day) for day in group.nearest)
        doubt = doubts.written_doubt(
            DoubtCode.IMPOSSIBLE_DATE, written, language=language, choices=choices
        )
        return Reading(group.start, group.end, None, (doubt,))
    if not group.readings:
        doubt = doubts.written_doubt(DoubtCode.UNKNOWN_YEAR, written, language=language)
        return Reading(group.start, group.end, None, (doubt,))
    timings = tuple(_timing(row, group.opens, clock) for row in group.readings)
    timing, runs_forward = timings[0]
    found: list[DateDoubt] = []
    if not runs_forward:
        assert clock is not None
        found.append(
            doubts.written_doubt(DoubtCode.IMPOSSIBLE_TIME, _clocks(clock), language=language)
        )
    if len(timings) > 1:
        choices = tuple(one for one, _ in timings)
        found.append(
            doubts.written_doubt(
                DoubtCode.AMBIGUOUS_YEAR, written, language=language, choices=choices
            )
        )
    found.extend(_weekday_doubts(group, timing, language))
    found.extend(_outside_doubts(timing, scope))
    if weeks:
        found.extend(_week_doubts(timing, weeks, language))
    return Reading(group.start, group.end, timing, tuple(found))


def _clocks(clock: Clock) -> str:
    assert clock.closes is not None
    return f"{clock.opens:%H.%M}–{clock.closes:%H.%M}"


def _timing(
    days: tuple[date, ...], opens: Clock | None, clock: Clock | None
) -> tuple[Timing, bool]:
    """The timing, and whether its times run forward; else the end is left out."""
    first, last = days[0], days[-1]
    if opens is not None:
        end = None if clock is None else (clock.closes or clock.opens)
        return Timing.at(first, opens.opens, end, last=last), True
    if clock is None:
        return Timing.days(first, last), True
    if first == last and clock.closes is not None and clock.closes <= clock.opens:
        return Timing.at(first, clock.opens), False
    return Timing.at(first, clock.opens, clock.closes, last=last), True


def _weekday_doubts(group: Group, timing: Timing, language: str) -> Iterator[DateDoubt]:
    for place, (mention, day) in enumerate(zip(group.mentions, group.readings[0], strict=False)):
        if mention.weekday is None or day.weekday() == mention.weekday:
            continue
        ahead = (mention.weekday - day.weekday()) % 7
        fitting = day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
        choices = [timing]
        ends = (timing.first, timing.last)
        if len(group.mentions) == 1:
            choices.append(timing.moved(fitting - day))
        elif place == 0 and ends[1] is not None and fitting <= ends[1]:
            choices.extend(_from_to(timing, fitting, ends[1]))
        elif place == 1 and ends[0] is not None and fitting >= ends[0]:
            choices.extend(_from_to(timing, ends[0], fitting))
        yield doubts.weekday_doubt(day, mention.weekday, language=language, choices=tuple(choices))


def _from_to(timing: Timing, first: date, last: date) -> list[Timing]:
    """None when it would end before it starts: from 16 one day to 10 the next is no single day."""
    backwards = timing.start and timing.end and timing.end <= timing.start
    if first == last and backwards:
        return []
    return [Timing(timing.precision, first, last, timing.start, timing.end)]


def _outside_doubts(timing: Timing, scope: Scope) -> Iterator[DateDoubt]:
    year = scope.context.year
    assert timing.first is not None
    if year is None or scope.allows(timing.first):
        return
    wanted = _day(year.start + (timing.first.month < 8), timing.first.month, timing.first.day)
    inside = () if wanted is None else (timing.moved(wanted - timing.first),)
    yield doubts.outside_doubt(timing, year, language=scope.language, choices=(timing, *inside))


def _week_doubts(timing: Timing, weeks: tuple[int, ...], language: str) -> Iterator[DateDoubt]:
    if in_weeks(timing, weeks):
        return
    assert timing.first is not None
    first, last = weeks[0], weeks[-1]
    year = timing.first.year
    choices = [timing]
    if first <= 52 and first <= last <= 52:
        choices.append(Timing.week(year, first, last))
    written = str(first) if first == last else f"{first}–{last}"
    yield doubts.week_doubt(timing, written, language=language, choices=tuple(choices))


def in_weeks(timing: Timing, weeks: tuple[int, ...]) -> bool:
    """The first and the last day lie in the weeks from the first number to the last.

    Easter week, as schools count it, ends on the Monday after.
    """
    first, last = weeks[0], weeks[-1]
    inside = (
        set(range(first, last + 1)) if first <= last else {*range(first, 54), *range(1, last + 1)}
    )
    assert timing.first is not None
    assert timing.last is not None
    closing = timing.last
    if timing.first < closing and closing.weekday() == 0 and is_public_holiday(closing):
        closing -= timedelta(days=1)
    return {week_number(timing.first), week_number(closing)} <= inside
