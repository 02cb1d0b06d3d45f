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


def count_of(text: str) -> int | None:
    """The number, written with digits or as a word; None when it is neither."""
    text = text.strip().lower()
    return int(text) if text.isdecimal() else NUMBERS.get(text)


def number_of(text: str) -> float | None:
    """Also a decimal with a dot or a comma."""
    whole = count_of(text)
    if whole is not None:
        return float(whole)
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
