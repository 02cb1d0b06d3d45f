"""What a sentence says of one of the days of a list: held elsewhere, moved, called off.

"Alle møtene er på rådhuset, unntatt januarmøtet som er digitalt", "Møtet i mars flyttes til 18.
mars", "Samlingen 3. juni er avlyst". The list is told first or last, so what is said of place and
hours waits until all of it is read.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from samspor.kernel.notation import Context, FoundClock, find_clocks, find_timings
from samspor.kernel.timing import Precision, Timing
from samspor.kernel.words import words_of
from samspor.reading.any_case import holds
from samspor.reading.draft import ActivityMode
from samspor.reading.kinds.activity_words import mode_of, place_of
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.moving import MOVED_TO
from samspor.reading.kinds.card_words import CANCELLED
from samspor.reading.kinds.table_labels import month_number
from samspor.reading.notebook import EventNote

_MONTH: Final = rf"(?:{'|'.join(words_of('nb').months)})"
_HELD: Final = r"(?:møte[t]?|samling(?:en|a)?|fagdag(?:en)?|planleggj?ingsdag(?:en)?)"
_WHICH: Final = (
    rf"(?:(?P<a>{_MONTH}){_HELD}|(?:det\s|den\s)?(?P<order>første|fyrste|siste)\s{_HELD}"
    rf"|{_HELD}\s(?:i\s)?(?P<b>{_MONTH})|(?:i\s)?(?P<c>{_MONTH})\b)"
)
_APART: Final = re.compile(
    r",?\s+(?:unntatt|unnateke|utenom|utanom|bortsett fr[aå]|med unntak av|med unnatak av)\s+"
    rf"{_WHICH},?\s*(?:som\s|der\s|då\s|da\s)?(?P<rest>[^.]*)\.?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"^{_WHICH}\s(?:er|blir|vert|holdes|haldast|foregår|avholdes|går)\s(?P<rest>[^.]+)\.?$",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    rf"^(?:{_MONTH}{_HELD}|{_HELD})\b.*?\b(?:flyttes|flyttast|flyttet|flytta|utsettes|utsettast"
    r"|utsatt|utsett|avlyst|avlyses|avlysast|innstilt|utgår|går ut|bortfaller|bortfell"
    r"|(?:faller|fell)\sbort)\b",
    re.IGNORECASE,
)
_SAVE: Final = re.compile(
    r",?\s(?:unntatt|unnateke|utenom|utanom|bortsett fr[aå]|med unntak av|med unnatak av)\s"
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\btil\s(?:kl\.?\s?)?\d", re.IGNORECASE)
_PHYSICAL: Final = re.compile(r"\bfysisk\b", re.IGNORECASE)
_TOWN: Final = re.compile(r"\bi\s(?P<town>[A-ZÆØÅ][\wæøå]+(?:\s[A-ZÆØÅ][\wæøå]+)?)")
_GONE: Final = ("utgår", "går ut", "bortfaller", "bortfell", "faller bort", "fell bort")
_SOME_WORDS: Final = ("unnt", "unnat", "utenom", "utanom", "bortsett", "unntak")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One day of the list, by its month or its place in it, and what is else there."""

    month: int | None
    order: str
    place: str | None
    mode: ActivityMode | None
    clock: FoundClock | None

    def apply(self, events: list[EventNote]) -> None:
        for event in self._events(events):
            if self.place or self.mode:
                event.place, event.mode = self.place, self.mode
            timing = event.timing
            if self.clock and timing.is_dated and timing.first and timing.first == timing.last:
                event.timing = Timing.within(timing.first, self.clock.opens, self.clock.closes)

    def _events(self, events: list[EventNote]) -> list[EventNote]:
        held = [e for e in events if e.kind not in {"deadline", "period"} and e.timing.first]
        if self.order:
            return held[:1] if self.order[0] == "f" else held[-1:]
        return [e for e in held if e.timing.first and e.timing.first.month == self.month]


def apart(text: str) -> tuple[str, Otherwise | None]:
    """What is said of all of the list, and what of one of them."""
    found = _APART.search(text) if holds(text, *_SOME_WORDS) else None
    told = _told(found) if found else None
    return (text[: found.start()], told) if found and told else (text, None)


def longer_on_one(text: str, context: Context) -> tuple[str, Otherwise | None]:
    """“Fra kl. 9 til 11.30, bortsett fra 1. juni, da vi holder på til kl. 14”."""
    found = _SAVE.search(text) if holds(text, *_SOME_WORDS) else None
    if found is None:
        return text, None
    days = [
        each.timing for each in timed(found["rest"], context) if each.timing and each.timing.first
    ]
    own, hours = find_clocks(found["rest"]), find_clocks(text[: found.start()])
    if len(days) != 1 or len(own) != 1 or len(hours) != 1 or not _UNTIL.search(found["rest"]):
        return text, None
    month = days[0].first.month if days[0].first else None
    clock = replace(hours[0], closes=own[0].closes or own[0].opens)
    return text[: found.start()], Otherwise(month, "", None, None, clock)


def is_of_one(text: str) -> bool:
    """Whether a sentence may say something of one day of a list."""
    return _ALONE.match(text) is not None or _CHANGED.match(text) is not None


def alone(text: str, context: Context) -> Otherwise | None:
    """“Januarmøtet er digitalt.” on a line of its own, with no day of its own."""
    found = _ALONE.match(text)
    if found is None or any(each.timing and each.timing.is_dated for each in timed(text, context)):
        return None
    return _told(found)


def _told(found: re.Match[str]) -> Otherwise | None:
    rest = found["rest"]
    place, _ = place_of(rest)
    town = _TOWN.search(rest)
    place = place or (town["town"] if town else None)
    mode = mode_of(rest, place) or ("physical" if _PHYSICAL.search(rest) else None)
    clocks = find_clocks(rest) if "kl" in rest.lower() else []
    if not (place or mode or len(clocks) == 1):
        return None
    month = month_number(found["a"] or found["b"] or found["c"] or "")
    clock = clocks[0] if len(clocks) == 1 else None
    return Otherwise(month, (found["order"] or "").lower(), place, mode, clock)


def change_day(text: str, context: Context, events: list[EventNote]) -> bool:
    """Whether one of the days was moved or called off by this sentence."""
    if not _CHANGED.match(text):
        return False
    found = [each for each in find_timings(text, context=context) if each.timing]
    old = [each for each in found if not MOVED_TO.search(text[: each.start])]
    new = [each for each in found if MOVED_TO.search(text[: each.start])]
    if len(old) != 1 or len(new) > 1:
        return False
    told = [each for each in events if _is_meant(each, old[0].timing) and each.kind != "deadline"]
    if len(told) != 1:
        return False
    event = told[0]
    if not new and holds(text, *CANCELLED, *_GONE):
        event.status = "cancelled"
        return True
    timing = new[0].timing if new else None
    if timing is None or not timing.is_dated or timing.first is None:
        return False
    keeps = timing.start is None and event.timing.start and event.timing.first == event.timing.last
    event.timing = (
        Timing.at(timing.first, event.timing.start, event.timing.end)
        if keeps and event.timing.start
        else timing
    )
    return True


def _is_meant(event: EventNote, old: Timing | None) -> bool:
    first = event.timing.first
    if old is None or first is None or old.first is None or not event.timing.is_dated:
        return False
    if old.precision is Precision.MONTH:
        return (first.year, first.month) == (old.first.year, old.first.month)
    return first == old.first
