"""After an older state is put back, mail that waited in it may have gone out already (T-35)."""

from datetime import datetime

from samspor.mail.enums import UNDERWAY, MailState
from samspor.mail.models import OutgoingMail

_WHY = "whoever restores acts for everybody, and reads no mail"


def hold_waiting(*, now: datetime) -> int:
    """Nothing that waits leaves before somebody says so; how many."""
    rows = OutgoingMail.objects.unguarded(reason=_WHY).filter(state__in=UNDERWAY)
    return rows.update(state=MailState.HELD, ended_at=now)


def let_go(*, now: datetime) -> int:
    """Send them after all. What is too old to be of use was forgotten meanwhile."""
    rows = OutgoingMail.objects.unguarded(reason=_WHY).filter(state=MailState.HELD)
    return rows.exclude(address="").update(state=MailState.WAITING, ended_at=None, due_at=now)
