"""Seats, and who sits on them."""

from datetime import date, datetime

from django.db import transaction

from samspor.access.models import GuardedModel
from samspor.access.policy import Action, require
from samspor.access.viewer import Role, Viewer
from samspor.audit.record import record
from samspor.registry.models import Community
from samspor.seats.models import Person, Seat, SeatHolder


@transaction.atomic
def create_seat(
    *,
    viewer: Viewer,
    community: Community,
    role: Role,
    place: GuardedModel,
    valid_from: date,
    now: datetime,
    title: str = "",
) -> Seat:
    """`place` is an organisation, a unit or an arena.

    Raises:
        ValidationError: The role can't have its seat there.
    """
    require(viewer, Action.MANAGE_SEATS, community_id=community.pk)
    seat = Seat(
        community=community,
        role=role,
        title=title,
        valid_from=valid_from,
        **{place._meta.model_name or "": place},  # noqa: SLF001 (Django's documented API)
    )
    seat.full_clean()
    seat.save()
    _log(viewer, "seat.created", seat, seat.pk, now)
    return seat


@transaction.atomic
def register_person(*, viewer: Viewer, community: Community, name: str, now: datetime) -> Person:
    """Somebody who will hold a seat; needs no account."""
    require(viewer, Action.MANAGE_SEATS, community_id=community.pk)
    person = Person(name=name)
    person.full_clean()
    person.save()
    record(
        viewer=viewer,
        action="person.registered",
        community_id=community.pk,
        object_type="person",
        object_ids=[person.pk],
        at=now,
    )
    return person


@transaction.atomic
def take_seat(
    *,
    viewer: Viewer,
    seat: Seat,
    person: Person,
    valid_from: date,
    now: datetime,
    deputy: bool = False,
) -> SeatHolder:
    """Raise ValidationError when somebody else holds it then."""
    require(viewer, Action.MANAGE_SEATS, community_id=seat.community_id)
    holder = SeatHolder(seat=seat, person=person, valid_from=valid_from, deputy=deputy)
    holder.full_clean()
    holder.save()
    _log(viewer, "seat.taken", seat, holder.pk, now)
    return holder


@transaction.atomic
def leave_seat(*, viewer: Viewer, holder: SeatHolder, last_day: date, now: datetime) -> SeatHolder:
    """The person holds it to the end of the last day; what was done there stays with the seat."""
    require(viewer, Action.MANAGE_SEATS, community_id=holder.seat.community_id)
    holder.valid_to = last_day
    holder.full_clean()
    holder.save(update_fields=["valid_to"])
    _log(viewer, "seat.left", holder.seat, holder.pk, now)
    return holder


def _log(viewer: Viewer, action: str, seat: Seat, object_id: int, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=seat.community_id,
        object_type="seat" if action == "seat.created" else "seat_holder",
        object_ids=[object_id],
        at=now,
    )
