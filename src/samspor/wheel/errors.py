"""What can go wrong when a wheel is made or released. Each becomes a sentence on a page."""


class NothingToRelease(Exception):  # noqa: N818 (reads as what it is)
    """The draft is the same as the latest edition."""


class DraftChanged(Exception):  # noqa: N818 (reads as what it is)
    """Someone changed the draft after this person read what would be released."""
