"""What differs between two contents of a wheel: the changes an edition tells its readers about."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from samspor.drawing.content import Item, Status, WheelContent


class ChangeKind(StrEnum):
    """In the order readers need them."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of `Item` by name, with its values before and after."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One item's change. `old` is None when added, `new` None when removed.

    An item that was both moved and reworded is MOVED; `fields` tells all of it.
    """

    kind: ChangeKind
    item_id: str
    old: Item | None
    new: Item | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def title(self) -> str:
        item = self.new or self.old
        return item.title if item else ""


def compare(old: WheelContent, new: WheelContent) -> list[Change]:
    """Changes of items, in the order of the new content, removed ones last.

    The order of items, and everything about arenas and closed days, is not compared.
    """
    before = {item.id: item for item in old.items}
    after = {item.id: item for item in new.items}
    changes = [
        change for item in new.items if (change := _change(before.get(item.id), item)) is not None
    ]
    removed = [
        Change(ChangeKind.REMOVED, item.id, item, None)
        for item in old.items
        if item.id not in after
    ]
    return changes + removed


def _change(old: Item | None, new: Item) -> Change | None:
    if old is None:
        return Change(ChangeKind.ADDED, new.id, None, new)
    if old is new:
        return None
    differing = tuple(
        FieldChange(field.name, getattr(old, field.name), getattr(new, field.name))
        for field in fields(Item)
        if getattr(old, field.name) != getattr(new, field.name)
    )
    if not differing:
        return None
    names = {change.name for change in differing}
    if "status" in names and new.status is Status.CANCELLED:
        kind = ChangeKind.CANCELLED
    elif "timing" in names:
        kind = ChangeKind.MOVED
    else:
        kind = ChangeKind.CHANGED
    return Change(kind, new.id, old, new, differing)
