"""What every calendar of ours must keep: a strict reader of lines, beside the `icalendar` library.

`complaints(data)` tells in words what is wrong. It is our second parser (T-30), stricter than
calendars are: it takes no line feed for a line, and no octet too many.
`tests/unit/drawing/test_calendar_checks.py` shows it a calendar with exactly one fault at a time.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^\";:,]+)*):(?P<value>.*)", re.DOTALL
)
ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,n])*")
LISTED = re.compile(r"(?:[^\\;]|\\[\\;,n])*")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"}
INSTANT = re.compile(r"\d{8}T\d{6}Z")
LOCAL = re.compile(r"\d{8}T\d{6}")
DAY = re.compile(r"\d{8}")
NEEDED = {
    "VCALENDAR": {"VERSION", "PRODID", "X-WR-CALNAME", "NAME"},
    "VTIMEZONE": {"TZID"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS"},
    "VTODO": {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "STATUS"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
INSIDE = {
    "VCALENDAR": {None},
    "VTIMEZONE": {"VCALENDAR"},
    "DAYLIGHT": {"VTIMEZONE"},
    "STANDARD": {"VTIMEZONE"},
    "VEVENT": {"VCALENDAR"},
    "VTODO": {"VCALENDAR"},
    "VALARM": {"VEVENT"},
}
STATUSES = {
    "VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "VTODO": {"NEEDS-ACTION", "CANCELLED"},
}


@dataclass
class Component:
    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    children: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        return next((value for known, _more, value in self.properties if known == name), "")

    def parameters(self, name: str) -> str:
        return next((more for known, more, _value in self.properties if known == name), "")


def complaints(data: bytes) -> list[str]:
    found = list(_octets(data))
    if found:
        return found
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    try:
        calendar = _tree(lines)
    except ValueError as error:
        return [str(error)]
    return [*_about(calendar), *_together(calendar)]


def entries(data: bytes) -> dict[str, Component]:
    """The events and to-dos by UID."""
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    children = _tree(lines).children
    return {one.value("UID"): one for one in children if one.name in STATUSES}


def _octets(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n"):
        yield "does not end with CRLF"
    for number, line in enumerate(data.split(b"\r\n")[:-1], 1):
        if len(line) > 75:
            yield f"line {number}: {len(line)} octets"
        try:
            written = line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: folded inside a character"
            continue
        if not written.strip():
            yield f"line {number}: empty"
        if CONTROL.search(written):
            yield f"line {number}: control character in {written!r}"


def _tree(lines: list[str]) -> Component:
    root, path = None, list[Component]()
    for line in lines:
        parts = LINE.fullmatch(line)
        if parts is None:
            msg = f"not a line of iCalendar: {line!r}"
            raise ValueError(msg)
        name, value = parts["name"], parts["value"]
        if name == "BEGIN":
            outer = path[-1].name if path else None
            if outer not in INSIDE.get(value, set()) or (root is not None and not path):
                msg = f"{value} inside {outer}"
                raise ValueError(msg)
            part = Component(value)
            if path:
                path[-1].children.append(part)
            root = root or part
            path.append(part)
        elif name == "END":
            if not path or path.pop().name != value:
                msg = f"END:{value} ends nothing"
                raise ValueError(msg)
        elif path:
            path[-1].properties.append((name, parts["parameters"], value))
        else:
            msg = f"outside the calendar: {line!r}"
            raise ValueError(msg)
    if root is None or path:
        msg = "the calendar does not end"
        raise ValueError(msg)
    return root


def _about(part: Component) -> Iterator[str]:
    counts = Counter(name for name, _more, _value in part.properties)
    yield from (f"{part.name} without {name}" for name in NEEDED[part.name] - counts.keys())
    yield from (f"{part.name} with two {name}" for name, count in counts.items() if count > 1)
    for name, _more, value in part.properties:
        pattern = ESCAPED if name in TEXTS else LISTED if name == "CATEGORIES" else None
        if pattern and not pattern.fullmatch(value):
            yield f"{name} is not escaped: {value!r}"
        if name in {"DTSTAMP", "LAST-MODIFIED"} and not INSTANT.fullmatch(value):
            yield f"{name} is not in UTC: {value!r}"
        if name == "SEQUENCE" and not value.isdecimal():
            yield f"SEQUENCE is {value!r}"
    if part.name in STATUSES and part.value("STATUS") not in STATUSES[part.name]:
        yield f"{part.name} with status {part.value('STATUS')!r}"
    if part.name == "VEVENT":
        yield from _lasting(part)
    for child in part.children:
        yield from _about(child)


def _lasting(event: Component) -> Iterator[str]:
    start, end, length = (event.value(name) for name in ("DTSTART", "DTEND", "DURATION"))
    whole = event.parameters("DTSTART") == ";VALUE=DATE"
    pattern = DAY if whole else LOCAL
    if not pattern.fullmatch(start) or (end and not pattern.fullmatch(end)):
        yield f"from {start!r} to {end!r} is not one kind of time"
    elif end and event.parameters("DTSTART") != event.parameters("DTEND"):
        yield "beginning and end have different parameters"
    elif end and end <= start:
        yield f"ends {end} before it begins {start}"
    if bool(end) == bool(length):
        yield "needs an end or a duration, and not both"
    if not whole and not event.parameters("DTSTART").startswith(";TZID="):
        yield "a time without a zone"


def _together(calendar: Component) -> Iterator[str]:
    uids = Counter(one.value("UID") for one in calendar.children if one.name in STATUSES)
    yield from (f"UID {uid} twice" for uid, count in uids.items() if count > 1)
    zones = {one.value("TZID") for one in calendar.children if one.name == "VTIMEZONE"}
    used = {
        more.removeprefix(";TZID=")
        for one in calendar.children
        for _name, more, _value in one.properties
        if more.startswith(";TZID=")
    }
    yield from (f"zone {zone} is not defined" for zone in used - zones)
