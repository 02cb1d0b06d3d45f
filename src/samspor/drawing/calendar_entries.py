"""Each item as an entry of a calendar: an event, or a to-do when its day is by agreement.

An entry depends on its item, its arenas and what it comes after, and on nothing else, so that one
made for an edition serves every feed of it: a feed is a choice of entries, joined.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from samspor.drawing.calendar import ZONE, address, clock, day, instant, one_line, text, write_lines
from samspor.drawing.calendar_time import Span, span
from samspor.drawing.content import Edition, Item, Kind, Mode, Status, WheelContent
from samspor.drawing.phrases import Phrases
from samspor.drawing.sequence import CANCELLED_STAYS
from samspor.kernel.clock import OSLO
from samspor.kernel.writing import write_timing

# The part of a UID behind the item's own random id. It never changes, wherever the service moves.
UID_DOMAIN: Final = "arshjul.samspor"

# The arenas' colours as the nearest names that CSS has; RFC 7986 takes nothing else.
COLOURS: Final = {
    1: "teal",
    2: "royalblue",
    3: "mediumorchid",
    4: "chocolate",
    5: "seagreen",
    6: "mediumvioletred",
    7: "slategray",
    8: "olive",
}

# Nobody is busy because a period runs or a deadline comes.
_TAKES_NO_TIME: Final = {Kind.PERIOD, Kind.DEADLINE}

# Reminders of whole days come at nine in the morning of a day before, not at midnight.
MINUTES_OF_A_DAY: Final = 24 * 60
NINE_THE_DAY_BEFORE: Final = 15 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPhrases:
    """The words of a feed. `%(name)s` as in `Phrases`."""

    drawn: Phrases
    undated: str = "%(title)s (no date yet)"
    by_agreement: str = "%(title)s (by agreement)"
    cancelled: str = "Cancelled: %(title)s"
    is_cancelled: str = "This is cancelled."
    is_gone: str = "This is no longer in the plan."
    when: str = "When: %(when)s. The date is not set yet."
    arena: str = "Arena: %(names)s"
    audience: str = "For: %(names)s"
    members: str = "Who meets: %(names)s"
    municipalities: str = "Municipalities: %(names)s"
    agenda: str = "Agenda:"
    more: str = "More: %(address)s"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """`data` without its last line, where a reminder may stand; `last_day` it is shown at all."""

    item_id: str
    data: bytes
    end: bytes
    last_day: date | None
    reminds: bool
    whole_day: bool


def make_entries(
    content: WheelContent, *, phrases: FeedPhrases, href: Callable[[str], str], wheel: str
) -> list[CalendarEntry]:
    """Of every item of an edition, and of those it remembers as gone.

    Args:
        href: The absolute address of an item's page.
        wheel: The absolute address of the wheel, which is all that is left of what is gone.

    Raises:
        ValueError: A draft has no feed.
    """
    if content.edition is None:
        msg = "expected an edition: a draft has no feed"
        raise ValueError(msg)
    maker = _Maker(content, content.edition, phrases)
    entries = [maker.entry(item, href(item.id)) for item in content.items]
    return entries + [maker.entry(item, wheel, gone=True) for item in content.edition.gone]


def with_gone(content: WheelContent) -> WheelContent:
    """All that a feed may show, for a filter to choose from."""
    gone = content.edition.gone if content.edition else ()
    return replace(content, items=(*content.items, *gone))


def shown(entry: CalendarEntry, *, today: date, reminder: int | None = None) -> bytes:
    """Nothing when it was cancelled long ago. `reminder` is minutes before."""
    if entry.last_day is not None and entry.last_day < today:
        return b""
    if reminder is None or not entry.reminds:
        return entry.data + entry.end
    return entry.data + _alarm(reminder, whole_day=entry.whole_day) + entry.end


def _alarm(minutes: int, *, whole_day: bool) -> bytes:
    if whole_day:
        days = max(minutes // MINUTES_OF_A_DAY, 1) - 1
        minutes = days * MINUTES_OF_A_DAY + NINE_THE_DAY_BEFORE
    lines = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Samspor"]
    return write_lines([*lines, f"TRIGGER:-PT{minutes}M", "END:VALARM"])


class _Maker:
    """Looks up once what many entries share."""

    def __init__(self, content: WheelContent, edition: Edition, phrases: FeedPhrases) -> None:
        self._edition = edition
        self._phrases = phrases
        self._year = content.school_year
        self._items = {item.id: item for item in (*content.items, *edition.gone)}
        self._arenas = {arena.id: arena for arena in content.arenas}
        self._kinds = {kind: text(name) for kind, name in phrases.drawn.kinds.items()}
        self._ties: dict[str, str] = {}

    def entry(self, item: Item, href: str, *, gone: bool = False) -> CalendarEntry:
        revision = self._edition.revision(item)
        held = span(item.timing)
        what = "VTODO" if held.start is None else "VEVENT"
        stamp = instant(revision.changed)
        lines = [
            f"BEGIN:{what}",
            f"UID:{item.id}@{UID_DOMAIN}",
            f"DTSTAMP:{stamp}",
            f"LAST-MODIFIED:{stamp}",
            f"SEQUENCE:{revision.sequence}",
            *_when(held),
            *_standing(item, held),
            f"SUMMARY:{text(self._summary(item, held))}",
            *self._where(item),
            *self._sorts(item),
            f"DESCRIPTION:{text(self._description(item, held, href, gone=gone))}",
            f"URL:{address(href)}",
        ]
        cancelled = item.status is Status.CANCELLED
        until = (revision.cancelled or self._edition.released) + CANCELLED_STAYS
        return CalendarEntry(
            item_id=item.id,
            data=write_lines(lines),
            end=f"END:{what}\r\n".encode(),
            last_day=until.astimezone(OSLO).date() if cancelled else None,
            reminds=held.fixed and not cancelled,
            whole_day=not isinstance(held.start, datetime),
        )

    def _summary(self, item: Item, held: Span) -> str:
        title = one_line(item.title)
        if item.status is Status.CANCELLED:
            return self._phrases.cancelled % {"title": title}
        if held.fixed:
            return title
        phrase = self._phrases.by_agreement if held.start is None else self._phrases.undated
        return phrase % {"title": title}

    def _where(self, item: Item) -> Iterator[str]:
        mode = item.mode if item.mode is not Mode.PHYSICAL else None
        place = one_line(item.place)
        how = self._phrases.drawn.modes[mode] if mode else ""
        if place or how:
            yield f"LOCATION:{text(' · '.join(part for part in (place, how) if part))}"

    def _sorts(self, item: Item) -> Iterator[str]:
        arenas = [self._arenas[one] for one in item.arenas if one in self._arenas]
        names = [self._kinds[item.kind], *(text(one_line(arena.name)) for arena in arenas)]
        yield f"CATEGORIES:{','.join(names)}"
        if arenas:
            yield f"COLOR:{COLOURS[arenas[0].colour]}"

    def _description(self, item: Item, held: Span, href: str, *, gone: bool) -> str:
        phrases = self._phrases
        lines: list[str] = []
        if gone:
            lines.append(phrases.is_gone)
        elif item.status is Status.CANCELLED:
            lines.append(phrases.is_cancelled)
        if held.start is not None and not held.fixed:
            lines.append(phrases.when % {"when": self._written(item)})
        arenas = [self._arenas[one] for one in item.arenas if one in self._arenas]
        lines += _named(phrases.arena, [arena.name for arena in arenas])
        lines += _named(phrases.audience, [item.audience])
        lines += _named(phrases.members, [arena.who for arena in arenas])
        lines += _named(phrases.municipalities, item.municipalities)
        lines += [self._tie(follow.id, follow.relation) for follow in item.follows]
        if item.agenda:
            lines += ["", phrases.agenda, *(f"– {one_line(point)}" for point in item.agenda)]
        if item.description:
            lines += ["", item.description.strip()]
        lines += ["", phrases.more % {"address": href}]
        return "\n".join(line for line in lines if line is not None)

    def _tie(self, item_id: str, relation: str) -> str | None:
        other = self._items.get(item_id)
        if other is None:
            return None
        if item_id not in self._ties:
            self._ties[item_id] = f"{one_line(other.title)}, {self._written(other)}"
        label = self._phrases.drawn.relations[relation]
        return f"{label[:1].upper()}{label[1:]}: {self._ties[item_id]}"

    def _written(self, item: Item) -> str:
        language = self._phrases.drawn.language
        written = write_timing(item.timing, language=language, style="short", year=self._year)
        return written.split(" (")[0]


def _named(phrase: str, names: tuple[str, ...] | list[str]) -> Iterator[str]:
    given = "; ".join(dict.fromkeys(one_line(name) for name in names if name.strip()))
    if given:
        yield phrase % {"names": given}


def _when(held: Span) -> Iterator[str]:
    if isinstance(held.start, datetime) and isinstance(held.end, datetime):
        yield f"DTSTART;TZID={ZONE}:{clock(held.start)}"
        if held.open_ended:
            yield f"DURATION:{_hours(held.end - held.start)}"
        else:
            yield f"DTEND;TZID={ZONE}:{clock(held.end)}"
    elif held.start is not None and held.end is not None:
        yield f"DTSTART;VALUE=DATE:{day(held.start)}"
        yield f"DTEND;VALUE=DATE:{day(held.end)}"


def _hours(length: timedelta) -> str:
    return f"PT{length // timedelta(hours=1)}H"


def _standing(item: Item, held: Span) -> Iterator[str]:
    """Status, and whether one is busy: an undated period takes no time, nor does what is off."""
    cancelled = item.status is Status.CANCELLED
    if held.start is None:
        yield f"STATUS:{'CANCELLED' if cancelled else 'NEEDS-ACTION'}"
        return
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED' if held.fixed else 'TENTATIVE'}"
    whole_day = not isinstance(held.start, datetime)
    free = cancelled or not held.fixed or (whole_day and item.kind in _TAKES_NO_TIME)
    yield f"TRANSP:{'TRANSPARENT' if free else 'OPAQUE'}"
