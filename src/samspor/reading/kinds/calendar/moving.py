"""Days in a line on which nothing takes place: what has moved away, and what a period excepts."""

import re
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import Found
from samspor.kernel.timing import Timing
from samspor.reading.any_case import holds

MOVED_FROM: Final = re.compile(
    r"\b(?:flyttet|flytta|utsatt|utsett|endret|endra|forskjøvet|opprinnelig|opphavleg|tidligere"
    r"|tidlegare|før|ikke|ikkje|istedenfor|i staden for)\s*"
    r"(?:fra|frå|den|dato)?\s*:?\s*$",
    re.IGNORECASE,
)
MOVED_TO: Final = re.compile(
    r"\b(?:flyttet|flytta|utsatt|utsett|endret|endra|forskjøvet|ny dato|ny tid|blir i stedet"
    r"|vert i staden|(?:flyttes|flyttast|utsettes|utsettast)(?=\s+til\b))\s*(?:til|er)?\s*:?\s*$",
    re.IGNORECASE,
)
_MOVING: Final = re.compile(
    r"\b(?:flytter|flyttar|flyttes|flyttast|utsetter|utset|utsettes|utsettast)\b[^.]{0,60}$",
    re.IGNORECASE,
)
# One of them stands in each of the three.
_MOVES: Final = (
    *("flytt", "utsatt", "utset", "endr", "forskjøvet", "opprinnelig", "opphavleg", "tidl", "før"),
    *("ikk", "isted", "i sted", "i stad", "ny dato", "ny tid"),
)
_TO: Final = re.compile(r"\stil\s", re.IGNORECASE)
# "SFO har åpent i uke 32 med unntak av fredag (planleggingsdag)".
_EXCEPT: Final = re.compile(
    r",?\s*\b(?:med unntak av|med unnatak av|bortsett fr[aå]|unntatt|unnateke|utenom|utanom"
    r"|men (?:ikke|ikkje))\s*(?:på\s)?$",
    re.IGNORECASE,
)
_EXCEPT_WORDS: Final = ("unnta", "unnat", "bortsett", "utenom", "utanom", " men i")
_WHY: Final = re.compile(r"\s*\((?P<why>[^()]{4,40})\)")


def not_moved(text: str, found: list[Found]) -> tuple[str, list[Found]]:
    """The days that still hold, and the line without the others; places stay where they were."""
    if not holds(text, *_MOVES):
        return text, found
    kept: list[Found] = []
    gone: list[Found] = []
    for each in found:
        before = text[: each.start]
        if MOVED_FROM.search(before) and kept:
            continue
        if MOVED_TO.search(before) and kept:
            gone.append(kept.pop())
            kept.append(_at_same_hours(each, gone[-1]))
        else:
            kept.append(_last_day(each) if _MOVING.search(before) else each)
    for each in gone:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text, kept


def _at_same_hours(found: Found, old: Found) -> Found:
    """“10.06 kl. 9–15, ny dato 17.06”: only the day is another."""
    timing, before = found.timing, old.timing
    if timing is None or timing.first is None or timing.first != timing.last:
        return found
    if timing.start is not None or before is None or before.start is None:
        return found
    if before.first != before.last:
        return found
    return replace(found, timing=Timing.at(timing.first, before.start, before.end))


def _last_day(found: Found) -> Found:
    """“Vi flytter samlingen 2. desember til 9. desember”: the day it moves to."""
    timing = found.timing
    if timing is None or not timing.is_dated or timing.first == timing.last:
        return found
    if not _TO.search(found.text) or timing.last is None:
        return found
    return replace(found, timing=Timing.days(timing.last))


def is_excepted(text: str, found: Found) -> bool:
    return holds(text, *_EXCEPT_WORDS) and _EXCEPT.search(text[: found.start]) is not None


def without_exceptions(
    text: str, found: list[Found]
) -> tuple[str, list[Found], list[tuple[str, Found]]]:
    """The line and its times, and the days it excepts with the reason the line gives.

    A day without a reason is no event: the line only says that something is not on it.
    """
    if not holds(text, *_EXCEPT_WORDS):
        return text, found, []
    kept: list[Found] = []
    apart: list[tuple[str, Found]] = []
    for each in found:
        said = _EXCEPT.search(text[: each.start])
        if said is None or not kept:
            kept.append(each)
            continue
        why = _WHY.match(text[each.end :])
        end = each.end + (why.end() if why else 0)
        if why:
            apart.append((why["why"], each))
        text = text[: said.start()] + " " * (end - said.start()) + text[end:]
    return text, kept, apart
