"""Words that are looked for whatever their case."""

import re
from collections.abc import Iterator
from functools import lru_cache

# A line is asked about by one reader after another.
in_small_letters = lru_cache(maxsize=2_048)(str.lower)


def holds(text: str, *parts: str) -> bool:
    """One of them, in small letters, stands somewhere; asked before a pattern that costs more."""
    low = in_small_letters(text)
    for part in parts:  # noqa: SIM110 (asked too often for what a generator costs)
        if part in low:
            return True
    return False


def without_opening(pattern: re.Pattern[str], text: str) -> str:
    """What stands behind a pattern that is only looked for first of all, and there at once."""
    found = pattern.match(text)
    return text[found.end() :] if found else text


def one_of(*words: str) -> str:
    """A pattern for patterns that each begin with a letter, in the order they are tried in.

    Those with the same first letter stand together: at most places of a text a dozen letters are
    looked at instead of a hundred words.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


class AnyCase:
    """A pattern in small letters, for asking whether a text holds it.

    Its matches are in small letters too. Many words beside each other are found several times
    quicker so than with IGNORECASE, under which the first letter of a word rules none out. One of
    the parts in `telling` stands in all that it finds, where they are quicker to ask for.
    """

    __slots__ = ("_compiled", "pattern", "telling")

    def __init__(self, pattern: str, *telling: str) -> None:
        self.pattern = pattern
        self.telling = telling
        self._compiled = re.compile(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        low = in_small_letters(text)
        if not self.telling:
            return self._compiled.search(low)
        for part in self.telling:  # not a call of its own: this is asked tens of thousands of times
            if part in low:
                return self._compiled.search(low)
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        low = in_small_letters(text)
        told = not self.telling or any(part in low for part in self.telling)
        return self._compiled.finditer(low) if told else iter(())

    def match(self, text: str) -> re.Match[str] | None:
        return self._compiled.match(in_small_letters(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(in_small_letters(text))
