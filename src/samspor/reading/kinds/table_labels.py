"""The words beside and above a wheel's table: months, who, role, levels of arenas."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.reading.draft import ArenaLevel

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january",
            "feb febr februar february",
            "mar mars march",
            "apr april",
            "mai may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "des desember dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_OPENS_MONTH: Final = frozenset(name[:3] for name in _MONTHS)
_MONTH_LABEL: Final = re.compile(
    r"(?P<first>[a-zæøå]+)\.?(?:\s*[-–/]\s*(?P<last>[a-zæøå]+)\.?)?(?:\s+'?(?P<year>(?:20)?\d\d))?",
)
_WHO: Final = re.compile(
    r"(?:hvem|kven|who|deltak|deltaker|medlem|målgrupp|participants|members)",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"(?:ansvar|rolle|hensikt|føremål|formål|form\b|oppgave|oppgåve|mandat|responsib|role|purpose)",
    re.IGNORECASE,
)
# Innermost words decide first: "utviklingsarbeid i barnehagen" is the unit even when regional.
_LEVELS: Final[tuple[tuple[ArenaLevel, re.Pattern[str]], ...]] = (
    (
        "unit",
        re.compile(
            r"\b(?:i|på)\s+(?:den\s+enkelte\s+)?(?:barnehagen|skolen|skulen|enheten|eininga"
            r"|enhetene)\b"
            r"|personalmøte|hele personalet|heile personalet|each (?:kindergarten|school|unit)",
            re.IGNORECASE,
        ),
    ),
    (
        "cluster",
        re.compile(
            r"mellom\s+(?:barnehag|skol|skul|enhet|eining)|på tvers|klynge|bydel|grendelag|cluster"
            r"|between|fagnettverk|pedlede?rnettverk|pedagogisk leder",
            re.IGNORECASE,
        ),
    ),
    ("region", re.compile(r"region|fylke|kompetansenettverk|interkommunal", re.IGNORECASE)),
    ("municipality", re.compile(r"kommun|municipal|lokal", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Months:
    """A row for one or several months, of a known calendar year."""

    year: int
    month: int
    count: int = 1


_ANY_YEAR: Final = SchoolYear(2000)


def read_months(label: str, *, heading_year: int | None, school_year: SchoolYear) -> Months | None:
    """Read "Aug", "oktober", "Mars/april", "Jan 2025"; a year in the label or heading wins."""
    low = label.strip().lower()
    found = _MONTH_LABEL.fullmatch(low) if low[:3] in _OPENS_MONTH else None
    if not found or found["first"] not in _MONTHS or (found["last"] or "mai") not in _MONTHS:
        return None
    first = _MONTHS[found["first"]]
    count = (_MONTHS[found["last"]] - first) % 12 + 1 if found["last"] else 1
    if found["year"]:
        year = int(found["year"]) % 100 + 2000
    else:
        year = heading_year or school_year.start + (first < 8)
    return Months(year, first, count)


def month_number(name: str) -> int | None:
    return _MONTHS.get(name.lower())


def may_open_with_month(text: str) -> bool:
    """Asked of every line, before it is taken apart."""
    return text[:3].lower() in _OPENS_MONTH


@lru_cache(maxsize=4_096)
def is_month(label: str) -> bool:
    return read_months(label, heading_year=None, school_year=_ANY_YEAR) is not None


def is_who(label: str) -> bool:
    return _WHO.match(label) is not None


def is_role(label: str) -> bool:
    return _ROLE.match(label) is not None


def read_level(name: str) -> ArenaLevel | None:
    """The level the words of an arena's name say; None when they say nothing."""
    return next((level for level, words in _LEVELS if words.search(name)), None)
