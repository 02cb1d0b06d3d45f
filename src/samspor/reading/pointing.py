"""Whether words such as "regionalt arbeidsgruppemøte" or "styrersamling" point at an event.

Norwegian puts the arena into the noun: styrer+samling, arbeidsgruppe+møte. So the last part of the
noun must fit what the event is, and the first part must begin a word of its title or arena.
"""

import re
from functools import lru_cache
from typing import Final

from samspor.reading.draft import ActivityKind, ArenaLevel
from samspor.reading.notebook import EventNote

_NOUN: Final = re.compile(
    r"(?P<first>[a-zæøå-]*?)(?P<last>fagdag|fagsamling|samling|møte|kursdag|konferanse|seminar"
    r"|planleggingsdag|plandag|gathering|meeting|conference)(?:en|a|et|ane|ene|er|ar|ar|s)?",
)
_KIND_OF_NOUN: Final[dict[str, ActivityKind]] = {
    "fagdag": "professional_day",
    "kursdag": "professional_day",
    "konferanse": "professional_day",
    "seminar": "professional_day",
    "planleggingsdag": "professional_day",
    "plandag": "professional_day",
    "conference": "professional_day",
    "samling": "gathering",
    "fagsamling": "gathering",
    "gathering": "gathering",
    "møte": "meeting",
    "meeting": "meeting",
}
_LEVEL_WORDS: Final[tuple[tuple[str, ArenaLevel], ...]] = (
    ("regional", "region"),
    ("kommunal", "municipality"),
    ("municipal", "municipality"),
)
_WORD: Final = re.compile(r"[a-zæøå]+")
_SHORTEST_FIRST: Final = 3
DERIVED: Final = frozenset({"preparation", "follow_up", "evaluation"})


def names_something_held(phrase: str) -> bool:
    return _last_noun(phrase) is not None


def points_at(phrase: str, event: EventNote) -> bool:
    """Never true for preparations and follow-ups: they are not pointed at, they point."""
    if event.kind in DERIVED:
        return False
    found = _last_noun(phrase)
    if not found:
        return False
    if _KIND_OF_NOUN[found["last"]] != event.kind and found["last"] not in event.title.lower():
        return False
    words = _words_in(" ".join([event.title, *(arena.name for arena in event.arenas)]))
    first = found["first"].strip("-")
    if len(first) >= _SHORTEST_FIRST:
        stem = first.rstrip("s") if len(first) > 5 else first
        if not any(word.startswith(stem[:8]) for word in words):
            return False
    return _fits_level(phrase, event, words)


def _fits_level(phrase: str, event: EventNote, words: list[str]) -> bool:
    for beginning, level in _LEVEL_WORDS:
        if beginning in phrase.lower() and re.search(rf"\b{beginning}", phrase.lower()):
            by_words = any(word.startswith(beginning) for word in words)
            return by_words or any(arena.level == level for arena in event.arenas)
    return True


@lru_cache(maxsize=1_024)
def _words_in(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(maxsize=1_024)
def _last_noun(phrase: str) -> re.Match[str] | None:
    found = None
    for word in re.findall(r"[a-zæøå-]+", phrase.lower()):
        found = _NOUN.fullmatch(word) or found
    return found
