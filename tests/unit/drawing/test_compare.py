from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from samspor.drawing.compare import ChangeKind, FieldChange, compare
from samspor.drawing.content import Status
from tests.factories.content import a_wheel, an_item, wheels


@given(wheels())
def test_content_does_not_differ_from_itself(content):
    assert compare(content, content) == []


@given(wheels(), wheels())
def test_every_item_is_told_of_once_or_is_the_same(old, new):
    changes = compare(old, new)

    told = [change.item_id for change in changes]
    same = {item.id for item in old.items if item in new.items}
    assert len(told) == len(set(told))
    assert set(told) | same == {item.id for item in old.items + new.items}
    assert not set(told) & same


def test_each_kind_of_change_has_its_name():
    stays, moves, renamed, cancelled, goes = (an_item(number) for number in range(1, 6))
    later = replace(moves, timing=moves.timing.moved(timedelta(days=7)), title="Flyttet")
    reworded = replace(renamed, title="Nytt navn")
    off = replace(cancelled, status=Status.CANCELLED)
    comes = an_item(6)

    changes = compare(
        a_wheel(stays, moves, renamed, cancelled, goes), a_wheel(stays, later, reworded, off, comes)
    )

    assert {change.item_id: change.kind for change in changes} == {
        "item-2": ChangeKind.MOVED,
        "item-3": ChangeKind.CHANGED,
        "item-4": ChangeKind.CANCELLED,
        "item-5": ChangeKind.REMOVED,
        "item-6": ChangeKind.ADDED,
    }


def test_change_tells_every_field_before_and_after():
    old = an_item()
    new = replace(old, title="Fagdag", place="DMMH")

    (change,) = compare(a_wheel(old), a_wheel(new))

    assert change.fields == (
        FieldChange("title", "Samling 1", "Fagdag"),
        FieldChange("place", "", "DMMH"),
    )
    assert change.title == "Fagdag"
