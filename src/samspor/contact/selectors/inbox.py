"""The messages that lie with the viewer's seats."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.contact.enums import ON_DUTY
from samspor.contact.models import Answer, ContactChoice, Message
from samspor.contact.models.message import MessageQuerySet, own_seats
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder


@dataclass(frozen=True, slots=True)
class Opened:
    message: Message
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class OwnContact:
    """A seat of the viewer's, and what they have said about being its contact."""

    holding: SeatHolder
    choice: ContactChoice | None
    holds: bool
    is_to_be_renewed: bool
    has_ended: bool


def inbox(viewer: Viewer) -> MessageQuerySet:
    """Those that wait first, then the newest."""
    rows = Message.objects.seen_by(viewer)
    return rows.select_related(
        "to_seat__unit", "to_seat__organisation", "to_seat__arena", "community"
    ).order_by(F("handled_at").asc(nulls_first=True), "-received_at", "-id")


def message_at(viewer: Viewer, message_id: int) -> Opened:
    """One message with its answers. Two statements.

    Raises:
        NotVisible: There is none, or it lies with another seat.
    """
    found = inbox(viewer).filter(pk=message_id).first()
    if found is None:
        raise NotVisible
    answers = Answer.objects.seen_by(viewer).filter(message=found)
    return Opened(found, list(answers))


def own_contacts(viewer: Viewer, *, on: date) -> list[OwnContact]:
    """The seats in which the viewer may choose to be a contact. Two statements."""
    rows = (
        SeatHolder.objects.seen_by(viewer)
        .filter(valid_on(on), person=viewer.person_id, seat__in=own_seats(viewer))
        .exclude(seat__role__in=ON_DUTY)
        .select_related("seat__unit", "seat__organisation", "seat__arena", "seat__community")
    )
    choices: defaultdict[int, ContactChoice | None] = defaultdict(lambda: None)
    for choice in ContactChoice.objects.seen_by(viewer):
        choices[choice.holding_id] = choice
    return [_own(row, choices[row.pk], on) for row in rows]


def _own(holding: SeatHolder, choice: ContactChoice | None, on: date) -> OwnContact:
    holds = choice is not None and choice.holds_on(on)
    return OwnContact(
        holding,
        choice,
        holds=holds,
        is_to_be_renewed=choice is not None and choice.is_to_be_renewed(on),
        has_ended=choice is not None and choice.ended_on is None and not holds,
    )
