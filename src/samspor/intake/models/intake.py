"""One time a document was taken in, and each row it touched, so that all of it can be undone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.intake.models.source import Source


class IntakeQuerySet(ViewerQuerySet["Intake"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT, path="source__community")


class Intake(GuardedModel):
    """`added` and `changed` count facts, as the person was told."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="intakes")
    taken_at = models.DateTimeField(_("taken in"))
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    added = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)

    objects = ViewerManager.from_queryset(IntakeQuerySet)()

    class Meta:
        ordering = ["-taken_at", "-id"]

    def __str__(self) -> str:
        return f"{self.source} {self.taken_at}"


class IntakeChangeQuerySet(ViewerQuerySet["IntakeChange"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT, path="intake__source__community")


class IntakeChange(GuardedModel):
    """A row before and after, as `intake.states` writes it. `before` None: it was made here.

    A plain number instead of a foreign key: the change outlives a row that is taken back.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="changes")
    row_type = models.CharField(_("kind of row"), max_length=30)
    row_id = models.BigIntegerField(_("row"))
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"))

    objects = ViewerManager.from_queryset(IntakeChangeQuerySet)()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.row_type} {self.row_id}"


_TOLD = Privacy(PrivacyClass.INTERNAL, "tells what came of a document", Retention.THREE_YEARS)
_UNDO = Privacy(PrivacyClass.INTERNAL, "lets a whole document be taken back", Retention.THREE_YEARS)
classify(
    Intake,
    source=LINK,
    taken_at=CLOCK,
    undone_at=CLOCK,
    added=_TOLD,
    changed=_TOLD,
)
classify(
    IntakeChange,
    intake=LINK,
    row_type=_UNDO,
    row_id=LINK,
    before=_UNDO,
    after=_UNDO,
)

row_policy(Intake, by="source__community")
row_policy(IntakeChange, by="intake__source__community")
