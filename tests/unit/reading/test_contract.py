"""The JSON that other tools rely on (design.md section 5), key by key."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from typing import Any

import pytest

from samspor.kernel.timing import Precision
from samspor.reading import draft as drafts
from samspor.reading import read_document
from samspor.reading.contract import from_dict, to_dict
from samspor.reading.keys import event_keys, pair_keys
from tests.unit.reading.documents import ROOT, twin_text

KEYS = {
    "document": ["title", "language", "school_year", "updated", "kinds"],
    "events": [
        "title", "start", "end", "time_start", "time_end", "precision", "kind", "arenas", "place", "mode",
        "agenda", "audience", "follows", "municipalities", "doubts", "source",
        "status",
    ],
    "arenas": ["name", "level", "who", "role"],
    "regions": ["name", "municipalities", "partners"],
    "units": None, "totals": None, "networks": None, "focus_areas": None, "initiatives": None,
    "schemes": ["name", "goals"],
    "plans": ["name", "period", "text"],
    "norms": None, "partner_roles": None, "dilemmas": None, "charter": None, "experiences": None,
    "organisation": ["topic", "text", "source"],
    "links": ["text", "target"],
    "doubts": ["event", "line", "text", "why", "choices", "code", "details"],
    "furniture": ["line", "text", "why", "reason"],
    "unplaced": None,
    "coverage": ["content_lines", "structured", "text", "unplaced", "placed"],
}  # fmt: skip


@pytest.fixture
def data() -> dict[str, Any]:
    return to_dict(read_document(twin_text().encode()))


def test_all_keys_are_there_in_the_contracts_order(data: dict[str, Any]) -> None:
    assert list(data) == list(KEYS)
    for name, keys in KEYS.items():
        value = data[name]
        first = value[0] if isinstance(value, list) and value else value
        assert (list(first) if isinstance(first, dict) else None) == keys, name
    assert list(data["events"][0]["source"]) == ["line", "cell", "text"]
    assert list(data["events"][0]["follows"][0]) == ["event", "relation"]


def test_draft_is_plain_json(data: dict[str, Any]) -> None:
    assert json.loads(json.dumps(data)) == data


def test_days_and_times_are_text(data: dict[str, Any]) -> None:
    preparation, meeting = data["events"][0], data["events"][1]

    assert (meeting["start"], meeting["end"]) == ("2025-10-07", None)
    assert (meeting["time_start"], meeting["time_end"]) == ("09:00", "11:30")
    assert (meeting["precision"], meeting["mode"]) == ("time", "digital")
    assert (preparation["start"], preparation["end"]) == ("2025-09-01", "2025-09-30")
    assert preparation["follows"] == [{"event": 1, "relation": "preparation"}]


def test_empty_document_still_has_all_keys() -> None:
    assert list(to_dict(read_document(b"En setning til."))) == list(KEYS)


def test_draft_comes_back_whole(data: dict[str, Any]) -> None:
    assert from_dict(data) == read_document(twin_text().encode())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "title"), 7), (("events", 0, "precision"), "sometimes"),
        (("events", 0, "kind"), "party"), (("events", 1, "start"), 20251007), (("events",), {}),
        (("coverage", "text"), None), (("document",), []), (("events", 0, "start"), "2025-13-01"),
    ],
)  # fmt: skip
def test_wrong_shape_is_refused(data: dict[str, Any], path: tuple[Any, ...], value: object) -> None:
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value

    with pytest.raises(ValueError, match=r"expected|not a valid|month must"):
        from_dict(data)


def test_missing_key_is_refused(data: dict[str, Any]) -> None:
    del data["events"][0]["place"]

    with pytest.raises(ValueError, match="place"):
        from_dict(data)


# --- keys: the same activity in a changed document ---


def test_key_does_not_know_the_day() -> None:
    before = read_document(twin_text().encode())
    moved = read_document(twin_text().replace("7. oktober kl 9", "21. oktober kl 10").encode())

    assert moved.events[1].start == date(2025, 10, 21)
    assert event_keys(moved) == event_keys(before)
    assert event_keys(before)[1] == "regional-styringsgruppe|digitalt-møte|10|1"


def test_activity_that_moved_to_another_month_is_paired() -> None:
    before = event_keys(read_document(twin_text().encode()))
    draft = read_document(twin_text().encode())
    events = list(draft.events)
    events[1] = replace(events[1], start=date(2025, 9, 30))
    after = event_keys(replace(draft, events=tuple(events)))

    pairs = pair_keys(before, after)

    assert pairs[after[1]] == before[1]
    assert sorted(filter(None, pairs.values())) == sorted(before)


def test_new_activity_has_no_partner_and_a_gone_one_no_heir() -> None:
    assert pair_keys(["a|møte|09|1", "a|samling|10|1"], ["a|møte|09|1", "b|møte|09|1"]) == {
        "a|møte|09|1": "a|møte|09|1",
        "b|møte|09|1": None,
    }


def test_event_knows_its_timing() -> None:
    events = read_document(twin_text().encode()).events

    assert events[0].timing.precision is Precision.MONTH
    assert events[1].timing.start == time(9)
    assert (
        replace(events[0], start=None, end=None, precision=Precision.AGREEMENT).timing.first is None
    )


def test_every_key_is_in_the_reference() -> None:
    """What tools rely on is written down, and nothing else is."""
    page = (ROOT / "docs" / "reference" / "read-json.md").read_text(encoding="utf-8")
    shapes = [
        each
        for each in vars(drafts).values()
        if is_dataclass(each) and each.__module__ == drafts.__name__
    ]
    names = {field.name for shape in shapes for field in fields(shape)}
    written = set(re.findall(r"`([a-z_]+)`", page))

    assert names <= written
    assert set(KEYS) == set(
        re.findall(r"^\| `(\w+)` \|", page.partition("## Events")[0], re.MULTILINE)
    )
