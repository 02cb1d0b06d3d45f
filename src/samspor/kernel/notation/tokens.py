"""A line of text as numbers, words and marks. Everything that reads dates reads these."""

import re
from collections.abc import Callable
from enum import IntEnum
from functools import partial
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


# As Token(…), without the call in between: a document has tens of thousands.
_token: Final[Callable[[tuple[Kind, str, str, int, int, bool]], Token]] = partial(
    tuple.__new__, Token
)


class Line:
    """The tokens of one line, places counted in the whole text.

    A document's lines are read again under one heading after another; what a line says whatever
    stands over it is read once, and kept in `kept` by those who read it.
    """

    def __init__(self, text: str, offset: int = 0) -> None:
        self.text = text
        self.offset = offset
        self.low = text.lower()
        self.kept: dict[tuple[str, int], Any] = {}
        tokens: list[Token] = []
        before = -1
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            written = text[start:end]
            gap = start != before
            before = end
            if written[0].isalpha():
                kind, low = Kind.WORD, written.lower()
            elif written[0].isdecimal():
                kind, low = Kind.NUMBER, written
            else:
                kind, low = Kind.MARK, written.lower()
            tokens.append(_token((kind, written, low, start + offset, end + offset, gap)))
        size = offset + len(text)
        end_mark = Token(Kind.END, "", "", size, size, gap=True)
        self.tokens = tokens
        self.words = frozenset([token.low for token in tokens])
        self._padded = [*[end_mark] * _BEFORE, *tokens, end_mark]
        self._end = end_mark

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, place: int) -> Token:
        """The token, or an end mark outside the line."""
        try:
            return self._padded[place + _BEFORE]
        except IndexError:
            return self._end

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
