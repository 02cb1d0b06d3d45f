"""Open data of school routes: a row for each school and each day of the year.

Most rows say that a day is like any other, and a municipality's file has ten thousand of them.
What people would write down is made of it: runs of days with the same remark, whom they are for
when not for all, and the first and the last day of school.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from samspor.reading.formats.grid import GridCell, GridRow

_DATE: Final = re.compile(r"dato|date|dag")
_UNIT: Final = re.compile(r"(?:skole|skule|barnehage|enhet|eining)n?(?:s?na[vm]n)?")
_PUPILS: Final = re.compile(r"(?:elev|undervisnings)[ _-]?dag|elever|elevar")
_REMARK: Final = re.compile(
    r"(?:kommentar|merknad)(?:er|ar)?|hva|kva|beskrivelse|hendelse|hending|tekst"
)
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00.*)?")
_WRITTEN: Final = re.compile(r"(\d\d?)[./](\d\d?)[./](\d{4})")
# What stands beside a Saturday says nothing that the day does not.
_NO_REMARK: Final = re.compile(
    r"(?:man|tirs|tys|ons|tors|fre|lør|lau|laur|søn|sun)dag|helg|.?", re.IGNORECASE
)
# Between words, and not within one: "siste dag -sfo", "SFO-dag".
_DASH: Final = re.compile(r"\s+[-–]\s*|\s*[-–]\s+")
# "Sistedag før ferien", but not "Siste dag – SFO"
_OF_SCHOOL: Final = re.compile(
    r"(?!.*\b(?:sfo|aks)\b).*(?:sk[ou]le(?:dag|start)|(?:siste|første|fyrste)\s?dag)", re.IGNORECASE
)
_FEWEST_DAYS: Final = 60
_MOST_UNKNOWN: Final = 0.05
_FEWEST_OF_PERIOD: Final = 0.85
_LONGEST: Final = 280
_SUMMER: Final = timedelta(days=30)
# A file may begin on the first of August, and school two weeks later.
_BEFORE_SCHOOL: Final = timedelta(days=7)
_FIRST, _LAST = "Første skoledag", "Siste skoledag"
# A file may also begin or end in a Christmas holiday.
_MONTHS: Final = {_FIRST: range(7, 10), _LAST: range(5, 8)}


class _Columns(NamedTuple):
    day: int
    unit: int | None
    pupils: int
    remark: int


@dataclass(frozen=True, slots=True)
class _Day:
    row: int
    day: date
    unit: str
    is_open: bool
    remark: str


class _Run(NamedTuple):
    first: date
    last: date
    remark: str


def summed_up(rows: list[GridRow]) -> list[GridRow]:
    """A row for each run of days with a remark, the days first; any other table as it is.

    A row stands where its first day stood.
    """
    columns = _columns(rows[0]) if len(rows) > _FEWEST_DAYS else None
    if columns is None:
        return rows
    days = [day for row in rows[1:] if (day := _day(row, columns))]
    if len(days) < (1 - _MOST_UNKNOWN) * (len(rows) - 1):
        return rows
    days.sort(key=lambda each: (each.unit, each.day))
    units = {unit: list(own) for unit, own in groupby(days, key=lambda each: each.unit)}
    if not all(map(_is_daily, units.values())):
        return rows
    return [_row(rows[0][0], ("Dato", "Hva", "Gjelder")), *_told(units)]


def _columns(heads: GridRow) -> _Columns | None:
    named = [(cell.column, cell.text.strip().lower()) for cell in heads[1]]

    def at(pattern: re.Pattern[str]) -> int | None:
        return next((column for column, text in named if pattern.fullmatch(text)), None)

    day, pupils, remark = at(_DATE), at(_PUPILS), at(_REMARK)
    if day is None or pupils is None or remark is None:
        return None
    return _Columns(day, at(_UNIT), pupils, remark)


def _day(row: GridRow, columns: _Columns) -> _Day | None:
    number, cells = row
    texts = {cell.column: cell.text.strip() for cell in cells}
    day = _date_in(texts.get(columns.day, ""))
    unit = texts.get(columns.unit, "") if columns.unit is not None else ""
    if day is None or (columns.unit is not None and not unit):
        return None
    remark = " ".join(texts.get(columns.remark, "").split())
    remark = "" if _NO_REMARK.fullmatch(remark) else _DASH.sub(" – ", remark)
    is_open = texts.get(columns.pupils, "").lower() in {"ja", "j", "x", "1", "true"}
    return _Day(number, day, unit, is_open, remark)


def _date_in(text: str) -> date | None:
    iso = _ISO.fullmatch(text)
    written = None if iso else _WRITTEN.fullmatch(text)
    if iso:
        year, month, day = map(int, iso.groups())
    elif written:
        day, month, year = map(int, written.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_daily(days: Sequence[_Day]) -> bool:
    told = len({each.day for each in days})
    period = (days[-1].day - days[0].day).days + 1
    return told >= _FEWEST_DAYS and told >= _FEWEST_OF_PERIOD * period


def _told(units: dict[str, list[_Day]]) -> Iterator[GridRow]:
    whom: dict[_Run, dict[str, int]] = {}
    spelt: dict[str, Counter[str]] = {}
    for unit, days in units.items():
        for run, row, remark in _runs(days):
            whom.setdefault(run, {}).setdefault(unit, row)
            spelt.setdefault(run.remark, Counter())[remark] += 1
    for run, rows in sorted(whom.items()):
        remark = spelt[run.remark].most_common(1)[0][0]
        written = f"{run.first:%d.%m.%Y}"
        written += f"–{run.last:%d.%m.%Y}" if run.last != run.first else ""
        yield _row(
            min(rows.values()), (written, f"{remark[:1].upper()}{remark[1:]}", _whom(rows, units))
        )


def _whom(told: Iterable[str], units: Iterable[str]) -> str:
    """Nobody for all of them; those left out where that is shorter; the first of very many."""
    told = dict.fromkeys(told)
    others = [unit for unit in units if unit not in told]
    if not others:
        return ""
    joined = ", ".join(told)
    said = min(joined, f"Alle unntatt {', '.join(others)}", key=len)
    if len(said) <= _LONGEST:
        return said
    named = joined[:_LONGEST].rpartition(", ")[0]
    return f"{named} og {len(told) - named.count(',') - 1} til"


def _row(number: int, texts: Sequence[str]) -> GridRow:
    return number, [GridCell(place, text) for place, text in enumerate(texts) if text]


def _runs(days: Sequence[_Day]) -> Iterator[tuple[_Run, int, str]]:
    """Each with the row and the words of its first day. A holiday goes on over other free days."""
    held: dict[str, tuple[_Day, _Day]] = {}
    for each in days:
        said = each.remark.casefold()
        ended = [other for other in held if each.is_open and other != said]
        if said in held and not _goes_on(held[said][1], each):
            ended.append(said)
        yield from (_run(*held.pop(other)) for other in ended)
        if said:
            held[said] = (held[said][0] if said in held else each, each)
    yield from (_run(*each) for each in held.values())
    yield from _ends_of_school(days)


def _goes_on(last: _Day, each: _Day) -> bool:
    return "ferie" in each.remark.lower() or each.day - last.day == timedelta(days=1)


def _run(first: _Day, last: _Day) -> tuple[_Run, int, str]:
    return _Run(first.day, last.day, first.remark.casefold()), first.row, first.remark


def _ends_of_school(days: Sequence[_Day]) -> Iterator[tuple[_Run, int, str]]:
    """The days on both sides of a summer, where no remark says it."""
    taught = [each for each in days if each.is_open]
    if not taught:
        return
    ends = [(taught[0], _FIRST)] if taught[0].day - days[0].day >= _BEFORE_SCHOOL else []
    for one, other in pairwise(taught):
        if other.day - one.day >= _SUMMER:
            ends += [(one, _LAST), (other, _FIRST)]
    ends += [(taught[-1], _LAST)] if days[-1].day - taught[-1].day >= _BEFORE_SCHOOL else []
    for day, words in ends:
        if day.day.month in _MONTHS[words] and not _OF_SCHOOL.match(day.remark):
            yield _Run(day.day, day.day, words.casefold()), day.row, words
