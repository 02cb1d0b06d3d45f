"""A long file that is being taken in beside the pages, and how far it has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action, communities_reached
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.registry.enums import NotTaken
from samspor.registry.models.register_import import RegisterImport


class RegisterTakingQuerySet(ViewerQuerySet["RegisterTaking"]):
    def visible(self, viewer: Viewer) -> Q:
        return Q(source__community__in=communities_reached(viewer, Action.EDIT_REGISTRY))


class RegisterTaking(GuardedModel):
    """Lives from the button is pressed until the file is taken in, and longer if it was not.

    Apart from the import, so that telling how far it has come does not write its cells anew.
    `attempt` is the fencing number of whoever works at it (T-49). Who asked is judged again when
    the work begins (T-11), and is plain numbers: accounts stand above the registry.
    """

    source = models.OneToOneField(RegisterImport, models.CASCADE, related_name="taking")
    user_id = models.BigIntegerField(_("asked by"))
    seat_id = models.BigIntegerField(_("from the seat"), null=True)
    stamp = models.CharField(_("what was seen"), max_length=64, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    free_at = models.DateTimeField(_("may be taken up again"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("rows"))
    checked = models.PositiveIntegerField(_("rows checked"), default=0)
    refusal = models.CharField(_("why it was not taken in"), max_length=12, blank=True)

    objects = ViewerManager.from_queryset(RegisterTakingQuerySet)()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="registry_register_taking_refusal_known",
                condition=Q(refusal__in=["", *NotTaken.values]),
                violation_error_code="refusal_unknown",
                violation_error_message=_("There is no such reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checked} of {self.rows}"

    @property
    def is_under_way(self) -> bool:
        return not self.refusal

    @property
    def is_begun(self) -> bool:
        return self.attempt > 0

    @property
    def is_checked(self) -> bool:
        """What is left is to write them, all at once."""
        return self.checked >= self.rows

    @property
    def percent(self) -> int:
        return 100 * min(self.checked, self.rows) // max(self.rows, 1)


_WORK = Privacy(PrivacyClass.SYSTEM, "lets one process at a time take it in, and tells how far")
classify(
    RegisterTaking,
    source=LINK,
    user_id=Privacy(PrivacyClass.PERSONAL, "judges again whether the one who asked may"),
    seat_id=Privacy(PrivacyClass.INTERNAL, "judges again for which seat it was asked"),
    stamp=Privacy(PrivacyClass.SYSTEM, "tells whether the file still does what was seen"),
    asked_at=CLOCK,
    attempt=_WORK,
    free_at=CLOCK,
    rows=_WORK,
    checked=_WORK,
    refusal=_WORK,
)

row_policy(RegisterTaking, by="source__community")
