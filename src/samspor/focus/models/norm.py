"""How much: what a community has agreed to set aside for development work."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.access.row_policies import row_policy
from samspor.focus.models.dated import FocusQuerySet


class NormQuerySet(FocusQuerySet["Norm"]):
    pass


class Norm(GuardedModel):
    """For example two to four gatherings a half-year, or about half of the planning days.

    `minimum` and `maximum` are alike for one number. `unit` and `per` are words as people say them.
    """

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    what = models.CharField(_("what"), max_length=120)
    minimum = models.DecimalField(_("at least"), max_digits=8, decimal_places=2, null=True)
    maximum = models.DecimalField(_("at most"), max_digits=8, decimal_places=2, null=True)
    unit = models.CharField(_("counted in"), max_length=40, blank=True)
    per = models.CharField(_("for each"), max_length=60, blank=True)
    approximate = models.BooleanField(_("about"), default=False)

    objects = ViewerManager.from_queryset(NormQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="focus_norm_what_given",
                condition=~Q(what=""),
                violation_error_code="what_given",
                violation_error_message=_("Say what it is about."),
            ),
            models.CheckConstraint(
                name="focus_norm_says_how_much",
                condition=Q(minimum__isnull=False) | Q(maximum__isnull=False),
                violation_error_code="says_how_much",
                violation_error_message=_("Give at least one number."),
            ),
            models.CheckConstraint(
                name="focus_norm_numbers_in_order",
                condition=Q(minimum__isnull=True)
                | Q(maximum__isnull=True)
                | Q(minimum__lte=F("maximum")),
                violation_error_code="numbers_in_order",
                violation_error_message=_("The smaller number comes first."),
            ),
            models.UniqueConstraint(
                fields=["community", "what", "per"],
                name="focus_norm_once",
                violation_error_code="norm_once",
                violation_error_message=_("The community has said this already."),
            ),
        ]

    def __str__(self) -> str:
        return self.what


def _says(what: str) -> Privacy:
    return Privacy(PrivacyClass.INTERNAL, what)


classify(
    Norm,
    community=LINK,
    what=_says("says what the number is about"),
    minimum=_says("says how much at least"),
    maximum=_says("says how much at most"),
    unit=_says("says what is counted"),
    per=_says("says for each what"),
    approximate=_says("says whether the number is exact"),
)

row_policy(Norm, by="community")
