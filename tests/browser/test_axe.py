"""T-57: every page, in every language, light and dark, narrow and wide."""

from collections.abc import Sequence
from itertools import combinations, product

import pytest

from tests.browser.axe import axe
from tests.browser.conftest import Readers, tour
from tests.browser.pages import VISITS, Visit

Setting = tuple[str, str, int]
ALL: list[Setting] = list(product(("nb", "nn", "en"), ("light", "dark"), (320, 1280)))
# Three settings hold every language, scheme and width once; two such threes, on every other page
# each, hold every pair. Enough for the gate.
EVEN: list[Setting] = [("nb", "light", 320), ("nn", "dark", 1280), ("en", "light", 1280)]
ODD: list[Setting] = [("nb", "dark", 1280), ("nn", "light", 320), ("en", "dark", 320)]
IN_THE_GATE = [(setting, VISITS[0::2]) for setting in EVEN] + [
    (setting, VISITS[1::2]) for setting in ODD
]


def named(setting: Setting) -> str:
    return "-".join(map(str, setting))


def look(readers: Readers, setting: Setting, visits: Sequence[Visit]) -> list[str]:
    language, scheme, width = setting
    options = {"scheme": scheme, "width": width, "with_axe": True}
    return [
        f"{visit.name}: {fault}"
        for visit, page, _reader in tour(readers, visits, language=language, **options)
        for fault in axe(page)
    ]


@pytest.mark.parametrize(
    ("setting", "visits"), IN_THE_GATE, ids=[named(setting) for setting, _visits in IN_THE_GATE]
)
def test_t57_axe_finds_nothing(readers: Readers, setting: Setting, visits: Sequence[Visit]):
    found = look(readers, setting, visits)

    assert not found, "\n  ".join(["", *found])


@pytest.mark.full
@pytest.mark.parametrize("setting", ALL, ids=named)
def test_t57_axe_finds_nothing_in_any_combination(readers: Readers, setting: Setting):
    found = look(readers, setting, VISITS)

    assert not found, "\n  ".join(["", *found])


def test_gate_holds_every_pair():
    rows = [(visit, *setting) for setting, visits in IN_THE_GATE for visit in visits]
    everything = [(visit, *setting) for visit in VISITS for setting in ALL]

    def pairs(of: Sequence[tuple[object, ...]]) -> set[tuple[object, object]]:
        return {pair for row in of for pair in combinations(row, 2)}

    assert pairs(rows) == pairs(everything)


@pytest.mark.parametrize(
    "fault",
    [
        "<img src='/static/ui/icon.svg'>",
        "<button></button>",
        "<p id='x'></p><p id='x'></p><label for='x'></label>",
        "<input type='text'>",
        "<h6>Hopp</h6>",
    ],
)
def test_t57_axe_sees_a_planted_fault(readers: Readers, fault: str):
    page = readers(with_axe=True).open("/om/")
    page.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", fault
    )

    assert axe(page) != []


def test_t60_planted_weak_text_that_axe_leaves_open_is_seen(readers: Readers):
    page = readers(with_axe=True).open("/om/")
    page.evaluate(
        """() => {
          const words = document.querySelector(".prose p");
          words.style.color = "#aaa";
          words.style.position = "relative";
          const veil = document.createElement("div");
          veil.style.cssText = "position:absolute;inset:0;background:linear-gradient(#fff0,#fff0)";
          words.append(veil);
        }"""
    )

    assert [fault for fault in axe(page) if "contrast" in fault]


@pytest.mark.parametrize(("stripe", "is_seen"), [("#ddd", False), ("#777", True)])
def test_t60_own_judgement_counts_every_stripe_behind_text(
    readers: Readers, stripe: str, is_seen: bool
):
    page = readers(with_axe=True).open("/om/")
    page.evaluate(
        """(stripe) => {
          const words = document.querySelector(".prose p");
          words.style.color = "#222";
          words.style.background = `repeating-linear-gradient(45deg, ${stripe} 0 3px, #fff 3px 9px)`;
        }""",
        stripe,
    )

    found = [fault for fault in axe(page) if "contrast" in fault]

    assert bool(found) is is_seen
