"""In, out, and out everywhere (T-06, T-36)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.seats.models import User
from samspor.sign_in.models import BrowserSession
from samspor.sign_in.sealing import provider_word, session_word


@transaction.atomic
def log_sign_in(*, user: User, now: datetime) -> None:
    BrowserSession.objects.filter(expire_date__lt=now).delete()  # as new ones come, old ones go
    _log(Viewer(user_id=user.pk), "signed_in", user.pk, now)


@transaction.atomic
def log_sign_out(*, viewer: Viewer, now: datetime) -> None:
    """Nobody is refused to leave, so nothing is required."""
    if viewer.is_signed_in:
        _log(viewer, "signed_out", viewer.user_id or 0, now)


@transaction.atomic
def end_sessions(
    *, viewer: Viewer, now: datetime, only: str = "", but: Collection[str] = ()
) -> int:
    """End the viewer's own sessions; how many.

    Args:
        only: The public word of one session; else all.
        but: Session keys that go on.
    """
    rows = BrowserSession.objects.filter(user_id=viewer.user_id or 0).exclude(session_key__in=but)
    keys = [row.session_key for row in rows if only in {"", session_word(row.session_key)}]
    BrowserSession.objects.filter(session_key__in=keys).delete()
    if keys:
        _log(viewer, "session.ended", viewer.user_id or 0, now)
    return len(keys)


@transaction.atomic
def end_provider_session(*, issuer: str, sid: str, now: datetime) -> int:
    """The provider says that its session is over; ours that came from it are too."""
    word = provider_word(issuer, sid)
    rows = list(BrowserSession.objects.filter(provider_session=word))
    BrowserSession.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    for row in rows:
        _log(Viewer(user_id=row.user_id), "signed_out.by_provider", row.user_id or 0, now)
    return len(rows)


def _log(viewer: Viewer, action: str, user_id: int, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=None,
        object_type="user",
        object_ids=[user_id],
        at=now,
        shows=Shows.NOWHERE,
    )
