"""What can stop a message. The sentences are the forms'."""


class TooMany(Exception):  # noqa: N818 (reads as what is wrong)
    """Many messages from one place in a short time."""
