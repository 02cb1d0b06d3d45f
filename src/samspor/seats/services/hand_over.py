"""One holder leaves, the next one takes over, and all that hangs on the seat stays where it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.kernel.writing import write_date
from samspor.seats.errors import SeatMoved
from samspor.seats.invitations import invite
from samspor.seats.models import HandOver, Person, Seat, SeatHolder, User
from samspor.seats.models.seat import overlapping
from samspor.seats.services.seats import locked, require_manage


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody known here (`person`), or somebody new: a name and where to write."""

    person: Person | None = None
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextHolder:
    """`first_day` is when the next one begins; whoever holds the seat leaves the day before.

    `successor` None: the seat is left vacant. `expected` is the id of the holder that the viewer
    saw, None when they saw it vacant.
    """

    first_day: date
    expected: int | None
    successor: Named | None = None
    deputy: Named | None = None


@transaction.atomic
def hand_over(*, viewer: Viewer, seat: Seat, facts: NextHolder, now: datetime) -> HandOver:
    """Raise SeatMoved or ValidationError; then nothing has happened."""
    require_manage(viewer, seat)
    seat = locked(seat)
    done = HandOver(seat=seat, by_seat_id=viewer.seat_id, at=now, made=[])
    _leave(done, facts)
    if facts.successor:
        person = _person(viewer, seat, facts.successor, now, done.made)
        _stop_deputy(done, person, facts.first_day)
        done.taken = _sit(seat, person, facts.first_day, deputy=False)
    if facts.deputy:
        deputy = _person(viewer, seat, facts.deputy, now, done.made)
        if done.taken and done.taken.person == deputy:
            message = _("%(name)s takes the seat over. Choose somebody else as deputy, or nobody.")
            raise ValidationError(message % {"name": deputy}, code="own_deputy")
        done.deputy = _sit(seat, deputy, facts.first_day, deputy=True)
    done.full_clean()
    done.save()
    _log(viewer, "seat.handed_over", done, now)
    return done


@transaction.atomic
def undo_hand_over(*, viewer: Viewer, done: HandOver, now: datetime) -> HandOver:
    """As it was before, unless somebody has changed the seat since.

    Raises:
        SeatMoved: It is undone already, or the seat has moved on.
    """
    require_manage(viewer, done.seat)
    seat = locked(done.seat)
    rows = HandOver.objects.unguarded(reason="the last one can be undone")
    last = rows.filter(seat=seat, undone_at=None).order_by("-at", "-id").first()
    if last is None or last.pk != done.pk:
        raise SeatMoved
    done = last
    gone = [holder for holder in (done.taken, done.deputy) if holder]
    if any(holder.valid_to is not None for holder in gone):
        raise SeatMoved
    done.taken = done.deputy = None
    done.undone_at = now
    done.save()
    for holder in gone:
        holder.delete()
    for back, until in ((done.left, done.left_ended_on), (done.stopped, done.stopped_ended_on)):
        if back:
            back.valid_to = until
            back.full_clean()
            back.save(update_fields=["valid_to"])
    _forget_new(done)
    _log(viewer, "seat.hand_over_undone", done, now)
    return done


@everywhere(reason="who is new here sits nowhere yet")
@transaction.atomic
def name_deputy(
    *,
    viewer: Viewer,
    seat: Seat,
    deputy: Named,
    first_day: date,
    last_day: date | None,
    now: datetime,
) -> SeatHolder:
    """Somebody who acts beside the holder, for a time or until further notice."""
    require_manage(viewer, seat)
    seat = locked(seat)
    person = _person(viewer, seat, deputy, now, [])
    holder = SeatHolder(
        seat=seat, person=person, valid_from=first_day, valid_to=last_day, deputy=True
    )
    holder.full_clean()
    holder.save()
    record(
        viewer=viewer,
        action="seat.deputy_named",
        community_id=seat.community_id,
        object_type="seat_holder",
        object_ids=[holder.pk],
        at=now,
    )
    return holder


