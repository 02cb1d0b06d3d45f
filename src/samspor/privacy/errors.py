"""Why somebody can't be erased by those who manage seats."""


class NotLeft(Exception):  # noqa: N818 (reads as what is wrong)
    """The person holds a seat, now or later. Somebody who is here asks for it themselves."""


class HeldElsewhere(Exception):  # noqa: N818 (reads as what is wrong)
    """The person has held seats that the viewer does not manage."""
