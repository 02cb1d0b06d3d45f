"""Whether two names are the same, or so alike that somebody should be asked."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_NOT_LETTERS: Final = re.compile(r"[^a-z0-9æøå]+")
_BRACKETS: Final = re.compile(r"\(([^)]*)\)")
# Words that tell nothing apart.
_EMPTY: Final = frozenset(
    [
        "for",
        "i",
        "og",
        "om",
        "på",
        "av",
        "til",
        "med",
        "den",
        "det",
        "de",
        "en",
        "et",
        "the",
        "of",
        "and",
    ]
)
_ALIKE: Final = 0.78  # two words: a slip of the pen, another ending
_SHARED: Final = 0.6  # of the letters, when one name only has words more
_LONGEST: Final = 90


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Small letters, digits and hyphens: what is left when nobody cares how it is written."""
    return _NOT_LETTERS.sub("-", text.lower()).strip("-")


def key_of(text: str) -> str:
    """A plain name, short enough for a key."""
    return plain(text)[:_LONGEST].strip("-")


def with_short_name(name: str) -> tuple[str, str]:
    """“Dronning Mauds Minne høgskole (DMMH)” is a name and a short name."""
    found = _BRACKETS.search(name)
    if found and found[1].isupper() and 2 <= len(found[1]) <= 10:
        return " ".join(_BRACKETS.sub(" ", name).split()), found[1]
    return name, ""


@lru_cache(maxsize=4_096)
def words_of(name: str) -> tuple[str, ...]:
    return tuple(word for word in plain(name).split("-") if word and word not in _EMPTY)


def likeness(one: str, other: str) -> float:
    """0 to 1; above 0 somebody should be asked, 1 is the same name.

    Word by word, so that names that differ in one word of their own ("kommunale" and "private",
    "Heimdal" and "Lerkendal") are never alike, however much the rest is.
    """
    if plain(one) == plain(other):
        return 1.0
    mine, theirs = list(words_of(one)), list(words_of(other))
    if not mine or not theirs or _digits(mine) != _digits(theirs):
        return 0.0
    pairs: list[float] = []
    left = list(theirs)
    alone = []
    for word in mine:
        best = max(left, key=lambda each: _ratio(word, each), default="")
        if best and _ratio(word, best) >= _ALIKE:
            pairs.append(_ratio(word, best) * len(word))
            left.remove(best)
        else:
            alone.append(word)
    if alone and left:
        return 0.0
    whole = max(sum(map(len, mine)), sum(map(len, theirs)))
    share = sum(pairs) / whole
    return share if share >= _SHARED else 0.0


@lru_cache(maxsize=16_384)
def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other).ratio()


def _digits(words: list[str]) -> list[str]:
    return sorted(word for word in words if any(letter.isdigit() for letter in word))