def _leave(done: HandOver, facts: NextHolder) -> None:
    """End the present holder's time, and see that nobody else is to come."""
    rows = SeatHolder.objects.unguarded(reason="who holds the seat now, or is to come")
    held = rows.filter(seat=done.seat, deputy=False).select_related("person")
    before = held.filter(pk=facts.expected).first() if facts.expected else None
    if facts.expected and before is None:
        raise SeatMoved
    ahead = overlapping(held, facts.first_day, None)
    other = (ahead.exclude(pk=before.pk) if before else ahead).first()
    if other and before is None and other.valid_from <= facts.first_day:
        raise SeatMoved
    if other:
        message = _(
            "%(name)s is to take over already. Take that hand-over back first, on the page of the "
            "seat."
        )
        raise ValidationError(message % {"name": other.person}, code="named_already")
    if before is None:
        return
    last_day = facts.first_day - timedelta(days=1)
    if last_day < before.valid_from:
        message = _("%(name)s has held the seat since %(day)s. Choose that day or a later one.")
        since = write_date(before.valid_from, language=get_language() or "nb")
        raise ValidationError(message % {"name": before.person, "day": since}, code="backwards")
    if facts.successor and facts.successor.person == before.person:
        message = _("%(name)s has this seat already. Choose somebody else, or leave it vacant.")
        raise ValidationError(message % {"name": before.person}, code="same_person")
    done.left, done.left_ended_on = before, before.valid_to
    before.valid_to = last_day
    before.full_clean()
    before.save(update_fields=["valid_to"])


def _stop_deputy(done: HandOver, person: Person, first_day: date) -> None:
    """A deputy who takes over is no longer the deputy."""
    rows = SeatHolder.objects.unguarded(reason="the successor may be the deputy")
    mine = rows.filter(seat=done.seat, person=person, deputy=True, valid_from__lt=first_day)
    holder = overlapping(mine, first_day, None).first()
    if holder:
        done.stopped, done.stopped_ended_on = holder, holder.valid_to
        holder.valid_to = first_day - timedelta(days=1)
        holder.full_clean()
        holder.save(update_fields=["valid_to"])


@everywhere(reason="who is new here sits nowhere yet")
def _sit(seat: Seat, person: Person, first_day: date, *, deputy: bool) -> SeatHolder:
    holder = SeatHolder(seat=seat, person=person, valid_from=first_day, deputy=deputy)
    if seat.valid_to and first_day > seat.valid_to:
        message = _("The seat ends before that day.")
        raise ValidationError(message, code="seat_ended")
    holder.full_clean()
    holder.save()
    return holder


@everywhere(reason="who has the address may be known in another community")
def _person(viewer: Viewer, seat: Seat, named: Named, now: datetime, made: list[int]) -> Person:
    """The person, with an account to come in by when there is an address to write to.

    Who is new here is added to `made`.
    """
    email = User.objects.normalize_email(named.email)
    if email:
        validate_email(email)
    account = User.objects.filter(email=email).first() if email else None
    found = Person.objects.unguarded(reason="whose address it is")
    theirs = found.filter(user=account).first() if account else None
    if named.person and theirs and theirs != named.person:
        message = _("Somebody else has this e-mail address.")
        raise ValidationError(message, code="email_taken")
    person = named.person or theirs
    if person is None:
        person = Person(name=named.name.strip())
        person.full_clean(exclude=["user"])
        person.save()
        made.append(person.pk)
    if email and person.user_id is None:
        language = seat.community.language
        person.user = account or User.objects.create_user(email=email, language=language)
        person.full_clean()
        person.save(update_fields=["user"])
        invite(viewer=viewer, person=person, seat=seat, email=email, now=now)
    return person


@everywhere(reason="whoever came may hold a seat in another community")
def _forget_new(done: HandOver) -> None:
    """Who came with the hand-over goes with it, unless they have been here since."""
    rows = Person.objects.unguarded(reason="only those this hand-over brought in")
    for person in rows.filter(pk__in=done.made, holdings=None).select_related("user"):
        account = person.user
        if account and account.last_login:
            continue
        person.delete()
        if account:
            account.delete()


def _log(viewer: Viewer, action: str, done: HandOver, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=done.seat.community_id,
        object_type="hand_over",
        object_ids=[done.pk],
        at=now,
    )
