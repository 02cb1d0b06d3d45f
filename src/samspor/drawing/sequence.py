"""What an edition remembers for the calendars that already hold the one before it.

A calendar takes a change of time, place or status as news only when the item's sequence has risen,
and lets go of an item only when it has been told that it is cancelled. Source: T-29.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from samspor.drawing.calendar_time import appointment
from samspor.drawing.content import Item, Revision, Status, WheelContent

CANCELLED_STAYS: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Memory:
    """As `Edition` keeps it."""

    revisions: Mapping[str, Revision]
    gone: tuple[Item, ...]


def remember(old: WheelContent | None, new: WheelContent, *, released: datetime) -> Memory:
    """The memory of an edition with `new`, released when everybody saw `old`.

    Items that are no longer in the plan are remembered as cancelled, and their sequence for ever,
    so that one that comes back goes on where it was.
    """
    left_out = _left_out(old, new)
    before = _Told(old, items=_items_of(old))
    now = _Told(new, items=(*new.items, *left_out))
    revisions = _known(old)
    same: dict[Revision, Revision] = {}
    for item_id, item in now.items.items():
        was = before.items.get(item_id)
        unchanged = was is not None and before.of(was) == now.of(item)
        following = _next(was, revisions.get(item_id), item, released, unchanged=unchanged)
        revisions[item_id] = same.setdefault(following, following)
    gone = tuple(
        item
        for item in left_out
        if (since := revisions[item.id].cancelled) and released < since + CANCELLED_STAYS
    )
    return Memory(revisions, gone)


def _known(old: WheelContent | None) -> dict[str, Revision]:
    """Everything that calendars have been told of."""
    if old is None or old.edition is None:
        return {}
    edition = old.edition
    return {**edition.revisions, **{item.id: edition.revision(item) for item in _items_of(old)}}


def _items_of(old: WheelContent | None) -> tuple[Item, ...]:
    return (*old.items, *(old.edition.gone if old.edition else ())) if old else ()


def _left_out(old: WheelContent | None, new: WheelContent) -> tuple[Item, ...]:
    if old is None or old.edition is None:
        return ()
    kept = {item.id for item in new.items}
    return tuple(
        replace(item, status=Status.CANCELLED)
        for item in (*old.items, *old.edition.gone)
        if item.id not in kept
    )


def _next(
    was: Item | None,
    revision: Revision | None,
    item: Item,
    released: datetime,
    *,
    unchanged: bool,
) -> Revision:
    cancelled = released if item.status is Status.CANCELLED else None
    if revision is None:
        return Revision(0, released, cancelled)
    moved = was is None or appointment(was) != appointment(item)
    return Revision(
        sequence=revision.sequence + moved,
        changed=revision.changed if unchanged and not moved else released,
        cancelled=(revision.cancelled or cancelled) if cancelled else None,
    )


class _Told:
    """What calendars are told of a content's items. Worked out one by one: there are thousands."""

    def __init__(self, content: WheelContent | None, *, items: Iterable[Item]) -> None:
        self.items = {item.id: item for item in items}
        self._arenas = {
            arena.id: (arena.name, arena.who, arena.colour)
            for arena in (content.arenas if content else ())
        }

    def of(self, item: Item) -> object:
        """All that its entry says, also of the arenas and the items it comes after."""
        return (
            item,
            tuple(self._arenas.get(one) for one in item.arenas),
            tuple(
                (other.title, other.timing)
                for follow in item.follows
                if (other := self.items.get(follow.id))
            ),
        )
