"""Who a provider says somebody is: its issuer and its subject, and nothing else (T-01)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager
from samspor.seats.models import User
from samspor.sign_in.models.own import OwnRows


class IdentityQuerySet(OwnRows["Identity"]):
    pass


class Identity(GuardedModel):
    """Neither e-mail address nor national number: both change hands, or are known to many."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField(_("linked"))

    objects = ViewerManager.from_queryset(IdentityQuerySet)()

    class Meta:
        verbose_name = _("way to sign in")
        verbose_name_plural = _("ways to sign in")
        ordering = ["linked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="sign_in_identity_unique",
                fields=["issuer", "subject"],
                violation_error_message=_("This way to sign in belongs to an account already."),
                violation_error_code="identity_taken",
            ),
            models.CheckConstraint(
                name="sign_in_identity_whole",
                condition=~models.Q(issuer="") & ~models.Q(subject=""),
                violation_error_message=_("A way to sign in has a provider and a subject."),
                violation_error_code="identity_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} → user {self.user_id}"


_ACCOUNT = Retention.ACCOUNT
classify(
    Identity,
    user=LINK,
    issuer=Privacy(PrivacyClass.PERSONAL, "says which provider vouches", _ACCOUNT),
    subject=Privacy(PrivacyClass.PERSONAL, "is the provider's own word for somebody", _ACCOUNT),
    linked_at=CLOCK,
)
