from enum import StrEnum

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
