"""The words in the middle: whose year it is, which edition, and what is next."""

import re
from collections.abc import Sequence
from datetime import date
from math import sqrt

from samspor.drawing.content import WheelContent
from samspor.drawing.font_metrics import shorten, width_of, wrap
from samspor.drawing.layout import HubLine
from samspor.drawing.naming import next_item
from samspor.drawing.phrases import Phrases
from samspor.drawing.rings import COMFORTABLE_HUB
from samspor.kernel.clock import OSLO
from samspor.kernel.timing import Precision, Timing
from samspor.kernel.writing import write_date, write_timing

ROOMY = 130.0  # in a smaller hub fewer words stand, so that they can be read
CROWDED = 75.0
FILLED = 1.5  # how much of a small hub's radius the words may take in height
AIR = 14.0
TOKENS = 30.0
MOST_BELOW = 3  # more tokens than these reach up beside the words
# (role, size, space above) at the comfortable size of the hub
_SIZES = {
    "community": (15.0, 0.0),
    "year": (43.0, 12.0),
    "edition": (13.5, 11.0),
    "rule": (1.0, 18.0),
    "caption": (13.5, 19.0),
    "next": (19.0, 8.5),
    "when": (14.0, 9.0),
}

_END = re.compile(r"–\d{1,2}[.:]\d{2}$")
_HOURS = re.compile(r"(?: kl\.|,)? \d{1,2}[.:]\d{2}(?:–\d{1,2}[.:]\d{2})?$")
_NEEDED = {"year", "edition", "caption", "next", "when"}
_FEWEST = {"year", "edition"}


def lines(
    content: WheelContent,
    *,
    today: date,
    phrases: Phrases,
    radius: float,
    tokens: int,
    period: tuple[date, date] | None = None,
) -> tuple[HubLine, ...]:
    """Lines from the top, centred, each no wider than the hub at its height."""
    if tokens > MOST_BELOW:
        radius -= TOKENS
    scale = min(max(radius / COMFORTABLE_HUB, 0.8), 1.5)
    texts = _texts(content, today=today, phrases=phrases, room=1.62 * radius, scale=scale)
    if period:
        name = write_timing(_months(period), language=phrases.language, year=content.school_year)
        texts = [("edition", name) if role == "edition" else (role, text) for role, text in texts]
    bottom = TOKENS if 0 < tokens <= MOST_BELOW else 0.0
    if radius < ROOMY:
        kept = _NEEDED if radius > CROWDED else _FEWEST
        texts = [(role, text.split(" · ")[0]) for role, text in texts if role in kept]
        scale = min(1.0, (FILLED * radius - bottom) / _height(texts))
    height = _height(texts) * scale
    y = 500 - height / 2 - bottom / 2
    found = []
    for role, text in texts:
        size, above = (value * scale for value in _SIZES[role])
        y += above + size * 0.75
        reach = max(abs(y - 500), abs(y - size - 500))
        room = 2 * sqrt(max(radius**2 - reach**2, 0)) - AIR
        if role == "year":  # a year is never cut, only written smaller
            size *= min(1.0, room / width_of(text, size=size, bold=True))
        else:
            text = _told_in(room, text, role=role, size=size)  # noqa: PLW2901
        found.append(HubLine(role, text, y, size))
    return tuple(found)


def _told_in(room: float, text: str, *, role: str, size: float) -> str:
    """Of a day with its hours, the end goes first and then the hours, before anything is cut."""
    bold = role in {"year", "next"}
    said = [text]
    if role == "when":
        said += [_END.sub("", text), _HOURS.sub("", text)]
    fitting = (one for one in said if width_of(one, size=size, bold=bold) <= room)
    return next(fitting, None) or shorten(said[-1], size=size, room=room, bold=bold, fewest=1)


def _height(texts: Sequence[tuple[str, str]]) -> float:
    return sum(_SIZES[role][0] * 0.75 + _SIZES[role][1] for role, _text in texts)


def _months(period: tuple[date, date]) -> Timing:
    return Timing(Precision.MONTH, *period)


def _texts(
    content: WheelContent, *, today: date, phrases: Phrases, room: float, scale: float
) -> list[tuple[str, str]]:
    language = phrases.language
    if content.edition is None:
        edition = phrases.draft
    else:
        released = content.edition.released.astimezone(OSLO).date()
        name = phrases.edition % {"number": content.edition.number}
        edition = f"{name} · {write_date(released, language=language, style='short')}"
        if width_of(edition, size=_SIZES["edition"][0] * scale) > room:
            edition = f"{name} · {write_date(released, language=language, style='compact')}"
    texts = [
        ("community", content.community_name),
        ("year", content.school_year.short),
        ("edition", edition),
        ("rule", ""),
    ]
    item = next_item(content, today)
    if item is None:
        return [*texts, ("caption", phrases.nothing_next)]
    title = wrap(item.title, size=_SIZES["next"][0] * scale, room=room, lines=2, bold=True)
    when = write_timing(item.timing, language=language, style="short", year=content.school_year)
    day = when.split(" (")[0]
    if item.asked_by and item.municipalities:
        day = f"{day}, {item.municipalities[0]}"
    wide = width_of(day, size=_SIZES["when"][0] * scale) > room
    split = day.find(" kl.") if " kl." in day else day.find(", ")
    days = [day[:split].rstrip(","), day[split:].strip(" ,")] if wide and split > 0 else [day]
    return [
        *texts,
        ("caption", phrases.next),
        *(("next", line) for line in title),
        *(("when", line) for line in days),
    ]
