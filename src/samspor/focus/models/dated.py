"""What the three of this app have in common: a community's own, with a period."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.querysets import Row_co, ViewerQuerySet
from samspor.access.viewer import Viewer
from samspor.focus.enums import PeriodStatus


class FocusQuerySet(ViewerQuerySet[Row_co]):
    """Whoever has a role in the community may read what it works towards."""

    def visible(self, viewer: Viewer) -> Q:
        return Q(community__in=viewer.community_ids)


class Dated(GuardedModel):
    """`valid_from` and `valid_to` are both inclusive; None means not decided."""

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    text = models.TextField(_("description"), blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_period_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                violation_error_code="period_order",
                violation_error_message=_("The last day must be on or after the first."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_name_given",
                condition=~Q(name=""),
                violation_error_code="name_given",
                violation_error_message=_("Give it a name."),
            ),
            models.UniqueConstraint(
                fields=["community", "name"],
                name="%(app_label)s_%(class)s_name_unique",
                violation_error_code="name_unique",
                violation_error_message=_("The community already has one with this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def status(self, on: date) -> PeriodStatus:
        if self.valid_from is not None and on < self.valid_from:
            return PeriodStatus.PLANNED
        if self.valid_to is not None and on > self.valid_to:
            return PeriodStatus.ENDED
        return PeriodStatus.ONGOING
