"""Fixed words with named gaps. What people wrote fills gaps and stays mere text (T-33).

    CODE = Letter(
        subject=pgettext_lazy("mail", "Your code for Samspor"),
        body=(pgettext_lazy("mail", "The code is %(code)s."), Quote("message")),
        link_words=pgettext_lazy("mail", "Open the message"),
    )

A mail program makes links of whatever looks like one. In gaps, an invisible space after each dot,
colon, slash and @ keeps it from doing so; the words look the same.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import translation
from django.utils.functional import Promise

_GAP: Final = re.compile(r"%\((\w+)\)s")
_LIKE_A_LINK: Final = re.compile(r"\S*[.:/@\u3002\uff0e\uff61]\S+")
_JOINTS: Final = re.compile(r"([.:/@\u3002\uff0e\uff61])(?=\S)")
_INVISIBLE_SPACE: Final = "\u200b"
# Signs that turn the direction of what follows, or hide in it.
_TURNING: Final = frozenset("\u061c\u200b\u200e\u200f\u2028\u2029\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_SUBJECT_LENGTH: Final = 150


@dataclass(frozen=True, slots=True)
class Quote:
    """A gap that stands alone as a quotation, in as many lines as its text has."""

    name: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Paragraphs of our own words. A link is one address of ours, with fixed words."""

    subject: str | Promise
    body: tuple[str | Promise | Quote, ...]
    link_words: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """In one language, ready to be kept in a row. Paragraphs are parted by an empty line."""

    subject: str
    text: str
    link_words: str


def fill(letter: Letter, values: Mapping[str, object], *, language: str) -> Filled:
    """Put the values in the gaps.

    Args:
        values: One for each gap, no more; a lazy text is written in the letter's language.

    Raises:
        LookupError: The values are not those that the letter has gaps for.
    """
    with translation.override(language):
        wanted = _gaps(letter)
        if wanted != values.keys():
            raise LookupError(f"expected values for {sorted(wanted)}, got {sorted(values)}")
        whole = {name: plain(str(value)) for name, value in values.items()}
        flat = {name: " ".join(value.split()) for name, value in whole.items()}
        paragraphs = [
            _quoted(whole[part.name]) if isinstance(part, Quote) else str(part) % flat
            for part in letter.body
        ]
        return Filled(
            subject=(str(letter.subject) % flat)[:_SUBJECT_LENGTH],
            text="\n\n".join(paragraphs),
            link_words=str(letter.link_words),
        )


def plain(text: str) -> str:
    """Only what can be seen, and nothing that a mail program makes a link of."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(
        sign
        for sign in lines
        if sign == "\n" or (unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _TURNING)
    )
    return _LIKE_A_LINK.sub(_taken_apart, seen).strip()


def _taken_apart(found: re.Match[str]) -> str:
    return _JOINTS.sub(rf"\1{_INVISIBLE_SPACE}", found[0])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _gaps(letter: Letter) -> set[str]:
    found: set[str] = set()
    for part in (letter.subject, *letter.body):
        found |= {part.name} if isinstance(part, Quote) else set(_GAP.findall(str(part)))
    return found
