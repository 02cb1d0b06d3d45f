"""iCalendar on the wire: lines, their folding and escaping, the time zone, the calendar around.

RFC 5545, with the calendar properties of RFC 7986. Bytes out, CRLF between lines, no line longer
than 75 octets, no control characters whatever people have written (T-30).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

LINE: Final = 75
ZONE: Final = "Europe/Oslo"
PRODUCT: Final = "-//Samspor//Samspor//NO"

# Line breaks of all sorts; parsers that split text the Unicode way know more of them than the RFC.
_BREAKS: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What may not stand in text: control characters, halves of pairs, and what is no character at all.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# Either of them, other than the plain line feed: few texts have any.
_UNTIDY: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)

# Norway's rules since 1981: summer time ended in September until 1995.
_ZONE_LINES: Final = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE}
X-LIC-LOCATION:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19810927T030000
RRULE:FREQ=YEARLY;UNTIL=19951231T230000Z;BYMONTH=9;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
TIME_ZONE: Final = _ZONE_LINES.replace("\n", "\r\n").encode()

# How often a calendar should ask again. An unchanged one is answered with 304.
REFRESH: Final = "PT4H"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the calendar says of itself. `colour` is a CSS name, empty for many arenas."""

    name: str
    about: str
    address: str  # of the page
    source: str = ""  # of the feed itself; empty where the address is a secret
    colour: str = ""


def write_calendar(calendar: Calendar, entries: Iterable[bytes]) -> bytes:
    return b"".join(calendar_parts(calendar, entries))


def calendar_parts(calendar: Calendar, entries: Iterable[bytes]) -> Iterator[bytes]:
    """Piece by piece: thousands of entries need no place to stand in all at once.

    Nothing here depends on the day or the edition: what is unchanged is byte for byte the same.

    No METHOD: this is a calendar to look at, not invitations (RFC 5546 would ask for an organiser).
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{text(calendar.name)}",
        f"X-WR-CALNAME:{text(calendar.name)}",
        f"DESCRIPTION:{text(calendar.about)}",
        f"X-WR-CALDESC:{text(calendar.about)}",
        f"X-WR-TIMEZONE:{ZONE}",
        f"URL:{address(calendar.address)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    if calendar.source:
        lines.append(f"SOURCE;VALUE=URI:{address(calendar.source)}")
    if calendar.colour:
        lines.append(f"COLOR:{calendar.colour}")
    yield write_lines(lines)
    yield TIME_ZONE
    yield from entries
    yield b"END:VCALENDAR\r\n"


def write_lines(lines: Iterable[str]) -> bytes:
    """Each line folded and ended."""
    return b"".join([folded(line) for line in lines])


def folded(line: str) -> bytes:
    """At most 75 octets a line, parted between characters, never inside one."""
    data = line.encode()
    if len(data) <= LINE:
        return data + b"\r\n"
    parts, start, room = [], 0, LINE
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        parts.append(data[start:end])
        start, room = end, LINE - 1
    parts.append(data[start:])
    return b"\r\n ".join(parts) + b"\r\n"


def text(value: str) -> str:
    """A value of type TEXT."""
    if _UNTIDY.search(value):
        value = _FORBIDDEN.sub("", _BREAKS.sub("\n", value).replace("\t", " "))
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return value.replace("\n", "\\n")


def plain(value: str) -> str:
    """On one line, for titles: whatever breaks lines becomes a space. Not escaped yet."""
    return " ".join(value.split())


def one_line(value: str) -> str:
    """A TEXT on one line."""
    return text(plain(value))


def address(value: str) -> str:
    """A value of type URI; ours hold no spaces and no letters beyond ASCII."""
    return _FORBIDDEN.sub("", _BREAKS.sub("", value))


def day(value: date) -> str:
    return value.isoformat().replace("-", "")


def clock(value: datetime) -> str:
    """Local time, to be read with a time zone beside it."""
    return value.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "")


def instant(value: datetime) -> str:
    return f"{clock(value.astimezone(UTC))}Z"
