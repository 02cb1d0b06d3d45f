"""Every change can be regretted: the whole change set, or nothing of it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.errors import NotUndoable
from samspor.activities.models import Activity, Change, ChangeSet
from samspor.activities.rules import require_edit
from samspor.activities.services import history
from samspor.activities.services.state import as_written_now, restore, state_of
from samspor.activities.services.writing import arenas_of


@transaction.atomic
def undo(*, viewer: Viewer, change_set: ChangeSet, now: datetime) -> ChangeSet:
    """Put everything the change set touched back as it was, as a change set of its own.

    Raises:
        NotUndoable: It was undone already, or something it touched has changed since.
    """
    held = ChangeSet.objects.unguarded(reason="the policy judges each activity next")
    held_set = held.select_for_update().get(pk=change_set.pk)
    rows = Change.objects.unguarded(reason="the policy judges each activity next")
    changes = list(rows.filter(change_set=held_set).order_by("-id"))
    activities = _lock([change.activity_id for change in changes])
    for change in changes:
        _require(viewer, held_set, activities[change.activity_id])
    if ChangeSet.objects.unguarded(reason="whether it was undone").filter(undoes=held_set).exists():
        raise NotUndoable
    _check_untouched(changes, activities)
    return _put_back(viewer, held_set, changes, activities, now)


@transaction.atomic
def undo_untouched(*, viewer: Viewer, change_set: ChangeSet, now: datetime) -> tuple[Activity, ...]:
    """As `undo`, but what people have gone on with stays, and is returned.

    Raises:
        NotUndoable: It was undone already.
    """
    held = ChangeSet.objects.unguarded(reason="the policy judges each activity next")
    held_set = held.select_for_update().get(pk=change_set.pk)
    rows = Change.objects.unguarded(reason="the policy judges each activity next")
    changes = list(rows.filter(change_set=held_set).order_by("-id"))
    activities = _lock([change.activity_id for change in changes])
    for change in changes:
        _require(viewer, held_set, activities[change.activity_id])
    if ChangeSet.objects.unguarded(reason="whether it was undone").filter(undoes=held_set).exists():
        raise NotUndoable
    answers = Activity.objects.unguarded(reason="an answer is somebody's work")
    answered = set(
        answers.filter(asked_by__in=[*activities], removed=False).values_list(
            "asked_by_id", flat=True
        )
    )
    left = {
        change.activity_id
        for change in changes
        if change.activity_id in answered
        or state_of(activities[change.activity_id]) != change.after
    }
    mine = [change for change in changes if change.activity_id not in left]
    if mine:
        _put_back(viewer, held_set, mine, activities, now)
    return tuple(activities[key] for key in sorted(left))


def _put_back(
    viewer: Viewer,
    held_set: ChangeSet,
    changes: list[Change],
    activities: dict[int, Activity],
    now: datetime,
) -> ChangeSet:
    own = history.open_change_set(
        viewer=viewer,
        community_id=held_set.community_id,
        year=activities[changes[0].activity_id].year,
        verb=Verb.UNDONE,
        now=now,
        undoes=held_set,
    )
    for change in changes:
        activity = activities[change.activity_id]
        restore(activity, change.before or _removed(change.after))
        history.save(activity, now=now)
        history.note(own, activity, before=change.after)
    touched = [activities[change.activity_id] for change in changes]
    history.log(viewer=viewer, change_set=own, activities=touched, now=now)
    return own


def _lock(keys: list[int]) -> dict[int, Activity]:
    rows = Activity.objects.unguarded(reason="the policy judges each activity next")
    return rows.select_for_update().in_bulk(sorted(keys))


def _require(viewer: Viewer, change_set: ChangeSet, activity: Activity) -> None:
    """Whoever may do it may undo it."""
    if change_set.verb == Verb.DATE_CHOSEN and activity.asked_by_id is not None:
        ties = activity.municipality_ties.unguarded(reason="the place the policy asks about")
        require(
            viewer,
            Action.CHOOSE_DATE,
            community_id=activity.community_id,
            municipality_id=ties.values_list("municipality_id", flat=True).first(),
        )
    else:
        require_edit(viewer, community_id=activity.community_id, arenas=arenas_of(activity))


def _check_untouched(changes: list[Change], activities: dict[int, Activity]) -> None:
    changed = [
        activities[change.activity_id].title
        for change in changes
        if state_of(activities[change.activity_id]) != as_written_now(change.after)
    ]
    if changed:
        raise NotUndoable(changed=tuple(changed))


def _removed(state: dict[str, Any]) -> dict[str, Any]:
    """Undoing "added" removes: the row stays, so that undoing can be undone."""
    return {**state, "row": {**state["row"], "removed": True}}
