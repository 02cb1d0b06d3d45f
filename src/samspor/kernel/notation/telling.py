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
    WEEKDAYS_LONG,
    WEEKDAYS_SHORT,
)
from samspor.kernel.notation.phrases import COUNTED_UNITS, TELLING_PAIRS, tells_phrase
from samspor.kernel.notation.phrases import TELLING_WORDS as TELLING_OF_PHRASES
from samspor.kernel.notation.relative import TELLING_WORDS as TELLING_OF_PLACES

AGREEMENT_WORDS = frozenset({"avtale", "agreement", "arrangement"})
PERIOD_WORDS = MONTHS.keys() | PARTS.keys() | TERMS.keys() | TERMS_WITH_YEAR.keys()
_TELLING = PERIOD_WORDS | AGREEMENT_WORDS | TELLING_OF_PHRASES | TELLING_OF_PLACES
# These say when by themselves.
_ENOUGH = MONTHS.keys() | TERMS.keys() | WEEKDAYS_LONG.keys() | AGREEMENT_WORDS | {"dagen"}
# "Høst:" over what follows, and "Vår" alone on its line.
_LABEL = re.compile(rf"\s*(?:{'|'.join(TERMS_WITH_YEAR)})\s*(?:$|[:|│])")
_PAIRS = TELLING_PAIRS | dict.fromkeys(("i", "til"), frozenset({"høst", "haust"}))
_SECONDS = frozenset[str]().union(*_PAIRS.values())
# With them a plain number is a week, a term or a time; without them it needs a mark.
_BESIDE_NUMBERS = CLOCK_WORDS | WEEK_WORDS | WEEK_LETTERS | TERM_LETTERS.keys()
# "ons. 5" is a day, "vår 2027" a term: where the number stands right behind.
_BEFORE_NUMBER = re.compile(
    rf"(?:{'|'.join(WEEKDAYS_SHORT)})[.,]?\s*(?:den\s+|the\s+)?\d"
    rf"|(?:{'|'.join(TERMS_WITH_YEAR)})(?:\s+(?:i|in|of))?\W{{0,3}}\d"
)
_OF_NUMBER = WEEKDAYS_SHORT.keys() | TERMS_WITH_YEAR.keys()
# A full stop behind the last number of a line ends a sentence.
_MARKED_NUMBER = re.compile(r"\d(?:[./:](?=\s*\S)|\s*[-–—‑−]|\s?til\s?\d)")
_NUMBER_FIRST = re.compile(r"\s*(?:\d{4}|\d+\s*(?:til|to)\b)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def may_hold_time(line: str) -> bool:
    """Nothing is a time without one of the words that tell of one, or a number that stands so."""
    low = line.lower()
    words = _WORD.findall(low)
    told = not _TELLING.isdisjoint(words)
    if told and (_tells(words) or _LABEL.match(low)):
        return True
    if not _DIGIT.search(low):
        return False
    if not _BESIDE_NUMBERS.isdisjoint(words) or (told and not COUNTED_UNITS.isdisjoint(words)):
        return True
    if _MARKED_NUMBER.search(low) or _NUMBER_FIRST.match(low):
        return True
    return not _OF_NUMBER.isdisjoint(words) and _BEFORE_NUMBER.search(low) is not None


def _tells(words: list[str]) -> bool:
    """Also where no number stands; one word is seldom enough."""
    if not _ENOUGH.isdisjoint(words) or tells_phrase(frozenset(words)):
        return True
    if _SECONDS.isdisjoint(words):
        return False
    return any(word in _PAIRS.get(before, ()) for before, word in pairwise(words))
