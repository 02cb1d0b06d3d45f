"""Times in a line that are no days of their own: said twice, or a feast in a day's title."""

import re
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import Found, FoundRole
from samspor.kernel.notation.doubts import week_doubt
from samspor.kernel.timing import Precision, Timing

_FEAST_BEFORE: Final = re.compile(
    r"\b(?:marker|feir|øv)\w*\s(?:av\s|til\s|på\s)?[«“\"”]?$", re.IGNORECASE
)
_MAY_17: Final = re.compile(r"17\.?[\s-]?mai", re.IGNORECASE)
_DAY_AND_FEAST: Final = re.compile(
    r"(?P<day>\d{1,2}\.\s?(?:mai|5\.?))\s*[-–]\s*17\.\s?mai", re.IGNORECASE
)
_LABELLED: Final = re.compile(r"[^\d:;–-]{0,30}[:;–-]\s")
# "Tema: dugnad og 16. mai-fest", "hjelpe til på 16. mai-festen": no day of what is told.
# "Vi feirer i forkant av 17. mai": on a day before it.
_AHEAD: Final = re.compile(r"\bi forkant av\s$", re.IGNORECASE)
_ONLY_NAMED: Final = re.compile(r"[a-zæøå]{2,}\s(?:og|på|til|av|ved|før|etter|i)\s$")
_COMMITTEE: Final = re.compile(r"[\s-]?komit", re.IGNORECASE)
_DAYS_BEFORE: Final = 10
_FEAST: Final = re.compile(
    r"^[»”\"“]?[\s-]{0,3}(?:feir|fest(?:en|a)?\b|arrang|marker|tog(?:et)?\b|komit|frokost|trening)",
    re.IGNORECASE,
)


def without_feasts(text: str, found: list[Found]) -> list[Found]:
    """“15. mai: “17. mai”-feiring" and "16. mai: markerer 17. mai" are of the first day."""
    if "17" in text:
        found = [_before_feast(text, each) for each in found]
    if "forkant" in text:
        found = [each for each in found if not _AHEAD.search(text[: each.start])]
    kept = [
        each
        for each in found
        if not (
            (_FEAST_BEFORE.search(text[: each.start]) and not opens_with_feast(text))
            or _FEAST.match(text[each.end :])
            or _is_named_after(text, each, found)
        )
    ]
    return kept or [each for each in found if not _names_what(text, each)]


def _names_what(text: str, found: Found) -> bool:
    of_committee = _COMMITTEE.match(text[found.end :])
    return bool(of_committee or _ONLY_NAMED.search(text[: found.start]))


def opens_with_feast(text: str) -> bool:
    """“17. mai-markering” is what takes place, on another day."""
    said = _MAY_17.match(text)
    return said is not None and _FEAST.match(text[said.end() :]) is not None


def _before_feast(text: str, found: Found) -> Found:
    """“15. mai - 17. mai markering”: a day and its title, and no days in a row."""
    said = _DAY_AND_FEAST.fullmatch(found.text)
    timing = found.timing
    if (
        said is None
        or timing is None
        or timing.first is None
        or not _FEAST.match(text[found.end :])
    ):
        return found
    end = found.start + len(said["day"])
    return replace(found, text=said["day"], end=end, timing=Timing.days(timing.first))


def _is_named_after(text: str, feast: Found, found: list[Found]) -> bool:
    """“17. mai: fredag 15. mai”: the name of what is held some days before."""
    timing = feast.timing
    if feast.start or timing is None or timing.first is None or not _MAY_17.fullmatch(feast.text):
        return False
    if not _LABELLED.match(text[feast.end :]):
        return False
    days = (each.timing.first for each in found if each is not feast and each.timing)
    return any(day and 0 < (timing.first - day).days <= _DAYS_BEFORE for day in days)


def is_same_again(before: list[Found], found: Found) -> bool:
    """“29. mai (Kristi himmelfartsdag)” is one day, said twice."""
    if not before or any(map(str.isdecimal, found.text)):
        return False
    return any(each.timing == found.timing for each in before)


def is_other_week(found: Found, days: list[Found]) -> bool:
    if found.timing is None or found.timing.precision is not Precision.WEEK:
        return False
    return not any(
        day.timing
        and day.timing.first
        and found.timing.first
        and found.timing.last
        and found.timing.first <= day.timing.first <= found.timing.last
        for day in days
    )


def labelled_by_week(text: str, found: list[Found], language: str) -> list[Found]:
    """“Uke 40 Høstferie 3.09 – 4.10”: one row, whose week is checked against its days."""
    if len(found) != 2:
        return found
    week, days = found
    if text[: week.start].strip(" ("):
        words = text[week.end : days.start].strip(" (,:–-") or text[days.end :].strip(" ).")
        if words:
            return found
        week, days = days, week  # "Høstfest fredag 28. september Uke 40"
    if week.doubts or days.role is FoundRole.DEADLINE:
        return found  # "Uke 41: høstferie, påmelding innen 25. september"
    timing, said = days.timing, week.timing
    if not said or said.precision is not Precision.WEEK or not timing or not timing.is_dated:
        return found
    assert said.first is not None
    number = f"{said.first.isocalendar().week}"
    doubt = week_doubt(timing, number, language=language, choices=(timing, said))
    return [replace(days, doubts=(*days.doubts, doubt))]
