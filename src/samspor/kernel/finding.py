"""Words as people search for them: stems, both written languages, parts of long words.

The same on every database, since none is asked: what is searched and what is searched for go
through the same folding here.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# What a hit is worth; a word of its own counts more than the beginning or a part of one.
WHOLE: Final = 4
BEGINNING: Final = 2
PART: Final = 1

LONGEST_QUESTION: Final = 100
_MOST_TERMS: Final = 8
# Shorter ones stand inside words that mean something else: "tur" in "kultur".
_SHORTEST_PART: Final = 4
# Except those that so many words of the field end in.
_SHORT_HEADS: Final = frozenset({"dag", "lek", "uke"})
_SHORTEST_BEGINNING: Final = 2

_WORD: Final = re.compile(r"\w+")
_LITTLE_WORDS: Final = frozenset(
    [
        "a",
        "alle",
        "an",
        "and",
        "at",
        "av",
        "de",
        "den",
        "det",
        "dei",
        "ei",
        "ein",
        "eit",
        "en",
        "er",
        "et",
        "for",
        "fra",
        "frå",
        "i",
        "ikke",
        "ikkje",
        "in",
        "med",
        "mellom",
        "of",
        "og",
        "om",
        "on",
        "på",
        "som",
        "the",
        "til",
        "to",
        "ved",
        "å",
    ]
)

# Nynorsk to bokmål, wherever in a word: only the pairs that no stemmer can know.
_PAIRS: Final = tuple(
    (re.compile(there), here)
    for there, here in (
        (r"rettleiar", "veileder"),
        (r"rettlei", "veiled"),
        (r"rådgjev", "rådgiv"),
        (r"eigar", "eier"),
        (r"styrar", "styrer"),
        (r"lærar", "lærer"),
        (r"leiar", "leder"),
        (r"skul(?=[ea])", "skol"),
        (r"(?<!b)leik", "lek"),
        (r"overgong", "overgang"),
        (r"kvardag", "hverdag"),
        (r"heim", "hjem"),
        (r"vidare", "videre"),
        (r"høyring", "høring"),
        (r"fyrst", "først"),
        (r"oppgåv", "oppgav"),
        (r"medverk", "medvirk"),
        (r"tilvenj", "tilvenn"),
        (r"^born", "barn"),
        (r"(?:^|(?<=s))(?:uk|vek)(?:er|ene|en|e|a)s?$", "uke"),
        (r"^veke(?=.)", "uke"),
    )
)
# The stemmer takes "styrer" for a form of "styre", and "styrerne" for a word of its own. The words
# for who does something keep their "er", and lose only what comes after.
_WHO: Final = re.compile(
    r"(styrer|lærer|(?:(?<=[en])|^)eier|leder|veileder|rådgiver|medarbeider)"
    r"(?:ene|ane|ar|en|ne|e)?s?$"
)
_FOLD: Final = str.maketrans({"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Findable:
    """A text's words, each between spaces: as they stand, and as stems."""

    plain: str
    stems: str


@dataclass(frozen=True, slots=True)
class Term:
    plain: str
    stem: str


def findable(text: str) -> Findable:
    words = _WORD.findall(text.lower())
    return Findable(
        f" {' '.join(fold(word) for word in words)} ",
        f" {' '.join(stem(word) for word in words)} ",
    )


def terms(question: str) -> tuple[Term, ...]:
    """What is asked for, without the words that stand everywhere; unless there are no others."""
    words = list(dict.fromkeys(_WORD.findall(question.lower()[:LONGEST_QUESTION])))
    telling = [word for word in words if word not in _LITTLE_WORDS]
    return tuple(Term(fold(word), stem(word)) for word in (telling or words)[:_MOST_TERMS])


def worth(term: Term, text: Findable) -> int:
    """What the best hit of the term in the text is worth; 0 for none."""
    if f" {term.stem} " in text.stems or f" {term.plain} " in text.plain:
        return WHOLE
    if len(term.plain) >= _SHORTEST_BEGINNING and (
        f" {term.plain}" in text.plain or f" {term.stem}" in text.stems
    ):
        return BEGINNING
    if len(term.stem) >= _SHORTEST_PART and term.stem in text.stems:
        return PART
    if term.stem in _SHORT_HEADS and f"{term.stem} " in text.stems:
        return PART
    return 0


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The part of a lower-case word that its forms share, folded."""
    for there, here in _PAIRS:
        word = there.sub(here, word)
    who = _WHO.search(word)
    if who:
        return fold(word[: who.end(1)])
    from snowballstemmer.norwegian_stemmer import (  # noqa: PLC0415 (brings forty languages along)
        NorwegianStemmer,
    )

    return fold(str(NorwegianStemmer().stemWord(word)))  # its own: a stemmer knows no threads


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Without what keyboards and spellings differ in: å, aa and a are one, and so are ø and oe."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).translate(_FOLD))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return bare.replace("aa", "a").replace("oe", "o")
