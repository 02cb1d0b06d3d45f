"""Side by side instead of on top of each other, on a circle that is closed."""

from collections.abc import Sequence
from dataclasses import dataclass

FULL = 360.0


@dataclass(frozen=True, slots=True)
class Lane:
    """The place of one span: its lane, counted from 0, among as many as its neighbours need."""

    index: int
    of: int


def overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two spans in degrees share more than an edge, also across the seam at 0/360."""
    if one[1] - one[0] >= FULL or other[1] - other[0] >= FULL:
        return True
    return any(one[0] < other[1] + turn and other[0] + turn < one[1] for turn in (-FULL, 0.0, FULL))


def assign(spans: Sequence[tuple[float, float]]) -> list[Lane]:
    """A lane for each span, in the order given: sorted by start, each takes the first free lane.

    Spans that touch, directly or through others, form a group; a group has no more lanes than it
    needs, so that a lone item has the whole ring.
    """
    turned = [_turned(span) for span in spans]
    order = sorted(range(len(spans)), key=lambda number: turned[number])
    lanes: list[list[tuple[float, float]]] = []
    chosen = [0] * len(spans)
    for number in order:
        start, end = turned[number]
        free = next(
            (
                place
                for place, lane in enumerate(lanes)
                if lane[-1][1] <= start and end - FULL <= lane[0][0]
            ),
            len(lanes),
        )
        if free == len(lanes):
            lanes.append([])
        lanes[free].append((start, end))
        chosen[number] = free
    needed: dict[int, int] = {}
    for group in _groups(turned, order):
        needed |= dict.fromkeys(group, 1 + max(chosen[member] for member in group))
    return [Lane(chosen[number], needed[number]) for number in range(len(spans))]


def _turned(span: tuple[float, float]) -> tuple[float, float]:
    """The same span with its start in 0..360; never longer than the whole circle."""
    start = span[0] % FULL
    return start, start + min(span[1] - span[0], FULL)


def _groups(spans: Sequence[tuple[float, float]], order: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    reach = -FULL
    for number in order:
        start, end = spans[number]
        if not groups or start >= reach:
            groups.append([])
        groups[-1].append(number)
        reach = max(reach, end)
    # What reaches past the seam belongs with the first groups it meets again.
    while len(groups) > 1 and reach - FULL > spans[groups[0][0]][0]:
        groups[-1] = groups.pop(0) + groups[-1]
    return groups
