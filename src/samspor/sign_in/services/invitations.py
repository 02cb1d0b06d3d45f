"""An invitation: sent by whoever manages seats, taken by whoever signs in (T-01, T-05)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.mail.services.post import post_mail
from samspor.seats.models import Person, Seat, SeatHolder, User
from samspor.seats.services.seats import require_manage
from samspor.sign_in.errors import CannotAccept
from samspor.sign_in.letters import INVITATION
from samspor.sign_in.models import Identity, PersonalLink
from samspor.sign_in.selectors.links import live_link
from samspor.sign_in.selectors.own import has_app
from samspor.sign_in.services.links import link_path, make_link, revoke_links, spend_link

PURPOSE: Final = "invitation"
LIFE: Final = timedelta(days=7)
_REASON = "the link has said who is meant; there is no viewer yet"


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a provider has said, and we have checked: who it is."""

    issuer: str
    subject: str


@transaction.atomic
def invite(
    *, viewer: Viewer, person: Person, seat: Seat, email: str, now: datetime
) -> PersonalLink | None:
    """Mail a link with which the person takes the seat. An older one stops working.

    Returns:
        None for whoever has signed in before: they come in as they use to.
    """
    require_manage(viewer, seat)
    if person.user and not _is_fresh(person.user):
        return None
    revoke_links(person=person, purpose=PURPOSE, seat=seat, now=now)
    link, token = make_link(
        purpose=PURPOSE,
        person=person,
        seat=seat,
        email=User.objects.normalize_email(email),
        expires_at=now + LIFE,
        now=now,
    )
    community = seat.community
    post_mail(
        kind="sign_in.invitation",
        address=link.email,
        language=community.language,
        template=INVITATION,
        values={
            "name": person.name,
            "seat": seat.label,
            "community": community.name,
            "days": LIFE.days,
        },
        about=f"personal_link-{link.pk}",
        now=now,
        person_id=person.pk,
        community_id=community.pk,
        link=link_path(token, language=community.language),
    )
    record(
        viewer=viewer,
        action="person.invited",
        community_id=seat.community_id,
        object_type="personal_link",
        object_ids=[link.pk],
        at=now,
        shows=Shows.NOWHERE,
    )
    return link


@everywhere(reason="whoever is invited has no seat there yet")
@transaction.atomic
def accept_as_new(*, link_id: int, vouched: Vouched | None, now: datetime) -> User:
    """The invited person's first way in: the provider's identity when there is one.

    Without a provider the mailbox is what is proved: the link came there, and nowhere else.

    Raises:
        CannotAccept: The link is no longer good, or the address or identity has an account that
            somebody has used, which then must sign in as itself.
    """
    link = _open(link_id, now)
    person = link.person
    if vouched and _identity(vouched):
        raise CannotAccept
    user = person.user or User.objects.filter(email=link.email).first()
    if user is None:
        user = User.objects.create_user(email=link.email, language=_language(link))
    if not _is_fresh(user) or user.email != link.email or not _is_theirs(user, person):
        raise CannotAccept
    if person.user_id is None:
        person.user = user
        person.save(update_fields=["user"])
    if vouched:
        Identity(user=user, issuer=vouched.issuer, subject=vouched.subject, linked_at=now).save()
    spend_link(link=link, now=now)
    _log(user, link, now)
    return user


@everywhere(reason="whoever is invited has no seat there yet")
@transaction.atomic
def accept_as(*, link_id: int, user: User, now: datetime) -> None:
    """An account that exists, and has just signed in whole, takes the invited person's seat.

    Raises:
        CannotAccept: The link is no longer good, or the seat was meant for another account.
    """
    link = _open(link_id, now)
    if link.person.user_id not in {None, user.pk} or user.email != link.email:
        raise CannotAccept
    if link.person.user_id is None:
        own = Person.objects.unguarded(reason=_REASON).filter(user=user).first()
        if own is None:
            link.person.user = user
            link.person.save(update_fields=["user"])
        else:
            holdings = SeatHolder.objects.unguarded(reason=_REASON)
            holdings.filter(seat=link.seat, person=link.person).update(person=own)
    spend_link(link=link, now=now)
    _log(user, link, now)


def _open(link_id: int, now: datetime) -> PersonalLink:
    rows = PersonalLink.objects.unguarded(reason=_REASON).select_for_update()
    link = rows.filter(pk=link_id, purpose=PURPOSE).first()
    if link is None or not live_link(link, now=now):
        raise CannotAccept
    return link


def _is_fresh(user: User) -> bool:
    """Made for somebody who has not been here: only then may an invitation open it."""
    identities = Identity.objects.unguarded(reason=_REASON)
    return (
        user.is_active
        and user.last_login is None
        and not has_app(user)
        and not identities.filter(user=user).exists()
    )


def _is_theirs(user: User, person: Person) -> bool:
    persons = Person.objects.unguarded(reason=_REASON)
    return not persons.filter(user=user).exclude(pk=person.pk).exists()


def _identity(vouched: Vouched) -> Identity | None:
    rows = Identity.objects.unguarded(reason=_REASON)
    return rows.filter(issuer=vouched.issuer, subject=vouched.subject).first()


def _language(link: PersonalLink) -> str:
    return link.seat.community.language if link.seat else "nb"


def _log(user: User, link: PersonalLink, now: datetime) -> None:
    record(
        viewer=Viewer(user_id=user.pk, person_id=link.person_id),
        action="invitation.accepted",
        community_id=link.seat.community_id if link.seat else None,
        object_type="personal_link",
        object_ids=[link.pk],
        at=now,
        shows=Shows.HERE,
    )
