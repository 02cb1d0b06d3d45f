"""Numbers as people write them: "fem", "1- 2", "ca. 1.5-2"."""

import re
from typing import Final

_NAMES: Final = (
    "null ingen", "en ei ett éin ein eitt eit én", "to", "tre", "fire", "fem", "seks", "sju syv",
    "åtte", "ni", "ti", "elleve", "tolv",
)  # fmt: skip
NUMBERS: Final = {name: n for n, names in enumerate(_NAMES) for name in names.split()}
COUNT: Final = rf"(?:\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
DECIMAL: Final = r"\d{1,3}(?:[.,]\d)?"
ABOUT: Final = re.compile(r"\b(?:ca\.?|cirka|omtrent|rundt|om lag|omlag|kring)\s*$", re.IGNORECASE)
YEARS: Final = re.compile(rf"\b(?P<n>{COUNT})\s*år\b", re.IGNORECASE)

_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_LONGEST_NUMBER: Final = 12


def count_of(text: str) -> int | None:
    """The number, written with digits or as a word; None when it is neither."""
    text = text.strip().lower()
    return int(text) if text.isdecimal() else NUMBERS.get(text)


def counts(text: str, what: str) -> bool:
    """Whether a number stands right before a word that begins so; asked before dearer patterns."""
    low = text.lower()
    place = low.find(what)
    while place >= 0:
        before = low[max(0, place - _LONGEST_NUMBER) : place].rstrip()
        word = _LAST_WORD.search(before)
        if before[-1:].isdecimal() or (word and word[0] in NUMBERS):
            return True
        place = low.find(what, place + 1)
    return False


def number_of(text: str) -> float | None:
    """Also a decimal with a dot or a comma."""
    whole = count_of(text)
    if whole is not None:
        return float(whole)
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
