from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.access.row_policies import row_policy
from samspor.focus.models.dated import Shown, ShownQuerySet, lines
from samspor.focus.models.plan import LongTermPlan


class FocusAreaQuerySet(ShownQuerySet["FocusArea"]):
    pass


class FocusArea(Shown):
    """Themes are one to a line, as goals are. `position` orders those of the same period."""

    plan = models.ForeignKey(
        LongTermPlan,
        models.SET_NULL,
        verbose_name=_("long-term plan"),
        related_name="focus_areas",
        null=True,
        blank=True,
    )
    themes = models.TextField(_("themes"), blank=True, help_text=_("One theme to a line."))
    position = models.PositiveSmallIntegerField(_("place among the others"), default=0)

    objects = ViewerManager.from_queryset(FocusAreaQuerySet)()

    class Meta(Shown.Meta):
        ordering = ["position", "id"]

    @property
    def theme_list(self) -> tuple[str, ...]:
        return lines(self.themes)


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
    position=Privacy(PrivacyClass.PUBLIC, "orders the focus areas"),
    slug=Privacy(PrivacyClass.PUBLIC, "stands in addresses"),
    is_public=Privacy(PrivacyClass.PUBLIC, "says whether everybody sees it"),
    unit_kind=Privacy(PrivacyClass.PUBLIC, "says whom it concerns"),
    decided_on=Privacy(PrivacyClass.PUBLIC, "says when it was decided"),
    decided_by=Privacy(PrivacyClass.PUBLIC, "says which body decided it, never which person"),
    updated_at=CLOCK,
)

row_policy(FocusArea, by="community", public="is_public")
