"""How much of a large wheel is shown at once. Ordinary wheels never notice.

A reader finds nothing among thousands, and they take their time and their memory to draw. So where
there are more than fit, each place shows its first ones and says how many more there are.
"""

from collections.abc import Collection
from typing import Final

# Nobody whose plan is made by hand has so many in a year.
MOST_SHOWN: Final = 400
FEWEST_IN_EACH: Final = 2


def most_in_each(counts: Collection[int], most: int | None) -> int | None:
    """How many each place may show, so that no more than `most` are shown in all.

    None when they all fit. Small places keep all they have, and leave the room to large ones; none
    is cut to fewer than two.
    """
    if most is None or sum(counts) <= most:
        return None
    room, places = most, len(counts)
    for count in sorted(counts):
        if count * places > room:
            break
        room -= count
        places -= 1
    return max(room // places, FEWEST_IN_EACH)


def fits(count: int, room: int | None) -> bool:
    """Whether a place shows all it has: "and 1 more" takes as much room as that one."""
    return room is None or count <= room + 1
