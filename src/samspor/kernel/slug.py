"""Names as parts of addresses."""

import re
from typing import Final

_PLAIN: Final = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ö": "o", "ä": "a", "é": "e", "ü": "u"}
)
_LENGTH: Final = 70


def slug_of(name: str, *, otherwise: str) -> str:
    """Small letters a–z and digits, single hyphens, at most 70 characters; never empty."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower().translate(_PLAIN)).strip("-")
    return plain[:_LENGTH].rstrip("-") or otherwise


def numbered(slug: str, *, taken: set[str]) -> str:
    """The slug, or the first of slug-2, slug-3 … that nobody has."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
