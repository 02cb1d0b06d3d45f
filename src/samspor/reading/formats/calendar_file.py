"""Calendar files (.ics): each event as a row with day, time, title and place.

Only what a plan needs of RFC 5545: events, and the days of a series (see `recurrence`). Of a series
whose rule is not known the first day is read, and said to be so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from samspor.reading.blocks import Block, Heading, Line, LineMaker, Margin, Part
from samspor.reading.errors import Unreadable
from samspor.reading.formats.encoding import decode
from samspor.reading.formats.grid import GridCell, GridRow, table_of
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.recurrence import series_of

MAX_EVENTS: Final = 5_000
_HOME: Final = ZoneInfo("Europe/Oslo")
_PROPERTY: Final = re.compile(r"([A-Za-z-]+)((?:;[^:;\"]*(?:\"[^\"]*\")?)*):(.*)", re.DOTALL)
_WHEN: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?")
_HEADS: Final = ("Dato", "Tid", "Hva", "Sted")


@dataclass(slots=True)
class _Event:
    number: int
    values: dict[str, str] = field(default_factory=dict)


def read_blocks(data: bytes) -> tuple[Block, ...]:
    maker = LineMaker()
    name, events = _events(decode(data))
    blocks: list[Block] = []
    if name:
        blocks.append(Heading(_line(maker, 1, name), 1))
    rows: list[GridRow] = []
    for event in sorted(events, key=lambda each: (each.values.get("DTSTART", ""), each.number)):
        title = _plain(event.values.get("SUMMARY", ""))
        when = _days(event.values)
        if title and event.values.get("STATUS", "").upper() == "CANCELLED":
            title = f"{title} (avlyst)"
        if when is not None and title:
            place = _plain(event.values.get("LOCATION", ""))
            days, why = _repeated(event.values, when[0])
            for day in days:
                texts = (day, when[1], title, place)
                cells = [GridCell(at, text) for at, text in enumerate(texts) if text]
                rows.append((event.number, cells))
            if why:
                blocks.append(Margin(_line(maker, event.number, title), why))
            if len(rows) > MAX_EVENTS:
                raise Unreadable("too_heavy")
    if rows:
        heads = [GridCell(at, head) for at, head in enumerate(_HEADS)]
        blocks.append(table_of([(1, heads), *rows], maker))
    return tuple(blocks)


def _repeated(values: dict[str, str], only: str) -> tuple[list[str], str]:
    """The days of a series, and what is to be said of those that are not read."""
    first = _moment(values, "DTSTART")
    if "RRULE" not in values or first is None:
        return [only], ""
    left_out = frozenset(
        moment[0]
        for text in values.get("EXDATE", "").split(",")
        if (moment := _moment({"EXDATE": text, **_zone_of(values, "EXDATE")}, "EXDATE"))
    )
    series = series_of(values["RRULE"], first[0], without=left_out) if " - " not in only else None
    if series is None or not series.days:
        return [only], "recurs"
    why = "recurs_on" if series.goes_on else ""
    return [_day(day) for day in series.days], why


def _zone_of(values: dict[str, str], key: str) -> dict[str, str]:
    return {f"{key} ZONE": values[f"{key} ZONE"]} if f"{key} ZONE" in values else {}


def _events(text: str) -> tuple[str, list[_Event]]:
    """What the calendar calls itself, and its events without alarms and zones."""
    name, inside = "", []
    events: list[_Event] = []
    for number, line in _unfolded(text):
        found = _PROPERTY.fullmatch(line)
        if not found:
            continue
        key, value = found[1].upper(), found[3]
        if key == "BEGIN":
            inside.append(value.strip().upper())
            if inside[-1] == "VEVENT":
                events.append(_Event(number))
        elif key == "END":
            inside = inside[:-1]
        elif inside[-1:] == ["VEVENT"]:
            _keep(events[-1].values, key, value, found[2])
        elif inside == ["VCALENDAR"] and key == "X-WR-CALNAME":
            name = _plain(value)
        if len(events) > MAX_EVENTS or len(inside) > 50:
            raise Unreadable("too_heavy")
    return name, events


def _keep(values: dict[str, str], key: str, value: str, parameters: str) -> None:
    """The first of each property; days left out of a series may stand on several lines."""
    zone = re.search(r"TZID=\"?([^;:\"]+)", parameters)
    if key == "EXDATE" and key in values:
        value = f"{values.pop(key)},{value}"
    values.setdefault(key, value)
    if zone:
        values.setdefault(f"{key} ZONE", zone[1])


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; one that begins with a space goes on from the one before."""
    begun, parts = 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        if parts and line[:1] in {" ", "\t"}:
            parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        begun, parts = number, [line]
    yield begun, "".join(parts)


def _days(values: dict[str, str]) -> tuple[str, str] | None:
    """The day or days, and the clock; the end of whole days is the day after them."""
    first = _moment(values, "DTSTART")
    last = _moment(values, "DTEND") or first
    if first is None or last is None:
        return None
    day, opens = first
    end, closes = last
    if opens is None and end > day:
        end -= timedelta(days=1)
    days = _day(day) if end <= day else f"{_day(day)} - {_day(end)}"
    clock = f"{opens:%H.%M}" if opens else ""
    if opens and closes and end == day and closes > opens:
        clock = f"{opens:%H.%M}-{closes:%H.%M}"
    return days, clock


def _moment(values: dict[str, str], key: str) -> tuple[date, time | None] | None:
    found = _WHEN.fullmatch(values.get(key, "").strip())
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return day, None
        clock = datetime.combine(day, time(int(found[4]), int(found[5])), _zone(values, key, found))
        here = clock.astimezone(_HOME)
    except (ValueError, OverflowError):
        return None
    return here.date(), here.time()


def _zone(values: dict[str, str], key: str, found: re.Match[str]) -> tzinfo:
    if found[6]:
        return UTC
    try:
        return ZoneInfo(values.get(f"{key} ZONE", _HOME.key))
    except (ValueError, LookupError, OSError):
        return _HOME  # a name of the program's own, such as "W. Europe Standard Time"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _plain(value: str) -> str:
    return tidy(re.sub(r"\\(.)", lambda found: " " if found[1] in "nN" else found[1], value))


def _line(maker: LineMaker, number: int, text: str) -> Line:
    return maker.line(number, text, (Part(text),))
