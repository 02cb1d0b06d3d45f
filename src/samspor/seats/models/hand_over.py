"""What one hand-over did, so that it can be told and taken back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.seats.models.seat import Seat, SeatHolder


class HandOverQuerySet(ViewerQuerySet["HandOver"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_SEATS, path="seat__community")


class HandOver(GuardedModel):
    """One holder left, another took the seat or nobody did.

    `left_ended_on` and `stopped_ended_on` are the last days those two had before; `stopped` is the
    deputy's period of somebody who is now the holder. `made` are ids of persons who are new here.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="hand_overs")
    by_seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("when"))
    left = models.ForeignKey(
        SeatHolder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    left_ended_on = models.DateField(null=True, blank=True)
    taken = models.ForeignKey(
        SeatHolder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    deputy = models.ForeignKey(
        SeatHolder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    stopped = models.ForeignKey(
        SeatHolder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    stopped_ended_on = models.DateField(null=True, blank=True)
    made = models.JSONField(default=list, blank=True)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ViewerManager.from_queryset(HandOverQuerySet)()

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.seat} {self.at:%Y-%m-%d}"


_TOLD = Privacy(PrivacyClass.PERSONAL, "takes a hand-over back as it was", Retention.PERSON)
classify(
    HandOver,
    seat=LINK,
    by_seat=LINK,
    at=CLOCK,
    left=LINK,
    left_ended_on=_TOLD,
    taken=LINK,
    deputy=LINK,
    stopped=LINK,
    stopped_ended_on=_TOLD,
    made=_TOLD,
    undone_at=CLOCK,
)

row_policy(HandOver, by="seat__community")
