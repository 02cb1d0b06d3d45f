"""Write one line in the log, in the same transaction as what it tells about."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum, auto

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.audit.chain import NO_COMMUNITY, seal
from samspor.audit.models import EVERYWHERE, Event, Head
from samspor.audit.stamps import stamp


class Shows(Enum):
    """Where pages may look otherwise now."""

    NOWHERE = auto()
    HERE = auto()
    EVERYWHERE = auto()


@everywhere(reason="the log takes a line about any community")
def record(
    *,
    viewer: Viewer,
    action: str,
    community_id: int | None,
    object_type: str,
    object_ids: Iterable[int | str],
    at: datetime,
    shows: Shows = Shows.HERE,
) -> Event:
    """Log who did what to which ids.

    Args:
        viewer: Who did it; a person without an account leaves no user id.
        action: An `Action`, or a word such as "activity.moved"; never free text.
        community_id: Whose log; None for what belongs to no community, such as signing in.
        object_type: The model's name in lower case, such as "activity".
        object_ids: Primary keys or public ids, sorted here so that equal events look equal.
        at: An aware instant; kept in UTC.
        shows: Everywhere for what communities share; nowhere for what changes no page.

    Raises:
        ValueError: The instant is naive, or an id is longer than any of ours.
        ValidationError: A word is not one.
    """
    if at.tzinfo is None:
        raise ValueError(f"expected an aware instant, got {at!r}")
    ids = sorted(object_ids, key=str)
    if any(len(str(each)) > 64 or " " in str(each) for each in ids):
        raise ValueError("expected ids of at most 64 characters, no spaces: the log has no text")
    event = Event(
        at=at.astimezone(UTC),
        user_id=viewer.user_id,
        seat_id=viewer.seat_id,
        community_id=community_id,
        action=str(action),
        object_type=object_type,
        object_ids=ids,
    )
    head = _head_of(NO_COMMUNITY if community_id is None else community_id)
    seal([event], head=head)
    event.full_clean(validate_unique=False, validate_constraints=False)
    event.save(force_insert=True)
    head.save(update_fields=["length", "digest"])
    if shows is not Shows.NOWHERE:
        here = community_id if shows is Shows.HERE else None
        stamp(EVERYWHERE if here is None else here)
    return event


def _head_of(chain: int) -> Head:
    """Locked until the transaction ends: the next line waits for this one."""
    heads = Head.objects.unguarded(reason="the next line goes after the last, whoever wrote that")
    head, _created = heads.select_for_update().get_or_create(chain=chain)
    return head
