"""Which rings there are, how wide each is, and what is left for the hub."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samspor.drawing.content import Arena, Level, WheelContent
from samspor.drawing.geometry import Band
from samspor.drawing.phrases import Phrases

MONTHS = Band(456, 490)
WEEKS = Band(434, 456)
OUTERMOST = 430.0
GAP = 4.0
NARROWEST = 36.0
WIDEST = {1: 140.0, 2: 112.0, 3: 90.0}  # with few rings; else WIDE
WIDE = 74.0
SMALLEST_HUB = 92.0
COMFORTABLE_HUB = 148.0
MOST_RINGS = int((OUTERMOST - SMALLEST_HUB + GAP) // (NARROWEST + GAP))
LANE = 36.0  # a dot with its target, and air
MORE_LANES = 28.0  # from the third on they must share
ROOMY = 50.0


@dataclass(frozen=True, slots=True)
class RingPlan:
    title: str
    colour: int
    arenas: tuple[Arena, ...]


def plan(content: WheelContent, phrases: Phrases) -> tuple[tuple[RingPlan, ...], bool]:
    """One ring per arena, or per level when they would be narrower than a finger; and which."""
    if len(content.arenas) <= MOST_RINGS:
        return tuple(RingPlan(one.name, one.colour, (one,)) for one in content.arenas), False
    return tuple(_level_ring(content, level, phrases) for level in _levels(content)), True


def _levels(content: WheelContent) -> list[Level]:
    used = {arena.level for arena in content.arenas}
    return [level for level in Level if level in used]


def _level_ring(content: WheelContent, level: Level, phrases: Phrases) -> RingPlan:
    members = tuple(arena for arena in content.arenas if arena.level is level)
    title = phrases.group % {"level": phrases.levels[level], "count": len(members)}
    return RingPlan(title if len(members) > 1 else members[0].name, 0, members)


def ring_of(rings: Sequence[RingPlan]) -> Mapping[str, int]:
    """Ring number by arena id, outermost 0."""
    return {arena.id: number for number, ring in enumerate(rings) for arena in ring.arenas}


def widths(lanes: Sequence[int], *, busy: Sequence[bool]) -> tuple[list[Band], float]:
    """Bands from the outside in, and the radius of the hub.

    A ring wants a lane's height per lane, room to breathe when anything is in it, and never less
    than `NARROWEST`. The hub gives way to the rings first; what is left over goes to rings up to
    their widest, then to the hub.
    """
    if not lanes:
        return [], COMFORTABLE_HUB
    wanted = [
        max(ROOMY if full else NARROWEST + 4, LANE * min(count, 2) + MORE_LANES * max(count - 2, 0))
        for count, full in zip(lanes, busy, strict=True)
    ]
    gaps = GAP * len(wanted)
    room = OUTERMOST - COMFORTABLE_HUB - gaps
    if sum(wanted) > room:
        room = min(sum(wanted), OUTERMOST - SMALLEST_HUB - gaps)
        wanted = _squeezed(wanted, room)
    else:
        spare = (room - sum(wanted)) / len(wanted)
        wanted = [min(width + spare, max(WIDEST.get(len(wanted), WIDE), width)) for width in wanted]
    bands = []
    outer = OUTERMOST
    for width in wanted:
        bands.append(Band(outer - width, outer))
        outer -= width + GAP
    return bands, outer


def _squeezed(wanted: Sequence[float], room: float) -> list[float]:
    """Everybody keeps the narrowest width; what they want beyond it shrinks alike."""
    floor = min(NARROWEST, room / len(wanted))
    beyond = sum(width - floor for width in wanted)
    share = (room - floor * len(wanted)) / beyond if beyond > 0 else 0
    return [floor + (width - floor) * share for width in wanted]
