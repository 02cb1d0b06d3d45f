"""Which personal links still work. A link that does not looks like one that never was."""

from datetime import datetime

from django.db.models import Q

from samspor.access.asking import everywhere
from samspor.kernel.clock import OSLO
from samspor.seats.models import SeatHolder
from samspor.sign_in.acts import act_for
from samspor.sign_in.models import PersonalLink
from samspor.sign_in.sealing import plain_digest

_REASON = "whoever has the link is who it was made for"


@everywhere(reason="whoever has the link is who it was made for")
def find_link(token: str, *, now: datetime) -> PersonalLink | None:
    """The link, while it works. Two queries."""
    rows = PersonalLink.objects.unguarded(reason=_REASON).select_related(
        "person", "seat__community", "seat__unit", "seat__organisation", "seat__arena"
    )
    link = rows.filter(digest=plain_digest(token)).first()
    return link if link is not None and live_link(link, now=now) else None


def live_link(link: PersonalLink, *, now: datetime) -> bool:
    """Not expired, spent or taken back; and the person still has the seat (T-11)."""
    if link.revoked_at or now >= link.expires_at or (link.single_use and link.used_at):
        return False
    if link.seat_id is None:
        return True
    day = now.astimezone(OSLO).date()
    holdings = SeatHolder.objects.unguarded(reason=_REASON)
    theirs = holdings.filter(seat=link.seat_id, person=link.person_id)
    theirs = theirs.filter(Q(valid_to=None) | Q(valid_to__gte=day))
    if not act_for(link.purpose).before_first_day:
        theirs = theirs.filter(valid_from__lte=day)
    return theirs.exists()
