"""What a document and an answer can be."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Brought(models.TextChoices):
    """How the document came."""

    FILE = "file", pgettext_lazy("how a document came", "as a file")
    PASTED = "pasted", pgettext_lazy("how a document came", "pasted")
    EXAMPLE = "example", pgettext_lazy("how a document came", "the example")


class Stage(models.TextChoices):
    """How far a document has come; follows from what has happened to it, and is not stored."""

    READING = "reading", pgettext_lazy("stage of a document", "Being read")
    REFUSED = "refused", pgettext_lazy("stage of a document", "Could not be read")
    NEEDS_YEAR = "needs_year", pgettext_lazy("stage of a document", "Which school year?")
    REVIEW = "review", pgettext_lazy("stage of a document", "Waits for you")
    TAKEN = "taken", pgettext_lazy("stage of a document", "Taken in")
    UNDONE = "undone", pgettext_lazy("stage of a document", "Taken back")
    FORGOTTEN = "forgotten", pgettext_lazy("stage of a document", "Deleted")


class Asked(models.TextChoices):
    """What an answer is an answer to."""

    DOUBT = "doubt", pgettext_lazy("kind of answer", "a doubt")
    MATCH = "match", pgettext_lazy("kind of answer", "which of ours it is")
    LEFT_OUT = "left_out", pgettext_lazy("kind of answer", "left out")
