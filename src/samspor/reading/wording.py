"""Timings as the doubts write them: in bokmål, with the weekday, without the year of the wheel."""

from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_date, write_timing
from samspor.reading.draft import ArenaLevel, Norm

LANGUAGE: Final = "nb"
LEVEL_WORDS: Final[dict[ArenaLevel, str]] = {
    "region": "region",
    "municipality": "kommune",
    "cluster": "mellom enheter",
    "unit": "enhet",
}


def in_words(timing: Timing, year: SchoolYear | None, *, language: str = LANGUAGE) -> str:
    """A day as "onsdag 27. november"; anything else as the kernel writes it."""
    if timing.is_dated and timing.first and timing.first == timing.last:
        return write_date(timing.first, language=language, style="full", year=year)
    return write_timing(timing, language=language, style="short", year=year)


def amount(norm: Norm, *, language: str = LANGUAGE) -> str:
    """As "omtrent 1,5–2 timer per uke", with what the source leaves out left out."""
    english = language == "en"
    numbers = [f"{end:g}" for end in (norm.min, norm.max) if end is not None]
    ends = dict.fromkeys(each if english else each.replace(".", ",") for each in numbers)
    about = ("about " if english else "omtrent ") if norm.approximate else ""
    per = f" per {norm.per}" if norm.per else ""
    return f"{about}{'–'.join(ends)} {norm.unit or ''}".rstrip() + per
