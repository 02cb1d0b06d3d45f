"""What somebody had typed when their session ended (T-37)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.seats.models import User
from samspor.sign_in.models.own import OwnRows


class KeptFormQuerySet(OwnRows["KeptForm"]):
    pass


class KeptForm(GuardedModel):
    """One per account, the latest. `sealed_body` is the form as it was sent, without its token."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="kept_form")
    path = models.CharField(_("sent to"), max_length=500)
    sealed_body = models.TextField(_("what was typed, sealed"))
    kept_at = models.DateTimeField(_("kept"))

    objects = ViewerManager.from_queryset(KeptFormQuerySet)()

    class Meta:
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")

    def __str__(self) -> str:
        return f"form of user {self.user_id}"


classify(
    KeptForm,
    user=LINK,
    path=Privacy(PrivacyClass.PERSONAL, "leads back to the form"),
    sealed_body=Privacy(PrivacyClass.PERSONAL, "gives back what was typed, for one day"),
    kept_at=CLOCK,
)
