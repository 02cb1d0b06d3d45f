"""The year as a list: months as headings, and under each what happens in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from operator import not_
from typing import Final

from samspor.drawing.closed_days import merged
from samspor.drawing.content import ClosedSpan, Item, WheelContent
from samspor.drawing.entries import Entries, Entry, group_key
from samspor.drawing.naming import is_past
from samspor.drawing.phrases import Phrases
from samspor.drawing.room import fits
from samspor.kernel.timing import Timing
from samspor.kernel.writing import month_name, write_timing

EVERYTHING: Final = slice(None)
_LAST: Final = "~"  # behind every month


@dataclass(frozen=True, slots=True)
class Month:
    """`key` is 2026-11, or empty for what is by agreement; `first` is None then.

    `more` are those of the month there was no room for. It `goes_on` when it began on the page
    before.
    """

    key: str
    first: date | None
    title: str
    entries: tuple[Entry, ...]
    closed: tuple["Closed", ...] = ()
    more: int = 0
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """Days when people are away, written out."""

    name: str
    written: str
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What comes, with what is by agreement last; and what was, from August on."""

    coming: tuple[Month, ...]
    earlier: tuple[Month, ...]


def months(
    content: WheelContent,
    entries: Entries,
    phrases: Phrases,
    *,
    together: bool = False,
    part: slice = EVERYTHING,
) -> tuple[Month, ...]:
    """Every month that has something, in order, then what is by agreement.

    With `together`, answers stand inside the entry that asked for them, and not beside it. `part`
    is the page of a long list.
    """
    items = in_order(content, entries, together=together)
    found = _grouped(content, entries, items[part], phrases)
    before = items[: part.start or 0][-1:]
    if found and before and group_key(before[0], content) == found[0].key:
        return (replace(found[0], goes_on=True, closed=()), *found[1:])
    return found


def in_order(content: WheelContent, entries: Entries, *, together: bool = False) -> list[Item]:
    """As the list has them."""
    items = entries.standing(content.items) if together else content.items
    return sorted(items, key=lambda item: group_key(item, content) or _LAST)


def listing(
    content: WheelContent, entries: Entries, phrases: Phrases, *, together: bool = False
) -> Listing:
    """The same entries, each once, parted by whether they are over."""
    items = entries.standing(content.items) if together else content.items
    every = [entries[item.id] for item in items]
    over = [entry.over if together else entry.past for entry in every]
    return Listing(
        coming=_grouped(content, entries, compress(items, map(not_, over)), phrases),
        earlier=_grouped(content, entries, compress(items, over), phrases),
    )


def one_month(
    content: WheelContent, entries: Entries, phrases: Phrases, *, key: str, today: date, most: int
) -> Month | None:
    """What is left of one month of a large wheel, or all of it when it is over; `most` of that."""
    items = [item for item in entries.standing(content.items) if group_key(item, content) == key]
    if not items:
        return None
    ahead = [item for item in items if not is_past(item, today)] or items
    seen = ahead if fits(len(ahead), most) else ahead[:most]
    (month,) = _grouped(content, entries, seen, phrases)
    return replace(month, more=len(items) - len(seen))


def _grouped(
    content: WheelContent, entries: Entries, items: Iterable[Item], phrases: Phrases
) -> tuple[Month, ...]:
    groups: dict[str, list[Entry]] = {}
    for item in items:
        groups.setdefault(group_key(item, content), []).append(entries[item.id])
    return tuple(
        _month(key, groups[key], content, phrases)
        for key in sorted(groups, key=lambda key: key or _LAST)
    )


def _month(key: str, entries: list[Entry], content: WheelContent, phrases: Phrases) -> Month:
    if not key:
        return Month("", None, phrases.undated, tuple(entries))
    first = date.fromisoformat(f"{key}-01")
    closed = tuple(
        _closed(span, content, phrases)
        for span in merged(content)
        if span.first.strftime("%Y-%m") == key
    )
    title = f"{month_name(first.month, language=phrases.language)} {first.year}"
    return Month(key, first, title, tuple(entries), closed)


def _closed(span: ClosedSpan, content: WheelContent, phrases: Phrases) -> Closed:
    written = write_timing(
        Timing.days(span.first, span.last),
        language=phrases.language,
        style="short",
        year=content.school_year,
    )
    return Closed(span.name, written, span.municipalities)
