"""What a person meant to change has changed meanwhile."""


class SeatMoved(Exception):  # noqa: N818 (reads as what happened)
    """Somebody else has handed over or changed the seat since the page was opened (T-55)."""
