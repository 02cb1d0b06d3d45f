"""What somebody wrote on a public page, and what the seat answered."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, KEY, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.contact.enums import MessageKind
from samspor.registry.models import Community
from samspor.seats.models import Seat

LONGEST: Final = 3000


def own_seats(viewer: Viewer) -> list[int]:
    return [held.seat_id for held in viewer.roles if held.seat_id is not None]


class MessageQuerySet(ViewerQuerySet["Message"]):
    """Whoever sits where it landed, and nobody else."""

    def visible(self, viewer: Viewer) -> Q:
        return Q(at_seat__in=own_seats(viewer))


class Message(GuardedModel):
    """`to_seat` ought to answer, `at_seat` does: another one while the first is vacant.

    `title` is what the page was called when it was written.
    """

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=MessageKind)
    page = models.CharField(_("address of the page"), max_length=300)
    title = models.CharField(_("page"), max_length=200)
    to_seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at_seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    text = models.TextField(_("message"), max_length=LONGEST)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))],
    )
    received_at = models.DateTimeField(_("received"))
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = ViewerManager.from_queryset(MessageQuerySet)()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["at_seat", "-received_at"], name="contact_message_at_seat")]
        constraints = [
            models.CheckConstraint(
                name="contact_message_kind_known",
                condition=Q(kind__in=MessageKind.values),
                violation_error_message=_("Choose one of the kinds of message."),
                violation_error_code="kind_unknown",
            ),
            models.CheckConstraint(
                name="contact_message_language_known",
                condition=Q(language__in=["nb", "nn", "en"]),
                violation_error_message=_("Choose bokmål, nynorsk or English."),
                violation_error_code="language_unknown",
            ),
            models.CheckConstraint(
                name="contact_message_can_be_answered",
                condition=~Q(kind=MessageKind.CONTACT) | ~Q(email=""),
                violation_error_message=_("Give an e-mail address, so that you get an answer."),
                violation_error_code="email_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.handled_at is None


class AnswerQuerySet(ViewerQuerySet["Answer"]):
    def visible(self, viewer: Viewer) -> Q:
        return Q(message__at_seat__in=own_seats(viewer))


class Answer(GuardedModel):
    """Sent by mail. Signed by a seat, never by a person."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="answers")
    seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("answer"), max_length=LONGEST)
    answered_at = models.DateTimeField(_("answered"))

    objects = ViewerManager.from_queryset(AnswerQuerySet)()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["answered_at", "id"]

    def __str__(self) -> str:
        return f"answer {self.pk}"


_ASKED = Privacy(PrivacyClass.PERSONAL, "is what somebody asks about", Retention.SIX_MONTHS)
_WHERE = Privacy(PrivacyClass.INTERNAL, "says which page it was written on", Retention.SIX_MONTHS)
classify(
    Message,
    community=LINK,
    kind=_WHERE,
    page=_WHERE,
    title=_WHERE,
    to_seat=LINK,
    at_seat=LINK,
    name=_ASKED,
    email=Privacy(
        PrivacyClass.PERSONAL_CONTACT, "brings the answer to who asked", Retention.SIX_MONTHS
    ),
    text=_ASKED,
    language=_WHERE,
    received_at=CLOCK,
    handled_at=CLOCK,
    note=Privacy(PrivacyClass.INTERNAL, "tells what was done about it", Retention.SIX_MONTHS),
)
classify(
    Answer,
    id=KEY,
    message=LINK,
    seat=LINK,
    text=Privacy(PrivacyClass.PERSONAL, "is what the seat answered", Retention.SIX_MONTHS),
    answered_at=CLOCK,
)

row_policy(Message, by="community")
row_policy(Answer, by="message__community")
