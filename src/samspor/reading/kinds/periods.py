"""The years a plan or a programme runs, and days that something was decided, out of its words."""

import re
from datetime import date
from typing import Final

from samspor.kernel.notation import Context, FoundRole, find_timings
from samspor.reading.any_case import holds
from samspor.reading.kinds.quantities import COUNT, counts

_DECIDED: Final = re.compile(
    r"\b(?:vedtatt|vedteke|vedtak|besluttet|godkjent|behandlet|behandla)\b[^.]{0,60}?(?=\d)",
    re.IGNORECASE,
)
_DECIDING: Final = ("vedta", "vedteke", "besluttet", "godkjent", "behandl")
_OVER_YEARS: Final = re.compile(
    rf"\b(?:over|i|varer|varer i|går over|strekker seg over|gjennom)\s+(?P<years>{COUNT}\s*år)\b",
    re.IGNORECASE,
)
_YEARS_LONG: Final = re.compile(
    rf"\b(?P<n>{COUNT})[ -]?årige?t?\b(?=\s\w*(?:prosjekt|satsing|program|løp|avtale|plan))",
    re.IGNORECASE,
)
_FROM_YEAR: Final = re.compile(
    r"\b(?:fra|frå|siden|sidan)\s+(?P<year>(?:20)\d\d)\b(?!\s*(?:til|[-–]))", re.IGNORECASE
)
# Asked first of every text, as most say no years.
_TWO_YEARS: Final = re.compile(r"\d\d\s*(?:[-–—/]|til(?: og med)?|to)\s*\d\d", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"^(?:(?:prosjekt)?periode|varighet|varigheit|tidsrom)\s*:\s*(?P<rest>.+)$", re.IGNORECASE
)
_ALONE: Final = re.compile(
    r"\(?(?:(?:plan|gjelder|gjeld)?\s*(?:for\s)?(?:perioden\s|åra\s|årene\s)?:?\s*)?"
    r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d\)?\.?",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"\s*\((?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\)$")
_YEAR_BEHIND: Final = re.compile(r"\((?P<year>20\d\d)\)$")
# "prosjektperioden er fra 01.01.2027-01.01.2031"
_BETWEEN_DAYS: Final = re.compile(
    r"\b\w*periode(?:n|r)?\s(?:er\s)?(?:fra\s"
    r"|frå\s)?\d{1,2}\.\s?\d{1,2}\.\s?(?P<first>20\d\d)\s?(?:[-–]|til)\s?"
    r"\d{1,2}\.\s?\d{1,2}\.\s?(?P<last>20\d\d)",
    re.IGNORECASE,
)
# "Prosjektet går fra august 2025 til juni 2027"
_MONTH: Final = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
)
_YEAR_AND_ON: Final = re.compile(r"20\d\d\s?(?:[-–]|til)")
_BETWEEN_MONTHS: Final = re.compile(
    rf"\b{_MONTH}\s(?P<first>20\d\d)\s?(?:[-–]|til(?: og med)?)\s?{_MONTH}\s(?P<last>20\d\d)\b",
    re.IGNORECASE,
)
_TO_YEARS: Final = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)\s+(?:til(?: og med)?|to)\s+(?P<last>(?:19|20)\d\d)\b"
)


def period_in(text: str) -> str | None:
    """“2023-2027”, also a school year where one stands in place of a period."""
    if not _TWO_YEARS.search(text):
        months = _BETWEEN_MONTHS.search(text) if _YEAR_AND_ON.search(text) else None
        apart = months is not None and months["first"] < months["last"]
        return f"{months['first']}-{months['last']}" if months and apart else None
    for found in find_timings(text, context=Context()):
        if found.role in {FoundRole.PERIOD, FoundRole.SCHOOL_YEAR} and found.years:
            return f"{found.years[0]}-{found.years[1]}"
    days = _BETWEEN_DAYS.search(text)
    if days and days["first"] < days["last"]:
        return f"{days['first']}-{days['last']}"
    worded = _TO_YEARS.search(text)
    return f"{worded['first']}-{worded['last']}" if worded else None


def is_period(text: str) -> bool:
    """“2024–2032” or "For perioden 2024-2032" alone on its line."""
    return _ALONE.fullmatch(text.strip()) is not None and period_in(text) is not None


def without_period(name: str) -> str:
    """“Lek (2026–2028)” is called "Lek"."""
    return _BRACKETED.sub("", name)


def year_behind(name: str) -> str | None:
    """“Lek (2026)” is of that year."""
    found = _YEAR_BEHIND.search(name)
    return found["year"] if found else None


def length_in(text: str) -> str | None:
    """“over 2 år”, "et treårig prosjekt": how long each round lasts."""
    if not holds(text, "år"):
        return None
    found = _OVER_YEARS.search(text) if counts(text, "år") else None
    if found:
        return found["years"]
    long = _YEARS_LONG.search(text) if holds(text, "årig") else None
    return f"{long['n'].lower()} år" if long else None


def labelled_period(text: str) -> str | None:
    found = _LABEL.match(text)
    if found and _BETWEEN_MONTHS.search(found["rest"]):
        return str(found["rest"].strip(" ."))
    return (period_in(found["rest"]) or found["rest"].strip(" .")) if found else None


def decided_on(text: str) -> date | None:
    """The day of the political decision."""
    for cue in _DECIDED.finditer(text) if holds(text, *_DECIDING) else ():
        for found in find_timings(text[cue.start() : cue.end() + 40], context=Context()):
            if found.timing and found.timing.is_dated:
                return found.timing.first
    return None
