"""Half a wheel, to choose a month with a thumb: the same rings and days, months as large links."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

from samspor.drawing import geometry as geo
from samspor.drawing.content import WheelContent
from samspor.drawing.geometry import Band, number
from samspor.drawing.phrases import Phrases
from samspor.drawing.room import MOST_SHOWN
from samspor.drawing.time_scale import TimeScale
from samspor.kernel.writing import month_name

WIDTH, HEIGHT = 640, 338
CENTRE = (320.0, 322.0)
MONTHS = Band(258, 312)
DAYS = Band(120, 250)
TEXT = 27.0
WEEK = 180 / 52  # degrees


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    colour: int
    hollow: bool


@dataclass(frozen=True, slots=True)
class Sector:
    key: str
    name: str
    label: str
    href: str
    start: float
    end: float
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Fan:
    name: str
    language: str
    sectors: tuple[Sector, ...]
    dots: tuple[Dot, ...]
    rings: tuple[tuple[int, Band], ...]
    today: float | None


def draw(
    content: WheelContent,
    *,
    chosen: str,
    today: date,
    phrases: Phrases,
    href: Callable[[str], str],
) -> Fan:
    """`chosen` is the month's key as 2026-11; `href` leads from a key to its address."""
    year = content.school_year
    scale = TimeScale(year.first, year.last, opening=-90, sweep=180)
    height = DAYS.height / max(len(content.arenas), 1)
    rings = {
        arena.id: (
            arena.colour,
            Band(DAYS.outer - height * (place + 1), DAYS.outer - height * place),
        )
        for place, arena in enumerate(content.arenas)
    }
    dots: dict[Dot, None] = {}
    is_large = len(content.items) > MOST_SHOWN
    counts: dict[str, int] = {}
    for item in content.items:
        first, last = item.timing.first, item.timing.last
        if first is None or last is None:
            continue
        stretch = scale.stretch(first, last)
        key = min(max(first, year.first), year.last).strftime("%Y-%m")
        counts[key] = counts.get(key, 0) + 1
        for arena in item.arenas:
            if arena in rings:
                colour, band = rings[arena]
                # Of thousands a dot a week is all there is room for.
                middle = round(stretch.middle / WEEK) * WEEK if is_large else stretch.middle
                x, y = geo.place(band.middle, middle, centre=CENTRE)
                dots[Dot(x, y, colour, not item.timing.is_dated)] = None
    return Fan(
        name=phrases.navigator,
        language=phrases.language,
        sectors=tuple(
            Sector(
                key=first.strftime("%Y-%m"),
                name=month_name(first.month, language=phrases.language, short=True).rstrip("."),
                label=_label(first, counts.get(first.strftime("%Y-%m"), 0), phrases),
                href=href(first.strftime("%Y-%m")),
                start=stretch.start,
                end=stretch.end,
                count=counts.get(first.strftime("%Y-%m"), 0),
                chosen=first.strftime("%Y-%m") == chosen,
            )
            for first, stretch in scale.months()
        ),
        dots=tuple(dots),
        rings=tuple(rings.values()),
        today=scale.middle(today) if today in year else None,
    )


def _label(first: date, count: int, phrases: Phrases) -> str:
    name = month_name(first.month, language=phrases.language)
    return f"{name} {first.year}, {phrases.items % {'count': count}}"


def render(fan: Fan) -> str:
    """SVG with its own view box; the months are links, the rest is a picture."""
    parts = [
        (
            f'<svg class="fan" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'role="group" aria-label="{escape(fan.name)}" lang="{escape(fan.language)}" '
            'text-anchor="middle">'
        ),
        '<g aria-hidden="true">',
        *(
            f'<path class="ring a{colour}" d="{geo.sector(band, -90, 90, centre=CENTRE)}"/>'
            for colour, band in fan.rings
        ),
        *(
            f'<path class="fan__chosen" d="{_sector_path(DAYS, one)}"/>'
            for one in fan.sectors
            if one.chosen
        ),
        *(_dots(colour, fan.dots) for colour in dict.fromkeys(dot.colour for dot in fan.dots)),
        "</g>",
        *(_sector(one) for one in fan.sectors),
    ]
    if fan.today is not None:
        parts.append(
            f'<path class="today__line" aria-hidden="true" '
            f'd="M{geo.point(MONTHS.inner, fan.today, centre=CENTRE)}'
            f'L{geo.point(DAYS.inner, fan.today, centre=CENTRE)}"/>'
        )
    parts.append("</svg>")
    return "".join(parts)


def _dots(colour: int, dots: Iterable[Dot]) -> str:
    hollow = ' class="is-tentative"'
    circles = (
        f'<circle{hollow if dot.hollow else ""} cx="{number(dot.x)}" cy="{number(dot.y)}" r="7"/>'
        for dot in dots
        if dot.colour == colour
    )
    return f'<g class="fan__dots a{colour}">{"".join(circles)}</g>'


def _sector(one: Sector) -> str:
    middle = (one.start + one.end) / 2
    x, y = geo.place(MONTHS.middle, middle, centre=CENTRE)
    current = ' aria-current="true"' if one.chosen else ""
    turn = f"rotate({number(middle)} {number(x)} {number(y)})"
    return (
        f'<a class="fan__month" href="{escape(one.href)}" data-month="{one.key}"{current}>'
        f"<title>{escape(one.label)}</title>"
        f'<path class="fan__sector" d="{_sector_path(MONTHS, one)}"/>'
        f'<path class="fan__hit" d="{_sector_path(Band(DAYS.inner, MONTHS.outer), one)}"/>'
        f'<text class="fan__name" transform="{turn}" x="{number(x)}" '
        f'y="{number(y + TEXT * 0.36)}" font-size="{number(TEXT)}">'
        f"{escape(one.name)}</text></a>"
    )


def _sector_path(band: Band, one: Sector) -> str:
    return geo.sector(band, one.start, one.end, centre=CENTRE)
