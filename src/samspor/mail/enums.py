"""Where a mail stands on its way."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class MailState(TextChoices):
    WAITING = "waiting", pgettext_lazy("the state of a mail", "Waiting")
    LEASED = "leased", pgettext_lazy("the state of a mail", "Being sent")
    SENT = "sent", pgettext_lazy("the state of a mail", "Sent")
    FAILED = "failed", pgettext_lazy("the state of a mail", "Not delivered in three days")
    SET_ASIDE = "set_aside", pgettext_lazy("the state of a mail", "Refused")
    HELD = "held", pgettext_lazy("the state of a mail", "Held back after a restore")
    WITHDRAWN = "withdrawn", pgettext_lazy("the state of a mail", "No longer allowed")


# On its way: a lease that has run out is taken anew.
UNDERWAY = (MailState.WAITING, MailState.LEASED)
