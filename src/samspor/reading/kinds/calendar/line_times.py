"""What may be the time of an event in a line, without weeks that only repeat days beside them."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from samspor.kernel.notation import Context, Found, FoundRole, find_timings
from samspor.kernel.timing import Precision, Timing
from samspor.reading.kinds.calendar.moving import is_excepted
from samspor.reading.kinds.calendar.same_day import is_other_week, is_same_again, without_feasts

_DAY_WRITTEN: Final = re.compile(r"\d{1,2}\.\s*(?:[a-zæøå]{3}|\d{1,2}|[-–])")
_YEAR_AFTER: Final = re.compile(r"\s*(?:i\s)?året etter\b", re.IGNORECASE)
ENDS: Final = re.compile(
    r"\b(?:slutt\w*|(?:stenger|stengjer|åpner|opnar)(?:\s(?:vi|barnehag\w+|skol\w+|skul\w+|sfo))?|ferdig"
    r"|(?:åp[en]+t?|ope|opent?)\s+til)\s*$",
    re.IGNORECASE,
)
_HAPPENS: Final = frozenset({FoundRole.EVENT, FoundRole.DEADLINE})


def timed(text: str, context: Context) -> list[Found]:
    """What may be an event's time, without weeks that only repeat the days beside them."""
    return list(_times_of(text, context))


@lru_cache(maxsize=4_096)
def _times_of(text: str, context: Context) -> tuple[Found, ...]:
    found = [
        each
        for each in find_timings(text, context=context)
        if each.role in _HAPPENS and (each.timing or each.doubts)
    ]
    if not found:
        return ()
    if context.calendar_year and "året etter" in text:
        found = [_in_year_after(text, each) for each in found]
    found = [
        _as_days(each) for place, each in enumerate(found) if not is_same_again(found[:place], each)
    ]
    found = [_without_closing(text, each) for each in without_feasts(text, found)]
    days = [
        each
        for each in found
        if each.timing and each.timing.is_dated and not is_excepted(text, each)
    ]
    if not days:
        excepted = [each for each in found if is_excepted(text, each)]
        coarse = _finest([each for each in found if each.timing and each not in excepted])
        labelled = len(coarse) > 1 and text[coarse[0].end :].lstrip().startswith(":")
        return (*(coarse[1:] if labelled else coarse), *excepted)
    return tuple(
        each
        for each in found
        if each in days or not each.timing or is_other_week(each, days) or is_excepted(text, each)
    )


def _in_year_after(text: str, found: Found) -> Found:
    """“Frist 20. januar året etter” in the plan of a calendar year."""
    said = _YEAR_AFTER.match(text[found.end :])
    timing = found.timing
    if said is None or timing is None or timing.first is None or not timing.is_dated:
        return found
    days = [day.replace(year=day.year + 1) for day in (timing.first, timing.last) if day]
    return replace(found, timing=replace(timing, first=days[0], last=days[-1]))


def _without_closing(text: str, found: Found) -> Found:
    """“24. mars, barnehagene stenger kl. 12”: the hour is of no event on the day."""
    timing = found.timing
    if timing is None or timing.precision is not Precision.TIME or found.clock is None:
        return found
    between = text[found.end : found.clock[0]]
    if not (between and ENDS.search(between) and timing.first and timing.end is None):
        return found
    return replace(found, timing=Timing.days(timing.first, timing.last), clock=None)


def _finest(found: list[Found]) -> list[Found]:
    """Months that only say where weeks lie: “uke 28, 29 og 30 i juli”."""
    weeks = [each for each in found if each.timing and each.timing.precision is Precision.WEEK]
    return weeks if weeks and all(_is_week_or_wider(each) for each in found) else found


def _is_week_or_wider(found: Found) -> bool:
    wide = {Precision.WEEK, Precision.MONTH, Precision.TERM}
    return found.timing is not None and found.timing.precision in wide


def _as_days(found: Found) -> Found:
    """A week whose days are written out is those days: “uke 41: 6.–10. oktober”."""
    timing = found.timing
    if timing is None or timing.precision is not Precision.WEEK:
        return found
    if not _DAY_WRITTEN.search(found.text):
        return found
    assert timing.first is not None
    return replace(found, timing=Timing.days(timing.first, timing.last))
