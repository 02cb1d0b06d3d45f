"""Erase a person: the work stays, the person goes (T-43).

What stays holds numbers and no names: the log, who changed what, released editions. The name behind
the number is gone.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from samspor.access.asking import everywhere
from samspor.access.policy import require
from samspor.access.viewer import Viewer, at_the_console
from samspor.audit.record import record
from samspor.contact.models import ContactChoice, Message
from samspor.intake.services.chores import forget_documents_naming
from samspor.kernel.clock import OSLO
from samspor.kernel.writing import write_date
from samspor.mail.models import OutgoingMail
from samspor.mail.services.post import post_mail, recipient_word
from samspor.privacy.errors import HeldElsewhere, NotLeft
from samspor.privacy.ledger import add_to_ledger, digest_of, ledger_file
from samspor.privacy.letters import ERASED_IN_A_WEEK
from samspor.privacy.models import Erasure
from samspor.privacy.models.erasure import ErasureQuerySet
from samspor.privacy.selectors.leavers import ties_of
from samspor.seats.models import Person, Seat, SeatHolder, User
from samspor.seats.models.person import ERASED_NAME
from samspor.seats.rules import managing, reach
from samspor.sign_in.models import BrowserSession, PersonalLink
from samspor.wheel.models import OwnCalendar

REGRET: Final = timedelta(days=7)
MY_DATA: Final = "/min-side/opplysninger/"

_WHY = "the clock erases, and reads no more than it erases"


@everywhere(reason="people may be erased wherever they were")
@transaction.atomic
def ask_for_erasure(*, viewer: Viewer, now: datetime) -> Erasure | None:
    """The viewer's own; the one that waits already, if there is one. None without a person."""
    if viewer.person_id is None:
        return None
    Person.objects.seen_by(viewer).select_for_update().get(pk=viewer.person_id)
    waiting = Erasure.objects.seen_by(viewer).filter(withdrawn_at=None, carried_out_at=None).first()
    if waiting is not None:
        return waiting
    erasure = Erasure(person_id=viewer.person_id, asked_at=now, due_at=now + REGRET)
    erasure.full_clean()
    erasure.save()
    _log(viewer, "erasure.asked", viewer.person_id, None, now)
    return erasure


@everywhere(reason="people may be erased wherever they were")
@transaction.atomic
def ask_to_erase(*, viewer: Viewer, seat: Seat, person: Person, now: datetime) -> Erasure:
    """Of somebody who has left, by whoever manages all the seats they ever held.

    They are told by mail, and can regret it for a week like anybody else.

    Raises:
        Forbidden: The viewer does not manage the seat.
        NotLeft: The person has a seat, now or later.
        HeldElsewhere: The person has held a seat that the viewer does not manage.
    """
    require(viewer, managing(seat), **reach(seat))
    people = Person.objects.seen_by(viewer).select_for_update(of=("self",))
    leaving = people.select_related("user").get(pk=person.pk)
    here, elsewhere = ties_of(viewer, leaving, on=now.astimezone(OSLO).date())
    if here:
        raise NotLeft
    if elsewhere:
        raise HeldElsewhere
    waiting = _waiting(leaving).first()
    if waiting is not None:
        return waiting
    erasure = Erasure(person=leaving, asked_at=now, due_at=now + REGRET)
    erasure.full_clean()
    erasure.save()
    _log(viewer, "erasure.asked_for", leaving.pk, seat.community_id, now)
    if leaving.user is not None:
        post_mail(
            kind="erasure.asked_for",
            address=leaving.user.email,
            language=leaving.user.language,
            template=ERASED_IN_A_WEEK,
            values={
                "name": leaving.name,
                "community": seat.community.name,
                "day": write_date(
                    erasure.due_at.astimezone(OSLO).date(), language=leaving.user.language
                ),
            },
            about=f"erasure-{erasure.pk}",
            now=now,
            person_id=leaving.pk,
            community_id=seat.community_id,
            link=MY_DATA,
        )
    return erasure


@transaction.atomic
def take_back_erasure(*, viewer: Viewer, seat: Seat, person: Person, now: datetime) -> int:
    """By whoever could have asked for it; how many waited."""
    require(viewer, managing(seat), **reach(seat))
    if any(ties_of(viewer, person, on=now.astimezone(OSLO).date())):
        raise HeldElsewhere
    regretted = _waiting(person).update(withdrawn_at=now)
    if regretted:
        _log(viewer, "erasure.taken_back", person.pk, seat.community_id, now)
    return regretted


