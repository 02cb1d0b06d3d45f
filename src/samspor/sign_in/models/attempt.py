"""What went wrong lately, counted in the database so that every process counts alike (T-04)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.sign_in.enums import Effort
from samspor.sign_in.models.own import NobodysRows


class AttemptQuerySet(NobodysRows["Attempt"]):
    pass


class Attempt(GuardedModel):
    """`whose` is a digest of an account or of a network address. Rows live for a day."""

    kind = models.CharField(_("kind"), max_length=10, choices=Effort)
    whose = models.CharField(_("whose"), max_length=64)
    at = models.DateTimeField(_("when"))

    objects = ViewerManager.from_queryset(AttemptQuerySet)()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["whose", "kind", "at"], name="sign_in_attempt_lately")]
        constraints = [
            models.CheckConstraint(
                name="sign_in_attempt_kind_known",
                condition=Q(kind__in=Effort.values),
                violation_error_message=_("Choose one of the kinds of attempts."),
                violation_error_code="kind_unknown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"


classify(
    Attempt,
    kind=Privacy(PrivacyClass.SYSTEM, "says what is counted"),
    whose=Privacy(PrivacyClass.SECRET, "counts for the same account or network address"),
    at=CLOCK,
)
