"""A wheel so small that it only says: this is our year, and here is today.

Decoration for cards; the words beside it carry the meaning. Angles as in the large wheel: the
share of days since 1 August, clockwise from the top.
"""

from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from samspor.drawing.content import WheelContent
from samspor.kernel.school_year import SchoolYear

MIDDLE = 50.0
OUTERMOST = 44.0
INNERMOST = 20.0


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    colour: int
    is_past: bool


@dataclass(frozen=True, slots=True)
class Miniature:
    """In a square of 100: rings (radius, colour), dots, and where the hand of today ends."""

    rings: tuple[tuple[float, int], ...]
    dots: tuple[Dot, ...]
    hand: tuple[float, float] | None


def miniature(content: WheelContent, *, today: date) -> Miniature:
    count = len(content.arenas)
    step = (OUTERMOST - INNERMOST) / max(count - 1, 1)
    radii = {arena.id: OUTERMOST - step * place for place, arena in enumerate(content.arenas)}
    year = content.school_year
    dots = []
    for item in content.items:
        day = item.timing.first
        if day is None or day not in year or not item.timing.is_dated:
            continue
        for arena in content.arenas:
            if arena.id in item.arenas:
                x, y = _point(day, radii[arena.id], year)
                dots.append(Dot(x, y, arena.colour, day < today))
    return Miniature(
        rings=tuple((round(radii[arena.id], 1), arena.colour) for arena in content.arenas),
        dots=tuple(dots),
        hand=_point(today, OUTERMOST + 4, year) if today in year else None,
    )


def _point(day: date, radius: float, year: SchoolYear) -> tuple[float, float]:
    days = (year.last - year.first).days + 1
    angle = 2 * pi * (day - year.first).days / days
    return round(MIDDLE + radius * sin(angle), 1), round(MIDDLE - radius * cos(angle), 1)
