"""What people did to a year's activities, newest first. One statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef

from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.models import Activity, Change, ChangeSet
from samspor.kernel.school_year import SchoolYear
from samspor.seats.models import Seat

_READ = 300


@dataclass(frozen=True, slots=True)
class Done:
    """One thing a person did. `changes` are (before, after), the one it was about first.

    `seat_id` is None where nobody sat in a seat, such as when a document was taken in.
    """

    id: int
    verb: Verb
    at: datetime
    seat_id: int | None
    undone: bool
    undoes: int | None
    changes: tuple[tuple[Mapping[str, Any] | None, Mapping[str, Any]], ...]


def history(
    viewer: Viewer, *, community_id: int, year: SchoolYear, activity: str = ""
) -> list[Done]:
    """The latest of the year, or all of one activity's when its public id is given."""
    rows = Change.objects.seen_by(viewer).filter(
        change_set__community=community_id, change_set__school_year=year.start
    )
    if activity:
        about = Change.objects.seen_by(viewer).filter(activity__public_id=activity)
        rows = rows.filter(Exists(about.filter(change_set=OuterRef("change_set"))))
    latest = list(rows.select_related("change_set").order_by("-change_set_id", "id")[:_READ])
    groups = [(each, list(rows)) for each, rows in groupby(latest, key=lambda row: row.change_set)]
    if len(latest) == _READ:
        groups.pop()  # perhaps only a part of it was read
    # What undid something is newer than what it undid, so it was read too.
    undone = {each.undoes_id for each, _rows in groups}
    return [
        Done(
            id=each.pk,
            verb=Verb(each.verb),
            at=each.at,
            seat_id=each.seat_id,
            undone=each.pk in undone,
            undoes=each.undoes_id,
            changes=tuple((row.before, row.after) for row in own),
        )
        for each, own in groups
    ]


def state_at(viewer: Viewer, *, activity: Activity, version: int) -> Mapping[str, Any] | None:
    """The activity as it was at an earlier version; None when nobody noted it.

    Each version has one change, so the state sought is what the first later change began with.
    """
    later = activity.version - version
    if later < 1:
        return None
    rows = Change.objects.seen_by(viewer).filter(activity=activity).order_by("-id")
    return rows.values_list("before", flat=True)[later - 1 : later].first()


def seat_names(viewer: Viewer, seat_ids: set[int]) -> dict[int, str]:
    """How people name the seats: "Rådgiver oppvekst, Skaun". One statement."""
    rows = Seat.objects.seen_by(viewer).select_related("organisation", "unit", "community")
    return {seat.pk: str(seat) for seat in rows.filter(pk__in=seat_ids)}


def find_change_set(viewer: Viewer, *, community_id: int, pk: int) -> ChangeSet | None:
    return ChangeSet.objects.seen_by(viewer).filter(community=community_id, pk=pk).first()


def latest_change_set(viewer: Viewer, *, activity: Activity) -> ChangeSet | None:
    return ChangeSet.objects.seen_by(viewer).filter(changes__activity=activity).first()
