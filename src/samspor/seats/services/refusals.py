"""A refusal is part of the log."""

from datetime import datetime

from django.db import transaction

from samspor.access.errors import Forbidden
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record


@transaction.atomic
def log_refusal(*, viewer: Viewer, refused: Forbidden, now: datetime) -> None:
    record(
        viewer=viewer,
        action=f"refused.{refused.action}",
        community_id=refused.community_id,
        object_type="community",
        object_ids=[refused.community_id],
        at=now,
        shows=Shows.NOWHERE,
    )
