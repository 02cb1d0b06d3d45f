"""What is done by the clock: nobody asks, so nobody is asked for leave."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from samspor.contact import letters
from samspor.contact.models import ContactChoice, Message
from samspor.contact.selectors.answering import desk_of, holders_that_answer
from samspor.contact.services.receiving import address_of, language_of, tell_seat
from samspor.contact.subjects import Subject, ladder_above
from samspor.contact.terms import (
    ASK_AFTER,
    KEEP_HANDLED,
    KEEP_OPEN,
    months_after,
    oldest_that_holds,
)
from samspor.kernel.clock import OSLO
from samspor.kernel.writing import write_date
from samspor.mail.services.post import post_mail
from samspor.registry.models.validity import valid_on

_WHY = "the clock acts for everybody"


def every_hour(*, now: datetime) -> None:
    pass_on(now=now)
    remind(now=now)
    forget_messages(now=now)


def pass_on(*, now: datetime) -> int:
    """Open messages that lie where nobody answers go one step up, with a mail to the next."""
    today = now.astimezone(OSLO).date()
    answered = holders_that_answer(on=today).filter(seat=OuterRef("at_seat"))
    rows = Message.objects.unguarded(reason=_WHY).filter(~Exists(answered), handled_at=None)
    moved = 0
    for message in rows.select_related(
        "community", "at_seat__unit", "at_seat__organisation", "at_seat__arena"
    ):
        ladder = ladder_above(message.at_seat) if message.at_seat else ()
        subject = Subject(message.community_id, message.title, message.page, "", ladder)
        answering = desk_of(subject, on=today).answering
        if answering is not None and answering.pk != message.at_seat_id:
            _move(message, answering.pk, now=now)
            moved += 1
    return moved


def remind(*, now: datetime) -> None:
    """A mail to each whose yes soon ends, once for each year."""
    today = now.astimezone(OSLO).date()
    rows = ContactChoice.objects.unguarded(reason=_WHY).filter(
        valid_on(today, path="holding__"),
        ended_on=None,
        renewed_on__gte=oldest_that_holds(today),
        renewed_on__lte=months_after(today, -ASK_AFTER),
    )
    for choice in rows.select_related(
        "holding__person__user", "holding__seat__community", "holding__seat__unit",
        "holding__seat__organisation", "holding__seat__arena",
    ):  # fmt: skip
        holding, seat = choice.holding, choice.holding.seat
        address = address_of(holding)
        if not address:
            continue
        language = language_of(holding, seat)
        post_mail(
            kind="contact.reminder",
            address=address,
            person_id=holding.person_id,
            community_id=seat.community_id,
            language=language,
            template=letters.REMINDER,
            values={
                "seat": seat.label,
                "until": write_date(choice.valid_until, language=language),
            },
            about=f"contact_choice-{choice.pk}",
            version=choice.renewed_on.toordinal(),
            link=reverse("contact_choices"),
            now=now,
        )


def forget_messages(*, now: datetime) -> None:
    """Half a year after they were handled, and at the latest 13 months after they came."""
    rows = Message.objects.unguarded(reason=_WHY)
    rows.filter(Q(handled_at__lt=now - KEEP_HANDLED) | Q(received_at__lt=now - KEEP_OPEN)).delete()


@transaction.atomic
def _move(message: Message, seat_id: int, *, now: datetime) -> None:
    message.at_seat_id = seat_id
    message.save(update_fields=["at_seat"])
    message.refresh_from_db(fields=["at_seat"])
    tell_seat(message, now=now)
