"""Out again."""

from datetime import datetime

from django.db import transaction

from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record


@transaction.atomic
def log_sign_out(*, viewer: Viewer, now: datetime) -> None:
    """Nobody is refused to leave, so nothing is required."""
    if viewer.is_signed_in:
        record(
            viewer=viewer,
            action="signed_out",
            community_id=None,
            object_type="user",
            object_ids=[viewer.user_id or 0],
            at=now,
            shows=Shows.NOWHERE,
        )
