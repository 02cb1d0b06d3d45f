"""Whether a mail may still be sent, asked just before it is (T-34).

The room that posts a kind of mail says how:

    rechecks.add("contact.message", still_on_that_seat)   # from the app's `ready`
"""

from collections.abc import Callable
from datetime import datetime

from samspor.mail.models import OutgoingMail

Recheck = Callable[[OutgoingMail, datetime], bool]

_rechecks: dict[str, Recheck] = {}


def add(kind: str, recheck: Recheck) -> None:
    _rechecks[kind] = recheck


def is_still_allowed(mail: OutgoingMail, *, now: datetime) -> bool:
    recheck = _rechecks.get(mail.kind)
    return recheck is None or recheck(mail, now)
