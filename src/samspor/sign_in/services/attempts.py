"""Counting what went wrong (T-04). Nobody is locked out for good: what is old no longer counts."""

from datetime import datetime, timedelta
from typing import Final

from samspor.sign_in.enums import Effort
from samspor.sign_in.models import Attempt
from samspor.sign_in.sealing import digest

WINDOW: Final = timedelta(minutes=15)
MOST_FAILURES: Final = 10
# Whole municipalities sit behind one address; still, nobody tries account after account from it.
MOST_FROM_ONE_PLACE: Final = 60
MOST_MAILS: Final = 5
_KEPT: Final = timedelta(days=1)


def account_word(email: str) -> str:
    """The same for every spelling of an address; tells nothing without our key."""
    return digest("account", email.strip().casefold())


def place_word(address: str) -> str:
    return digest("place", address)


def is_too_many(*, kind: Effort, account: str, place: str, now: datetime) -> bool:
    """Whether the account or the network address has had its share within the window."""
    most = MOST_MAILS if kind is Effort.MAIL else MOST_FAILURES
    return (
        _lately(kind, account, now) >= most
        or _lately(kind, place_word(place), now) >= MOST_FROM_ONE_PLACE
    )


def note_attempt(*, kind: Effort, account: str, place: str, now: datetime) -> None:
    """A step: the service that calls it holds the transaction."""
    rows = Attempt.objects.unguarded(reason="old rows go as new ones come")
    rows.filter(at__lt=now - _KEPT).delete()
    Attempt.objects.bulk_create(
        [Attempt(kind=kind, whose=whose, at=now) for whose in (account, place_word(place))]
    )


def _lately(kind: Effort, whose: str, now: datetime) -> int:
    rows = Attempt.objects.unguarded(reason="counted before anybody is signed in")
    return rows.filter(kind=kind, whose=whose, at__gt=now - WINDOW).count()
