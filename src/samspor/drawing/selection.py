"""What the reader chose to see, and how much of each there is to choose from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from samspor.drawing.content import (
    NO_MONTH,
    Arena,
    ClosedSpan,
    Item,
    Kind,
    Level,
    WheelContent,
    WheelFilter,
)
from samspor.drawing.entries import group_key

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Selection:
    """`hidden` counts the items that the filter left out."""

    content: WheelContent
    hidden: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Items per choice over the whole content: the numbers in the legend."""

    arenas: dict[str, int]
    levels: dict[Level, int]
    kinds: dict[Kind, int]
    municipalities: dict[str, int]


def select(content: WheelContent, wanted: WheelFilter) -> Selection:
    """Keep arenas, items and closed days that the filter asks for.

    An item stays when one of its arenas stays, its kind is wanted, and it concerns one of the
    wanted municipalities. Items and closed days without municipalities concern them all.
    """
    arenas = tuple(arena for arena in content.arenas if _wants_arena(wanted, arena))
    kept = {arena.id for arena in arenas}
    narrowed = len(arenas) < len(content.arenas)
    items = tuple(
        item
        for item in content.items
        if (not narrowed or not kept.isdisjoint(item.arenas))
        and _wants_item(wanted, item)
        and (not wanted.month or (group_key(item, content) or NO_MONTH) == wanted.month)
    )
    closed = tuple(
        span
        for span in content.closed
        if _concerns(wanted, span)
        and _is_within(wanted, span.first, span.last)
        and (not wanted.month or span.first.strftime("%Y-%m") == wanted.month)
    )
    return Selection(
        content=replace(content, arenas=arenas, items=items, closed=closed),
        hidden=len(content.items) - len(items),
    )


def count(content: WheelContent) -> Counts:
    levels = {arena.id: arena.level for arena in content.arenas}
    arenas = Counter(arena for item in content.items for arena in set(item.arenas))
    return Counts(
        arenas={arena.id: arenas[arena.id] for arena in content.arenas},
        levels=_counted(
            {levels[arena] for arena in item.arenas if arena in levels} for item in content.items
        ),
        kinds=_counted({item.kind} for item in content.items),
        municipalities={
            name: sum(
                not item.municipalities or name in item.municipalities for item in content.items
            )
            for name in content.municipalities
        },
    )


def _counted(groups: Iterable[set[Choice]]) -> dict[Choice, int]:
    return dict(Counter(choice for group in groups for choice in group))


def _wants_arena(wanted: WheelFilter, arena: Arena) -> bool:
    return (not wanted.arenas or arena.id in wanted.arenas) and (
        not wanted.levels or arena.level in wanted.levels
    )


def _wants_item(wanted: WheelFilter, item: Item) -> bool:
    return (
        (not wanted.kinds or item.kind in wanted.kinds)
        and _concerns(wanted, item)
        and _is_within(wanted, item.timing.first, item.timing.last)
    )


def _is_within(wanted: WheelFilter, first: date | None, last: date | None) -> bool:
    if wanted.period is None or first is None or last is None:
        return True
    return first <= wanted.period[1] and last >= wanted.period[0]


def _concerns(wanted: WheelFilter, thing: Item | ClosedSpan) -> bool:
    if not wanted.municipalities or not thing.municipalities:
        return True
    return not wanted.municipalities.isdisjoint(thing.municipalities)
