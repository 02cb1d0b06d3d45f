"""What is ahead in a wheel."""

from datetime import date

from samspor.drawing.content import Item, Status, WheelContent
from samspor.kernel.timing import Precision


def coming(content: WheelContent, *, today: date) -> list[Item]:
    """What is not over yet, soonest first. What is only "by agreement" has no place in time."""
    ahead = [
        item
        for item in content.items
        if item.status is Status.PLANNED
        and item.timing.precision is not Precision.AGREEMENT
        and item.timing.last is not None
        and item.timing.last >= today
    ]
    return sorted(ahead, key=lambda item: item.timing.sort_key)
