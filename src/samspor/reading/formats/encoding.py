"""Bytes to text: UTF-8, UTF-16 and the Latin-1 that older Windows programs still write."""

import codecs
import re
import unicodedata
from typing import Final

from samspor.reading.errors import Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS: Final = re.compile(r"\r\n|[\r\x0b\x0c]")
# All but tab, line ends and page breaks.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
# A stray one comes along in pasted text; more than a few and this share of all is not text.
_FEW_CONTROLS: Final = 4
_MAX_CONTROLS: Final = 0.002


def decode(data: bytes) -> str:
    """Decode, with plain line ends and letters composed (å is one character).

    Raises:
        Unreadable: Binary: zero bytes, control characters, or no encoding fits.
    """
    text = _decoded(data)
    if "\x00" in text or _is_full_of_controls(text):
        raise Unreadable("binary")
    text = _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable("binary") from error
    for encoding in ("utf-8", *_utf_16_without_mark(data), "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (encoding != "cp1252" or _reads_as_words(text)):
            return text
    raise Unreadable("binary")


def _utf_16_without_mark(data: bytes) -> tuple[str, ...]:
    """Norwegian in UTF-16 has a zero in nearly every other byte."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return ()
    half = len(sample) / 2
    if sample[1::2].count(0) > 0.7 * half:
        return ("utf-16-le",)
    if sample[0::2].count(0) > 0.7 * half:
        return ("utf-16-be",)
    return ()


def _is_full_of_controls(text: str) -> bool:
    sample = text[:200_000]
    controls = sum(map(len, _CONTROLS.findall(sample)))
    return controls > _FEW_CONTROLS + _MAX_CONTROLS * len(sample)


def _reads_as_words(text: str) -> bool:
    """Any bytes decode as cp1252; words are mostly plain letters and spaces."""
    sample = text[:20_000]
    plain = sum(1 for c in sample if c.isspace() or (c.isascii() and c.isprintable()))
    return plain > 0.8 * len(sample)
