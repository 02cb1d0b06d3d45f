"""A message comes in, and finds its seat."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.contact import letters
from samspor.contact.enums import MessageKind
from samspor.contact.models import Message
from samspor.contact.selectors.answering import Desk, receivers
from samspor.kernel.clock import OSLO
from samspor.mail.services.post import post_mail
from samspor.seats.models import Seat, SeatHolder

SAME_WITHIN: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """`email` is where the answer goes; only a contact message needs one."""

    kind: MessageKind
    page: str
    text: str
    language: str
    name: str = ""
    email: str = ""


@everywhere(reason="whoever reads a page may write to its seat")
@transaction.atomic
def receive_message(*, viewer: Viewer, desk: Desk, facts: MessageFacts, now: datetime) -> Message:
    """Keep it and tell whoever answers. The same words twice in ten minutes are one message."""
    rows = Message.objects.unguarded(reason="whether the same message has just come in")
    again = rows.filter(
        community=desk.subject.community_id,
        page=facts.page,
        kind=facts.kind,
        email=facts.email,
        text=facts.text,
        received_at__gt=now - SAME_WITHIN,
    ).first()
    if again is not None:
        return again
    message = Message(
        community_id=desk.subject.community_id,
        kind=facts.kind,
        page=facts.page,
        title=desk.subject.title[:200],
        to_seat=desk.right,
        at_seat=desk.answering,
        name=facts.name,
        email=facts.email,
        text=facts.text,
        language=facts.language,
        received_at=now,
    )
    message.full_clean()
    message.save(force_insert=True)
    tell_seat(message, now=now)
    record(
        viewer=viewer,
        action="message.received",
        community_id=message.community_id,
        object_type="message",
        object_ids=[message.pk],
        at=now,
    )
    return message


def tell_seat(message: Message, *, now: datetime) -> None:
    """A mail to each who answers for the seat where it lies. Once per person and seat (T-35)."""
    seat = message.at_seat
    if seat is None:
        return
    for holding in receivers(seat, on=now.astimezone(OSLO).date()):
        address = address_of(holding)
        if address:
            post_mail(
                kind="contact.message",
                address=address,
                person_id=holding.person_id,
                community_id=message.community_id,
                language=language_of(holding, seat),
                template=letters.MESSAGE,
                values={"title": message.title, "seat": seat.label, "text": message.text},
                about=f"contact_message-{message.pk}",
                version=seat.pk,
                link=reverse("message", args=[message.pk]),
                now=now,
            )


def address_of(holding: SeatHolder) -> str:
    """Empty for a person without an account. In the demo everybody has one that gets no mail."""
    user = holding.person.user
    if user is not None:
        return user.email if user.is_active else ""
    return f"person-{holding.person_id}@demo.invalid" if settings.DEMO else ""


def language_of(holding: SeatHolder, seat: Seat) -> str:
    user = holding.person.user
    return user.language if user is not None else seat.community.language
