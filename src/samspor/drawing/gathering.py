"""In a circle of thousands each month of a ring is one mark, which leads to the list of it.

A ring's month is the smallest thing that a finger can hit and a list can show. One or two stand for
themselves there too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from samspor.drawing.content import WheelContent
from samspor.drawing.entries import group_key
from samspor.drawing.layout import Form
from samspor.drawing.placing import Spot
from samspor.drawing.time_scale import Stretch, TimeScale

# From the ids of arenas and a month to where they are listed; "" is what has no day yet.
Gather = Callable[[Sequence[str], str], str]

AIR: Final = 0.6  # degrees between two months
FEWEST: Final = 3
MOST_LOOSE: Final = 24  # by agreement: more than these fill the hub


def gathered(spots: Sequence[Spot], content: WheelContent, scale: TimeScale) -> list[Spot]:
    """The same spots, those of one ring and month as one, in the order of time."""
    groups: dict[tuple[int, str], list[Spot]] = {}
    for spot in spots:
        groups.setdefault((spot.ring, group_key(spot.item, content)), []).append(spot)
    months = {first.strftime("%Y-%m"): (first, stretch) for first, stretch in scale.months()}
    found: list[Spot] = []
    for (_ring, key), members in groups.items():
        if len(members) < FEWEST or key not in months:
            found += members
        else:
            found.append(_as_one(members, *months[key]))
    return sorted(found, key=lambda spot: spot.stretch.start)


def _as_one(members: Sequence[Spot], first: date, stretch: Stretch) -> Spot:
    return replace(
        members[0],
        form=Form.ARC,
        stretch=replace(stretch, start=stretch.start + AIR, end=stretch.end - AIR),
        members=tuple(spot.item for spot in members),
        month=first.strftime("%Y-%m"),
    )
