"""What can keep a document from being taken in. Each becomes a sentence at the edge."""


class NoSchoolYear(Exception):  # noqa: N818 (reads as what it is)
    """The document does not say which school year it is about, and nobody else did."""


class NothingToTakeIn(Exception):  # noqa: N818 (reads as what it is)
    """No facts were found."""


class ReadingMoved(Exception):  # noqa: N818 (reads as what it is)
    """The document is taken in, taken back or deleted already, or would do something else now."""


class AlreadyUndone(Exception):  # noqa: N818 (reads as what it is)
    """The taking-in was undone before."""
