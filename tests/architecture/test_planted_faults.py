"""T-68: each rule that binds has a test and a planted fault, and the reference says which."""

import re
from typing import Any, Final

import pytest

from tests.architecture.source import ROOT
from tests.browser.conftest import Reader
from tests.planting import PLANTS, PlantedTest

PAGE: Final = ROOT / "docs/reference/trust-rules.md"
BINDING: Final = frozenset(
    f"T-{number:02}"
    for number in (*range(1, 31), *range(36, 41), *range(42, 48), 51, 54, 55, *range(57, 64))
)
_ROW: Final = re.compile(r"^\| (T-\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_NODE: Final = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_PLACE: Final = re.compile(r"`(samspor\.[\w.]+)`")


def faults(text: str) -> list[str]:
    """What is wrong with the page, against the tests and the list of plants."""
    rows = {rule: (tests, planted) for rule, _says, tests, planted in _ROW.findall(text)}
    found = [f"{rule} has no row" for rule in sorted(BINDING - rows.keys())]
    told = set()
    for rule, (tests, planted) in rows.items():
        found += [f"{rule} names no test"] if not _NODE.search(tests) else []
        found += [f"{rule}: no {each}" for each in missing(tests + planted)]
        own = [name for _file, name in _NODE.findall(planted) if "planted" in name]
        places = set(_PLACE.findall(planted))
        told |= {(rule, place) for place in places}
        if not own and not places:
            found.append(f"{rule} has no planted fault")
    listed = {(plant.rule, plant.place) for plant in PLANTS}
    found += [f"{rule}: {place} is not planted" for rule, place in sorted(told - listed)]
    found += [f"{rule}: {place} is not told" for rule, place in sorted(listed - told)]
    return found


def missing(text: str) -> list[str]:
    """Tests that are named and are not there."""
    return [
        f"{file}::{name}"
        for file, name in _NODE.findall(text)
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text()
    ]


def test_t68_every_binding_rule_has_a_test_and_a_planted_fault() -> None:
    assert faults(PAGE.read_text()) == []


def test_t68_every_plant_is_in_a_test_that_is_there() -> None:
    assert missing(" ".join(f"`{plant.where}`" for plant in PLANTS)) == []


# --- planted faults ---


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("| T-05 |", "| T-95 |", "T-05 has no row"),
        ("::test_t05_code_works_once`", "::test_t05_no`", "T-05: no tests/integration/"),
        ("`samspor.sign_in.services.codes.LIFE`", "nothing", "T-05 has no planted fault"),
        ("`samspor.sign_in.services.codes.LIFE`", "`samspor.sign_in.x`", "T-05: samspor.sign_in.x"),
    ],
)
def test_t68_planted_fault_in_the_page_is_found(old: str, new: str, told: str) -> None:
    text = PAGE.read_text()
    assert old in text

    found = faults(text.replace(old, new))

    assert any(each.startswith(told) for each in found)


def test_t68_planted_fault_that_no_test_sees_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    blind: Any = object.__new__(PlantedTest)
    blind.plant = PLANTS[0]
    monkeypatch.setattr(pytest.Function, "runtest", lambda _self: None)

    with pytest.raises(pytest.fail.Exception, match="did not see a fault"):
        blind.runtest()


def test_t44_planted_request_elsewhere_is_heard() -> None:
    reader = Reader(context=None, address="http://localhost:1")  # type: ignore[arg-type]  # it opens nothing

    for url in ("http://localhost:1/om/", "data:,", "https://cdn.example/x.js", "//cdn.example/"):
        reader._asked(url)

    assert reader.complaints == [
        "asked elsewhere: https://cdn.example/x.js",
        "asked elsewhere: //cdn.example/",
    ]
