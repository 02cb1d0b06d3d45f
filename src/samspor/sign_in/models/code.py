"""A code on its way to somebody's mailbox."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.seats.models import User
from samspor.sign_in.models.own import NobodysRows


class SignInCodeQuerySet(NobodysRows["SignInCode"]):
    pass


class SignInCode(GuardedModel):
    """Bound to one browser: only that browser's session knows the row (T-04).

    For an unknown address there is a row too, without a user, which no code opens.
    """

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    account = models.CharField(_("account"), max_length=64)
    digest = models.CharField(_("digest of the code"), max_length=64)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    objects = ViewerManager.from_queryset(SignInCodeQuerySet)()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="sign_in_code_lives_forward",
                condition=Q(expires_at__gt=models.F("made_at")),
                violation_error_message=_("A code expires after it is made."),
                violation_error_code="code_backward",
            ),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"


classify(
    SignInCode,
    user=LINK,
    account=Privacy(PrivacyClass.SECRET, "counts wrong codes for the same address"),
    digest=Privacy(PrivacyClass.SECRET, "recognises the code without knowing it"),
    made_at=CLOCK,
    expires_at=CLOCK,
    used_at=CLOCK,
)
