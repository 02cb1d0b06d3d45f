"""T-60: the theme's own numbers, read from the sheet that the browser gets."""

import re
from itertools import product
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[3] / "frontend/css/tokens.css"
FAMILIES = ("accent", "neutral", "info", "success", "warning", "danger")
GROUNDS = ("background-default", "background-tinted", "surface-default", "surface-tinted")
Scheme = dict[str, str]


def schemes() -> dict[str, Scheme]:
    """Colours of the light block, and of the two dark ones, by name."""
    found: dict[str, Scheme] = {}
    heads = {
        "light": ':root,\n  [data-color-scheme="light"] {',
        "dark": '[data-color-scheme="dark"] {',
        "auto dark": '[data-color-scheme="auto"] {',
    }
    text = SHEET.read_text()
    for name, head in heads.items():
        block = text[text.index(head) :]
        block = block[: block.index("}")]
        found[name] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


SCHEMES = schemes()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(scheme: Scheme, *, inks: list[str], grounds: list[str], least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {contrast(scheme[ink], scheme[ground]):.2f}"
        for ink, ground in product(inks, grounds)
        if contrast(scheme[ink], scheme[ground]) < least
    ]


def colours(family: str, *steps: str) -> list[str]:
    return [f"ds-color-{family}-{step}" for step in steps]


def test_contrast_counts_as_the_standard_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_both_dark_blocks_are_the_same():
    assert SCHEMES["dark"] == SCHEMES["auto dark"]


def test_dark_names_every_colour_that_light_does():
    assert SCHEMES["dark"].keys() == SCHEMES["light"].keys()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES)
def test_t60_text_is_readable_on_every_ground(name: str, family: str):
    grounds = colours("neutral", *GROUNDS) + colours(family, *GROUNDS, "surface-hover")
    inks = colours(family, "text-subtle", "text-default")

    assert too_weak(SCHEMES[name], inks=inks, grounds=grounds, least=4.5) == []


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES)
def test_t60_borders_that_carry_meaning_are_seen(name: str, family: str):
    grounds = colours("neutral", *GROUNDS) + colours(family, *GROUNDS)
    inks = colours(family, "border-default", "border-strong")

    assert too_weak(SCHEMES[name], inks=inks, grounds=grounds, least=3) == []


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES)
def test_t60_words_on_solid_colour_are_readable(name: str, family: str):
    inks = colours(family, "base-contrast-default")
    grounds = colours(family, "base-default", "base-hover", "base-active")

    assert too_weak(SCHEMES[name], inks=inks, grounds=grounds, least=4.5) == []


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("arena", range(1, 9))
def test_t60_arena_colours_carry_text_and_bear_it(name: str, arena: int):
    scheme = SCHEMES[name]
    own, tint = f"samspor-arena-{arena}", f"samspor-arena-{arena}-tint"
    paper = colours("neutral", *GROUNDS)

    assert too_weak(scheme, inks=[own], grounds=[*paper, tint], least=4.5) == []
    assert too_weak(scheme, inks=["samspor-arena-contrast"], grounds=[own], least=4.5) == []
    assert (
        too_weak(
            scheme,
            inks=colours("neutral", "text-default", "text-subtle"),
            grounds=[tint],
            least=4.5,
        )
        == []
    )


@pytest.mark.parametrize("name", ["light", "dark"])
def test_t58_one_of_the_focus_rings_is_seen_on_any_ground(name: str):
    scheme = SCHEMES[name]
    rings = ("ds-color-focus-inner", "ds-color-focus-outer")
    grounds = [ground for key, ground in scheme.items() if "focus" not in key]

    unseen = [
        ground for ground in grounds if max(contrast(scheme[ring], ground) for ring in rings) < 3
    ]

    assert unseen == []
    assert contrast(*(scheme[ring] for ring in rings)) >= 3
