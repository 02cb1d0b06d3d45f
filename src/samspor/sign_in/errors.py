"""What can stand in the way in. Each has its own sentence on the page."""

from enum import StrEnum


class Trouble(StrEnum):
    WRONG = "wrong"
    OVER = "over"  # expired, used, or not of this browser
    TOO_MANY = "too_many"


class NotVouched(Exception):  # noqa: N818 (reads as what the provider failed to do)
    """The provider's answer does not hold (T-02). `reason` is a word for the log."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class CannotAccept(Exception):  # noqa: N818 (reads as what happened)
    """The invitation can't be taken by whoever signed in."""
