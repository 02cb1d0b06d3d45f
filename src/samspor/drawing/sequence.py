"""What an edition remembers for the calendars that already hold the one before it.

A calendar takes a change of time, place or status as news only when the item's sequence has risen,
and lets go of an item only when it has been told that it is cancelled. Source: T-29.
"""

from collections.abc import Mapping
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
    known = dict(_known(old))
    before = _texts(old)
    now = _texts(replace(new, items=(*new.items, *_left_out(old, new))))
    revisions = {item_id: revision for item_id, (_item, revision) in known.items()}
    same: dict[Revision, Revision] = {}
    for item_id, (item, seen) in now.items():
        was, revision = known.get(item_id, (None, None))
        unchanged = item_id in before and before[item_id][1] == seen
        following = _next(was, revision, item, released, unchanged=unchanged)
        revisions[item_id] = same.setdefault(following, following)
    gone = tuple(
        item
        for item in _left_out(old, new)
        if (since := revisions[item.id].cancelled) and released < since + CANCELLED_STAYS
    )
    return Memory(revisions, gone)


def _known(old: WheelContent | None) -> dict[str, tuple[Item | None, Revision]]:
    """Everything that calendars have been told of, as they were told it last."""
    if old is None or old.edition is None:
        return {}
    edition = old.edition
    found: dict[str, tuple[Item | None, Revision]] = {
        item_id: (None, revision) for item_id, revision in edition.revisions.items()
    }
    for item in (*old.items, *edition.gone):
        found[item.id] = (item, edition.revision(item))
    return found


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


def _texts(content: WheelContent | None) -> dict[str, tuple[Item, object]]:
    """Each item with all that its entry says, also of the arenas and the items it comes after."""
    if content is None:
        return {}
    items = (*content.items, *(content.edition.gone if content.edition else ()))
    by_id = {item.id: item for item in items}
    arenas = {arena.id: (arena.name, arena.who, arena.colour) for arena in content.arenas}
    return {
        item.id: (
            item,
            (
                item,
                tuple(arenas.get(one) for one in item.arenas),
                tuple(
                    (other.title, other.timing)
                    for follow in item.follows
                    if (other := by_id.get(follow.id))
                ),
            ),
        )
        for item in items
    }
