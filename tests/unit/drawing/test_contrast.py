"""T-60: every pair of colours the wheel uses, in both schemes, read from the style sheets."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[3] / "frontend/css"
ARENAS = range(9)
TEXT, SHAPE = 4.5, 3.0


def rules(text, selector):
    """Custom properties of the first block whose selector list has exactly this selector."""
    for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        heads = [one.strip() for one in head.split(";")[-1].split(",")]
        if selector in heads and "--" in body:
            yield from re.findall(r"(--[\w-]+):\s*([^;]+);", body)


@pytest.fixture(scope="module", params=["light", "dark"])
def colours(request):
    """A function from the name of a property to its colour in the scheme."""
    tokens = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(), flags=re.DOTALL)
    wheel = re.sub(r"/\*.*?\*/", "", (CSS / "wheel/colours.css").read_text(), flags=re.DOTALL)
    known = dict(rules(tokens, '[data-color-scheme="light"]'))
    if request.param == "dark":
        known |= dict(rules(tokens, '[data-color-scheme="dark"]'))
    known |= dict(rules(wheel, ":root"))

    def colour(name):
        value = known[name]
        while value.startswith("var("):
            value = known[value[4:-1].split(",")[0]]
        return value

    return colour


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("arena", ARENAS)
@pytest.mark.parametrize(
    ("ground", "least"),
    [
        ("--samspor-wheel-paper", TEXT),  # numbers in hollow and dashed marks, chips in lists
        ("--samspor-arena-{}-tint", TEXT),  # ring names; numbers on hatching of what is over
        ("--ds-color-neutral-surface-default", TEXT),  # marks in the legend
    ],
)
def test_t60_arena_is_read_on_what_is_behind_it(colours, arena, ground, least):
    assert contrast(colours(f"--samspor-arena-{arena}"), colours(ground.format(arena))) >= least


@pytest.mark.parametrize("arena", ARENAS)
def test_t60_numbers_are_read_on_filled_marks(colours, arena):
    assert (
        contrast(colours("--samspor-arena-contrast"), colours(f"--samspor-arena-{arena}")) >= TEXT
    )


@pytest.mark.parametrize("arena", ARENAS)
@pytest.mark.parametrize(
    "ink",
    [
        "--samspor-wheel-ink",
        "--samspor-wheel-muted",
        "--ds-color-accent-text-subtle",  # links on tinted slips
        "--ds-color-neutral-text-default",
    ],
)
def test_t60_titles_are_read_on_every_ring(colours, arena, ink):
    assert contrast(colours(ink), colours(f"--samspor-arena-{arena}-tint")) >= TEXT


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("--samspor-wheel-ink", "--samspor-wheel-paper", TEXT),  # hub
        ("--samspor-wheel-muted", "--samspor-wheel-paper", TEXT),  # weeks, captions
        ("--samspor-wheel-next", "--samspor-wheel-paper", TEXT),
        ("--samspor-wheel-ink", "--samspor-wheel-band", TEXT),  # months
        ("--samspor-wheel-ink", "--samspor-wheel-now", TEXT),  # this month
        ("--samspor-wheel-today-on", "--samspor-wheel-today", TEXT),
        ("--samspor-wheel-today", "--samspor-wheel-paper", TEXT),  # this month in the table
        ("--ds-color-warning-text-default", "--ds-color-warning-surface-tinted", TEXT),
        ("--ds-color-danger-text-subtle", "--ds-color-danger-surface-tinted", TEXT),
        ("--ds-color-accent-base-contrast-default", "--ds-color-accent-base-default", TEXT),
        ("--samspor-wheel-shade", "--samspor-wheel-paper", SHAPE),  # hatching in the legend
    ],
)
def test_t60_other_pairs(colours, one, other, least):
    assert contrast(colours(one), colours(other)) >= least


@pytest.mark.parametrize("arena", ARENAS)
def test_t60_today_is_seen_across_every_ring(colours, arena):
    assert (
        contrast(colours("--samspor-wheel-today"), colours(f"--samspor-arena-{arena}-tint"))
        >= SHAPE
    )


def test_t60_both_ways_into_the_dark_scheme_have_the_same_arenas():
    text = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(), flags=re.DOTALL)
    chosen = dict(rules(text, '[data-color-scheme="dark"]'))
    auto = text[text.index("@media screen and (prefers-color-scheme: dark)") :]
    followed = dict(re.findall(r"(--samspor-arena-[\w-]+):\s*([^;]+);", auto))

    assert followed
    assert followed == {name: value for name, value in chosen.items() if "arena" in name}
