"""A feed and the bytes it is sent as.

The entries of an edition are made once for each language and each address of the service. Every
feed of the edition, whatever its filter, is a choice of them, joined. Nothing kept outlives the
edition it was made of, since the edition is in the key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.access.errors import NotVisible
from samspor.drawing.calendar import Calendar, write_calendar
from samspor.drawing.calendar_entries import (
    COLOURS,
    CalendarEntry,
    FeedPhrases,
    choosable,
    make_entries,
    shown,
)
from samspor.drawing.content import Kind, Level, WheelContent, WheelFilter
from samspor.drawing.selection import select
from samspor.kernel.kept import Kept
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


@dataclass(frozen=True)
class Feed:
    """All entries of an edition, in one language. `content` is only what a filter asks."""

    content: WheelContent
    page: str
    entries: tuple[CalendarEntry, ...]


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


FEEDS: Kept[Feed] = Kept(weight=lambda feed: sum(len(one.data) + 400 for one in feed.entries))


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
    return Feed(choosable(content), page, tuple(entries))


def document(feed: Feed, wanted: Wanted, *, today: date) -> bytes:
    entries = feed.entries
    if wanted.filter != WheelFilter():
        chosen = {item.id for item in select(feed.content, wanted.filter).content.items}
        entries = tuple(one for one in entries if one.item_id in chosen)
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
    parts = (shown(one, today=today, reminder=wanted.reminder) for one in entries)
    return write_calendar(calendar, parts)


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
