"""Tells a new holder how to get in. Who sends the letter lies above and registers itself here."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from samspor.access.viewer import Viewer
from samspor.seats.models import Person, Seat


class Inviter(Protocol):
    """Called in the transaction that seats the person; what it sends waits for its end."""

    def __call__(
        self, *, viewer: Viewer, person: Person, seat: Seat, email: str, now: datetime
    ) -> object: ...


_inviters: list[Inviter] = []


def on_new_holder(inviter: Inviter) -> Callable[[], None]:
    """Register from an app's `ready`. Answers how to take it back, for tests."""
    _inviters.append(inviter)
    return lambda: _inviters.remove(inviter)


def sends_invitations() -> bool:
    """Whether this installation has anybody to send them."""
    return bool(_inviters)


def invite(*, viewer: Viewer, person: Person, seat: Seat, email: str, now: datetime) -> None:
    for inviter in _inviters:
        inviter(viewer=viewer, person=person, seat=seat, email=email, now=now)
