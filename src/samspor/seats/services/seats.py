"""Seats, and who sits on them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samspor.access.asking import everywhere
from samspor.access.models import GuardedModel
from samspor.access.policy import Action, require
from samspor.access.viewer import Role, Viewer
from samspor.audit.record import record
from samspor.registry.models import Community
from samspor.seats.errors import SeatMoved
from samspor.seats.models import Person, Seat, SeatHolder
from samspor.seats.rules import managing, reach


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What can be said about a seat once it stands; `work` is an initiative."""

    title: str = ""
    work: Any = None
    valid_to: date | None = None

    @classmethod
    def of(cls, seat: Seat) -> "SeatFacts":
        return cls(seat.title, seat.work, seat.valid_to)


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
    work: Any = None,
) -> Seat:
    """`place` is an organisation, a unit or an arena; `work` an initiative.

    Raises:
        ValidationError: The role can't have its seat there, or has it already.
    """
    seat = Seat(
        community=community,
        role=role,
        title=title.strip(),
        work=work,
        valid_from=valid_from,
        **{place._meta.model_name or "": place},  # noqa: SLF001 (Django's documented API)
    )
    require_manage(viewer, seat)
    # Two that make the same seat at once wait for each other here (T-56).
    rows = Community.objects.unguarded(reason="one new seat at a time")
    rows.select_for_update().get(pk=community.pk)
    seat.full_clean()
    seat.save()
    _log(viewer, "seat.created", seat, seat.pk, now)
    return seat


@transaction.atomic
def change_seat(
    *, viewer: Viewer, seat: Seat, expected: SeatFacts, facts: SeatFacts, now: datetime
) -> Seat:
    """Rename it, or end it: nobody holds it after its last day.

    Raises:
        SeatMoved: It is no longer as the viewer saw it.
        ValidationError: There is such a seat already, or it ends before it began.
    """
    require_manage(viewer, seat)
    seat = locked(seat)
    if SeatFacts.of(seat) != expected:
        raise SeatMoved
    seat.title = facts.title.strip()
    seat.work = facts.work
    seat.valid_to = facts.valid_to
    seat.full_clean()
    seat.save(update_fields=["title", "work", "valid_to"])
    ended = facts.valid_to is not None and facts.valid_to != expected.valid_to
    _log(viewer, "seat.ended" if ended else "seat.changed", seat, seat.pk, now)
    return seat


@everywhere(reason="who is new here sits nowhere yet")
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


@everywhere(reason="who is new here sits nowhere yet")
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
    require_manage(viewer, seat)
    seat = locked(seat)
    holder = SeatHolder(seat=seat, person=person, valid_from=valid_from, deputy=deputy)
    holder.full_clean()
    holder.save()
    _log(viewer, "seat.taken", seat, holder.pk, now)
    return holder


@transaction.atomic
def leave_seat(*, viewer: Viewer, holder: SeatHolder, last_day: date, now: datetime) -> SeatHolder:
    """The person holds it to the end of the last day; what was done there stays with the seat."""
    require_manage(viewer, holder.seat)
    locked(holder.seat)
    if last_day < holder.valid_from:
        raise ValidationError(_("The last day can't be before the first."), code="backwards")
    holder.valid_to = last_day
    holder.full_clean()
    holder.save(update_fields=["valid_to"])
    _log(viewer, "seat.left", holder.seat, holder.pk, now)
    return holder


def require_manage(viewer: Viewer, seat: Seat) -> None:
    require(viewer, managing(seat), **reach(seat))


def locked(seat: Seat) -> Seat:
    """The seat as it is now; whoever else changes who sits there waits (T-56)."""
    rows = Seat.objects.unguarded(reason="one change of a seat at a time")
    return rows.select_for_update(of=("self",)).get(pk=seat.pk)


def _log(viewer: Viewer, action: str, seat: Seat, object_id: int, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=seat.community_id,
        object_type="seat_holder" if action in {"seat.taken", "seat.left"} else "seat",
        object_ids=[object_id],
        at=now,
    )
