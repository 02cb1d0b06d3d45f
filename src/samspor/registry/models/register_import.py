"""A file that waits to be taken into the registry, and what became of it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action, communities_reached
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.reading.registers import RegisterTable
from samspor.registry.models.community import Community
from samspor.registry.models.register_change import RegisterBatch

if TYPE_CHECKING:
    from samspor.registry.models.register_taking import RegisterTaking


class RegisterImportQuerySet(ViewerQuerySet["RegisterImport"]):
    def visible(self, viewer: Viewer) -> Q:
        return Q(community__in=communities_reached(viewer, Action.EDIT_REGISTRY))


class RegisterImport(GuardedModel):
    """The file itself is not kept. Its cells are, until it is taken in or thrown away.

    `wrong` are the rows that were left out, with why, as `registry.left_out` has them.
    """

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="register_imports"
    )
    name = models.CharField(_("name of the file"), max_length=120)
    content = models.JSONField(_("cells"), default=dict, blank=True)
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    counted_on = models.DateField(_("counted"), null=True, blank=True)
    made_at = models.DateTimeField(_("read"))
    taken_at = models.DateTimeField(_("taken in"), null=True, blank=True)
    batch = models.OneToOneField(
        RegisterBatch, on_delete=models.SET_NULL, null=True, blank=True, related_name="source"
    )
    added = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    left_out = models.PositiveIntegerField(_("left out"), default=0)
    wrong = models.JSONField(_("rows left out"), default=list, blank=True)

    objects = ViewerManager.from_queryset(RegisterImportQuerySet)()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def table(self) -> RegisterTable:
        return RegisterTable.from_dict(self.content)

    @property
    def under_way(self) -> "RegisterTaking | None":
        """How far it has come, while it is being taken in beside the pages."""
        taking: RegisterTaking | None = getattr(self, "taking", None)
        return taking if taking is not None and taking.is_under_way else None


_WAITING = Privacy(PrivacyClass.INTERNAL, "is looked through before it is taken in")
_TOLD = Privacy(PrivacyClass.INTERNAL, "tells which files the registry comes from")
classify(
    RegisterImport,
    community=LINK,
    name=_TOLD,
    content=_WAITING,
    columns=_WAITING,
    counted_on=_WAITING,
    made_at=CLOCK,
    taken_at=CLOCK,
    batch=LINK,
    added=_TOLD,
    changed=_TOLD,
    left_out=_TOLD,
    wrong=_TOLD,
)

row_policy(RegisterImport, by="community")
