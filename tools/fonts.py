"""Unpacks the typeface for print: `python -m tools.fonts`. Typst reads no WOFF2.

The same two cuts of Inter as on the page, one file each. The second gets a family name of its own,
so that a letter is always looked up in the same order.
"""

import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
PACKED = ROOT / "node_modules/@fontsource-variable/inter/files"
FONTS = ROOT / "src/samspor/drawing/files/fonts"
CUTS = {"latin": "Inter", "latin-ext": "Inter Ext"}
FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 1, 4, 6, 16


def main() -> int:
    FONTS.mkdir(exist_ok=True)
    for cut, family in CUTS.items():
        font = TTFont(PACKED / f"inter-{cut}-wght-normal.woff2", lazy=True, recalcTimestamp=False)
        font.flavor = None
        font["name"].removeNames(nameID=TYPOGRAPHIC_FAMILY)
        for record in (FAMILY, FULL):
            font["name"].setName(family, record, 3, 1, 0x409)
        font["name"].setName(family.replace(" ", ""), POSTSCRIPT, 3, 1, 0x409)
        font.save(FONTS / f"{family.replace(' ', '')}.ttf")
    shutil.copy(PACKED.parent / "LICENSE", FONTS / "LICENSE-Inter.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
