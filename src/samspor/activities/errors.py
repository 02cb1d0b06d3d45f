"""What can go wrong when people write. Each becomes a sentence on a page, never a stack trace."""

from samspor.drawing.content import Item


class StaleActivity(Exception):  # noqa: N818 (reads as what it is)
    """Someone saved since this person opened the form (T-55). Nothing was written.

    `theirs` is the activity as it stands now, with `version` to save against next time.
    """

    def __init__(self, *, theirs: Item, version: int) -> None:
        self.theirs = theirs
        self.version = version
        super().__init__(f"{theirs.id} is at version {version}")


class NotUndoable(Exception):  # noqa: N818 (reads as what it is)
    """It was undone already, or what it touched has changed since. Nothing was written.

    `changed` are the titles of what has changed since; empty when it was undone already.
    """

    def __init__(self, *, changed: tuple[str, ...] = ()) -> None:
        self.changed = changed
        super().__init__("undone already" if not changed else f"changed since: {len(changed)}")


class NothingChanged(Exception):  # noqa: N818 (reads as what it is)
    """The same as before; no version, no history, no mail."""
