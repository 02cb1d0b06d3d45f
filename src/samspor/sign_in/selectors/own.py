"""What somebody may know about their own ways in."""

import json
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from samspor.access.viewer import Viewer
from samspor.seats.models import User
from samspor.sign_in.enums import IDLE, KEPT_FORM_LIFE, LONGEST, UNSENT_FORM_LIFE, Method
from samspor.sign_in.models import (
    Authenticator,
    BrowserSession,
    Identity,
    KeptForm,
    RecoveryCode,
    UnsentForm,
)
from samspor.sign_in.sealing import InvalidToken, session_word, unseal


@dataclass(frozen=True, slots=True)
class OwnSession:
    """`word` names it in a form; `is_this` is the browser that asks."""

    word: str
    device: str
    how: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class WaysIn:
    """`app_since` is None while there is no second factor."""

    email: str
    identities: list[Identity]
    app_since: datetime | None
    codes_left: int
    sessions: list[OwnSession]


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that could not be saved: where it goes, and its fields in their order."""

    path: str
    fields: list[tuple[str, str]]
    kept_at: datetime


def has_app(user: User) -> bool:
    rows = Authenticator.objects.unguarded(reason="asked on the way in, before there is a viewer")
    return rows.filter(user=user).exists()


def ways_in(viewer: Viewer, *, email: str, session_key: str | None, now: datetime) -> WaysIn:
    """For the viewer's own page. Four queries."""
    app = Authenticator.objects.seen_by(viewer).first()
    return WaysIn(
        email=email,
        identities=list(Identity.objects.seen_by(viewer)),
        app_since=app.confirmed_at if app else None,
        codes_left=RecoveryCode.objects.seen_by(viewer).filter(used_at=None).count(),
        sessions=own_sessions(viewer, session_key=session_key, now=now),
    )


def own_sessions(viewer: Viewer, *, session_key: str | None, now: datetime) -> list[OwnSession]:
    """Those that still hold, the present one first, then the latest used."""
    rows = BrowserSession.objects.filter(
        user_id=viewer.user_id, seen_at__gt=now - IDLE, began_at__gt=now - LONGEST
    ).order_by("-seen_at")
    found = [
        OwnSession(
            word=session_word(row.session_key),
            device=row.device,
            how=str(Method(row.method).label) if row.method in Method.values else "",
            began_at=row.began_at,
            seen_at=row.seen_at,
            is_this=row.session_key == session_key,
        )
        for row in rows
        if row.began_at and row.seen_at
    ]
    return sorted(found, key=lambda one: not one.is_this)


def kept_form(viewer: Viewer, *, now: datetime) -> Kept | None:
    row = KeptForm.objects.seen_by(viewer).filter(kept_at__gt=now - KEPT_FORM_LIFE).first()
    if row is None:
        return None
    try:
        body = unseal(row.sealed_body)
    except InvalidToken:
        return None
    return Kept(row.path, parse_qsl(body, keep_blank_values=True), row.kept_at)


def unsent_form(viewer: Viewer, *, key: str, now: datetime) -> dict[str, list[str]] | None:
    """What was typed in the form and never sent; None when there is nothing."""
    rows = UnsentForm.objects.seen_by(viewer).filter(key=key, kept_at__gt=now - UNSENT_FORM_LIFE)
    row = rows.first()
    if row is None:
        return None
    try:
        fields: dict[str, list[str]] = json.loads(unseal(row.sealed_fields))
    except InvalidToken:
        return None
    return fields
