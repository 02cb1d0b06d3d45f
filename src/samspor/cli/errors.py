class Refused(Exception):  # noqa: N818 (reads as what it is)
    """The input could not be used; the sentence says why and what to do."""
