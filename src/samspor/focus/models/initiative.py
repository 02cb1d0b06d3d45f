from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.access.row_policies import row_policy
from samspor.focus.models.dated import Shown, ShownQuerySet
from samspor.focus.models.focus_area import FocusArea
from samspor.registry.models.alphabet import alphabet_column, alphabet_field

if TYPE_CHECKING:
    from samspor.registry.models import Organisation, Unit


class InitiativeQuerySet(ShownQuerySet["Initiative"]):
    pass


class Initiative(Shown):
    """A named programme. Its scheme is text: schemes come and go (domain.md section 1)."""

    lead_seat = models.ForeignKey(
        "seats.Seat",
        models.SET_NULL,
        verbose_name=_("led by"),
        related_name="+",
        null=True,
        blank=True,
    )
    scheme = models.CharField(_("scheme"), max_length=200, blank=True)
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)
    participation = models.CharField(
        _("who takes part"),
        max_length=200,
        blank=True,
        help_text=_("Who must, who may, and for how long."),
    )
    cohort = models.CharField(
        _("each group takes part for"), max_length=40, blank=True, help_text=_("For example: 2 år.")
    )
    funder = models.CharField(_("paid by"), max_length=120, blank=True)
    sort_key = alphabet_field()
    focus_areas: "models.ManyToManyField[FocusArea, models.Model]" = models.ManyToManyField(
        FocusArea, verbose_name=_("focus areas"), related_name="initiatives", blank=True
    )
    partners: "models.ManyToManyField[Organisation, models.Model]" = models.ManyToManyField(
        "registry.Organisation", verbose_name=_("partners"), related_name="+", blank=True
    )
    units: "models.ManyToManyField[Unit, models.Model]" = models.ManyToManyField(
        "registry.Unit", verbose_name=_("participating units"), related_name="+", blank=True
    )

    objects = ViewerManager.from_queryset(InitiativeQuerySet)()

    class Meta(Shown.Meta):
        ordering = ["sort_key", "id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = alphabet_column(self.name)
        super().save(*args, **kwargs)


classify(
    Initiative,
    community=LINK,
    lead_seat=LINK,
    name=Privacy(PrivacyClass.PUBLIC, "names the initiative"),
    text=Privacy(PrivacyClass.PUBLIC, "says what the initiative is about"),
    scheme=Privacy(PrivacyClass.PUBLIC, "says which scheme pays"),
    valid_from=Privacy(PrivacyClass.PUBLIC, "says when it begins"),
    valid_to=Privacy(PrivacyClass.PUBLIC, "says when it ends"),
    goals=Privacy(PrivacyClass.PUBLIC, "says what is to be reached"),
    summary=Privacy(PrivacyClass.PUBLIC, "says in one sentence what it is"),
    participation=Privacy(PrivacyClass.PUBLIC, "says who may take part"),
    cohort=Privacy(PrivacyClass.PUBLIC, "says how long each group takes part"),
    funder=Privacy(PrivacyClass.PUBLIC, "says who pays"),
    sort_key=Privacy(PrivacyClass.PUBLIC, "orders the initiatives"),
    slug=Privacy(PrivacyClass.PUBLIC, "stands in addresses"),
    is_public=Privacy(PrivacyClass.PUBLIC, "says whether everybody sees it"),
    unit_kind=Privacy(PrivacyClass.PUBLIC, "says whom it concerns"),
    decided_on=Privacy(PrivacyClass.PUBLIC, "says when it was decided"),
    decided_by=Privacy(PrivacyClass.PUBLIC, "says which body decided it, never which person"),
    updated_at=CLOCK,
)

row_policy(Initiative, by="community", public="is_public")
for _ties in (Initiative.focus_areas, Initiative.partners, Initiative.units):
    row_policy(_ties.through, by="initiative__community", public="initiative__is_public")
