"""What was changed in the registry, so that it can be read afterwards and taken back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action, communities_reached
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.registry.enums import RegisterAct
from samspor.registry.models.community import Community


class RegisterBatchQuerySet(ViewerQuerySet["RegisterBatch"]):
    """For those who keep the registry, whole or their own municipality of it."""

    def visible(self, viewer: Viewer) -> Q:
        return Q(community__in=communities_reached(viewer, Action.EDIT_REGISTRY))


class RegisterBatch(GuardedModel):
    """All that one act changed: one unit, or a whole file."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="register_batches"
    )
    act = models.CharField(_("act"), max_length=20, choices=RegisterAct)
    at = models.DateTimeField(_("when"))
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ViewerManager.from_queryset(RegisterBatchQuerySet)()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="registry_register_batch_act_known",
                condition=Q(act__in=RegisterAct.values),
                violation_error_message=_("Choose what was done."),
                violation_error_code="act_unknown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.at}"


class RegisterChangeQuerySet(ViewerQuerySet["RegisterChange"]):
    def visible(self, viewer: Viewer) -> Q:
        return Q(batch__community__in=communities_reached(viewer, Action.EDIT_REGISTRY))


class RegisterChange(GuardedModel):
    """One row of the registry before and after; only what differs. None: there was no row.

    A plain number instead of a foreign key: the change outlives a row that is taken back.
    """

    batch = models.ForeignKey(RegisterBatch, on_delete=models.CASCADE, related_name="changes")
    row_type = models.CharField(_("kind of row"), max_length=30)
    row_id = models.BigIntegerField(_("row"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    objects = ViewerManager.from_queryset(RegisterChangeQuerySet)()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["row_type", "row_id"], name="registry_change_row"),
        ]

    def __str__(self) -> str:
        return f"{self.row_type} {self.row_id}"


_HISTORY = Privacy(
    PrivacyClass.INTERNAL, "shows what was changed and takes it back", Retention.THREE_YEARS
)
classify(RegisterBatch, community=LINK, act=_HISTORY, at=CLOCK, undone_at=CLOCK)
classify(
    RegisterChange, batch=LINK, row_type=_HISTORY, row_id=LINK, before=_HISTORY, after=_HISTORY
)

row_policy(RegisterBatch, by="community")
row_policy(RegisterChange, by="batch__community")
