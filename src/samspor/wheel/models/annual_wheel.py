"""The wheel of an arena set for a school year."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.drawing.content import TableShape
from samspor.kernel.school_year import SchoolYear


class AnnualWheelQuerySet(ViewerQuerySet["AnnualWheel"]):
    def visible(self, viewer: Viewer) -> Q:
        """Released wheels are everybody's; the others belong to those who plan."""
        return Q(latest__isnull=False) | communities_seen(viewer, Action.VIEW_DRAFT)


class AnnualWheel(GuardedModel):
    """`latest` is the edition that everybody sees; None until the first release."""

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    school_year = models.PositiveSmallIntegerField(
        _("school year"), help_text=_("The calendar year it starts in.")
    )
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="nb"
    )
    table_shape = models.CharField(
        _("shape of the table"),
        max_length=20,
        choices=[(shape.value, shape.value) for shape in TableShape],
        default=TableShape.MONTHS_DOWN.value,
    )
    latest = models.OneToOneField(
        "wheel.Edition",
        models.PROTECT,
        verbose_name=_("latest edition"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    objects = ViewerManager.from_queryset(AnnualWheelQuerySet)()

    class Meta:
        ordering = ["-school_year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "school_year"],
                name="wheel_annualwheel_one_per_year",
                violation_error_code="one_per_year",
                violation_error_message=_("The community already has a wheel for this year."),
            ),
            models.CheckConstraint(
                name="wheel_annualwheel_school_year_known",
                condition=Q(school_year__gte=1990, school_year__lte=2100),
                violation_error_code="school_year_known",
                violation_error_message=_("Choose a school year from 1990 to 2100."),
            ),
            models.CheckConstraint(
                name="wheel_annualwheel_title_given",
                condition=~Q(title=""),
                violation_error_code="title_given",
                violation_error_message=_("Give the wheel a title."),
            ),
            models.CheckConstraint(
                name="wheel_annualwheel_language_known",
                condition=Q(language__in=["nb", "nn", "en"]),
                violation_error_code="language_known",
                violation_error_message=_("Choose bokmål, nynorsk or English."),
            ),
            models.CheckConstraint(
                name="wheel_annualwheel_table_shape_known",
                condition=Q(table_shape__in=[shape.value for shape in TableShape]),
                violation_error_code="table_shape_known",
                violation_error_message=_("Choose how the table is laid out."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(self.school_year)


class WheelArenaQuerySet(ViewerQuerySet["WheelArena"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_DRAFT, path="wheel__community")


class WheelArena(GuardedModel):
    """An arena that the wheel draws. Their order is the arenas' own."""

    wheel = models.ForeignKey(AnnualWheel, models.CASCADE, related_name="arena_ties")
    arena = models.ForeignKey("networks.Arena", models.PROTECT, related_name="+")

    objects = ViewerManager.from_queryset(WheelArenaQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wheel", "arena"],
                name="wheel_wheelarena_once",
                violation_error_code="arena_once",
                violation_error_message=_("The arena already stands in this wheel."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arena_id} in {self.wheel_id}"


def _about(what: str) -> Privacy:
    return Privacy(PrivacyClass.PUBLIC, what)


classify(
    AnnualWheel,
    community=LINK,
    school_year=_about("says which year the wheel is for"),
    title=_about("names the wheel"),
    language=_about("says which language its texts are in"),
    table_shape=_about("lays the table out as the community's own document does"),
    latest=LINK,
)
classify(WheelArena, wheel=LINK, arena=LINK)

row_policy(AnnualWheel, by="community", public="latest")
row_policy(WheelArena, by="wheel__community")
