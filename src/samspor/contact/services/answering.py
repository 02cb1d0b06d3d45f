"""What the seat does with a message."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.contact import letters
from samspor.contact.models import Answer, Message
from samspor.mail.services.post import post_mail


@transaction.atomic
def answer_message(*, viewer: Viewer, message_id: int, text: str, now: datetime) -> Answer:
    """Send the answer by mail. The message is handled by that.

    Raises:
        NotVisible: It does not lie with a seat of the viewer.
        ValidationError: Whoever wrote left no address, or the answer is empty.
    """
    message = _mine(viewer, message_id)
    if not message.email:
        raise ValidationError(_("Whoever wrote left no e-mail address."), code="email_missing")
    last = message.answers.seen_by(viewer).order_by("-id").first()
    if last is not None and last.text == text:
        return last  # sent twice, such as by a double click
    answer = Answer(message=message, seat=message.at_seat, text=text, answered_at=now)
    answer.full_clean()
    answer.save(force_insert=True)
    post_mail(
        kind="contact.answer",
        address=message.email,
        community_id=message.community_id,
        language=message.language,
        template=letters.ANSWER,
        values={
            "title": message.title,
            "seat": message.at_seat.label if message.at_seat else "",
            "answer": text,
            "text": message.text,
        },
        about=f"contact_answer-{answer.pk}",
        link=message.page,
        now=now,
    )
    message.handled_at = now
    message.save(update_fields=["handled_at"])
    _log(viewer, "message.answered", message, now)
    return answer


@transaction.atomic
def handle_message(*, viewer: Viewer, message_id: int, note: str, now: datetime) -> Message:
    """Mark it as done, with a word about what was done."""
    message = _mine(viewer, message_id)
    message.handled_at = now
    message.note = note
    message.full_clean()
    message.save(update_fields=["handled_at", "note"])
    _log(viewer, "message.handled", message, now)
    return message


@transaction.atomic
def reopen_message(*, viewer: Viewer, message_id: int, now: datetime) -> Message:
    """Take the mark away again; the note stays."""
    message = _mine(viewer, message_id)
    message.handled_at = None
    message.save(update_fields=["handled_at"])
    _log(viewer, "message.reopened", message, now)
    return message


def _mine(viewer: Viewer, message_id: int) -> Message:
    rows = Message.objects.seen_by(viewer).filter(pk=message_id)
    message = rows.select_for_update(of=("self",)).first()
    if message is None:
        raise NotVisible
    require(
        viewer,
        Action.ANSWER_MESSAGES,
        community_id=message.community_id,
        seat_id=message.at_seat_id,
    )
    return message


def _log(viewer: Viewer, action: str, message: Message, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=message.community_id,
        object_type="message",
        object_ids=[message.pk],
        at=now,
    )
