"""What somebody is typing and has not sent yet (T-37)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.seats.models import User
from samspor.sign_in.models.own import OwnRows


class UnsentFormQuerySet(OwnRows["UnsentForm"]):
    pass


class UnsentForm(GuardedModel):
    """One per account and form. `key` is the form's page, and which form of it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="unsent_forms")
    key = models.CharField(_("form"), max_length=500)
    sealed_fields = models.TextField(_("what is typed, sealed"))
    kept_at = models.DateTimeField(_("kept"))

    objects = ViewerManager.from_queryset(UnsentFormQuerySet)()

    class Meta:
        verbose_name = _("unsent form")
        verbose_name_plural = _("unsent forms")
        ordering = ["-kept_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                name="sign_in_unsent_form_once",
                violation_error_message=_("This form is kept already."),
                violation_error_code="kept_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"unsent form of user {self.user_id}"


classify(
    UnsentForm,
    user=LINK,
    key=Privacy(PrivacyClass.PERSONAL, "leads back to the form"),
    sealed_fields=Privacy(PrivacyClass.PERSONAL, "gives back what was typed, for one week"),
    kept_at=CLOCK,
)
