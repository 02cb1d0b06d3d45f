"""Messages and contacts.

message(to=seat, in_=region)
chosen(holding)                 # said yes today
"""

from datetime import UTC, date, datetime

from samspor.contact.enums import MessageKind
from samspor.contact.models import ContactChoice, Message
from samspor.kernel import clock
from samspor.registry.models import Community
from samspor.seats.models import Seat, SeatHolder
from tests.factories.registry import saved

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def message(
    text: str = "Når er neste møte?",
    *,
    to: Seat | None,
    in_: Community,
    at: Seat | None = None,
    kind: MessageKind = MessageKind.CONTACT,
    email: str = "ola@example.org",
    name: str = "Ola Nordmann",
    received_at: datetime = NOW,
    handled_at: datetime | None = None,
) -> Message:
    return saved(
        Message(
            community=in_,
            kind=kind,
            page=f"/{in_.slug}/",
            title="Barn og rom",
            to_seat=to,
            at_seat=at or to,
            name=name,
            email=email,
            text=text,
            language="nb",
            received_at=received_at,
            handled_at=handled_at,
        )
    )


def chosen(holding: SeatHolder, *, on: date | None = None) -> SeatHolder:
    """Whoever sits there has said yes to being the contact."""
    saved(ContactChoice(holding=holding, renewed_on=on or clock.today()))
    return holding
