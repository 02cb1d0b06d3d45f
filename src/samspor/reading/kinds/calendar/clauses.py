"""One line cut into times and the words that belong to each.

Both orders are common and both may stand in one line: "Høstferie: 7.–11. oktober" and "15. november
planleggingsdag". What stands before the first date decides for the line.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from samspor.kernel.notation import Context, Found, find_clocks
from samspor.kernel.timing import Precision, Timing
from samspor.reading.kinds.calendar.line_times import ENDS, timed
from samspor.reading.kinds.calendar.moving import (
    MOVED_FROM,
    MOVED_TO,
    not_moved,
    without_exceptions,
)
from samspor.reading.kinds.calendar.same_day import (
    labelled_by_week,
)
from samspor.reading.kinds.calendar.trimming import trimmed
from samspor.reading.kinds.calendar.week_days import days_in_week
from samspor.reading.kinds.calendar.words import CONDITION, EVE, HOLIDAY

# Once the days are taken out, "18.00 – 20.00" can be nothing but hours.
_HOURS: Final = re.compile(
    r"(?<=[^\d\s.:])(?<!kl)(?<!kl\.)\s+(?=\d{1,2}[.:]\d\d\s*[-–]\s*(?:\d{1,2}[.:]\d\d|[a-zæøå]|$))"
)
_MINUTES_DASHED: Final = re.compile(r"[.:]\d\d\s*[-–]")
# "SU-møte 18–19.30": the last words of a line, behind what is held.
_BARE_HOURS: Final = re.compile(
    r"(?<=[a-zæøå.])\s+(?P<hours>(?:[7-9]|1\d|2[0-2])[.:][0-5]\d\s?[-–]\s?(?:1\d|2[0-3])(?:[.:][0-5]\d)?"
    r"|(?:[7-9]|1\d|2[0-2])\s?[-–]\s?(?:1\d|2[0-3])[.:][0-5]\d)\s*$"
    r"|(?i:(?<=møte)|(?<=samling)|(?<=kurs)|(?<=kveld))\s+"
    r"(?P<plain>(?:[7-9]|1\d|2[0-2])\s?[-–]\s?(?:1\d|2[0-3]))\s*$"
    r"|(?<=[a-zæøå)])\s+(?P<colon>(?:[7-9]|1\d|2[0-2]):[0-5]\d)\s*$"
)
_WEEK: Final = re.compile(
    r"\(?\b(?:ut\s)?(?:uke|veke|v\.)\s*\d{1,2}(?:\s*(?:[-–,/]|og)\s*\d{1,2}(?![.\d]))*\b\)?[.:,]?",
    re.IGNORECASE,
)
_CONNECTOR: Final = re.compile(
    r"^[\s,;.&+/–-]*(?:og|samt|eller|and|den|på|frå|fra|i|til|f\.o\.m\.|t\.o\.m\."
    r"|til og med)?[\s,;.&+/–-]*(?:(?:uke|veke)\s+)?$",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(
    r"(?<=[.;])\s+(?=[A-ZÆØÅ])|\s*[|•]\s*|\s{3,}|;\s+|(?<=[a-zæøå)]),\s+(?=(?:halv |felles )?"
    r"(?:[Pp]lan|[Ff]ri|elevfri))"
)
_BRACKET: Final = re.compile(r"^\s*\((?P<note>[^()]*)\)")
_INNER: Final = re.compile(r"\((?P<inner>[^()]*)\)")
_FROM: Final = re.compile(
    r"(?:\bf\.?\s?o\.?\s?m\.?|\bfra og med|\bfrå og med|\bfra|\bfrå)\s*$", re.IGNORECASE
)
_UNTIL: Final = re.compile(r"(?:\bt\.?\s?o\.?\s?m\.?|\btil og med|\btil)\s*$", re.IGNORECASE)
_OF_WORD: Final = re.compile(r"\b(?P<word>\w*ferie[nr]?)\s*\($", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
_SENTENCE_END: Final = re.compile(
    r"\s(?<=[.!?]\s)(?:(?<=[a-zæøå)][.!?]\s)\s*(?=[A-ZÆØÅ])|(?<=20\d\d\.\s)\s*(?=[A-ZÆØÅ])"
    r"|(?<=\d[.:]\d\d\.\s)\s*(?=[A-ZÆØÅ])|(?<=(?:uke|eke) \d\d\.\s)\s*(?=[A-ZÆØÅ\d])"
    r"|(?<=(?:uke|eke) \d\.\s)\s*(?=[A-ZÆØÅ])|(?<=og \d\d\.\s)\s*(?=[A-ZÆØÅ][a-zæøå]{3})"
    r"|(?<=[a-zæøå]{4}[.!?]\s)\s*(?=\d{1,2}\.\s[a-zæøå]{3}))"
)
_MARK_INSIDE: Final = re.compile(r"[.!?]\s")
# "Dato: fastsettes senere, trolig i april": no title, but that the day is open.
_ASIDE: Final = re.compile(r"\s*(?:som|jf\.?|jfr\.?|se|sjå)\s", re.IGNORECASE)
# "Frokost: 16. mars – Liten, 17. mars – Stor": one thing, and whose day it is.
_DAY_OF: Final = re.compile(r"\s*[–-]\s*(?P<whose>[A-ZÆØÅ][^,;]{2,40}?)\s*(?:[,;]\s*(?:og\s)?)?")
# "SFO åpner 31. juli for 2.–4. trinn og 1. august for 1. trinn": whose the one day is.
_FOR_EACH: Final = re.compile(r"\s*(?P<whom>for\s[^,;:]{2,40}?)(?P<joint>,?\sog\s*)")
_WEEKDAYS: Final = re.compile(r"(?:man|tirs|ons|tors|fre|mån|tys)dag(?:er|ar)\b", re.IGNORECASE)
_NEXT_CLAUSE: Final = re.compile(r",?\s+(?:og|men|mens|medan|samt)\s+(?=[a-zæøå]{3}[^,]*$)")
# "8/2-12/2 Karnevalsuke, karneval 12/2": the words right before the last day are its own.
_LAST_WORDS: Final = re.compile(r"(?<=\w),\s+[a-zæøå]{4,}(?:\s[a-zæøå]+){0,2}\s*$")
# "…, alle kl. 12–14.30": said behind the last day of all of them.
_OF_ALL: Final = re.compile(
    r"\b(?:alle|samtlige|kvar gong|hver gang|begge dag(?:er|ar|ene|ane))\b", re.IGNORECASE
)
_FROM_EVE: Final = re.compile(
    r"^(?P<what>.*?\w)\s(?:fra og med|frå og med|f\.?o\.?m\.?)\s[^\d]{3,25}$", re.IGNORECASE
)
_ENDS_IN_IS: Final = re.compile(r"\s(?:er|blir|vert|holdes|haldast|har\s\w+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """`open` is "from" or "until" when only one end of a range is said."""

    title: str
    found: Found
    note: str = ""
    open: str = ""


def cut(text: str, context: Context) -> list[Clause]:
    """The clauses of a line, in order; brackets with words and a date are clauses of their own."""
    return list(_clauses_of(text, context))


@lru_cache(maxsize=4_096)
def _clauses_of(text: str, context: Context) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for match in _INNER.finditer(text):
        inner = match["inner"]
        found = timed(inner, context)
        aside = _ASIDE.match(inner) is not None
        if found and (aside or (CONDITION.search(inner) and timed(text[: match.start()], context))):
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
        elif found and _is_own(inner, found) and _LETTERS.search(text[: match.start()]):
            if not MOVED_FROM.search(inner[: found[0].start]):
                clauses.extend(_cut(inner, context))
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    said = _with_weekday_of_all(_cut(text, context))
    return (*(each for one in said for each in _each_day(one, text)), *clauses)


def _with_weekday_of_all(clauses: list[Clause]) -> list[Clause]:
    """“Uke 38, 42 og 47 (tirsdager kl. 10–12)”: said once, for each of the weeks."""
    last = clauses[-1].note if clauses else ""
    if not _WEEKDAYS.search(last) or any(each.note for each in clauses[:-1]):
        return clauses
    return [replace(each, note=last) for each in clauses]


def _each_day(clause: Clause, text: str) -> list[Clause]:
    """“Uke 33: planleggingsdager torsdag og fredag” is of those days of the week."""
    days = [
        replace(clause, title=title, found=found)
        for title, found in days_in_week(clause.title, clause.found)
    ]
    if not days and clause.note:
        days = [
            replace(clause, note=note, found=f)
            for note, f in days_in_week(f" {clause.note.strip('() ')}", clause.found)
        ]
    behind = text[clause.found.end :]
    return [replace(each, found=_with_own_clock(each.found, behind)) for each in days] or [clause]


def _is_own(inner: str, found: list[Found]) -> bool:
    words = _LETTERS.findall(_outside(inner, found))
    return found[0].timing is not None and found[0].timing.is_dated and len(words) >= 2


def sentences(text: str) -> list[str]:
    if not _MARK_INSIDE.search(text):
        return [text] if text else []
    return [each for each in _SENTENCE_END.split(text) if each]


def _outside(text: str, found: list[Found]) -> str:
    kept, place = [], 0
    for each in found:
        kept.append(text[place : each.start])
        place = max(place, each.end)
    return " ".join([*kept, text[place:]])


def _cut(text: str, context: Context) -> list[Clause]:
    text, found = not_moved(text, timed(text, context))
    text, found, excepted = without_exceptions(text, found)
    found = labelled_by_week(text, found, context.language)
    if not found:
        return []
    return [*_titled(text, found), *(Clause(why, each) for why, each in excepted)]


def _titled(text: str, found: list[Found]) -> list[Clause]:
    """Each time with its words, all of them told apart."""
    spans = [(each.start, each.end) for each in found]
    text = _without_weeks(text, spans)
    segments = [
        text[a:b]
        for a, b in zip(
            [0, *(end for _, end in spans)], [*(s for s, _ in spans), len(text)], strict=True
        )
    ]
    segments = [segments[0], *map(_with_kl_before_hours, segments[1:])]
    opens = [_open_end(segments[number]) for number in range(len(found))]
    found = [_with_own_clock(each, segments[0]) for each in found]
    if _OF_ALL.search(segments[-1]):
        found = [_with_own_clock(each, segments[-1]) for each in found]
    if segments[-1].rstrip()[-1:].isdecimal():  # as hours end
        segments[-1] = _BARE_HOURS.sub(_with_kl, segments[-1])
    found[-1] = _with_own_clock(found[-1], segments[-1])
    segments = [without_clock(segment) for segment in segments]
    if not _LETTERS.search(trimmed(segments[0])):
        return _titles_after(found, segments, opens)
    return _as_stretches(_titles_before(found, segments, opens))


def _as_stretches(clauses: list[Clause]) -> list[Clause]:
    """“Stengt fra og med lille julaften 23. desember (plandag) til og med 1. januar”."""
    made: list[Clause] = []
    for each in clauses:
        stretch = _stretch(made[-1], each) if made and each.open == "until" else None
        made[-1:] = [stretch] if stretch else [*made[-1:], each]
    return made


def _stretch(one: Clause, other: Clause) -> Clause | None:
    named = _FROM_EVE.match(one.title) if one.title.startswith(other.title) else None
    first, last = one.found.timing, other.found.timing
    if not (named and first and last and first.first and last.last and first.is_dated):
        return None
    if first.first >= last.last:
        return None
    return Clause(named["what"], replace(one.found, timing=Timing.days(first.first, last.last)))


def _with_kl_before_hours(segment: str) -> str:
    return _HOURS.sub(" kl. ", segment) if _MINUTES_DASHED.search(segment) else segment


def _with_kl(hours: re.Match[str]) -> str:
    return f" kl. {hours['hours'] or hours['plain'] or hours['colon']}"


def _without_weeks(text: str, spans: list[tuple[int, int]]) -> str:
    """Week numbers beside days only repeat them; the places of the rest stay."""
    for match in _WEEK.finditer(text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in spans):
            stop = "." if match[0].endswith(".") else " "
            opens = "(" if match[0].startswith("(") and ")" not in match[0] else ""
            gap = " " * (end - start - 1 - len(opens))
            text = f"{text[:start]}{opens}{gap}{stop}{text[end:]}"
    return text


def _open_end(before: str) -> str:
    if _UNTIL.search(before) and not MOVED_TO.search(before):
        return "until"
    return "from" if _FROM.search(before) else ""


def _titles_before(found: list[Found], segments: list[str], opens: list[str]) -> list[Clause]:
    whose = [_DAY_OF.fullmatch(segment) for segment in segments[1:]]
    if len(found) > 1 and segments[0].rstrip().endswith((":", ";")) and all(whose):
        title = trimmed(segments[0])
        return [
            Clause(title, each, note=said["whose"])
            for each, said in zip(found, whose, strict=True)
            if said
        ]
    clauses: list[Clause] = []
    title = ""
    for number, each in enumerate(found):
        head, tail = _split_note(segments[number]) if number else ("", segments[0])
        if number:
            clauses[-1] = _with_note(clauses[-1], head)
        words = trimmed(tail)
        if _LETTERS.search(words) and not _CONNECTOR.match(tail):
            title = words
        elif number and HOLIDAY.search(title) and not HOLIDAY.search(clauses[0].title):
            title = clauses[0].title  # "Fri 1. mai, Kristi himmelfartsdag 14. mai og 15. mai"
        elif number and EVE.search(title):  # "Stengt: julaften, nyttårsaften og uke 28"
            title = EVE.sub("", clauses[0].title).strip(" :,") or title
        clauses.append(Clause(title, each, open=opens[number]))
    clauses[-1] = _with_note(clauses[-1], segments[-1])
    return clauses


def _split_note(segment: str) -> tuple[str, str]:
    """What stands between two dates: the end of one clause and the title of the next."""
    bracket = _BRACKET.match(segment)
    if bracket:
        return bracket[0], segment[bracket.end() :]
    whom = _FOR_EACH.fullmatch(segment)
    if whom:
        return whom["whom"], whom["joint"]
    strong = next(reversed(list(_STRONG.finditer(segment))), None)
    if strong and _LETTERS.search(segment[: strong.start()]):
        return segment[: strong.start()], segment[strong.end() :]
    return "", segment


def _with_note(clause: Clause, words: str) -> Clause:
    note = words.strip(" ,.;:–-")
    return (
        Clause(clause.title, clause.found, note, clause.open)
        if note and not _CONNECTOR.match(words)
        else clause
    )


def _titles_after(found: list[Found], segments: list[str], opens: list[str]) -> list[Clause]:
    clauses: list[Clause] = []
    waiting: list[tuple[Found, str]] = []
    for number, each in enumerate(found):
        waiting.append((each, opens[number]))
        after = segments[number + 1]
        last = number == len(found) - 1
        if clauses and after.strip() == "." and after.endswith(" ") and not last:
            clauses.extend(Clause("", one, open=opened) for one, opened in waiting)
            waiting = []  # a new sentence: "SFO har åpent 30. mars. 1. april stenger vi kl. 12"
            continue
        if not _LETTERS.search(trimmed(after)) or (_CONNECTOR.match(after) and not last):
            continue
        if after.lstrip().startswith("("):
            clauses.extend(
                Clause("", one, note=after.strip(), open=opened) for one, opened in waiting
            )
            waiting = []
            continue
        last_of_two = _LAST_WORDS.search(after) if number == len(found) - 2 else None
        split = (
            _NEXT_CLAUSE.search(after)
            if number == len(found) - 2 and _ENDS_IN_IS.search(after)
            else None
        )
        if split and not _LETTERS.search(trimmed(segments[-1])):
            tail = trimmed(after[split.end() :])
            title = trimmed(after[: split.start()])
            clauses.extend(Clause(title, one, open=opened) for one, opened in waiting)
            return [*clauses, Clause(tail, found[-1], open=opens[-1])]
        if last_of_two and not split and not _LETTERS.search(trimmed(segments[-1])):
            head = trimmed(after[: last_of_two.start()])
            clauses.extend(Clause(head, one, open=opened) for one, opened in waiting)
            return [*clauses, Clause(trimmed(last_of_two[0]), found[-1], open=opens[-1])]
        title = trimmed(after)
        clauses.extend(Clause(title, one, open=opened) for one, opened in waiting)
        waiting = []
    named = _ferie_before(segments[-2]) if clauses and len(waiting) == 1 else ""
    clauses.extend(Clause(named, one, open=opened) for one, opened in waiting)
    return clauses


def _ferie_before(segment: str) -> str:
    """“Siste skoledag før påskeferien (25.03–02.04)”: the days are those of the word before."""
    found = _OF_WORD.search(segment)
    return re.sub(r"(?<=ferie)[nr]$", "", found["word"]).capitalize() if found else ""


def _with_own_clock(found: Found, behind: str) -> Found:
    """“15. oktober – heldag kl. 09–15”: the time of day stands behind the words."""
    timing = found.timing
    if timing is None or timing.first is None or timing.precision is not Precision.DAY:
        return found
    clocks = [
        clock
        for clock in find_clocks(behind)
        if "kl" in clock.text.lower() and not ENDS.search(behind[: clock.start])
    ]
    if timing.first != timing.last or len(clocks) != 1:
        return found
    return replace(found, timing=Timing.within(timing.first, clocks[0].opens, clocks[0].closes))


def titled(clause: Clause, text: str) -> Clause:
    """A day and its title from another line, which may say when on the day."""
    words = _HOURS.sub(" kl. ", text)
    return replace(
        clause, title=without_clock(words).strip(), found=_with_own_clock(clause.found, words)
    )


def without_clock(segment: str) -> str:
    for clock in reversed(find_clocks(segment)):
        if ENDS.search(segment[: clock.start]):
            continue
        if segment[: clock.start].strip(" ,(:–-") == "" or "kl" in clock.text.lower():
            segment = segment[: clock.start] + " " + segment[clock.end :]
    return segment
