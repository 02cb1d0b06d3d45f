"""T-57: every page, in every language, light and dark, narrow and wide."""

from itertools import product

import pytest

from tests.browser.axe import axe
from tests.browser.conftest import Readers, tour

ALL = list(product(("nb", "nn", "en"), ("light", "dark"), (320, 1280)))
# Each pair of two settings once: enough for the gate.
PAIRWISE = [
    ("nb", "light", 320),
    ("nb", "dark", 1280),
    ("nn", "light", 1280),
    ("nn", "dark", 320),
    ("en", "light", 320),
    ("en", "dark", 1280),
]


def look(readers: Readers, language: str, scheme: str, width: int) -> list[str]:
    found = []
    options = {"scheme": scheme, "width": width, "with_axe": True}
    for visit, page, _reader in tour(readers, language=language, **options):
        found.extend(f"{visit.name}: {fault}" for fault in axe(page))
    return found


@pytest.mark.parametrize(("language", "scheme", "width"), PAIRWISE)
def test_t57_axe_finds_nothing(readers: Readers, language: str, scheme: str, width: int):
    found = look(readers, language, scheme, width)

    assert not found, "\n  ".join(["", *found])


@pytest.mark.full
@pytest.mark.parametrize(
    ("language", "scheme", "width"), [one for one in ALL if one not in PAIRWISE]
)
def test_t57_axe_finds_nothing_in_any_combination(
    readers: Readers, language: str, scheme: str, width: int
):
    found = look(readers, language, scheme, width)

    assert not found, "\n  ".join(["", *found])


def test_pairwise_holds_every_pair():
    def pairs(rows: list[tuple[str, str, int]]) -> set[tuple[object, object]]:
        return {(row[one], row[other]) for row in rows for one, other in ((0, 1), (0, 2), (1, 2))}

    assert pairs(PAIRWISE) == pairs(ALL)


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
def test_t68_axe_sees_a_planted_fault(readers: Readers, fault: str):
    page = readers(with_axe=True).open("/om/")
    page.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", fault
    )

    assert axe(page) != []


def test_t60_own_judgement_sees_weak_text_that_axe_leaves_open(readers: Readers):
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
