"""A first visit is light: under 100 kB over the wire (screens.md, section 7)."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from tests.page_client import PageClient

LIGHT = 100_000
FETCHED = ("samspor/samspor.css", "samspor/samspor.js", "ui/icon.svg")
FONT = "samspor/fonts/inter-latin-wght-normal.woff2"


def bundled(name: str) -> bytes:
    found = finders.find(name)
    assert found, f"{name} is not built: ./samspor setup"
    return Path(found).read_bytes()


def test_first_visit_is_light(pages: PageClient):
    page = pages.get("/").html.encode()

    packed = [len(gzip.compress(part)) for part in (page, *map(bundled, FETCHED))]

    assert sum(packed) + len(bundled(FONT)) < LIGHT


def test_preloaded_font_is_the_one_the_sheet_asks_for():
    sheet = bundled("samspor/samspor.css").decode()

    assert "fonts/inter-latin-wght-normal.woff2" in sheet
    assert sheet.count("@font-face") == 2


def outermost(sheet: str) -> list[str]:
    """What stands before each brace or semicolon of the outermost level."""
    heads, depth, head = [], 0, ""
    for sign in re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", sheet, flags=re.DOTALL):
        if sign in "{};" and depth == 0:
            heads.append(head.strip())
            head = ""
        elif depth == 0:
            head += sign
        depth += (sign == "{") - (sign == "}")
    return [head for head in heads if head]


def test_sheet_keeps_every_rule_in_a_layer():
    """Outside a layer a rule would win over all others."""
    heads = outermost(bundled("samspor/samspor.css").decode())

    assert heads[0].startswith("@layer ds.theme,ds.base,ds.components,samspor.base")
    assert {head.split()[0] for head in heads} <= {"@layer", "@font-face", "@page"}
