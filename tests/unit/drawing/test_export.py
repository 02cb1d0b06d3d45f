import json

import pytest
from hypothesis import given

from samspor.drawing.export import (
    content_from_dict,
    content_to_dict,
    from_json,
    item_from_dict,
    item_to_dict,
    to_json,
)
from samspor.kernel.school_year import SchoolYear
from tests.factories.content import a_wheel, an_item, sample, wheels


@given(wheels())
def test_any_content_comes_back_from_its_json_the_same(content):
    assert from_json(to_json(content)) == content


def test_json_keeps_its_keys_in_one_order():
    data = json.loads(to_json(sample()))

    assert list(data) == [
        "format",
        "community",
        "community_name",
        "title",
        "school_year",
        "language",
        "municipalities",
        "edition",
        "arenas",
        "activities",
        "closed",
        "table_shape",
    ]
    assert list(data["activities"][0]) == [
        "id",
        "title",
        "kind",
        "timing",
        "arenas",
        "place",
        "mode",
        "status",
        "agenda",
        "audience",
        "description",
        "follows",
        "municipalities",
        "asked_by",
        "initiatives",
    ]


def test_json_writes_days_and_times_as_iso():
    data = content_to_dict(sample(SchoolYear(2024)))

    gathering = next(item for item in data["activities"] if item["id"] == "styrersamling-host")
    assert gathering["timing"] == {
        "precision": "time",
        "first": "2024-10-16",
        "last": "2024-10-16",
        "start": "09:30",
        "end": "15:00",
    }
    assert data["edition"]["released"] == "2024-09-20T08:00:00+00:00"


def test_reading_forgives_keys_that_a_later_version_added():
    whole = an_item()
    data = item_to_dict(whole)
    for key in ("place", "mode", "status", "agenda", "audience", "description", "follows"):
        del data[key]

    assert item_from_dict(data) == whole


def test_reading_says_which_key_is_missing():
    data = content_to_dict(a_wheel())
    del data["school_year"]

    with pytest.raises(ValueError, match="expected the key 'school_year'"):
        content_from_dict(data)


@pytest.mark.parametrize("text", ["[]", '"wheel"', "{", ""])
def test_reading_refuses_what_is_no_wheel(text):
    with pytest.raises(ValueError):
        from_json(text)


@given(wheels())
def test_text_is_indented_as_python_does_it(content):
    plain = json.dumps(content_to_dict(content), ensure_ascii=False, indent=2) + "\n"

    assert to_json(content).decode() == plain
