from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.access.row_policies import row_policy
from samspor.focus.models.dated import Dated, FocusQuerySet, lines


class GrantSchemeQuerySet(FocusQuerySet["GrantScheme"]):
    pass


class GrantScheme(Dated):
    """Money that comes from outside, and what it is for. Schemes come and go: their names are data.

    Goals are one to a line.
    """

    goals = models.TextField(_("goals"), blank=True, help_text=_("One goal to a line."))

    objects = ViewerManager.from_queryset(GrantSchemeQuerySet)()

    class Meta(Dated.Meta):
        pass

    @property
    def goal_list(self) -> tuple[str, ...]:
        return lines(self.goals)


classify(
    GrantScheme,
    community=LINK,
    name=Privacy(PrivacyClass.PUBLIC, "names the scheme"),
    text=Privacy(PrivacyClass.PUBLIC, "says what the scheme is"),
    goals=Privacy(PrivacyClass.PUBLIC, "says what the scheme is for"),
    valid_from=Privacy(PrivacyClass.PUBLIC, "says when the scheme begins"),
    valid_to=Privacy(PrivacyClass.PUBLIC, "says when the scheme ends"),
)

row_policy(GrantScheme, by="community")
