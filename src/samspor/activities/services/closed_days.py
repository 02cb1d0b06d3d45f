"""Say when people are away."""

from datetime import date, datetime

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.activities.models import ClosedDay
from samspor.audit.record import record
from samspor.drawing.content import ClosedKind
from samspor.registry.models import Community, Organisation, Unit


@transaction.atomic
def add_closed_day(  # noqa: PLR0913 (each is a fact of its own)
    *,
    viewer: Viewer,
    community: Community,
    kind: ClosedKind,
    name: str,
    first: date,
    last: date,
    now: datetime,
    municipality: Organisation | None = None,
    owner: Organisation | None = None,
    unit: Unit | None = None,
) -> ClosedDay:
    """Both days inclusive. Without a place it is everybody's."""
    closed = ClosedDay(
        community=community,
        kind=kind.value,
        name=name.strip(),
        first_day=first,
        last_day=last,
        municipality=municipality,
        owner=owner,
        unit=unit,
    )
    _require(viewer, closed)
    closed.full_clean()
    closed.save()
    _log(viewer, "closed_day.added", closed, now)
    return closed


@transaction.atomic
def change_closed_day(
    *,
    viewer: Viewer,
    closed: ClosedDay,
    kind: ClosedKind,
    name: str,
    first: date,
    last: date,
    now: datetime,
) -> ClosedDay:
    """Other days or another name. Whose they are stays: others' days are others'."""
    _require(viewer, closed)
    closed.kind, closed.name = kind.value, name.strip()
    closed.first_day, closed.last_day = first, last
    closed.full_clean()
    closed.save()
    _log(viewer, "closed_day.changed", closed, now)
    return closed


@transaction.atomic
def remove_closed_day(*, viewer: Viewer, closed: ClosedDay, now: datetime) -> None:
    _require(viewer, closed)
    _log(viewer, "closed_day.removed", closed, now)
    closed.delete()


def _require(viewer: Viewer, closed: ClosedDay) -> None:
    require(
        viewer,
        Action.EDIT_CLOSED_DAYS,
        community_id=closed.community_id,
        municipality_id=closed.municipality_id,
        unit_id=closed.unit_id,
        district_id=closed.unit.district_or_none if closed.unit else None,
    )


def _log(viewer: Viewer, action: str, closed: ClosedDay, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=closed.community_id,
        object_type="closed_day",
        object_ids=[closed.pk],
        at=now,
    )
