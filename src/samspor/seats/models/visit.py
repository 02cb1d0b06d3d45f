"""Somebody who runs the service looks at a community's content, with a reason (T-14)."""

from datetime import datetime, timedelta
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.registry.models import Community
from samspor.seats.models.user import User
from samspor.seats.validators import no_national_numbers

LONGEST: Final = 60  # minutes


class OperatorVisitQuerySet(ViewerQuerySet["OperatorVisit"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_SEATS)


class OperatorVisit(GuardedModel):
    """Lasts for so many minutes, or until somebody ends it. Those who are visited see it."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="visits")
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="visits"
    )
    reason = models.CharField(_("reason"), max_length=200, validators=[no_national_numbers])
    begun_at = models.DateTimeField(_("begun"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = ViewerManager.from_queryset(OperatorVisitQuerySet)()

    class Meta:
        verbose_name = _("visit by who runs the service")
        verbose_name_plural = _("visits by those who run the service")
        ordering = ["-begun_at", "-id"]
        indexes = [models.Index(fields=["user", "-begun_at"], name="seats_visit_of_user")]
        constraints = [
            models.CheckConstraint(
                name="seats_operator_visit_at_most_an_hour",
                condition=Q(minutes__gte=1, minutes__lte=LONGEST),
                violation_error_message=_("Choose at most 60 minutes."),
                violation_error_code="visit_long",
            ),
            models.CheckConstraint(
                name="seats_operator_visit_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Write why you need to look."),
                violation_error_code="visit_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.begun_at:%Y-%m-%d %H:%M}"

    @property
    def until(self) -> datetime:
        """When it is over: by itself, or because somebody ended it."""
        by_itself = self.begun_at + timedelta(minutes=self.minutes)
        return min(self.ended_at, by_itself) if self.ended_at else by_itself

    def is_open(self, now: datetime) -> bool:
        return self.begun_at <= now < self.until


_WHY = Privacy(
    PrivacyClass.INTERNAL, "tells those who are visited why somebody looked", Retention.TEN_YEARS
)
classify(
    OperatorVisit,
    community=LINK,
    user=LINK,
    reason=_WHY,
    begun_at=CLOCK,
    minutes=_WHY,
    ended_at=CLOCK,
)
row_policy(OperatorVisit, by="community")
