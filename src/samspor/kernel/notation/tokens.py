"""A line of text as numbers, words and marks. Everything that reads dates reads these."""

import re
from enum import IntEnum
from typing import Any, Final, NamedTuple

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
# So far back of the first token anybody looks.
_BEFORE: Final = 3


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
    """The tokens of one line, places counted in the whole text.

    A document's lines are read again under one heading after another; what a line says whatever
    stands over it is read once, and kept in `kept` by those who read it. Few of the words of a
    long line are ever looked at, so a token is made when somebody asks for it.
    """

    def __init__(self, text: str, offset: int = 0) -> None:
        self.text = text
        self.offset = offset
        self.low = _in_small_letters(text)
        self.kept: dict[tuple[str, int], Any] = {}
        self.lows: list[str] = _TOKEN.findall(self.low)
        self.words = frozenset(self.lows)
        self._spans = [match.span() for match in _TOKEN.finditer(text)]
        size = offset + len(text)
        self._end = Token(Kind.END, "", "", size, size, gap=True)
        made: list[Token | None] = [None] * len(self.lows)
        self._padded = [*[self._end] * _BEFORE, *made, self._end]

    def __len__(self) -> int:
        return len(self.lows)

    def __getitem__(self, place: int) -> Token:
        """The token, or an end mark outside the line."""
        try:
            token = self._padded[place + _BEFORE]
        except IndexError:
            return self._end
        return self._made(place) if token is None else token

    def _made(self, place: int) -> Token:
        start, end = self._spans[place]
        written = self.text[start:end]
        gap = place == 0 or self._spans[place - 1][1] != start
        if written[0].isalpha():
            kind = Kind.WORD
        else:
            kind = Kind.NUMBER if written[0].isdecimal() else Kind.MARK
        whole = (start + self.offset, end + self.offset)
        token = self._padded[place + _BEFORE] = Token(kind, written, self.lows[place], *whole, gap)
        return token

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


def _in_small_letters(text: str) -> str:
    """As long as the text, letter by letter: the Turkish İ alone would become two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each if len(each.lower()) > 1 else each.lower() for each in text)
