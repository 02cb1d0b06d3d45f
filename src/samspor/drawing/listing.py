"""The year as a list: months as headings, and under each what happens in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import not_

from samspor.drawing.closed_days import merged
from samspor.drawing.content import ClosedSpan, WheelContent
from samspor.drawing.entries import Entries, Entry, group_key
from samspor.drawing.phrases import Phrases
from samspor.kernel.timing import Timing
from samspor.kernel.writing import month_name, write_timing


@dataclass(frozen=True, slots=True)
class Month:
    """`key` is 2026-11, or empty for what is by agreement; `first` is None then."""

    key: str
    first: date | None
    title: str
    entries: tuple[Entry, ...]
    closed: tuple["Closed", ...] = ()


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
    content: WheelContent, entries: Entries, phrases: Phrases, *, together: bool = False
) -> tuple[Month, ...]:
    """Every month that has something, in order, then what is by agreement.

    With `together`, answers stand inside the entry that asked for them, and not beside it.
    """
    return _grouped(content, _entries(content, entries, together=together), phrases)


def listing(
    content: WheelContent, entries: Entries, phrases: Phrases, *, together: bool = False
) -> Listing:
    """The same entries, each once, parted by whether they are over."""
    every = _entries(content, entries, together=together)
    over = [entry.over if together else entry.past for entry in every]
    return Listing(
        coming=_grouped(content, compress(every, map(not_, over)), phrases),
        earlier=_grouped(content, compress(every, over), phrases),
    )


def _entries(content: WheelContent, entries: Entries, *, together: bool) -> list[Entry]:
    every = [entries[item.id] for item in content.items]
    return [entry for entry in every if not (together and entry.nested)]


def _grouped(
    content: WheelContent, entries: Iterable[Entry], phrases: Phrases
) -> tuple[Month, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(group_key(entry.item, content), []).append(entry)
    return tuple(
        _month(key, groups[key], content, phrases) for key in sorted(groups, key=lambda k: k or "~")
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
