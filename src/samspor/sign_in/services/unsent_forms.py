"""What is being typed is kept till it is sent, for its own user alone (T-37)."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from samspor.access.viewer import Viewer
from samspor.sign_in.enums import UNSENT_FORM_LIFE
from samspor.sign_in.models import UnsentForm
from samspor.sign_in.sealing import seal

MOST: Final = 200_000  # letters of one form
MOST_FORMS: Final = 30  # of one account; the one that was longest untouched goes first
LONGEST_KEY: Final = 500


@transaction.atomic
def keep_unsent(
    *, viewer: Viewer, key: str, fields: Mapping[str, Sequence[str]], now: datetime
) -> bool:
    """Keep the latest of this form; False when it is nobody's, or too long."""
    body = json.dumps(fields)
    if viewer.user_id is None or len(body) > MOST or not 0 < len(key) <= LONGEST_KEY:
        return False
    rows = UnsentForm.objects.unguarded(reason="what lies there too long goes, whosever it is")
    rows.filter(kept_at__lt=now - UNSENT_FORM_LIFE).delete()
    UnsentForm.objects.seen_by(viewer).update_or_create(
        user_id=viewer.user_id, key=key, defaults={"sealed_fields": seal(body), "kept_at": now}
    )
    mine = UnsentForm.objects.seen_by(viewer)
    too_many = list(mine.values_list("pk", flat=True)[MOST_FORMS:])
    if too_many:
        mine.filter(pk__in=too_many).delete()
    return True


@transaction.atomic
def drop_unsent(*, user_id: int, key: str) -> None:
    """It was sent and taken in, or thrown away by its owner."""
    rows = UnsentForm.objects.unguarded(reason="only the row of the one who sent the form")
    rows.filter(user_id=user_id, key=key).delete()
