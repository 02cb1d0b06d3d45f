"""Days named by their place: "første virkedag i januar", "dagen etter Kristi Himmelfart"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samspor.kernel.closed import working_days
from samspor.kernel.holidays import HolidayKey, holiday_on
from samspor.kernel.notation.lexicon import MONTHS, WEEKDAYS_LONG, words
from samspor.kernel.notation.tokens import Line
from samspor.kernel.notation.year_rule import Scope
from samspor.kernel.timing import Timing

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS_LONG)
_ORDINALS = {
    "første": 0, "fyrste": 0, "1.": 0, "first": 0, "andre": 1, "2.": 1, "second": 1,
    "tredje": 2, "3.": 2, "third": 2, "fjerde": 3, "4.": 3, "fourth": 3, "femte": 4, "5.": 4,
    "nest siste": -2, "siste": -1, "last": -1,
}  # fmt: skip
_WORKING = (
    r"virkedag(?:en)?|arbeidsdag(?:en)?|yrkedag(?:en)?|vyrkedag(?:en)?|kvardag(?:en)?|working day"
)

# Patterns of names, the more particular ones first; easter is the first day people are away from.
_HOLIDAYS = (
    (r"kristi himmelfart(?:s?dag(?:en)?)?|ascension day", HolidayKey.ASCENSION),
    (r"skj[æe]rtorsdag", HolidayKey.MAUNDY_THURSDAY),
    (r"langfredag", HolidayKey.GOOD_FRIDAY),
    (r"(?:2\.|andre|annen) påskedag", HolidayKey.EASTER_MONDAY),
    (r"(?:1\.|første|fyrste) påskedag", HolidayKey.EASTER_SUNDAY),
    (r"(?:2\.|andre|annen) pinsedag", HolidayKey.WHIT_MONDAY),
    (r"(?:1\.|første|fyrste) pinsedag", HolidayKey.WHIT_SUNDAY),
    (r"grunnlovsdagen", HolidayKey.CONSTITUTION_DAY),
    (r"(?:1\. |første |fyrste )nyttårsdag", HolidayKey.NEW_YEAR),
)
_HOLIDAY = "|".join(f"(?P<h{number}>{pattern})" for number, (pattern, _) in enumerate(_HOLIDAYS))

_IN_MONTH = re.compile(
    rf"\b(?P<ordinal>{'|'.join(re.escape(word) for word in _ORDINALS)})\s"
    rf"(?:(?P<working>{_WORKING})|(?P<weekday>{_WEEKDAY}))\s(?:i|in)\s"
    rf"(?P<month>{_MONTH})\b(?:\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–—/]\s?\d))?",
    re.IGNORECASE,
)
_BY_HOLIDAY = re.compile(
    rf"\b(?:(?P<day>dagen)|(?P<weekday>{_WEEKDAY}))\s(?P<side>etter|før|after|before)\s(?:{_HOLIDAY})\b"
    r"(?:\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–—/]\s?\d))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relative:
    """`timings` is what it may mean, likeliest first; none when the year is unknown."""

    start: int
    end: int
    timings: tuple[Timing, ...]


_BESIDE_WORDS = frozenset(WEEKDAYS_LONG) | {"dagen"}
_WORKING_WORDS = frozenset(WEEKDAYS_LONG) | words(
    """virkedag virkedagen arbeidsdag arbeidsdagen yrkedag yrkedagen vyrkedag vyrkedagen kvardag
    kvardagen working"""
)
_MONTHS = frozenset(MONTHS)
_SIDES = frozenset({"etter", "før", "after", "before"})
# A line that holds none of them names no day by its place.
TELLING_WORDS = _BESIDE_WORDS | _WORKING_WORDS


def relative_days(line: Line, scope: Scope) -> Iterator[Relative]:
    in_month, by_holiday = _matches(line)
    for match in in_month:
        month = MONTHS[match["month"].lower()]
        years = _years(match, scope, month)
        found = [day for year in years if (day := _in_month(match, year, month)) is not None]
        yield Relative(*match.span(), tuple(Timing.days(day) for day in found))
    for match in by_holiday:
        number = next(n for n in range(len(_HOLIDAYS)) if match[f"h{n}"])
        key = _HOLIDAYS[number][1]
        years = _years(match, scope, month=5)  # all of them fall from January to June
        holidays = [holiday_on(key, year) for year in years]
        timings = tuple(Timing.days(_beside(match, holiday)) for holiday in holidays)
        yield Relative(*match.span(), timings)


_Matches = tuple[list[re.Match[str]], list[re.Match[str]]]


def _matches(line: Line) -> _Matches:
    """The same under every heading; found once."""
    held: _Matches | None = line.kept.get(("relative", 0))
    if held is None:
        held = line.kept["relative", 0] = (
            [*_IN_MONTH.finditer(line.text)] if _holds(line, _WORKING_WORDS, _MONTHS) else [],
            [*_BY_HOLIDAY.finditer(line.text)] if _holds(line, _BESIDE_WORDS, _SIDES) else [],
        )
    return held


def _holds(line: Line, *each: frozenset[str]) -> bool:
    """A word of each."""
    return not any(line.words.isdisjoint(some) for some in each)


def _years(match: re.Match[str], scope: Scope, month: int) -> tuple[int, ...]:
    if match["year"]:
        return (int(match["year"]),)
    written = scope.written_year(month)
    return scope.years_of_month(month) if written is None else (written,)


def _in_month(match: re.Match[str], year: int, month: int) -> date | None:
    """None when the month has no fifth such weekday."""
    days = working_days(date(year, month, 1), _last_of_month(year, month))
    if not match["working"]:
        weekday = WEEKDAYS_LONG[match["weekday"].lower()]
        first = date(year, month, 1)
        first += timedelta(days=(weekday - first.weekday()) % 7)
        weeks = (first + timedelta(weeks=number) for number in range(5))
        days = [day for day in weeks if day.month == month]
    place = _ORDINALS[match["ordinal"].lower()]
    return days[place] if -len(days) <= place < len(days) else None


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _beside(match: re.Match[str], holiday: date) -> date:
    step = 1 if match["side"].lower() in {"etter", "after"} else -1
    day = holiday + timedelta(days=step)
    if match["weekday"]:
        weekday = WEEKDAYS_LONG[match["weekday"].lower()]
        while day.weekday() != weekday:
            day += timedelta(days=step)
    return day
