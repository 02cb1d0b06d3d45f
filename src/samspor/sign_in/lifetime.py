"""How long a session lasts (T-36). Reading prolongs it; asking how long it lasts does not."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeVar

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from samspor.sign_in.enums import IDLE, LONGEST, SessionKey

# The header with which a script asks the same page again, to see whether something is done.
ASKS_AGAIN: Final = "Samspor-Asks-Again"

View = TypeVar("View", bound=Callable[..., Any])
# To the minute is exact enough, and saves a write on most pages.
_TO_THE: Final = 60


def quiet(view: View) -> View:
    """For what a page asks by itself, again and again."""
    view.does_not_prolong = True  # type: ignore[attr-defined]  # a mark for the middleware
    return view


def is_quiet(view: object, request: HttpRequest) -> bool:
    """Whether nobody sat there: what a page asks by itself does not prolong."""
    return bool(getattr(view, "does_not_prolong", False)) or ASKS_AGAIN in request.headers


def begin(session: SessionBase, *, device: str, now: datetime) -> None:
    session[SessionKey.BEGAN] = session[SessionKey.SEEN] = now.timestamp()
    session[SessionKey.DEVICE] = device


def prolong(session: SessionBase, *, now: datetime, at_once: bool = False) -> None:
    seen = session.get(SessionKey.SEEN, 0)
    if at_once or now.timestamp() - seen >= _TO_THE:
        session[SessionKey.SEEN] = now.timestamp()


def seconds_left(session: SessionBase, *, now: datetime) -> int:
    """Until it ends by itself; 0 when it has, or never began."""
    began, seen = session.get(SessionKey.BEGAN), session.get(SessionKey.SEEN)
    if began is None or seen is None:
        return 0
    ends = min(seen + IDLE.total_seconds(), began + LONGEST.total_seconds())
    return max(0, int(ends - now.timestamp()))


def longest_left(session: SessionBase, *, now: datetime) -> int:
    """How far it could be prolonged."""
    began = session.get(SessionKey.BEGAN, 0)
    return max(0, int(began + LONGEST.total_seconds() - now.timestamp()))
