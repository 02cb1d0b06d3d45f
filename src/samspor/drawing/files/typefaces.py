"""What the pages are set in, and what to do about letters that no typeface here knows.

Inter is unpacked from the design's own files at set-up (`tools.fonts`); without it the built-in
typefaces serve. A page for everybody (PDF/UA) may show no letter that has no shape, so a letter
that cannot be set, such as an emoji, becomes an empty square. What can be set is asked of the
typesetter itself, once per unusual letter.
"""

from functools import cache
from pathlib import Path
from typing import Final

import typst

FONTS: Final = Path(__file__).parent / "fonts"
UNKNOWN: Final = "□"
_PROBE: Final = b'#set document(title: "?")\n#set text(font: "Inter")\n#text(sys.inputs.letter)'
# Latin with its extensions, and the general punctuation: known to hold.
_COMMON_LETTERS: Final = 0x0250
_COMMON_SIGNS: Final = frozenset("–—‘’‚“”„…•·−€\u200b□")
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")


def without_unknown(text: str) -> str:
    """The text with a square for each letter that cannot be set; what joins those falls away."""
    unusual = {
        letter for letter in text if ord(letter) >= _COMMON_LETTERS and letter not in _COMMON_SIGNS
    }
    unknown = {ord(letter): UNKNOWN for letter in unusual if not _can_be_set(letter)}
    if unknown:
        unknown |= dict.fromkeys(map(ord, _JOINERS), "")
    return text.translate(unknown)


@cache
def _can_be_set(letter: str) -> bool:
    try:
        set_type(_PROBE, {"letter": letter})
    except typst.TypstError:
        return False
    return True


def set_type(source: bytes, inputs: dict[str, str], *, moment: int = 0) -> bytes:
    """A PDF/UA-1 document; no typeface of the machine's own, so that it is the same everywhere."""
    return typst.compile(
        source,
        format="pdf",
        font_paths=_typefaces(),
        sys_inputs=inputs,
        pdf_standards="ua-1",
        timestamp=moment,
    )


@cache
def _typefaces() -> typst.Fonts:
    found: list[Path] = [FONTS] if FONTS.is_dir() else []
    return typst.Fonts(include_system_fonts=False, font_paths=found)
