"""The same form sent twice does its work once (T-54). Steps of whoever holds the transaction."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from samspor.access.models import SentForm

_KEPT: Final = timedelta(days=1)
_WHY: Final = "a form is known by its random key alone"


def take_form(digest: str, *, now: datetime) -> tuple[SentForm, bool]:
    """The row, and whether it is ours. Who sends a second time waits here for the first to end."""
    rows = SentForm.objects.unguarded(reason=_WHY)
    mine = SentForm(digest=digest, claim=secrets.token_hex(16), sent_at=now)
    SentForm.objects.bulk_create([mine], ignore_conflicts=True)
    row = rows.get(digest=digest)
    return row, row.claim == mine.claim


def close_form(row: SentForm, *, led_to: str) -> None:
    """Without a place to go it did nothing, and may be sent again when it is mended."""
    if led_to:
        row.led_to = led_to
        row.save(update_fields=["led_to"])
    else:
        SentForm.objects.unguarded(reason=_WHY).filter(pk=row.pk).delete()


def forget_sent_forms(*, now: datetime) -> None:
    """Nobody sends the same form again after a day."""
    SentForm.objects.unguarded(reason=_WHY).filter(sent_at__lt=now - _KEPT).delete()