@transaction.atomic
def regret_erasure(*, viewer: Viewer, now: datetime) -> int:
    """The viewer's own; how many waited."""
    mine = Erasure.objects.seen_by(viewer).filter(withdrawn_at=None, carried_out_at=None)
    regretted = mine.update(withdrawn_at=now)
    if regretted and viewer.person_id:
        _log(viewer, "erasure.regretted", viewer.person_id, None, now)
    return regretted


def carry_out_due(*, now: datetime) -> int:
    """Erase those whose week is over, one by one; how many."""
    rows = Erasure.objects.unguarded(reason=_WHY)
    due = rows.filter(withdrawn_at=None, carried_out_at=None, due_at__lte=now)
    done = sum(
        _carry_out(pk, now=now) for pk in due.order_by("due_at").values_list("pk", flat=True)
    )
    add_to_ledger(ledger_file(), known_digests())
    return done


def known_digests() -> frozenset[str]:
    rows = Erasure.objects.unguarded(reason=_WHY)
    return frozenset(rows.exclude(digest="").values_list("digest", flat=True))


@transaction.atomic
def erase_again(*, digests: Collection[str], now: datetime) -> int:
    """After a backup was put back: whoever was erased since is erased anew; how many."""
    known = known_digests()
    Erasure.objects.bulk_create(
        Erasure(asked_at=now, due_at=now, carried_out_at=now, digest=each)
        for each in sorted(set(digests) - known)
    )
    wanted = known | set(digests)
    back = [
        person
        for person in Person.objects.unguarded(reason=_WHY).select_related("user").order_by("pk")
        if digest_of(person.key) in wanted and not person.is_erased
    ]
    for person in back:
        _erase(person, now=now)
    return len(back)


def _waiting(person: Person) -> ErasureQuerySet:
    rows = Erasure.objects.unguarded(reason="whoever manages the seat may ask and take it back")
    return rows.filter(person=person, withdrawn_at=None, carried_out_at=None)


@transaction.atomic
def _carry_out(pk: int, *, now: datetime) -> int:
    """Two processes may come at once, and somebody may regret meanwhile."""
    rows = Erasure.objects.unguarded(reason=_WHY).select_for_update(of=("self",))
    erasure = rows.filter(pk=pk, withdrawn_at=None, carried_out_at=None).first()
    if erasure is None or erasure.person is None:
        return 0
    erasure.carried_out_at = now
    erasure.digest = digest_of(erasure.person.key)
    erasure.save(update_fields=["carried_out_at", "digest"])
    _erase(erasure.person, now=now)
    return 1


def _erase(person: Person, *, now: datetime) -> None:
    holdings = SeatHolder.objects.unguarded(reason=_WHY).filter(person=person)
    communities: set[int | None] = set(holdings.values_list("seat__community", flat=True))
    user = person.user
    if person.name != ERASED_NAME:
        forget_documents_naming(person.name, now=now)
    person.name, person.user = ERASED_NAME, None
    person.save(update_fields=["name", "user"])
    mails = Q(person_id=person.pk)
    if user is not None:
        word = recipient_word(address=user.email, person_id=None)
        mails |= Q(recipient=word) | Q(address__iexact=user.email)
        _forget_account(user)
    OutgoingMail.objects.unguarded(reason=_WHY).filter(mails).delete()
    PersonalLink.objects.unguarded(reason=_WHY).filter(person=person).delete()
    OwnCalendar.objects.unguarded(reason=_WHY).filter(person=person).delete()
    ContactChoice.objects.unguarded(reason=_WHY).filter(holding__person=person).delete()
    _leave_seats(person, now=now)
    for community_id in sorted(communities or {None}, key=str):
        _log(at_the_console(), "person.erased", person.pk, community_id, now)


def _forget_account(user: User) -> None:
    """Ways in, codes, app and kept form go with the row."""
    BrowserSession.objects.filter(user_id=user.pk).delete()
    written = Message.objects.unguarded(reason=_WHY).filter(email__iexact=user.email)
    written.delete()
    user.delete()


def _leave_seats(person: Person, *, now: datetime) -> None:
    """Vacant from today; a holding that never came to a whole day is as if it had not been."""
    today = now.astimezone(OSLO).date()
    rows = SeatHolder.objects.unguarded(reason=_WHY).filter(person=person)
    rows.filter(valid_from__gte=today).delete()
    rows.filter(Q(valid_to=None) | Q(valid_to__gte=today)).update(
        valid_to=today - timedelta(days=1)
    )


def _log(
    viewer: Viewer, action: str, person_id: int, community_id: int | None, now: datetime
) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=community_id,
        object_type="person",
        object_ids=[person_id],
        at=now,
    )
