"""A line of text as numbers, words and marks. Everything that reads dates reads these."""

import re
from enum import IntEnum
from typing import NamedTuple

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class Kind(IntEnum):
    NUMBER = 0
    WORD = 1
    MARK = 2
    END = 3


class Token(NamedTuple):
    kind: Kind
    text: str
    low: str
    start: int
    end: int
    gap: bool  # white space before it

    @property
    def value(self) -> int:
        return int(self.text)


class Line:
    """The tokens of one line, places counted in the whole text."""

    def __init__(self, text: str, offset: int = 0) -> None:
        self.text = text
        self.offset = offset
        tokens: list[Token] = []
        before = -1
        for match in _TOKEN.finditer(text):
            written = match.group()
            kind = _kind(written)
            start, end = match.span()
            gap = start != before
            tokens.append(Token(kind, written, written.lower(), start + offset, end + offset, gap))
            before = end
        size = offset + len(text)
        self._end = Token(Kind.END, "", "", size, size, gap=True)
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, place: int) -> Token:
        """The token, or an end mark outside the line."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else self._end

    def slice(self, start: int, end: int) -> str:
        return self.text[start - self.offset : end - self.offset]

    def is_number(self, place: int, *, digits: int = 2, gap: bool | None = None) -> bool:
        """A number of at most so many digits; `gap` False asks for it to stand close."""
        token = self[place]
        fits = token.kind is Kind.NUMBER and len(token.text) <= digits
        return fits and (gap is None or token.gap is gap)

    def is_mark(self, place: int, marks: str | frozenset[str], *, gap: bool | None = None) -> bool:
        token = self[place]
        return token.text in marks and bool(token.text) and (gap is None or token.gap is gap)

    def is_year(self, place: int) -> bool:
        token = self[place]
        if token.kind is not Kind.NUMBER or len(token.text) != 4:
            return False
        return _FIRST_YEAR <= token.value <= _LAST_YEAR

    def starts_freely(self, place: int) -> bool:
        """Nothing stands glued before it that makes it part of something longer."""
        if self[place].gap or place == 0:
            return True
        before = self[place - 1]
        if before.kind is Kind.WORD or before.text in "§#_=@":
            return False
        return not (before.text in ".,:/" and self.is_number(place - 2, digits=99))


def _kind(written: str) -> Kind:
    if written[0].isdecimal():
        return Kind.NUMBER
    return Kind.WORD if written[0].isalpha() else Kind.MARK
