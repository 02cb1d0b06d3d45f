"""Add, change, cancel, put back and remove an activity. Moving has its own file."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.errors import NothingChanged, StaleActivity
from samspor.activities.facts import ActivityFacts, FollowFact
from samspor.activities.models import Activity, ActivityArena, ChangeSet
from samspor.activities.rules import require_edit
from samspor.activities.services import history
from samspor.activities.services.state import state_of, tie
from samspor.drawing.content import Status
from samspor.drawing.export import item_from_dict
from samspor.focus.models import Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Community, Participation


@transaction.atomic
def add_activity(
    *,
    viewer: Viewer,
    community: Community,
    year: SchoolYear,
    facts: ActivityFacts,
    now: datetime,
    change_set: ChangeSet | None = None,
) -> Activity:
    """Make an activity in the draft.

    `change_set` is one that is open already, when several are made at once.
    """
    require_edit(viewer, community_id=community.pk, arenas=_arenas(community.pk, facts.arenas))
    activity = Activity(community=community, school_year=year.start)
    _fill(activity, facts)
    history.save(activity, now=now)
    _tie(activity, facts)
    own = change_set or history.open_change_set(
        viewer=viewer, community_id=community.pk, year=year, verb=Verb.ADDED, now=now
    )
    history.note(own, activity, before=None)
    history.log(viewer=viewer, change_set=own, activities=[activity], now=now)
    return activity


@transaction.atomic
def change_activity(
    *,
    viewer: Viewer,
    activity: Activity,
    facts: ActivityFacts,
    expected_version: int,
    now: datetime,
    change_set: ChangeSet | None = None,
) -> ChangeSet:
    """Make the activity what the facts say. Followers do not move; see `move_activity`.

    Raises:
        StaleActivity: Someone saved since `expected_version`.
        NothingChanged: It was so already.
    """
    row = lock(viewer=viewer, activity=activity, expected_version=expected_version)
    require_edit(
        viewer, community_id=row.community_id, arenas=_arenas(row.community_id, facts.arenas)
    )
    before = state_of(row)
    _fill(row, facts)
    _tie(row, facts)
    if state_of(row) == before:
        raise NothingChanged
    history.save(row, now=now)
    return _done(viewer, row, Verb.CHANGED, before, now, change_set)


@transaction.atomic
def cancel_activity(
    *, viewer: Viewer, activity: Activity, expected_version: int, now: datetime
) -> ChangeSet:
    """It stays in the wheel, marked as cancelled, so that nobody comes.

    Raises:
        StaleActivity, NothingChanged: As `change_activity`.
    """
    return _set_status(viewer, activity, Status.CANCELLED, Verb.CANCELLED, expected_version, now)


@transaction.atomic
def reinstate_activity(
    *, viewer: Viewer, activity: Activity, expected_version: int, now: datetime
) -> ChangeSet:
    """What was cancelled will be held after all.

    Raises:
        StaleActivity, NothingChanged: As `change_activity`.
    """
    return _set_status(viewer, activity, Status.PLANNED, Verb.REINSTATED, expected_version, now)


@transaction.atomic
def remove_activity(
    *, viewer: Viewer, activity: Activity, expected_version: int, now: datetime
) -> ChangeSet:
    """Take it out of the wheel, with the answers municipalities gave to it. It can be regretted.

    Raises:
        StaleActivity: Someone saved since `expected_version`.
        NothingChanged: It was removed already.
    """
    row = lock(viewer=viewer, activity=activity, expected_version=expected_version)
    if row.removed:
        raise NothingChanged
    answers = Activity.objects.unguarded(reason="an answer goes with its question")
    rows = [row, *answers.select_for_update().filter(asked_by=row, removed=False)]
    change_set = history.open_change_set(
        viewer=viewer, community_id=row.community_id, year=row.year, verb=Verb.REMOVED, now=now
    )
    for each in rows:
        before = state_of(each)
        each.removed = True
        history.save(each, now=now)
        history.note(change_set, each, before=before)
    history.log(viewer=viewer, change_set=change_set, activities=rows, now=now)
    return change_set


def lock(*, viewer: Viewer, activity: Activity, expected_version: int) -> Activity:
    """The row as it stands, held until the transaction ends, for someone who may change it.

    Raises:
        NotVisible, Forbidden: As `access.require`.
        StaleActivity: Someone saved since `expected_version`.
    """
    row = (
        Activity.objects.unguarded(reason="the policy judges it next")
        .select_for_update()
        .get(pk=activity.pk)
    )
    require_edit(viewer, community_id=row.community_id, arenas=arenas_of(row))
    check_version(row, expected_version)
    return row


def check_version(row: Activity, expected_version: int) -> None:
    if row.version != expected_version:
        raise StaleActivity(theirs=item_from_dict(state_of(row)["item"]), version=row.version)


def arenas_of(activity: Activity) -> list[Arena]:
    ties = ActivityArena.objects.unguarded(reason="the policy judges it next").filter(
        activity=activity
    )
    return [tie.arena for tie in ties.select_related("arena")]


def _arenas(community_id: int, wanted: tuple[int, ...]) -> list[Arena]:
    """The arenas, of this community only: a foreign id is an absent one (T-08).

    Raises:
        ValidationError: None is left; an activity without an arena stands in no wheel.
    """
    rows = Arena.objects.unguarded(reason="the policy judges it next").filter(
        community=community_id
    )
    found = rows.in_bulk(wanted)
    if not found:
        raise ValidationError(
            {"arenas": ValidationError(_("Choose at least one arena."), code="arena_given")}
        )
    return [found[each] for each in wanted if each in found]


def _municipalities(community_id: int, wanted: tuple[int, ...]) -> list[int]:
    rows = Participation.objects.unguarded(reason="the policy judges it next").filter(
        community=community_id, organisation__in=wanted
    )
    found = set(rows.values_list("organisation_id", flat=True))
    return [each for each in wanted if each in found]


def _initiatives(community_id: int, wanted: tuple[int, ...]) -> list[int]:
    rows = Initiative.objects.unguarded(reason="the policy judges it next").filter(
        community=community_id, pk__in=wanted
    )
    return sorted(rows.values_list("pk", flat=True))


def _followed(community_id: int, wanted: tuple[FollowFact, ...]) -> list[FollowFact]:
    rows = Activity.objects.unguarded(reason="the policy judges it next").filter(
        community=community_id
    )
    found = rows.in_bulk([each.follows for each in wanted])
    return [each for each in wanted if each.follows in found]


def _fill(activity: Activity, facts: ActivityFacts) -> None:
    activity.title = facts.title.strip()
    activity.kind = facts.kind.value
    activity.timing = facts.timing
    activity.place = facts.place.strip()
    activity.mode = facts.mode.value if facts.mode else ""
    activity.agenda = "\n".join(line.strip() for line in facts.agenda if line.strip())
    activity.audience = facts.audience.strip()
    activity.description = facts.description.strip()
    activity.pinned = facts.pinned
    if facts.status is not None:
        activity.status = facts.status.value


def _tie(activity: Activity, facts: ActivityFacts) -> None:
    community_id = activity.community_id
    tie(
        activity,
        arenas=[arena.pk for arena in _arenas(community_id, facts.arenas)],
        municipalities=_municipalities(community_id, facts.municipalities),
        follows=[
            (each.follows, each.relation.value, each.lag_days)
            for each in _followed(community_id, facts.follows)
        ],
        initiatives=_initiatives(community_id, facts.initiatives),
    )


def _set_status(
    viewer: Viewer,
    activity: Activity,
    status: Status,
    verb: Verb,
    expected_version: int,
    now: datetime,
) -> ChangeSet:
    row = lock(viewer=viewer, activity=activity, expected_version=expected_version)
    if row.status == status.value:
        raise NothingChanged
    before = state_of(row)
    row.status = status.value
    history.save(row, now=now)
    return _done(viewer, row, verb, before, now, None)


def _done(
    viewer: Viewer,
    row: Activity,
    verb: Verb,
    before: dict[str, object],
    now: datetime,
    change_set: ChangeSet | None,
) -> ChangeSet:
    own = change_set or history.open_change_set(
        viewer=viewer, community_id=row.community_id, year=row.year, verb=verb, now=now
    )
    history.note(own, row, before=before)
    history.log(viewer=viewer, change_set=own, activities=[row], now=now)
    return own
