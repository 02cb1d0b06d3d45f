"""One shape per kind, so that black and white is enough. Shared by circle, legend and lists.

Hollow is before, half is after, square looks back, the five-sided points at its day, the diamond
is a whole day, a ring around the dot gathers people, the plain dot is a meeting.
"""

from samspor.drawing.content import Kind
from samspor.drawing.geometry import number, polygon

HALO = 3.6  # how far the ring around a gathering stands off


def outline(kind: Kind, x: float, y: float, size: float) -> str:
    """SVG element without its class: `<circle …` or `<path …`, to be closed by the caller.

    Areas are alike, so that no kind looks more important by its corners.
    """
    match kind:
        case Kind.EVALUATION:
            side = size * 0.9
            return (
                f'<rect x="{number(x - side)}" y="{number(y - side)}" width="{number(2 * side)}" '
                f'height="{number(2 * side)}" rx="{number(size * 0.18)}"'
            )
        case Kind.PROFESSIONAL_DAY:
            half = size * 1.2
            return _path([(x, y - half), (x + half, y), (x, y + half), (x - half, y)])
        case Kind.DEADLINE:
            wide, high = size * 0.95, size
            return _path(
                [
                    (x - wide, y - high),
                    (x + wide, y - high),
                    (x + wide, y + high * 0.3),
                    (x, y + high * 1.2),
                    (x - wide, y + high * 0.3),
                ]
            )
        case Kind.PERIOD:
            wide, high = size * 1.15, size * 0.8
            return (
                f'<rect x="{number(x - wide)}" y="{number(y - high)}" width="{number(2 * wide)}" '
                f'height="{number(2 * high)}" rx="{number(high)}"'
            )
        case Kind.MEETING | Kind.GATHERING | Kind.PREPARATION | Kind.FOLLOW_UP:
            return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(size)}"'


def _path(points: list[tuple[float, float]]) -> str:
    return f'<path d="{polygon(points)}" stroke-linejoin="round"'


def addition(kind: Kind, x: float, y: float, size: float) -> str:
    """What some kinds have beside their outline, complete but for the class; empty for others."""
    match kind:
        case Kind.GATHERING:
            return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(size + HALO)}"'
        case Kind.FOLLOW_UP:
            # The part below the water line; the number stands above it.
            level = size * 0.42
            half = (size**2 - level**2) ** 0.5
            return (
                f'<path d="M{number(x - half)} {number(y + level)}'
                f'A{number(size)} {number(size)} 0 0 0 {number(x + half)} {number(y + level)}Z"'
            )
        case _:
            return ""


def addition_class(kind: Kind) -> str:
    return "mark__halo" if kind is Kind.GATHERING else "mark__half"


def number_lift(kind: Kind, size: float) -> float:
    """How far above the middle the number stands."""
    return size * 0.22 if kind is Kind.FOLLOW_UP else 0.0


def is_hollow(kind: Kind) -> bool:
    return kind in {Kind.PREPARATION, Kind.FOLLOW_UP}
