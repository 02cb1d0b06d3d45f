"""Words that are looked for whatever their case."""

import re
from collections.abc import Iterator


def holds(text: str, *parts: str) -> bool:
    """One of them, in small letters, stands somewhere; asked before a pattern that costs more."""
    low = text.lower()
    return any(part in low for part in parts)


class AnyCase:
    """A pattern in small letters, for asking whether a text holds it.

    Its matches are in small letters too. Many words beside each other are found several times
    quicker so than with IGNORECASE, under which the first letter of a word rules none out.
    """

    __slots__ = ("_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled = re.compile(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled.search(text.lower())

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text.lower())

    def match(self, text: str) -> re.Match[str] | None:
        return self._compiled.match(text.lower())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(text.lower())
