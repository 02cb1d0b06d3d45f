"""Times in a line that are no days of their own: said twice, or a feast in a day's title."""

import re
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import Found, FoundRole
from samspor.kernel.notation.doubts import week_doubt
from samspor.kernel.timing import Precision

_FEAST_BEFORE: Final = re.compile(
    r"\b(?:marker|feir|øv)\w*\s(?:av\s|til\s|på\s)?[«“\"”]?$", re.IGNORECASE
)
_FEAST: Final = re.compile(r"^[»”\"“]?[\s-]?(?:feir|fest\b|arrang|marker)", re.IGNORECASE)


def without_feasts(text: str, found: list[Found]) -> list[Found]:
    """“15. mai: “17. mai”-feiring" and "16. mai: markerer 17. mai" are of the first day."""
    kept = [
        each
        for each in found
        if not (_FEAST_BEFORE.search(text[: each.start]) or _FEAST.match(text[each.end :]))
    ]
    return kept or found


def is_same_again(before: list[Found], found: Found) -> bool:
    """“29. mai (Kristi himmelfartsdag)” is one day, said twice."""
    worded = not re.search(r"\d", found.text)
    return worded and any(each.timing == found.timing for each in before)


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
    if len(found) != 2 or text[: found[0].start].strip(" (") or found[0].doubts:
        return found
    week, days = found
    if days.role is FoundRole.DEADLINE:
        return found  # "Uke 41: høstferie, påmelding innen 25. september"
    timing, said = days.timing, week.timing
    if not said or said.precision is not Precision.WEEK or not timing or not timing.is_dated:
        return found
    assert said.first is not None
    number = f"{said.first.isocalendar().week}"
    doubt = week_doubt(timing, number, language=language, choices=(timing, said))
    return [replace(days, doubts=(*days.doubts, doubt))]
