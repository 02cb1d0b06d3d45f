"""The second factor: an app that makes codes, and codes on paper for when it is lost (T-03)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager
from samspor.seats.models import User
from samspor.sign_in.models.own import OwnRows


class AuthenticatorQuerySet(OwnRows["Authenticator"]):
    pass


class Authenticator(GuardedModel):
    """One app per account; a new one takes the place of the old."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="authenticator")
    sealed_key = models.CharField(_("key, sealed"), max_length=255)
    # The half-minute of the last code that was taken: no code works twice.
    last_step = models.PositiveBigIntegerField(default=0)
    confirmed_at = models.DateTimeField(_("set up"))

    objects = ViewerManager.from_queryset(AuthenticatorQuerySet)()

    class Meta:
        verbose_name = _("authenticator app")
        verbose_name_plural = _("authenticator apps")

    def __str__(self) -> str:
        return f"app of user {self.user_id}"


class RecoveryCodeQuerySet(OwnRows["RecoveryCode"]):
    pass


class RecoveryCode(GuardedModel):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(_("digest of the code"), max_length=64)
    made_at = models.DateTimeField(_("made"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    objects = ViewerManager.from_queryset(RecoveryCodeQuerySet)()

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"recovery code of user {self.user_id}"


_ACCOUNT = Retention.ACCOUNT
classify(
    Authenticator,
    user=LINK,
    sealed_key=Privacy(PrivacyClass.SECRET, "checks the codes of the app", _ACCOUNT),
    last_step=Privacy(PrivacyClass.SYSTEM, "keeps a code from working twice", _ACCOUNT),
    confirmed_at=CLOCK,
)
classify(
    RecoveryCode,
    user=LINK,
    digest=Privacy(PrivacyClass.SECRET, "recognises the code without knowing it", _ACCOUNT),
    made_at=CLOCK,
    used_at=CLOCK,
)
