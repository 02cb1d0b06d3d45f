"""Making, using and taking back personal links. Whoever makes one has asked the policy."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.seats.models import Person, Seat
from samspor.sign_in.acts import Done, act_for
from samspor.sign_in.models import PersonalLink
from samspor.sign_in.sealing import plain_digest
from samspor.sign_in.selectors.links import live_link

_BYTES: Final = 32
_REASON = "a step of a service that has asked the policy, or of the link's own holder"


def make_link(
    *,
    purpose: str,
    person: Person,
    expires_at: datetime,
    now: datetime,
    seat: Seat | None = None,
    about: str = "",
    email: str = "",
    single_use: bool = True,
) -> tuple[PersonalLink, str]:
    """A step: the row, and the token, which is told this once and kept nowhere.

    Raises:
        LookupError: There is no such act.
    """
    act_for(purpose)
    token = secrets.token_urlsafe(_BYTES)
    link = PersonalLink(
        digest=plain_digest(token),
        purpose=purpose,
        person=person,
        seat=seat,
        about=about,
        email=email,
        single_use=single_use,
        made_at=now,
        expires_at=expires_at,
    )
    link.full_clean()
    link.save()
    return link, token


def link_path(token: str, *, language: str) -> str:
    with translation.override(language):
        return reverse("personal_link", kwargs={"token": token})


def revoke_links(*, person: Person, purpose: str, seat: Seat | None, now: datetime) -> None:
    """A step: links of the purpose that are still out stop working."""
    rows = PersonalLink.objects.unguarded(reason=_REASON)
    rows = rows.filter(person=person, purpose=purpose, seat=seat, used_at=None, revoked_at=None)
    rows.update(revoked_at=now)


def spend_link(*, link: PersonalLink, now: datetime) -> None:
    """A step: the act is done."""
    link.used_at = now
    link.save(update_fields=["used_at"])


@everywhere(reason="whoever has the link is who it was made for")
@transaction.atomic
def use_link(*, token: str, data: Mapping[str, str], now: datetime) -> tuple[PersonalLink, Done]:
    """Do what the link is for; of two at the same time, one does it (T-54).

    Raises:
        NotVisible: The link does not work, or no longer.
        ValidationError: The act can't take what was filled in.
    """
    rows = PersonalLink.objects.unguarded(reason=_REASON).select_for_update(of=("self",))
    link = rows.select_related("person", "seat").filter(digest=plain_digest(token)).first()
    if link is None or not live_link(link, now=now):
        raise NotVisible
    done = act_for(link.purpose).perform(link, data, now)
    if done.spent:
        spend_link(link=link, now=now)
    record(
        viewer=Viewer(person_id=link.person_id, seat_id=link.seat_id),
        action="personal_link.used",
        community_id=link.seat.community_id if link.seat else None,
        object_type="personal_link",
        object_ids=[link.pk],
        at=now,
        shows=Shows.NOWHERE,
    )
    return link, done
