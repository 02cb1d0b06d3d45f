"""What a line's clauses lack: a name, when they say only where; a month inside a half-year."""

import re
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import find_clocks
from samspor.kernel.timing import Precision, Timing
from samspor.reading.kinds.activity_words import is_only_place, place_behind
from samspor.reading.kinds.calendar.clauses import Clause
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.shapes import PLANNING, without_brackets
from samspor.reading.kinds.calendar.titles import WHEN_LABEL
from samspor.reading.kinds.calendar.words import EVENT_NOUN
from samspor.reading.kinds.unit_words import is_unit_name

# Behind the label for when, these words name nothing.
_STARTS: Final = re.compile(r"\s*:\s*(?:oppstart|start|fra|frå)$", re.IGNORECASE)
_PLACE_AND_HOURS: Final = re.compile(
    r"(?P<place>[A-ZÆØÅ][\wæøå ]{2,40}?),?\s"
    r"(?P<hours>\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)"
)


# "Styrermøte, Teams", "Tverrfaglig forum – Helsehuset"
# A lone name behind the day of a meeting says where.
_TOWN: Final = re.compile(
    r"\d\.?\s?[a-zæøå]*,\s(?P<place>[A-ZÆØÅ][a-zæøå]{2,}(?:\s[A-ZÆØÅ][a-zæøå]+)?)$"
)
_MEETING: Final = re.compile(r"^(?:møte|samling)", re.IGNORECASE)
_LONGEST_TITLE: Final = 12
_SAYS_ITSELF: Final = re.compile(r"^[A-ZÆØÅ][\wæøå]{2,18}:\s+\S")
_GREETING: Final = re.compile(r"(?:hei|kjære|hallo|god dag)\b", re.IGNORECASE)
# "Sak 5" over "17. mai": the number of a case names no day.
_BY_THEN: Final = re.compile(r"(?P<what>.{6,80}?)\s(?:innen|innan|senest|seinast)$", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"sak\s*\d+(?:/\d+)?\W*$|(?:med\s|vi\star\s)?(?:forbehold|atterhald)\s(?:om|for)\b",
    re.IGNORECASE,
)


def says_itself(text: str) -> bool:
    """“Ansvar: Kari” and a greeting name no day below, nor unsay what waits for one."""
    return _SAYS_ITSELF.match(text) is not None or _GREETING.match(text) is not None


def name_in_wait(text: str) -> str | None:
    """A short line may be what the day below it is called."""
    short = len(text.split()) <= _LONGEST_TITLE and not _NO_NAME.match(text)
    return text.strip(" :") if short else None


def due_by(pending: str) -> str | None:
    """“Saker meldes innen” right over its day is a deadline."""
    said = _BY_THEN.match(pending)
    return f"Frist: {said['what']}" if said else None


def month_within(clauses: list[Clause], scope: Scope) -> Timing | None:
    """“Planlegging av neste år (juni)” under a spring is in June."""
    timing = clauses[0].found.timing if len(clauses) == 1 and clauses[0].title else None
    period = scope.period
    if timing is None or timing.precision is not Precision.MONTH or period is None:
        return None
    if not (timing.first and timing.last and period.first and period.last):
        return None
    inside = period.first <= timing.first and timing.last <= period.last
    return timing if inside and timing != period else None


def with_place_apart(clause: Clause, topic: str, text: str) -> Clause:
    """“Tirsdag 2.9. kl. 9, Rådhuset” says where, not what; a unit's planning days are for it."""
    if PLANNING.search(topic) and is_unit_name(clause.title):
        return clause
    if topic and text.startswith(f"{clause.title}:"):
        return clause  # "Solstua: mandag 14. september" is whose day it is
    hours = _PLACE_AND_HOURS.fullmatch(clause.title)
    if hours and is_only_place(hours["place"]):
        return _at_hours(replace(clause, title="", note=hours["place"]), hours["hours"])
    title, place = place_behind(clause.title)
    if place and not clause.note:
        return replace(clause, title=title, note=place)
    bare = without_brackets(clause.title)
    town = _TOWN.search(text) if _MEETING.search(topic) else None
    if town and town["place"] == clause.title:
        return replace(clause, title="", note=f"i {clause.title}")  # "13. februar, Bergen"
    alone = not clause.note and is_only_place(bare) and not EVENT_NOUN.search(bare)
    return replace(clause, title="", note=bare.strip()) if alone else clause


def _at_hours(clause: Clause, hours: str) -> Clause:
    """“Teams 12-14” behind a day: where and when."""
    clock = next(iter(find_clocks(f"kl. {hours}")), None)
    timing = clause.found.timing
    if clock is None or timing is None or timing.first is None or timing.first != timing.last:
        return clause
    timed = Timing.within(timing.first, clock.opens, clock.closes)
    return replace(clause, found=replace(clause.found, timing=timed))


def is_nameless(clause: Clause, named: bool) -> bool:
    """“Når: 18. september” under "Hva: …" says no more than the day."""
    title = _STARTS.sub("", clause.title)
    label = named and WHEN_LABEL.fullmatch(title) is not None
    said = clause.note and not is_only_place(clause.note)
    return not said and (not clause.title or label)
