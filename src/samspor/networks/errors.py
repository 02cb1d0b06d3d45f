"""What can stop a change to a network. Views say what to do about it."""

from typing import Any


class StaleArena(Exception):  # noqa: N818 (reads as what happened)
    """Somebody saved it since this person opened the form (T-55). Nothing was written.

    `theirs` is the arena as it stands now.
    """

    def __init__(self, theirs: Any) -> None:
        super().__init__(f"{theirs} was saved by somebody else")
        self.theirs = theirs
