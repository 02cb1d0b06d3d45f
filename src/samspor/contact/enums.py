"""What a message is, and how a page can be reached."""

from enum import StrEnum, auto
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from samspor.access.viewer import Role


class MessageKind(TextChoices):
    CONTACT = "contact", pgettext_lazy("what a message is", "Message")
    FOUND = "found", pgettext_lazy("what a message is", "Found what they looked for")
    MISSED = "missed", pgettext_lazy("what a message is", "Did not find what they looked for")
    BARRIER = "barrier", pgettext_lazy("what a message is", "Could not use the page")


class Standing(StrEnum):
    """Whether the seat that ought to answer does."""

    ANSWERS = auto()
    VACANT = auto()
    NOT_CHOSEN = auto()  # somebody sits there and has not said yes this year


# Answering is part of these jobs; all others choose to be a contact, a year at a time (T-40).
ON_DUTY: Final = (Role.DEVELOPMENT_ADVISER, Role.MUNICIPAL_ADVISER)
