"""Words that were struck out: marked while a format is read, settled when they become a line.

A day beside the one that replaced it is history, and so are words with others in their place. What
names the whole line stays, and the line says that it was struck out; what that means is for those
who read activities.
"""

import re
from typing import Final, NamedTuple

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.notation.reader import may_be_only_time

# No text holds them: Unicode keeps them for what never leaves a program.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_STRUCK: Final = re.compile(rf"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MARKS: Final = re.compile(rf"[{_OPEN}{_CLOSE}]")
_BETWEEN: Final = re.compile(rf"{_CLOSE}([\W_]*?){_OPEN}")
_WORD: Final = re.compile(r"\w")
_DIGIT: Final = re.compile(r"\d")
_SPACES: Final = re.compile(r"\s+")
_LOOSE: Final = re.compile(r"\(\s*\)|^[\s,;:–-]+|[\s,;–-]+$")
_SOME_YEAR: Final = Context(calendar_year=2024)


class Settled(NamedTuple):
    """`struck` is what of the words stands there struck out."""

    text: str
    struck: str = ""


def strike(text: str) -> str:
    """The same words, marked as struck out."""
    return f"{_OPEN}{bare(text)}{_CLOSE}" if text.strip() else text


def bare(text: str) -> str:
    return _MARKS.sub("", text)


def settled(text: str) -> Settled:
    if _OPEN not in text:
        return Settled(text)
    text = _BETWEEN.sub(r"\1", text)
    whole = bare(text)
    kept = _clean(_STRUCK.sub(" ", text))
    out = " ".join(each.strip() for each in _STRUCK.findall(text))
    if not _WORD.search(kept):
        return Settled(whole, whole)
    says_when, named = _says_when(kept), not may_be_only_time(out)
    if named and may_be_only_time(kept):
        if says_when and _says_when(out):  # "Samling 15. oktober", and 22. oktober instead
            return Settled(f"{_without_times(out)} {kept}")
        return Settled(whole, out)
    if _says_when(out) and not says_when:
        return Settled(whole, out)
    return Settled(kept)


def _says_when(text: str) -> bool:
    return _DIGIT.search(text) is not None or bool(find_timings(text, context=_SOME_YEAR))


def _without_times(text: str) -> str:
    for each in reversed(find_timings(text, context=_SOME_YEAR)):
        text = f"{text[: each.start]} {text[each.end :]}"
    return _clean(text)


def _clean(text: str) -> str:
    return _LOOSE.sub("", _SPACES.sub(" ", text).strip()).strip()
