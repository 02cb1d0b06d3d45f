"""Days when people are away. Public holidays are computed (kernel.holidays), never stored."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.activities.enums import CLOSED_KINDS
from samspor.drawing.content import ClosedKind

STORED_KINDS = [kind for kind in ClosedKind if kind is not ClosedKind.PUBLIC_HOLIDAY]


class ClosedDayQuerySet(ViewerQuerySet["ClosedDay"]):
    def visible(self, viewer: Viewer) -> Q:
        return Q(community__in=viewer.community_ids)


class ClosedDay(GuardedModel):
    """A span, both ends inclusive, of the community, one municipality, one owner or one unit."""

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[(kind.value, CLOSED_KINDS[kind]) for kind in STORED_KINDS],
        default=ClosedKind.SCHOOL_BREAK.value,
    )
    name = models.CharField(_("name"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    municipality = models.ForeignKey(
        "registry.Organisation",
        models.PROTECT,
        verbose_name=_("municipality"),
        related_name="+",
        null=True,
        blank=True,
    )
    owner = models.ForeignKey(
        "registry.Organisation",
        models.PROTECT,
        verbose_name=_("owner"),
        related_name="+",
        null=True,
        blank=True,
    )
    unit = models.ForeignKey(
        "registry.Unit",
        models.PROTECT,
        verbose_name=_("unit"),
        related_name="+",
        null=True,
        blank=True,
    )

    objects = ViewerManager.from_queryset(ClosedDayQuerySet)()

    class Meta:
        ordering = ["first_day", "id"]
        constraints = [
            models.CheckConstraint(
                name="activities_closedday_days_in_order",
                condition=Q(first_day__lte=F("last_day")),
                violation_error_code="days_in_order",
                violation_error_message=_("The last day must be on or after the first."),
            ),
            models.CheckConstraint(
                name="activities_closedday_name_given",
                condition=~Q(name=""),
                violation_error_code="name_given",
                violation_error_message=_("Give the closed days a name."),
            ),
            models.CheckConstraint(
                name="activities_closedday_kind_known",
                condition=Q(kind__in=[kind.value for kind in STORED_KINDS]),
                violation_error_code="kind_known",
                violation_error_message=_("Choose a kind from the list."),
            ),
            models.CheckConstraint(
                name="activities_closedday_one_place",
                condition=Q(municipality__isnull=True, owner__isnull=True)
                | Q(municipality__isnull=True, unit__isnull=True)
                | Q(owner__isnull=True, unit__isnull=True),
                violation_error_code="one_place",
                violation_error_message=_("Choose one of municipality, owner and unit."),
            ),
            models.UniqueConstraint(
                "community",
                "kind",
                "name",
                "first_day",
                # Nothing equals nothing here, which no unique index says alike on both databases.
                Coalesce("municipality", Value(0)),
                Coalesce("owner", Value(0)),
                Coalesce("unit", Value(0)),
                name="activities_closedday_once",
                violation_error_code="closed_once",
                violation_error_message=_("These days are already there."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


def _about(what: str) -> Privacy:
    return Privacy(PrivacyClass.PUBLIC, what)


classify(
    ClosedDay,
    community=LINK,
    kind=_about("says why people are away"),
    name=_about("names the days"),
    first_day=_about("says when people are away"),
    last_day=_about("says when people are away"),
    municipality=LINK,
    owner=LINK,
    unit=LINK,
)

row_policy(ClosedDay, by="community")
