from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.focus.models.dated import Dated, FocusQuerySet
from samspor.focus.models.focus_area import FocusArea

if TYPE_CHECKING:
    from samspor.registry.models import Organisation, Unit


class InitiativeQuerySet(FocusQuerySet["Initiative"]):
    pass


class Initiative(Dated):
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

    class Meta(Dated.Meta):
        pass


classify(
    Initiative,
    community=LINK,
    lead_seat=LINK,
    name=Privacy(PrivacyClass.PUBLIC, "names the initiative"),
    text=Privacy(PrivacyClass.PUBLIC, "says what the initiative is about"),
    scheme=Privacy(PrivacyClass.PUBLIC, "says which scheme pays"),
    valid_from=Privacy(PrivacyClass.PUBLIC, "says when it begins"),
    valid_to=Privacy(PrivacyClass.PUBLIC, "says when it ends"),
)
