"""What a community has found out about its own work, in its own words."""

import hashlib
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.access.row_policies import row_policy
from samspor.focus.enums import FindingKind
from samspor.focus.models.dated import FocusQuerySet


class FindingQuerySet(FocusQuerySet["Finding"]):
    pass


class Finding(GuardedModel):
    """An experience, a dilemma, what a partner does, or how the work is organised.

    `heading` is what it stood under, or the partner's role. `other` is the dilemma's other side.
    """

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=FindingKind)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    other = models.TextField(_("on the other hand"), blank=True)
    partner = models.ForeignKey(
        "registry.Organisation",
        models.PROTECT,
        verbose_name=_("partner"),
        related_name="+",
        null=True,
        blank=True,
    )
    position = models.PositiveIntegerField(_("place among the others"), default=0)
    digest = models.CharField(max_length=64, editable=False)

    objects = ViewerManager.from_queryset(FindingQuerySet)()

    class Meta:
        ordering = ["kind", "position", "id"]
        constraints = [
            models.CheckConstraint(
                name="focus_finding_kind_known",
                condition=Q(kind__in=FindingKind.values),
                violation_error_code="kind_known",
                violation_error_message=_("Choose a kind from the list."),
            ),
            models.CheckConstraint(
                name="focus_finding_text_given",
                condition=~Q(text=""),
                violation_error_code="text_given",
                violation_error_message=_("Write what it is."),
            ),
            models.CheckConstraint(
                name="focus_finding_dilemma_has_two_sides",
                condition=Q(kind=FindingKind.DILEMMA) & ~Q(other="")
                | ~Q(kind=FindingKind.DILEMMA) & Q(other=""),
                violation_error_code="dilemma_sides",
                violation_error_message=_("A dilemma has two sides, and nothing else has."),
            ),
            models.CheckConstraint(
                name="focus_finding_partner_has_a_role",
                condition=Q(partner__isnull=True) | Q(kind=FindingKind.PARTNER_ROLE),
                violation_error_code="partner_role",
                violation_error_message=_("Only a partner’s role names a partner."),
            ),
            models.UniqueConstraint(
                fields=["community", "kind", "digest"],
                name="focus_finding_once",
                violation_error_code="finding_once",
                violation_error_message=_("The community has said this already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Long texts can't be told apart by an index on every database; their digests can."""
        self.digest = digest_of(self.heading, self.text, self.other)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = digest_of(self.heading, self.text, self.other)
        super().save(*args, **kwargs)


def digest_of(heading: str, text: str, other: str) -> str:
    return hashlib.sha256(f"{heading}\n{text}\n{other}".encode()).hexdigest()


def _says(what: str) -> Privacy:
    return Privacy(PrivacyClass.INTERNAL, what)


classify(
    Finding,
    community=LINK,
    kind=_says("says what kind of finding it is"),
    heading=_says("says what it is about"),
    text=_says("says what people have found out"),
    other=_says("says the dilemma’s other side"),
    partner=LINK,
    position=_says("keeps the order people said it in"),
    digest=Privacy(PrivacyClass.SYSTEM, "tells one finding from another"),
)

row_policy(Finding, by="community")
