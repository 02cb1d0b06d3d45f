"""Each write makes one change set, and leaves a line in the audit log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.models import Activity, Change, ChangeSet
from samspor.activities.services.state import state_of
from samspor.audit.record import record
from samspor.kernel.school_year import SchoolYear


@transaction.atomic
def open_change_set(
    *,
    viewer: Viewer,
    community_id: int,
    year: SchoolYear,
    verb: Verb,
    now: datetime,
    undoes: ChangeSet | None = None,
) -> ChangeSet:
    """One thing a person does. Services that write several activities hand it on to each."""
    change_set = ChangeSet(
        community_id=community_id,
        school_year=year.start,
        verb=verb.value,
        at=now,
        seat_id=viewer.seat_id,
        person_id=viewer.person_id,
        undoes=undoes,
    )
    change_set.full_clean()
    change_set.save()
    return change_set


def save(activity: Activity, *, now: datetime) -> None:
    """Check and write the row as its next version."""
    if activity._state.adding:  # noqa: SLF001 (Django's documented API)
        activity.created_at = now
    else:
        activity.version += 1
    activity.changed_at = now
    activity.full_clean()
    activity.save()


def note(
    change_set: ChangeSet, activity: Activity, *, before: dict[str, Any] | None
) -> dict[str, Any]:
    """Keep what the activity was and what it is now; answers what it is now."""
    after = state_of(activity)
    Change(change_set=change_set, activity=activity, before=before, after=after).save()
    return after


def log(
    *, viewer: Viewer, change_set: ChangeSet, activities: Sequence[Activity], now: datetime
) -> None:
    record(
        viewer=viewer,
        action=f"activity.{change_set.verb}",
        community_id=change_set.community_id,
        object_type="activity",
        object_ids=[activity.public_id for activity in activities],
        at=now,
    )
