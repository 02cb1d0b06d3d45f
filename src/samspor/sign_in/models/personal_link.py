"""A link that does one thing for one person (T-05)."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.viewer import Viewer
from samspor.seats.models import Person, Seat

_WORD = RegexValidator(r"^[a-z][a-z0-9_.]*$", code="purpose_word")


class PersonalLinkQuerySet(ViewerQuerySet["PersonalLink"]):
    def visible(self, viewer: Viewer) -> Q:
        if viewer.person_id is None:
            return Q(pk__in=[])
        return Q(person_id=viewer.person_id)


class PersonalLink(GuardedModel):
    """The address holds 256 random bits, of which only a digest is kept.

    With a seat it lives no longer than the person's time in the seat (T-11). `about` is the id of
    what the act is done to, as the act writes it.
    """

    digest = models.CharField(_("digest of the address"), max_length=64)
    purpose = models.CharField(_("act"), max_length=40, validators=[_WORD])
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="personal_links")
    seat = models.ForeignKey(
        Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="personal_links"
    )
    about = models.CharField(_("about"), max_length=80, blank=True)
    email = models.EmailField(_("sent to"), max_length=254, blank=True)
    single_use = models.BooleanField(_("works once"), default=True)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ViewerManager.from_queryset(PersonalLinkQuerySet)()

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="sign_in_link_digest_unique",
                fields=["digest"],
                violation_error_message=_("Another link has this address."),
                violation_error_code="digest_taken",
            ),
            models.CheckConstraint(
                name="sign_in_link_lives_forward",
                condition=Q(expires_at__gt=models.F("made_at")),
                violation_error_message=_("A link expires after it is made."),
                violation_error_code="link_backward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} for person {self.person_id}"


classify(
    PersonalLink,
    digest=Privacy(PrivacyClass.SECRET, "recognises the link without knowing it"),
    purpose=Privacy(PrivacyClass.INTERNAL, "says what the link does"),
    person=LINK,
    seat=LINK,
    about=Privacy(PrivacyClass.INTERNAL, "says what it is done to"),
    email=Privacy(PrivacyClass.PERSONAL_CONTACT, "gives a new account its address"),
    single_use=Privacy(PrivacyClass.SYSTEM, "says how often it works"),
    made_at=CLOCK,
    expires_at=CLOCK,
    used_at=CLOCK,
    revoked_at=CLOCK,
)
