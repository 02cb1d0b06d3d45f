"""Move an activity, and what follows it along with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.errors import NothingChanged
from samspor.activities.follow_planner import FollowPlan
from samspor.activities.models import Activity, ChangeSet, Follow
from samspor.activities.selectors.moving import plan_move
from samspor.activities.selectors.year import year_rows
from samspor.activities.services import history
from samspor.activities.services.state import state_of, tie
from samspor.activities.services.writing import check_version, lock
from samspor.kernel.clock import OSLO
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class Moved:
    """`plan` says which followers moved along and which stayed, and why."""

    change_set: ChangeSet
    activity: Activity
    plan: FollowPlan


@transaction.atomic
def move_activity(
    *,
    viewer: Viewer,
    activity: Activity,
    timing: Timing,
    expected_version: int,
    now: datetime,
    with_followers: bool = True,
) -> Moved:
    """Give the activity another time, in one change set with the followers that move along.

    Raises:
        StaleActivity: Someone saved since `expected_version`.
        NothingChanged: It was then already.
        ValidationError: The time is outside the school year.
    """
    row = lock(viewer=viewer, activity=activity, expected_version=expected_version)
    if row.timing == timing:
        raise NothingChanged
    plan = FollowPlan()
    if with_followers:
        place = row.community_id
        rows = year_rows(viewer, community_id=place, year=row.year, only_tied=True)
        today = now.astimezone(OSLO).date()
        plan = plan_move(rows=rows, activity=row, timing=timing, today=today)
    change_set = history.open_change_set(
        viewer=viewer, community_id=row.community_id, year=row.year, verb=Verb.MOVED, now=now
    )
    _retime(change_set, row, timing, now)
    followers = _rows([move.id for move in plan.moves])
    for move in plan.moves:
        _retime(change_set, followers[move.id], move.new, now)
    moved = [row, *followers.values()]
    history.log(viewer=viewer, change_set=change_set, activities=moved, now=now)
    return Moved(change_set, row, plan)


@transaction.atomic
def choose_date(
    *,
    viewer: Viewer,
    activity: Activity,
    municipality: Organisation,
    timing: Timing,
    now: datetime,
    place: str = "",
    expected_version: int | None = None,
) -> tuple[ChangeSet, Activity]:
    """A municipality's own date for what was asked of each: a new answer, or its answer moved.

    `activity` is the one that asks, not an earlier answer. `expected_version` is of the answer that
    the person saw; None when there was none.

    Raises:
        StaleActivity: Someone answered for the municipality since.
        NothingChanged: The answer was the same.
        NotVisible: The municipality has no part in the community.
    """
    require(
        viewer,
        Action.CHOOSE_DATE,
        community_id=activity.community_id,
        municipality_id=municipality.pk,
    )
    takes_part = municipality.participations.unguarded(reason="what the policy cannot know")
    if not takes_part.filter(community=activity.community_id).exists():
        raise NotVisible
    # Held, so that two people of the same municipality cannot both give a first answer.
    asking = Activity.objects.unguarded(reason="judged by the municipality above")
    activity = asking.select_for_update().get(pk=activity.pk)
    answer = _answer(activity, municipality)
    before = None
    if answer is None:
        answer = _new_answer(activity)
    else:
        check_version(answer, expected_version or 0)
        before = state_of(answer)
    answer.timing, answer.place = timing, place.strip()
    if before is not None and state_of(answer) == before:
        raise NothingChanged
    history.save(answer, now=now)
    if before is None:
        _tie_answer(answer, activity, municipality)
    change_set = history.open_change_set(
        viewer=viewer,
        community_id=activity.community_id,
        year=activity.year,
        verb=Verb.DATE_CHOSEN,
        now=now,
    )
    history.note(change_set, answer, before=before)
    history.log(viewer=viewer, change_set=change_set, activities=[answer], now=now)
    return change_set, answer


def _retime(change_set: ChangeSet, row: Activity, timing: Timing, now: datetime) -> None:
    before = state_of(row)
    row.timing = timing
    history.save(row, now=now)
    history.note(change_set, row, before=before)


def _rows(public_ids: list[str]) -> dict[str, Activity]:
    # A leader's move is judged where the leader stands; what hangs on it comes along.
    rows = Activity.objects.unguarded(reason="followers move with what they follow")
    found = rows.select_for_update().in_bulk(public_ids, field_name="public_id")
    return {public_id: found[public_id] for public_id in public_ids}


def _answer(activity: Activity, municipality: Organisation) -> Activity | None:
    rows = Activity.objects.unguarded(reason="the municipality's own answer, judged above")
    return (
        rows.select_for_update(of=("self",))
        .filter(asked_by=activity, removed=False, municipality_ties__municipality=municipality)
        .first()
    )


def _new_answer(activity: Activity) -> Activity:
    return Activity(
        community_id=activity.community_id,
        school_year=activity.school_year,
        title=activity.title,
        kind=activity.kind,
        mode=activity.mode,
        agenda=activity.agenda,
        audience=activity.audience,
        asked_by=activity,
    )


def _tie_answer(answer: Activity, activity: Activity, municipality: Organisation) -> None:
    """In the municipality's own part of each arena, where it has one."""
    arenas = Arena.objects.unguarded(reason="the answer stands in the arenas of its question")
    asked = [
        each.arena_id
        for each in activity.arena_ties.unguarded(
            reason="the answer stands in the arenas of its question"
        )
    ]
    parts = dict(
        arenas.filter(parent__in=asked, municipality=municipality).values_list("parent_id", "id")
    )
    follows = Follow.objects.unguarded(
        reason="the answer stands in the arenas of its question"
    ).filter(activity=activity)
    initiatives = activity.initiative_ties.unguarded(
        reason="the answer is part of what its question is part of"
    )
    tie(
        answer,
        arenas=[parts.get(each, each) for each in asked],
        municipalities=[municipality.pk],
        follows=list(follows.values_list("follows_id", "relation", "lag_days")),
        initiatives=list(initiatives.values_list("initiative_id", flat=True)),
    )
