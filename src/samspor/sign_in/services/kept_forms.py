"""What was typed when the session ended is there again after signing in (T-37)."""

from datetime import datetime
from typing import Final

from django.db import transaction

from samspor.access.viewer import Viewer
from samspor.seats.models import User
from samspor.sign_in.enums import KEPT_FORM_LIFE
from samspor.sign_in.models import KeptForm
from samspor.sign_in.sealing import seal

MOST: Final = 500_000


@transaction.atomic
def keep_form(*, user_id: int, path: str, body: str, now: datetime) -> bool:
    """Keep the latest form for its own user alone; False when it can't be kept.

    Args:
        body: The fields as a form sends them, without the token against forgery.
    """
    rows = KeptForm.objects.unguarded(reason="what lies there too long goes, whosever it is")
    rows.filter(kept_at__lt=now - KEPT_FORM_LIFE).delete()
    if len(body) > MOST or len(path) > 500 or not User.objects.filter(pk=user_id).exists():
        return False
    rows.filter(user_id=user_id).delete()
    KeptForm(user_id=user_id, path=path, sealed_body=seal(body), kept_at=now).save()
    return True


@transaction.atomic
def drop_kept_form(*, viewer: Viewer) -> None:
    """Sent again, or thrown away by its owner."""
    KeptForm.objects.seen_by(viewer).delete()
