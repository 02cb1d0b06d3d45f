"""What can stop a change to the registry. Views say what to do about each."""

from collections.abc import Sequence


class StaleRow(Exception):  # noqa: N818 (reads as what happened)
    """Somebody else saved it first (T-55). `changed` are the fields that they changed."""

    def __init__(self, changed: frozenset[str] = frozenset()) -> None:
        self.changed = changed
        super().__init__(f"changed by somebody else: {', '.join(sorted(changed))}")


class NothingChanged(Exception):  # noqa: N818 (reads as what happened)
    """All that was sent stands there already."""


class AlreadyUndone(Exception):  # noqa: N818 (reads as what happened)
    """It was taken back before."""


class ImportMoved(Exception):  # noqa: N818 (reads as what happened)
    """The registry changed since the person saw what the file would do; or it is taken in."""


class Kept(Exception):  # noqa: N818 (reads as what happened)
    """Rows that could not be taken back, by name."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"kept {len(self.names)} rows")
