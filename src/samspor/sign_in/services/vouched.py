"""A provider's answer that did not hold leaves a line in the log."""

from datetime import datetime

from django.db import transaction

from samspor.access.viewer import ANONYMOUS
from samspor.audit.record import Shows, record


@transaction.atomic
def log_not_vouched(*, reason: str, now: datetime) -> None:
    """`reason` is a word of our own, such as "state"; nothing that came from outside."""
    record(
        viewer=ANONYMOUS,
        action=f"sign_in.not_vouched.{reason}",
        community_id=None,
        object_type="identity",
        object_ids=[],
        at=now,
        shows=Shows.NOWHERE,
    )
