"""What can go wrong when people edit pages. Each becomes a sentence on a page."""

from typing import Any


class StalePage(Exception):  # noqa: N818 (reads as what it is)
    """Somebody saved since this person opened the page (T-55). Nothing was written.

    `theirs` is what stands there now; `stamp` is what to save against next time.
    """

    def __init__(self, *, theirs: dict[str, Any], stamp: str) -> None:
        self.theirs = theirs
        self.stamp = stamp
        super().__init__(f"the page stands at {stamp}")


class NothingToPublish(Exception):  # noqa: N818 (reads as what it is)
    """There is no draft of the page, or it says what everybody sees already."""
