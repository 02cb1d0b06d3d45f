"""To be a contact, or no longer (T-40)."""

from datetime import date, datetime

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.contact.models import ContactChoice
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder


@transaction.atomic
def say_yes(*, viewer: Viewer, holding_id: int, on: date, now: datetime) -> ContactChoice:
    """For a year from today; also renews.

    Raises:
        NotVisible: The viewer does not sit there on the day.
    """
    holding = _own_holding(viewer, holding_id, on)
    choice = _choice_of(viewer, holding) or ContactChoice(holding=holding)
    choice.renewed_on = on
    choice.ended_on = None
    choice.full_clean()
    choice.save()
    _log(viewer, "contact.chosen", holding, now)
    return choice


@transaction.atomic
def say_no(*, viewer: Viewer, holding_id: int, on: date, now: datetime) -> None:
    """From now on the page does not lead to the viewer.

    Raises:
        NotVisible: The viewer does not sit there on the day.
    """
    holding = _own_holding(viewer, holding_id, on)
    choice = _choice_of(viewer, holding)
    if choice is not None and choice.ended_on is None:
        choice.ended_on = on
        choice.full_clean()
        choice.save(update_fields=["ended_on"])
        _log(viewer, "contact.declined", holding, now)


def _own_holding(viewer: Viewer, holding_id: int, on: date) -> SeatHolder:
    rows = SeatHolder.objects.seen_by(viewer).filter(valid_on(on), pk=holding_id)
    holding = rows.filter(person=viewer.person_id).select_related("seat").first()
    if holding is None or viewer.person_id is None:
        raise NotVisible
    require(
        viewer,
        Action.BE_CONTACT,
        community_id=holding.seat.community_id,
        seat_id=holding.seat_id,
    )
    return holding


def _choice_of(viewer: Viewer, holding: SeatHolder) -> ContactChoice | None:
    return ContactChoice.objects.seen_by(viewer).filter(holding=holding).first()


def _log(viewer: Viewer, action: str, holding: SeatHolder, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=holding.seat.community_id,
        object_type="seat_holder",
        object_ids=[holding.pk],
        at=now,
    )
