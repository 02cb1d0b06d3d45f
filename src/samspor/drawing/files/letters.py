"""Letters that a file format cannot carry, and words that are too long for a column."""

import re
from typing import Final

# XML 1.0 knows no other control letters than tab, line feed and carriage return; and no surrogates.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG: Final = re.compile(r"\S{25,}")
_PIECE: Final = 16
BREAK: Final = "\u200b"  # an invisible place where a word may go on in the next line


def writable(text: str) -> str:
    """The text without what no XML document may hold."""
    return _FORBIDDEN.sub("", text)


def breakable(text: str) -> str:
    """Long words may break, so that none runs out of its column."""
    return _LONG.sub(lambda found: _pieces(found[0]), text)


def _pieces(word: str) -> str:
    return BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
