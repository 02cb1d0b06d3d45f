"""What a network has agreed with itself: why it is there, what for, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.networks.models.arena import Arena

PART = "- "


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    parts: tuple[str, ...] = ()


class CharterQuerySet(ViewerQuerySet["Charter"]):
    def visible(self, viewer: Viewer) -> Q:
        """As the network itself."""
        return Q(arena__community__in=viewer.community_ids) | Q(arena__is_public=True)


class Charter(GuardedModel):
    """Lists are one to a line; below a theme, a line that begins with "- " is a part of it."""

    arena = models.OneToOneField(
        Arena, models.CASCADE, verbose_name=_("network"), related_name="charter"
    )
    why = models.TextField(_("why"), blank=True, help_text=_("One reason to a line."))
    goals = models.TextField(_("goals"), blank=True, help_text=_("One goal to a line."))
    themes = models.TextField(
        _("themes"), blank=True, help_text=_("One theme to a line; parts below it after “- ”.")
    )
    form = models.TextField(_("form"), blank=True, help_text=_("One agreement to a line."))
    duties = models.TextField(
        _("roles and duties"), blank=True, help_text=_("One to a line: who, and what they do.")
    )
    fixed_points = models.TextField(
        _("fixed points"), blank=True, help_text=_("What every gathering has, one to a line.")
    )
    agreed_on = models.DateField(_("agreed"), null=True, blank=True)
    lifetime_years = models.PositiveSmallIntegerField(
        _("lasts for, years"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    evaluate_after_years = models.PositiveSmallIntegerField(
        _("evaluated after, years"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    updated_at = models.DateTimeField(_("last updated"), null=True, editable=False)

    objects = ViewerManager.from_queryset(CharterQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="networks_charter_evaluated_within_lifetime",
                condition=Q(lifetime_years__isnull=True)
                | Q(evaluate_after_years__isnull=True)
                | Q(evaluate_after_years__lte=F("lifetime_years")),
                violation_error_code="evaluated_within_lifetime",
                violation_error_message=_("Evaluate the network before its time is over."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.arena)

    @property
    def valid_to(self) -> date | None:
        """The last day, inclusive; None when nobody has said."""
        if self.agreed_on is None or self.lifetime_years is None:
            return None
        year = self.agreed_on.year + self.lifetime_years
        leap = (self.agreed_on.month, self.agreed_on.day) == (2, 29)
        end = date(year, 3, 1) if leap else self.agreed_on.replace(year=year)
        return end - timedelta(days=1)

    @property
    def says_something(self) -> bool:
        texts = (self.why, self.goals, self.themes, self.form, self.duties, self.fixed_points)
        years = (self.agreed_on, self.lifetime_years, self.evaluate_after_years)
        return any((*texts, *years))

    @property
    def reasons(self) -> tuple[str, ...]:
        return lines(self.why)

    @property
    def goal_list(self) -> tuple[str, ...]:
        return lines(self.goals)

    @property
    def form_list(self) -> tuple[str, ...]:
        return lines(self.form)

    @property
    def duty_list(self) -> tuple[str, ...]:
        return lines(self.duties)

    @property
    def point_list(self) -> tuple[str, ...]:
        return lines(self.fixed_points)

    @property
    def theme_list(self) -> tuple[Theme, ...]:
        found: list[Theme] = []
        for line in lines(self.themes):
            if line.startswith(PART) and found:
                last = found.pop()
                found.append(Theme(last.name, (*last.parts, line.removeprefix(PART).strip())))
            else:
                found.append(Theme(line.removeprefix(PART)))
        return tuple(found)


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _says(what: str) -> Privacy:
    return Privacy(PrivacyClass.PUBLIC, what)


classify(
    Charter,
    arena=LINK,
    why=_says("says why the network is there"),
    goals=_says("says what is to be reached"),
    themes=_says("says what is worked with"),
    form=_says("says how people meet"),
    duties=_says("says which roles do what, never which persons"),
    fixed_points=_says("says what every gathering has"),
    agreed_on=_says("says when it was agreed"),
    lifetime_years=_says("says how long the network is meant to last"),
    evaluate_after_years=_says("says when the network asks whether it helps"),
    updated_at=CLOCK,
)

row_policy(Charter, by="arena__community", public="arena__is_public")
