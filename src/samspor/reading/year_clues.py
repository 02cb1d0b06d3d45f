"""Which school year days without a year are in: weekdays, weeks and movable feasts tell.

A page that is cut from its website has often lost the heading with the year. "Uke 40: 29.
september" and "Kristi himmelfartsdag 14. mai" fit few years only, and so does "måndag 20." under
August; what fits one alone is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from samspor.kernel.holidays import HolidayKey, holiday_on
from samspor.kernel.notation import Context, DoubtCode, Found, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.writing import month_name
from samspor.reading.any_case import AnyCase
from samspor.reading.blocks import Block, Row, Table, lines_of
from samspor.reading.kinds.calendar.day_grid import weekdays_told
from samspor.reading.kinds.calendar.reshape import weekday_in
from samspor.reading.kinds.table_labels import read_months

# Documents people have today: the reader asks no clock.
_YEARS: Final = range(2016, 2029)
_ALL_YEARS: Final = tuple(map(SchoolYear, _YEARS))
_MOST_LINES: Final = 400
_FEWEST_CLUES: Final = 2
_FEWEST_MONTHS: Final = 3
_AUGUST: Final = 8
_ANY_YEAR: Final = Context(calendar_year=2024)
_AGAINST: Final = frozenset({DoubtCode.WEEKDAY_MISMATCH, DoubtCode.WEEK_MISMATCH})
_MOVABLE: Final = (
    (re.compile(r"himmelfart", re.IGNORECASE), HolidayKey.ASCENSION),
    (re.compile(r"(?:2\.|andre)\s*pin[sd]\w*dag", re.IGNORECASE), HolidayKey.WHIT_MONDAY),
    (re.compile(r"(?:2\.|andre)\s*påskedag", re.IGNORECASE), HolidayKey.EASTER_MONDAY),
    (re.compile(r"skj[æe]rtorsdag", re.IGNORECASE), HolidayKey.MAUNDY_THURSDAY),
)
_CLUE: Final = AnyCase(
    r"\b\w{3,5}dag(?:en)?\s+\d|\b(?:uke|veke)\s*\d|himmelfart|pin[sd]\w*dag|skj[æe]rtorsdag|påske"
)
# Asked first, as most lines hold none of them.
_MAY_BE_CLUE: Final = AnyCase(
    r"dag(?:en)?\s+\d|uke\s*\d|veke\s*\d|himmelfart|pin[sd]\w*dag|rtorsdag|påske"
)
# "Siste skoledag før påske 11.4.", "Påskeferie 14.-21. april"
_BY_EASTER: Final = re.compile(
    r"(?P<before>\bsiste\s\w*dag\w*\sfør\spåske)|(?P<after>\b(?:første|fyrste)\s\w*dag\w*\setter\spåske)"
    r"|(?P<over>\bpåskeferien?)",
    re.IGNORECASE,
)
_LAST_WEEK: Final = timedelta(days=8)
_FIRST_DAYS: Final = timedelta(days=3)
_WEEK: Final = re.compile(r"\b(?:uke|veke)\s*(\d{1,2})\b(?!\s*(?:[-–,/]|og)\s*\d)", re.IGNORECASE)
_WRITTEN_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# "2.8. Mandag Planleggingsdag"
_BEHIND: Final = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2}\.\d{1,2}\.?)\s+"
    r"(?P<name>(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag)\b",
    re.IGNORECASE,
)
# Looked for first, being quicker to find.
_DAY_BEFORE: Final = re.compile(r"\d\.\d\d?\.?\s+[^\W\d]{3,4}dag", re.IGNORECASE)
_BARE_DAY: Final = re.compile(r"^(?P<day>0?[1-9]|[12]\d|3[01])\.\s(?=[A-ZÆØÅ])")
_LABEL: Final = re.compile(r"^(?P<label>[A-ZÆØÅ][a-zæøåA-ZÆØÅ]{2,8}\.?)(?=\s|:|$)")


@dataclass(frozen=True, slots=True)
class Clue:
    """What a line says, and the month it stands under."""

    text: str
    month: int | None = None


def clues_in(blocks: Sequence[Block]) -> list[Clue]:
    """Lines, and rows of tables as one line each, a weekday in a cell of its own before its day."""
    clues: list[Clue] = []
    month: int | None = None
    for block in blocks:
        if isinstance(block, Table) and (told := [*weekdays_told(block)]):
            clues.extend(Clue(text, of_month) for of_month, text in told)
            continue
        for text in _texts(block):
            label = _LABEL.match(text)
            month = (_month_in(label["label"]) or month) if label else month
            clues.append(Clue(_with_month(text, month), month))
    return clues


def _with_month(text: str, month: int | None) -> str:
    """“29. Skjærtorsdag” under March."""
    name = month_name(month, language="nb") if month else ""
    return _BARE_DAY.sub(rf"\g<day>. {name} ", text, count=1) if month else text


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from map(_of_row, block.rows)
    else:
        yield from (_weekday_first(line.text) for line in lines_of(block))


def _weekday_first(text: str) -> str:
    return _BEHIND.sub(r"\g<name> \g<day>", text) if _DAY_BEFORE.search(text) else text


def _of_row(row: Row) -> str:
    texts = [cell.line.text for cell in row.cells]
    for place, (one, other) in enumerate(pairwise([*texts])):
        weekday = weekday_in(other)
        if weekday and re.match(r"\d", one):
            texts[place : place + 2] = [f"{weekday} {one}", ""]
    return " ".join(texts)


def _month_in(label: str) -> int | None:
    found = read_months(label, heading_year=None, school_year=SchoolYear(2000))
    return found.month if found else None


def _is_clue(text: str) -> bool:
    return _MAY_BE_CLUE.search(text) is not None and _CLUE.search(text) is not None


def fitting_school_years(clues: Sequence[Clue], *, fewest: int = _FEWEST_CLUES) -> list[SchoolYear]:
    """The years nothing in the lines speaks against, when enough speaks for them."""
    telling = [clue for clue in clues[:_MOST_LINES] if _is_clue(clue.text)]
    if len(telling) < fewest:
        return []
    near = _near_written(clues)
    rising = rises_through_august(clues)
    for years in (near, _ALL_YEARS):
        fitting, against = _fitting(telling, years, rising=rising)
        if not against:
            return fitting if len(fitting) < len(years) else []
    # A year in a footer may be older or younger than the days, which then fit none beside it.
    return _fitting(telling, near, rising=rising)[0]


def _fitting(
    clues: Sequence[Clue], years: Sequence[SchoolYear], *, rising: bool
) -> tuple[list[SchoolYear], bool]:
    """The years that are left, and whether a line speaks against all of them.

    Of a list that rises through August, a school year stands for its second calendar year.
    """
    left, against = list(years), False
    for clue in clues:
        judged = {year: _speaks_for(clue, year, rising=rising) for year in left}
        if None in judged.values():
            continue
        fitting = [year for year in left if judged[year]]
        against = against or not fitting
        left = fitting or left
    return left, against


def rises_through_august(clues: Sequence[Clue]) -> bool:
    """A list from January or April to October is of one calendar year, whatever school year."""
    of_list = [clue for clue in clues if not _WRITTEN_YEAR.search(clue.text)]
    months = [clue.month or _month_written(clue.text) for clue in of_list]
    told = [month for month in months if month]
    rising = all(one <= other for one, other in pairwise(told))
    return rising and len(set(told)) >= _FEWEST_MONTHS and told[0] < _AUGUST <= told[-1]


def _month_written(text: str) -> int | None:
    found = find_timings(text, context=_ANY_YEAR)
    timing = found[0].timing if found else None
    return timing.first.month if timing and timing.is_dated and timing.first else None


def _near_written(clues: Sequence[Clue]) -> list[SchoolYear]:
    """A year that is written anywhere, if only in a footer, leaves those beside it."""
    written = {int(year) for clue in clues for year in _WRITTEN_YEAR.findall(clue.text)}
    return [
        year
        for year in _ALL_YEARS
        if not written or any(year.start <= each <= year.start + 1 for each in written)
    ]


def _speaks_for(clue: Clue, year: SchoolYear, *, rising: bool) -> bool | None:
    """None when the text tells nothing."""
    later = rising or (clue.month is not None and clue.month < _AUGUST)
    month = (year.start + later, clue.month) if clue.month else None
    context = Context(year=year, month=month)
    if rising:
        context = Context(month=month, calendar_year=year.start + 1)
    found = [
        each
        for each in find_timings(clue.text, context=context)
        if each.timing and each.timing.is_dated
    ]
    if not found:
        return None
    against = any(doubt.code in _AGAINST for each in found for doubt in each.doubts)
    around = _around_easter(clue.text, found, year)
    return (
        not against and around and _movable(clue.text, found, year) and _in_weeks(clue.text, found)
    )


def _in_weeks(text: str, found: Sequence[Found]) -> bool:
    """One week and one time beside it are of each other."""
    weeks = _WEEK.findall(text)
    if len(weeks) != 1 or len(found) != 1:
        return True
    timing = found[0].timing
    days = [timing.first, timing.last] if timing else []
    return all(day is not None and day.isocalendar().week == int(weeks[0]) for day in days)


def _movable(text: str, found: Sequence[Found], year: SchoolYear) -> bool:
    named = [key for words, key in _MOVABLE if words.search(text)]
    days = {each.timing.first for each in found if each.timing}
    return not named or any(holiday_on(key, year.start + 1) in days for key in named)


def _led_in(text: str, found: Sequence[Found]) -> Iterator[tuple[str, date, date]]:
    """The words in front of each time, and its days."""
    start = 0
    for each in found:
        timing = each.timing
        if timing and timing.first and timing.last:
            yield text[start : each.start], timing.first, timing.last
        start = each.end


def _around_easter(text: str, found: Sequence[Found], year: SchoolYear) -> bool:
    """The last day of school before Easter, the first after it, and the holiday over it."""
    friday = holiday_on(HolidayKey.GOOD_FRIDAY, year.start + 1)
    monday = holiday_on(HolidayKey.EASTER_MONDAY, year.start + 1)
    for words, first, last in _led_in(text, found):
        said = _BY_EASTER.search(words)
        if said is None:
            continue
        fits = {
            "before": friday - _LAST_WEEK <= last < friday,
            "after": monday < first <= monday + _FIRST_DAYS,
            "over": first <= friday < last,
        }
        if not fits[said.lastgroup or "over"]:
            return False
    return True
