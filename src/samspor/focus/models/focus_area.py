from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.focus.models.dated import Dated, FocusQuerySet
from samspor.focus.models.plan import LongTermPlan


class FocusAreaQuerySet(FocusQuerySet["FocusArea"]):
    pass


class FocusArea(Dated):
    """Goals and themes are one to a line, in the order people wrote them."""

    plan = models.ForeignKey(
        LongTermPlan,
        models.SET_NULL,
        verbose_name=_("long-term plan"),
        related_name="focus_areas",
        null=True,
        blank=True,
    )
    goals = models.TextField(_("goals"), blank=True, help_text=_("One goal to a line."))
    themes = models.TextField(_("themes"), blank=True, help_text=_("One theme to a line."))

    objects = ViewerManager.from_queryset(FocusAreaQuerySet)()

    class Meta(Dated.Meta):
        pass


classify(
    FocusArea,
    community=LINK,
    plan=LINK,
    name=Privacy(PrivacyClass.PUBLIC, "names the focus area"),
    text=Privacy(PrivacyClass.PUBLIC, "says what the focus area is about"),
    goals=Privacy(PrivacyClass.PUBLIC, "says what is to be reached"),
    themes=Privacy(PrivacyClass.PUBLIC, "says what is worked with"),
    valid_from=Privacy(PrivacyClass.PUBLIC, "says when it begins"),
    valid_to=Privacy(PrivacyClass.PUBLIC, "says when it ends"),
)
