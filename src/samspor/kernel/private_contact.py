"""Spots private ways to reach a person in a text that everybody will read."""

import re
from enum import StrEnum
from typing import Final


class Private(StrEnum):
    PHONE = "phone"
    MAIL = "mail"


# Mobile numbers begin with 4 or 9 (the national numbering plan); groups as people write them.
_BLANK = "[ \u00a0]"
_REST: Final = (
    rf"\d{{7}}|\d{{2}}(?:{_BLANK}\d{{2}}{_BLANK}?\d{{3}}|{_BLANK}\d{{3}}{_BLANK}?\d{{2}})"
    rf"|\d(?:{_BLANK}\d{{2}}){{3}}"
)
_PHONE: Final = re.compile(rf"(?<![\d.,/-])(?:(?:\+|00)47{_BLANK}?)?[49](?:{_REST})(?![\d/-])")
_MAIL: Final = re.compile(
    r"[\w.+-]+@(?:gmail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|online|broadpark|getmail|"
    r"start|frisurf|lyse|proton|protonmail)\.(?:[a-z]{2,3}(?:\.[a-z]{2})?)\b",
    re.IGNORECASE,
)


def find_private_contacts(text: str) -> set[Private]:
    """Which kinds stand in the text; they are found, never kept."""
    found = set()
    if _PHONE.search(text):
        found.add(Private.PHONE)
    if _MAIL.search(text):
        found.add(Private.MAIL)
    return found
