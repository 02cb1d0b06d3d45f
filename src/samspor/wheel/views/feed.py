"""A feed and the bytes it is sent as.

The entries of an edition are made once for each language and each address of the service. Every
feed of the edition, whatever its filter, is a choice of them, joined. Nothing kept outlives the
edition it was made of, since the edition is in the key.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.access.errors import NotVisible
from samspor.drawing.calendar import Calendar, calendar_parts
from samspor.drawing.calendar_entries import (
    COLOURS,
    CalendarEntry,
    FeedPhrases,
    choosable,
    make_entries,
    shown,
)
from samspor.drawing.content import Kind, Level, WheelContent, WheelFilter
from samspor.drawing.packed_entries import PackedEntries
from samspor.drawing.selection import select
from samspor.kernel.kept import Kept
from samspor.ui.keeping import Document
from samspor.wheel.models.own_calendar import REMINDERS
from samspor.wheel.selectors import EditionKey
from samspor.wheel.views.address import (
    ITEM,
    Choice,
    activity_address,
    addresses,
    heading,
    months,
    read,
    wheel_address,
)
from samspor.wheel.views.phrases import joined, phrases


@dataclass(frozen=True, slots=True)
class Feed:
    """All entries of an edition, in one language. `content` is what is around the items."""

    content: WheelContent
    page: str
    entries: PackedEntries


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for."""

    filter: WheelFilter
    reminder: int | None = None

    def query(self) -> str:
        query = Choice(filter=self.filter).query()
        if self.reminder is None:
            return query
        return f"{query}{'&' if query else '?'}varsel={self.reminder}"


FEEDS: Kept[Feed] = Kept(weight=lambda feed: feed.entries.weight)
WHOLE: Kept[Document] = Kept(weight=lambda document: document.weight)


def feed_of(edition: EditionKey, read: Callable[[], WheelContent], *, origin: str) -> Feed:
    """In the reader's language; `read` is asked only when there is none yet.

    `origin` is where the service answers, as in https://samspor.example.
    """
    key = (edition, get_language(), origin)
    return FEEDS.get(key, lambda: make_feed(read(), origin=origin))


def make_feed(content: WheelContent, *, origin: str) -> Feed:
    page = origin + wheel_address(content)
    entries = make_entries(
        content,
        phrases=feed_phrases(),
        href=addresses(origin + activity_address(content, ITEM)),
        wheel=page,
    )
    return Feed(replace(choosable(content), items=()), page, PackedEntries(entries))


def whole(
    edition: EditionKey, read: Callable[[], WheelContent], *, origin: str, today: date
) -> Document:
    """The feed that nothing was chosen from: what most calendars fetch."""

    def make() -> Document:
        feed = feed_of(edition, read, origin=origin)
        return Document.of_parts(_parts(feed, Wanted(WheelFilter()), feed.entries, today=today))

    return WHOLE.get((edition, get_language(), origin, today), make)


def chosen_of(feed: Feed, content: WheelContent, wanted: Wanted, *, today: date) -> bytes:
    """`content` with its items, as `choosable` gives them."""
    if wanted.filter == WheelFilter():
        return b"".join(_parts(feed, wanted, feed.entries, today=today))
    ids = {item.id for item in select(content, wanted.filter).content.items}
    return b"".join(_parts(feed, wanted, feed.entries.among(ids), today=today))


def _parts(
    feed: Feed, wanted: Wanted, entries: Iterable[CalendarEntry], *, today: date
) -> Iterator[bytes]:
    about = _("The released plan, from Samspor. Changes arrive by themselves.")
    # What tells calendars apart stands first, since lists of calendars are narrow.
    what = _chosen(feed.content, wanted.filter) or _("Annual wheel")
    whose = f"{feed.content.community_name} {feed.content.school_year.short}"
    calendar = Calendar(
        name=f"{what} · {whose}",
        about=f"{heading(feed.content)}. {about}",
        address=feed.page + Choice(filter=wanted.filter).query(),
        source=f"{feed.page.rstrip('/')}.ics{wanted.query()}",
        colour=_colour(feed.content, wanted.filter),
    )
    shown_now = (shown(one, today=today, reminder=wanted.reminder) for one in entries)
    return calendar_parts(calendar, shown_now)


def read_wanted(query: QueryDict, content: WheelContent) -> Wanted:
    """As the wheel's page reads its address, only that a feed never shows more than was asked for.

    Raises:
        NotVisible: It asks for an arena or anything else that the wheel does not have.
    """
    known = {
        "arena": {arena.id for arena in content.arenas},
        "kommune": set(content.municipalities),
        "niva": {level.value for level in Level},
        "type": {kind.value for kind in Kind},
        "bare": months(content.school_year),
    }
    if any(not known[name].issuperset(query.getlist(name)) for name in known):
        raise NotVisible
    return Wanted(read(query, content).filter, read_reminder(query))


def read_reminder(query: QueryDict) -> int | None:
    minutes = query.get("varsel", "")
    return next((one for one in REMINDERS if str(one) == minutes), None)


def _chosen(content: WheelContent, wanted: WheelFilter) -> str:
    words = phrases()
    names = [arena.name for arena in content.arenas if arena.id in wanted.arenas]
    names += [words.levels[level] for level in Level if level in wanted.levels]
    names += [words.kinds[kind] for kind in Kind if kind in wanted.kinds]
    names += [name for name in content.municipalities if name in wanted.municipalities]
    return joined(tuple(names))


def _colour(content: WheelContent, wanted: WheelFilter) -> str:
    chosen = [arena.colour for arena in content.arenas if arena.id in wanted.arenas]
    return COLOURS[chosen[0]] if len(chosen) == 1 else ""


def feed_phrases() -> FeedPhrases:
    return FeedPhrases(
        drawn=phrases(),
        undated=_("%(title)s (no date yet)"),
        by_agreement=_("%(title)s (by agreement)"),
        cancelled=_("Cancelled: %(title)s"),
        is_cancelled=_("This is cancelled."),
        is_gone=_("This is no longer in the plan."),
        when=_("When: %(when)s. The date is not set yet."),
        arena=_("Arena: %(names)s"),
        audience=_("For: %(names)s"),
        members=_("Who meets: %(names)s"),
        municipalities=_("Municipalities: %(names)s"),
        agenda=_("Agenda:"),
        more=_("Read more"),
    )
