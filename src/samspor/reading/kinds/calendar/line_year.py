"""Which year the days of one line are in, where the line itself tells more than the heading."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from samspor.reading.any_case import AnyCase
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.scope import Scope, school_year_in

_LINE_YEAR: Final = re.compile(
    r"(?P<when>\b(?:høst|haust|vår)(?:en)?\s+|\d\.?\s?[a-zæøå]{3,9}\.?\s+)?(?<![\d/–-])\b(?:i\s+)?"
    r"(?P<year>20\d\d)\b(?!\s?[-–/])[^.\d]{0,12}:",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"\s*(?:[a-zæøå]+dag\s)?\d{1,2}\.\s?[a-zæøå\d]", re.IGNORECASE)
_MONTH: Final = AnyCase(r"jul|aug|\.0?[78]\b|/0?[78]\b")
# "Sommeren 2027 er det stengt i uke 28": whatever school year stands over it.
_SEASON: Final = AnyCase(
    r"\b(?:sommeren|sommaren|vinteren|påsken|påska|jula|romjula)\s(?P<year>20\d\d)\b",
    *("sommeren", "sommaren", "vinteren", "påske", "påska", "jula"),
)
# "2020/2021: høstferie uke 41 og vinterferie uke 9", whatever year stands over it.
_SCHOOL_YEAR_FIRST: Final = re.compile(
    r"(?:(?:barnehage|skole|skule)året\s)?20\d\d\s?[-–/]\s?(?:20)?\d\d\s?:\s*(?=\w)", re.IGNORECASE
)
# "Barnehagekonferansen 2027 finner sted 20.–21. mai"
YEAR_OF_NAME: Final = re.compile(
    r"[A-ZÆØÅ]\w*(?:konferanse|samling|dag|møte|kurs|seminar)\w{0,4}\s(?P<year>20\d\d)\s"
    r"(?:finner|finn|er|blir|vert|holdes|haldast|arrangeres|arrangerast|avholdes|går)\s(?=\D{0,20}\d)"
)
_CHRISTMAS: Final = re.compile(r"jul(?:en|a|e|$)|romjul", re.IGNORECASE)
_AUTUMN: Final = re.compile(r"\b(?:høst|haust)")
_SPRING: Final = re.compile(r"\bvår")
_OF_TERM: Final = frozenset({Precision.TERM, Precision.MONTH})
_JULY: Final = 7
# What stands below the months of a plan.
_IN_GENERAL: Final = re.compile(
    r"(?:generell|praktisk|annen|anna|øvrig|nyttig)\w*\s(?:info|opplysning)", re.IGNORECASE
)
_AUGUST: Final = 8


def year_over(text: str) -> re.Match[str] | None:
    """“Planleggingsdager i 2018: …” and “Styrermøter våren 2027: 20. januar, …”.

    "Høsten 2027: …" and "… – 1. januar 2025:" only say when.
    """
    found = _LINE_YEAR.search(text) if ":" in text else None
    if found is None or not found["when"]:
        return found
    named = text[: found.start()].strip() and not found["when"][0].isdecimal()
    return found if named and _DAY.match(text, found.end()) else None


def without_year(text: str) -> str:
    """What is left of a line when the year it says for all of its days is taken out."""
    if "20" not in text:
        return text
    first = _SCHOOL_YEAR_FIRST.match(text)
    if first:
        return text[first.end() :]
    over = year_over(text)
    return f"{text[: over.start()]}:{text[over.end() :]}" if over else text


def in_year(text: str, scope: Scope) -> Scope:
    """“Planleggingsdager i 2018 er: …”, and July or August at one end of a school year."""
    said = _said_in(text, scope) if "20" in text else None
    if said:
        return said
    if not scope.year or scope.calendar_year is not None or not _MONTH.search(text):
        return scope
    days = [each for each in _days(text, scope) if each.first]
    if not days or days[0].first is None:
        return scope
    month = days[0].first.month
    opens = scope.month == (scope.year.start, _AUGUST)  # "SFO åpner 31. juli" under August
    if month == _JULY and (scope.fresh or scope.early or opens):
        return replace(scope, calendar_year=scope.year.start)
    others = [day for day in days[1:] if day.first and day.first.month != _AUGUST]
    if month == _AUGUST and others and scope.position == "end":
        return replace(scope, position="start")  # "18. august og 4. januar" runs forward
    return scope


def _said_in(text: str, scope: Scope) -> Scope | None:
    first = _SCHOOL_YEAR_FIRST.match(text)
    own = school_year_in(first[0]) if first else None
    if own:
        return replace(scope, year=own, calendar_year=None, position="start")
    found = year_over(text) or _SEASON.search(text) or YEAR_OF_NAME.match(text)
    return replace(scope, calendar_year=int(found["year"])) if found else None


def moved_on(scope: Scope, timing: Timing | None) -> Scope:
    """Once the list has reached January, August is at the end of the year.

    Once "Juleferie 2026" has reached it, its days are in the year after.
    """
    day = timing.first if timing else None
    year = scope.year
    early = day is not None and year is not None and day < year.first
    if scope.fresh or scope.early is not early:
        scope = replace(scope, fresh=False, early=early)
    if timing is None or day is None:
        return scope
    if scope.calendar_year:
        over = timing.last is not None and timing.last.year == scope.calendar_year + 1
        christmas = scope.topic is not None and _CHRISTMAS.match(scope.topic)
        ended = over and christmas and day.year == scope.calendar_year
        return replace(scope, calendar_year=scope.calendar_year + 1) if ended else scope
    if year and day.month != _JULY:
        position: Literal["start", "end"] = "start" if day <= date(year.start, 8, 31) else "end"
        scope = scope if scope.position == position else replace(scope, position=position)
    return scope


def under_heading(scope: Scope, text: str) -> Scope:
    """A heading of its own behind "Vår 2027" is of the whole school year.

    "Generell informasjon" below the last month is of no month.
    """
    if _IN_GENERAL.match(text):
        scope = replace(scope, period=None)
    year = scope.year.start + 1 if scope.year else None
    term = scope.period is not None and scope.period.precision in _OF_TERM
    if scope.year_alone or not (term and scope.calendar_year == year):
        return scope
    return replace(scope, calendar_year=None, position="start", fresh=True)


def says_school_year(texts: Sequence[str], year: SchoolYear, loose: int | None) -> bool:
    """Whether the document writes its school year, which a year in its title only rounds off."""
    if loose not in {year.start, year.start + 1}:
        return False
    autumn, spring = f"{year.start}", f"{year.start + 1}"
    for text in texts:
        low = text.lower()
        if autumn in low and spring in low and _AUTUMN.search(low) and _SPRING.search(low):
            return True
        if school_year_in(text) == year:
            return True
    return False


def _days(text: str, scope: Scope) -> list[Timing]:
    found = (each.timing for each in timed(text, scope.context))
    return [timing for timing in found if timing and timing.is_dated]
