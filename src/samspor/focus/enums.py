from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PeriodStatus(StrEnum):
    """Follows from the dates; nobody sets it."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    ENDED = "ended"


PERIOD_STATUSES = {
    PeriodStatus.PLANNED: pgettext_lazy("period", "Planned"),
    PeriodStatus.ONGOING: pgettext_lazy("period", "Ongoing"),
    PeriodStatus.ENDED: pgettext_lazy("period", "Ended"),
}


class FindingKind(TextChoices):
    """What somebody has found out. The first eight are experiences."""

    WONDERING = "wondering", pgettext_lazy("an experience", "Wondering")
    IDEA = "idea", pgettext_lazy("an experience", "Idea")
    PERSPECTIVE = "perspective", pgettext_lazy("an experience", "Perspective")
    ADVICE = "advice", pgettext_lazy("an experience", "Advice")
    SUCCESS = "success", pgettext_lazy("an experience", "Success story")
    STUMBLING = "stumbling", pgettext_lazy("an experience", "Stumbling block")
    QUOTE = "quote", pgettext_lazy("an experience", "Quote")
    UNSORTED = "unsorted", pgettext_lazy("an experience", "Experience")
    DILEMMA = "dilemma", _("Dilemma")
    PARTNER_ROLE = "partner_role", _("What the partner does")
    ORGANISATION = "organisation", _("How we organise the work")
