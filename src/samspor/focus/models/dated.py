"""What the three of this app have in common: a community's own, with a period."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.querysets import Row_co, ViewerQuerySet
from samspor.access.viewer import Viewer
from samspor.focus.enums import PeriodStatus
from samspor.registry.enums import UnitKind


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

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.text.split("\n\n") if part.strip())

    def status(self, on: date) -> PeriodStatus:
        if self.valid_from is not None and on < self.valid_from:
            return PeriodStatus.PLANNED
        if self.valid_to is not None and on > self.valid_to:
            return PeriodStatus.ENDED
        return PeriodStatus.ONGOING


class ShownQuerySet(FocusQuerySet[Row_co]):
    """What has a public page is everybody's to read."""

    def visible(self, viewer: Viewer) -> Q:
        return super().visible(viewer) | Q(is_public=True)


class Shown(Dated):
    """What can have a page of its own. Goals are one to a line, in the order people wrote them.

    `unit_kind` empty: kindergartens and schools together.
    """

    slug = models.SlugField(_("address"), max_length=80)
    is_public = models.BooleanField(_("has a public page"), default=False)
    unit_kind = models.CharField(
        _("concerns"), max_length=20, choices=UnitKind, blank=True, default=""
    )
    goals = models.TextField(_("goals"), blank=True, help_text=_("One goal to a line."))
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=120, blank=True)
    updated_at = models.DateTimeField(_("last updated"), null=True, editable=False)

    class Meta(Dated.Meta):
        abstract = True
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["community", "slug"],
                name="%(app_label)s_%(class)s_slug_unique",
                violation_error_code="slug_unique",
                violation_error_message=_("The community already has a page at this address."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_unit_kind_known",
                condition=Q(unit_kind__in=["", *UnitKind.values]),
                violation_error_code="unit_kind_known",
                violation_error_message=_("Choose kindergartens, schools or both."),
            ),
        ]

    @property
    def goal_list(self) -> tuple[str, ...]:
        return lines(self.goals)


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
