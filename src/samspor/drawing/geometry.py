"""Points and paths on a circle. Degrees run clockwise from twelve o'clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, radians, sin

CENTRE = 500.0


def number(value: float) -> str:
    """One decimal is finer than a printed hairline, and keeps pages small."""
    return f"{value:.1f}".removesuffix(".0")


def point(radius: float, angle: float, *, centre: tuple[float, float] = (CENTRE, CENTRE)) -> str:
    x, y = place(radius, angle, centre=centre)
    return f"{number(x)} {number(y)}"


def place(
    radius: float, angle: float, *, centre: tuple[float, float] = (CENTRE, CENTRE)
) -> tuple[float, float]:
    turned = radians(angle)
    return centre[0] + radius * sin(turned), centre[1] - radius * cos(turned)


def degrees_of(length: float, radius: float) -> float:
    """The angle that a length along the arc takes."""
    return degrees(length / max(radius, 1.0))


def is_lower(angle: float) -> bool:
    """Whether text along the arc must run the other way to stand upright."""
    return 90 < angle % 360 < 270


@dataclass(frozen=True, slots=True)
class Band:
    """Between two radii."""

    inner: float
    outer: float

    @property
    def middle(self) -> float:
        return (self.inner + self.outer) / 2

    @property
    def height(self) -> float:
        return self.outer - self.inner

    def lane(self, index: int, of: int) -> "Band":
        """Lane 0 is the outermost."""
        height = self.height / of
        outer = self.outer - index * height
        return Band(outer - height, outer)


def arc(
    radius: float,
    start: float,
    end: float,
    *,
    backwards: bool = False,
    centre: tuple[float, float] = (CENTRE, CENTRE),
) -> str:
    """An open line along the circle; `backwards` runs against the clock, for text low down."""
    if end - start >= 359.9:
        end = start + 359.9
    one, other = (end, start) if backwards else (start, end)
    flags = f"{int(end - start > 180)} {int(not backwards)}"
    size = number(radius)
    return (
        f"M{point(radius, one, centre=centre)}"
        f"A{size} {size} 0 {flags} {point(radius, other, centre=centre)}"
    )


def sector(
    band: Band, start: float, end: float, *, centre: tuple[float, float] = (CENTRE, CENTRE)
) -> str:
    """A closed piece of a ring with straight ends."""
    large = int(end - start > 180)
    outer, inner = number(band.outer), number(band.inner)
    return (
        f"M{point(band.outer, start, centre=centre)}"
        f"A{outer} {outer} 0 {large} 1 {point(band.outer, end, centre=centre)}"
        f"L{point(band.inner, end, centre=centre)}"
        f"A{inner} {inner} 0 {large} 0 {point(band.inner, start, centre=centre)}Z"
    )


def ring(band: Band) -> str:
    """A whole ring; fill it with the even-odd rule."""
    return "".join(
        f"M{point(radius, 0)}A{number(radius)} {number(radius)} 0 1 1 {point(radius, 180)}"
        f"A{number(radius)} {number(radius)} 0 1 1 {point(radius, 0)}Z"
        for radius in (band.outer, band.inner)
    )


def capsule(band: Band, start: float, end: float, *, tips: tuple[bool, bool]) -> str:
    """A piece of a ring with rounded ends, or pointed ones where `tips` says that it goes on."""
    cap = min(degrees_of(band.height / 2, band.middle), (end - start) / 2)
    first, last = start + cap, end - cap
    large = int(last - first > 180)
    outer, inner, half = number(band.outer), number(band.inner), number(band.height / 2)
    closing = (
        f"L{point(band.middle, end)}L{point(band.inner, last)}"
        if tips[1]
        else f"A{half} {half} 0 0 1 {point(band.inner, last)}"
    )
    opening = (
        f"L{point(band.middle, start)}L{point(band.outer, first)}"
        if tips[0]
        else f"A{half} {half} 0 0 1 {point(band.outer, first)}"
    )
    return (
        f"M{point(band.outer, first)}"
        f"A{outer} {outer} 0 {large} 1 {point(band.outer, last)}{closing}"
        f"A{inner} {inner} 0 {large} 0 {point(band.inner, first)}{opening}Z"
    )


def spiral(one: tuple[float, float], other: tuple[float, float]) -> str:
    """A calm line from (radius, angle) to (radius, angle), turning evenly on the way."""
    turn = other[1] - one[1]
    steps = max(2, min(24, round(abs(turn) / 4) + 2))
    points = [
        point(
            one[0] + (other[0] - one[0]) * share / steps,
            one[1] + turn * share / steps,
        )
        for share in range(steps + 1)
    ]
    return "M" + "L".join(points)


def polygon(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
