"""That somebody asked to be erased, and that they were (T-43)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.seats.models import Person


class ErasureQuerySet(ViewerQuerySet["Erasure"]):
    """One's own."""

    def visible(self, viewer: Viewer) -> Q:
        if viewer.person_id is None:
            return Q(pk__in=[])
        return Q(person_id=viewer.person_id)


class Erasure(GuardedModel):
    """Waits until `due_at`, so that it can be regretted.

    Once carried out, `digest` knows the person again should an older backup be put back, and says
    nothing about who it was.
    """

    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for"))
    due_at = models.DateTimeField(_("to be done"))
    withdrawn_at = models.DateTimeField(_("regretted"), null=True, blank=True)
    carried_out_at = models.DateTimeField(_("done"), null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = ViewerManager.from_queryset(ErasureQuerySet)()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="privacy_erasure_one_waits",
                fields=["person"],
                condition=Q(withdrawn_at=None, carried_out_at=None),
                violation_error_message=_("This has been asked for already."),
                violation_error_code="erasure_twice",
            ),
            models.CheckConstraint(
                name="privacy_erasure_done_is_known_again",
                condition=Q(carried_out_at=None, digest="")
                | (Q(carried_out_at__isnull=False) & ~Q(digest="")),
                violation_error_message=_("What is done must be known again."),
                violation_error_code="digest_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"


classify(
    Erasure,
    person=LINK,
    asked_at=CLOCK,
    due_at=CLOCK,
    withdrawn_at=CLOCK,
    carried_out_at=CLOCK,
    digest=Privacy(
        PrivacyClass.SYSTEM,
        "keeps an erased person erased after a backup is put back",
        Retention.TEN_YEARS,
    ),
)

row_policy(Erasure, by="person__holdings__seat__community", own="person")
