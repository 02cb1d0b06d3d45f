"""Which lines may hold a time at all: asked of every line, before any is taken apart.

Most lines of a document hold none, and running text is full of words that only sometimes tell of
one: "vår plan", "hver barnehage", "den tid det tar".
"""

import re
from itertools import pairwise

from samspor.kernel.notation.lexicon import (
    CLOCK_WORDS,
    MONTHS,
    PARTS,
    TERM_LETTERS,
    TERMS,
    TERMS_WITH_YEAR,
    WEEK_LETTERS,
    WEEK_WORDS,
    WEEKDAYS,
    WEEKDAYS_LONG,
)
from samspor.kernel.notation.phrases import TELLING_PAIRS, tells_phrase
from samspor.kernel.notation.phrases import TELLING_WORDS as TELLING_OF_PHRASES
from samspor.kernel.notation.relative import TELLING_WORDS as TELLING_OF_PLACES

AGREEMENT_WORDS = frozenset({"avtale", "agreement", "arrangement"})
PERIOD_WORDS = MONTHS.keys() | PARTS.keys() | TERMS.keys() | TERMS_WITH_YEAR.keys()
_TELLING = PERIOD_WORDS | AGREEMENT_WORDS | TELLING_OF_PHRASES | TELLING_OF_PLACES
# Without any number beside them these still say when.
_ENOUGH = MONTHS.keys() | TERMS.keys() | WEEKDAYS_LONG.keys() | AGREEMENT_WORDS | {"dagen"}
_LABELS = frozenset(TERMS_WITH_YEAR)
_PAIRS = TELLING_PAIRS | dict.fromkeys(("i", "til"), frozenset({"høst", "haust"}))
_SECONDS = frozenset[str]().union(*_PAIRS.values())
# With them a plain number is a day, a week, a year or a time; without them it needs a mark.
_BESIDE_NUMBERS = (
    frozenset(WEEKDAYS) | CLOCK_WORDS | WEEK_WORDS | WEEK_LETTERS | frozenset(TERM_LETTERS)
)
# A full stop behind the last number of a line ends a sentence.
_MARKED_NUMBER = re.compile(
    r"\d[./:](?=\s*\S)|\d\s*[-–—‑−]|^\s*(?:\d{4}|\d+\s*(?:til|to)\b)|\d\s?til\s?\d", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def may_hold_time(line: str) -> bool:
    """Nothing is a time without one of the words that tell of one, or a number that stands so."""
    words = _WORD.findall(line.lower())
    telling = not _TELLING.isdisjoint(words)
    if not _DIGIT.search(line):
        return telling and _tells_alone(words)
    if telling:
        return True
    return not _BESIDE_NUMBERS.isdisjoint(words) or _MARKED_NUMBER.search(line) is not None


def _tells_alone(words: list[str]) -> bool:
    """Where no number stands, one word is seldom enough."""
    if not _ENOUGH.isdisjoint(words) or words[0] in _LABELS or tells_phrase(frozenset(words)):
        return True
    if _SECONDS.isdisjoint(words):
        return False
    return any(word in _PAIRS.get(before, ()) for before, word in pairwise(words))
