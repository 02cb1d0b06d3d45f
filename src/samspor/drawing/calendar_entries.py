"""Each item as an entry of a calendar: an event, or a to-do when its day is by agreement.

An entry depends on its item, its arenas and what it comes after, and on nothing else, so that one
made for an edition serves every feed of it: a feed is a choice of entries, joined.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from samspor.drawing.calendar import (
    ZONE,
    address,
    clock,
    day,
    instant,
    one_line,
    plain,
    text,
    write_lines,
)
from samspor.drawing.calendar_time import Span, span
from samspor.drawing.content import (
    Arena,
    Edition,
    Item,
    Kind,
    Level,
    Mode,
    Relation,
    Revision,
    Status,
    WheelContent,
)
from samspor.drawing.phrases import Phrases
from samspor.drawing.sequence import CANCELLED_STAYS
from samspor.kernel.clock import OSLO
from samspor.kernel.timing import Timing
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
    more: str = "More"


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
) -> Iterator[CalendarEntry]:
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
    return chain(
        (maker.entry(item, href(item.id)) for item in content.items),
        (maker.entry(item, wheel, gone=True) for item in content.edition.gone),
    )


def choosable(content: WheelContent) -> WheelContent:
    """All that a feed may show, as little of it as a filter needs to choose from.

    An arena that went with its items can still be asked for, until they are forgotten.
    """
    gone = content.edition.gone if content.edition else ()
    return replace(
        content,
        arenas=remembered_arenas(content),
        items=tuple(
            Item(
                item.id,
                "",
                item.kind,
                item.timing,
                item.arenas,
                municipalities=item.municipalities,
            )
            for item in (*content.items, *gone)
        ),
        closed=(),
        edition=None,
    )


def remembered_arenas(content: WheelContent) -> tuple[Arena, ...]:
    """Those of the wheel, and those that went with their items."""
    gone = content.edition.gone if content.edition else ()
    known = {arena.id for arena in content.arenas}
    lost = dict.fromkeys(one for item in gone for one in item.arenas if one not in known)
    return (*content.arenas, *(Arena(one, one, Level.REGION) for one in lost))


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


_ENDS: Final = {"VEVENT": b"END:VEVENT\r\n", "VTODO": b"END:VTODO\r\n"}


@dataclass(frozen=True, slots=True)
class _Place:
    """What all items of the same arenas share, as it is written."""

    names: str
    colour: str
    about: str


class _Maker:
    """Looks up once what many entries share."""

    def __init__(self, content: WheelContent, edition: Edition, phrases: FeedPhrases) -> None:
        self._edition = edition
        self._phrases = phrases
        self._year = content.school_year
        self._items = {item.id: item for item in (*content.items, *edition.gone)}
        self._arenas = {arena.id: arena for arena in content.arenas}
        self._kinds = {kind: one_line(name) for kind, name in phrases.drawn.kinds.items()}
        self._modes = {mode: one_line(name) for mode, name in phrases.drawn.modes.items()}
        self._places: dict[tuple[str, ...], _Place] = {}
        self._stamps: dict[datetime, str] = {}
        self._held: dict[int, tuple[Span, str]] = {}
        self._ties: dict[str, str] = {}
        self._timings: dict[Timing, str] = {}

    def entry(self, item: Item, href: str, *, gone: bool = False) -> CalendarEntry:
        revision = self._edition.revision(item)
        held, when = self._when(item.timing)
        cancelled = item.status is Status.CANCELLED
        what = "VTODO" if held.start is None else "VEVENT"
        stamp = self._stamp(revision.changed)
        place = self._place(item.arenas)
        # The lines of a fixed length are written as one; the others may have to be folded.
        fixed = (
            f"BEGIN:{what}\r\nDTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\n"
            f"SEQUENCE:{revision.sequence}\r\n{when}{_standing(item, held)}{place.colour}"
        )
        first, rest = self._first(item, held, gone=gone), self._rest(item, href)
        lines = [
            f"UID:{one_line(item.id)}@{UID_DOMAIN}",
            f"SUMMARY:{self._summary(item, held)}",
            f"CATEGORIES:{self._kinds[item.kind]}{place.names}",
            f"DESCRIPTION:{text(first)}{place.about}{text(rest)}",
            f"URL:{address(href)}",
        ]
        if where := self._where(item):
            lines.append(f"LOCATION:{where}")
        return CalendarEntry(
            item_id=item.id,
            data=fixed.encode() + write_lines(lines),
            end=_ENDS[what],
            last_day=self._last_day(revision) if cancelled else None,
            reminds=held.fixed and not cancelled,
            whole_day=not isinstance(held.start, datetime),
        )

    def _last_day(self, revision: Revision) -> date:
        until = (revision.cancelled or self._edition.released) + CANCELLED_STAYS
        return until.astimezone(OSLO).date()

    def _when(self, timing: Timing) -> tuple[Span, str]:
        """Items of a large wheel share their timings; the same object is the same timing."""
        if id(timing) not in self._held:
            held = span(timing)
            self._held[id(timing)] = held, _when(held)
        return self._held[id(timing)]

    def _stamp(self, changed: datetime) -> str:
        if changed not in self._stamps:
            self._stamps[changed] = instant(changed)
        return self._stamps[changed]

    def _place(self, arenas: tuple[str, ...]) -> _Place:
        if arenas not in self._places:
            known = [self._arenas[one] for one in arenas if one in self._arenas]
            about = _named(self._phrases.arena, [arena.name for arena in known])
            about += _named(self._phrases.members, [arena.who for arena in known])
            self._places[arenas] = _Place(
                names="".join(f",{one_line(arena.name)}" for arena in known),
                colour=f"COLOR:{COLOURS[known[0].colour]}\r\n" if known else "",
                about=text(about),
            )
        return self._places[arenas]

    def _summary(self, item: Item, held: Span) -> str:
        if item.status is Status.CANCELLED:
            return text(self._phrases.cancelled % {"title": plain(item.title)})
        if held.fixed:
            return one_line(item.title)
        phrase = self._phrases.by_agreement if held.start is None else self._phrases.undated
        return text(phrase % {"title": plain(item.title)})

    def _where(self, item: Item) -> str:
        how = self._modes[item.mode] if item.mode and item.mode is not Mode.PHYSICAL else ""
        place = one_line(item.place) if item.place else ""
        return f"{place} · {how}" if place and how else place or how

    def _first(self, item: Item, held: Span, *, gone: bool) -> str:
        """What must be known before anything else; often nothing."""
        said = ""
        if gone:
            said = f"{self._phrases.is_gone}\n"
        elif item.status is Status.CANCELLED:
            said = f"{self._phrases.is_cancelled}\n"
        if held.start is None or held.fixed:
            return said
        return said + self._phrases.when % {"when": self._written(item)} + "\n"

    def _rest(self, item: Item, href: str) -> str:
        """What stands behind the arenas."""
        phrases = self._phrases
        lines: list[str] = []
        if item.audience:
            lines.append(phrases.audience % {"names": plain(item.audience)})
        if item.municipalities:
            lines.append(phrases.municipalities % {"names": "; ".join(item.municipalities)})
        lines += [self._tie(one.id, one.relation) for one in item.follows if one.id in self._items]
        if item.agenda:
            lines += ["", phrases.agenda]
            lines += [f"– {plain(point)}" for point in item.agenda]
        if item.description:
            lines += ["", item.description.strip()]
        lines += ["", f"{phrases.more}: {href}"]
        return "\n".join(lines)

    def _tie(self, item_id: str, relation: Relation) -> str:
        if item_id not in self._ties:
            other = self._items[item_id]
            self._ties[item_id] = f"{plain(other.title)}, {self._written(other)}"
        label = self._phrases.drawn.relations[relation]
        return f"{label[:1].upper()}{label[1:]}: {self._ties[item_id]}"

    def _written(self, item: Item) -> str:
        """Without the week, as sentences want it."""
        if item.timing not in self._timings:
            language = self._phrases.drawn.language
            full = write_timing(item.timing, language=language, style="short", year=self._year)
            self._timings[item.timing] = full.split(" (")[0]
        return self._timings[item.timing]


def _named(phrase: str, names: Iterable[str]) -> str:
    given = "; ".join(dict.fromkeys(plain(name) for name in names if name))
    return phrase % {"names": given} + "\n" if given else ""


def _when(held: Span) -> str:
    if isinstance(held.start, datetime) and isinstance(held.end, datetime):
        start = f"DTSTART;TZID={ZONE}:{clock(held.start)}\r\n"
        if held.open_ended:
            return f"{start}DURATION:PT{(held.end - held.start) // timedelta(hours=1)}H\r\n"
        return f"{start}DTEND;TZID={ZONE}:{clock(held.end)}\r\n"
    if held.start is None or held.end is None:
        return ""
    return f"DTSTART;VALUE=DATE:{day(held.start)}\r\nDTEND;VALUE=DATE:{day(held.end)}\r\n"


def _standing(item: Item, held: Span) -> str:
    """Status, and whether one is busy: an undated period takes no time, nor does what is off."""
    cancelled = item.status is Status.CANCELLED
    if held.start is None:
        return f"STATUS:{'CANCELLED' if cancelled else 'NEEDS-ACTION'}\r\n"
    status = "CANCELLED" if cancelled else "CONFIRMED" if held.fixed else "TENTATIVE"
    whole_day = not isinstance(held.start, datetime)
    free = cancelled or not held.fixed or (whole_day and item.kind in _TAKES_NO_TIME)
    return f"STATUS:{status}\r\nTRANSP:{'TRANSPARENT' if free else 'OPAQUE'}\r\n"
