"""The outbox: written in the transaction of what it tells about, sent afterwards (T-31)."""

from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.mail.enums import UNDERWAY, MailState
from samspor.registry.models import Community

_WORD = RegexValidator(r"^[a-z][a-z0-9_.]*$", code="mail_kind")


class OutgoingMailQuerySet(ViewerQuerySet["OutgoingMail"]):
    """Nobody reads another's mail, whatever seat they sit in."""

    def visible(self, viewer: Viewer) -> Q:
        if viewer.person_id is None:
            return Q(pk__in=[])
        return Q(person_id=viewer.person_id)


class OutgoingMail(GuardedModel):
    """One mail to one receiver. Once sent, neither address nor text is kept.

    `person_id` is a plain number: people live above this room. `recipient` is who it was for, as a
    word that tells two receivers apart and no more (T-35). `due_at` is the next try or, while it is
    leased, the end of the lease; `fence` rises with each lease, so that a sender that slept through
    its own changes nothing (T-49).
    """

    public_id = models.UUIDField(_("message id"), default=uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=64, validators=[_WORD])
    about = models.CharField(_("what it is about"), max_length=80)
    version = models.PositiveBigIntegerField(_("version"), default=1)
    recipient = models.CharField(_("receiver"), max_length=64)
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    address = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))],
    )
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    link = models.CharField(_("link"), max_length=500, blank=True)
    link_words = models.CharField(_("words of the link"), max_length=100, blank=True)
    urgent = models.BooleanField(_("urgent"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=MailState, default=MailState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    fence = models.PositiveIntegerField(_("number of the lease"), default=0)
    reply_code = models.CharField(_("the mail server's answer"), max_length=3, blank=True)
    posted_at = models.DateTimeField(_("posted"))
    due_at = models.DateTimeField(_("next try"))
    ended_at = models.DateTimeField(_("sent or given up"), null=True, blank=True)

    objects = ViewerManager.from_queryset(OutgoingMailQuerySet)()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        ordering = ["-posted_at", "-id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="mail_outgoing_due",
                condition=Q(state__in=[state.value for state in UNDERWAY]),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="mail_outgoing_once",
                fields=["kind", "about", "version", "recipient"],
                violation_error_message=_("This has been sent to the same person before."),
                violation_error_code="mail_twice",
            ),
            models.UniqueConstraint(
                name="mail_outgoing_public_id_unique",
                fields=["public_id"],
                violation_error_message=_("Another mail has this message id."),
                violation_error_code="message_id_taken",
            ),
            models.CheckConstraint(
                name="mail_outgoing_state_known",
                condition=Q(state__in=MailState.values),
                violation_error_message=_("Choose one of the states of a mail."),
                violation_error_code="state_unknown",
            ),
            models.CheckConstraint(
                name="mail_outgoing_language_known",
                condition=Q(language__in=["nb", "nn", "en"]),
                violation_error_message=_("Choose bokmål, nynorsk or English."),
                violation_error_code="language_unknown",
            ),
            models.CheckConstraint(
                name="mail_outgoing_underway_has_address",
                condition=~Q(state__in=[state.value for state in UNDERWAY]) | ~Q(address=""),
                violation_error_message=_("A mail needs an address."),
                violation_error_code="address_missing",
            ),
            models.CheckConstraint(
                name="mail_outgoing_ended_says_when",
                condition=Q(state__in=[state.value for state in UNDERWAY], ended_at=None)
                | (~Q(state__in=[state.value for state in UNDERWAY]) & Q(ended_at__isnull=False)),
                violation_error_message=_("A mail has an end when it is no longer on its way."),
                violation_error_code="end_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} {self.state}"

    @property
    def is_underway(self) -> bool:
        return self.state in UNDERWAY


_WAY = Privacy(
    PrivacyClass.SYSTEM, "says how far a mail has come on its way", Retention.THIRTEEN_MONTHS
)
_ONCE = Privacy(
    PrivacyClass.PERSONAL, "keeps the same mail from being sent twice", Retention.THIRTEEN_MONTHS
)
_SENT = Privacy(PrivacyClass.PERSONAL, "is what the receiver reads", Retention.UNTIL_SENT)
classify(
    OutgoingMail,
    public_id=_WAY,
    kind=_WAY,
    about=_WAY,
    version=_WAY,
    recipient=_ONCE,
    person_id=_ONCE,
    community=LINK,
    address=Privacy(
        PrivacyClass.PERSONAL_CONTACT, "brings the mail to its receiver", Retention.UNTIL_SENT
    ),
    language=_WAY,
    subject=_SENT,
    text=_SENT,
    link=_SENT,
    link_words=_SENT,
    urgent=_WAY,
    state=_WAY,
    attempts=_WAY,
    fence=_WAY,
    reply_code=_WAY,
    posted_at=CLOCK,
    due_at=CLOCK,
    ended_at=CLOCK,
)

row_policy(OutgoingMail, by="community", own="person_id")
