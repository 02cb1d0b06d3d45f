"""Begin a wheel, and say what it draws."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.drawing.content import TableShape
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Community
from samspor.wheel.models import AnnualWheel, WheelArena


@transaction.atomic
def begin_wheel(
    *,
    viewer: Viewer,
    community: Community,
    year: SchoolYear,
    title: str,
    arenas: Sequence[Arena],
    now: datetime,
    language: str = "nb",
    table_shape: TableShape = TableShape.MONTHS_DOWN,
) -> AnnualWheel:
    """An empty wheel, seen by those who plan until it is released."""
    require(viewer, Action.EDIT_ACTIVITY, community_id=community.pk)
    wheel = AnnualWheel(
        community=community,
        school_year=year.start,
        title=title.strip(),
        language=language,
        table_shape=table_shape.value,
    )
    wheel.full_clean()
    wheel.save()
    _show(wheel, arenas)
    _log(viewer, "wheel.begun", wheel, now)
    return wheel


@transaction.atomic
def change_wheel(
    *,
    viewer: Viewer,
    wheel: AnnualWheel,
    title: str,
    arenas: Sequence[Arena],
    now: datetime,
    table_shape: TableShape | None = None,
) -> AnnualWheel:
    """The title, which arenas the wheel draws, and how its table is laid out.

    The arenas' activities stay where they are. Without `table_shape` that stays too.
    """
    require(viewer, Action.EDIT_ACTIVITY, community_id=wheel.community_id)
    held = AnnualWheel.objects.unguarded(reason="judged above; held against a release")
    row = held.select_for_update().get(pk=wheel.pk)
    row.title = title.strip()
    row.table_shape = table_shape.value if table_shape else row.table_shape
    row.full_clean()
    row.save()
    _show(row, arenas)
    _log(viewer, "wheel.changed", row, now)
    return row


def _show(wheel: AnnualWheel, arenas: Sequence[Arena]) -> None:
    wanted = {arena.pk for arena in arenas if arena.community_id == wheel.community_id}
    rows = WheelArena.objects.unguarded(reason="the wheel was judged above").filter(wheel=wheel)
    shown = set(rows.values_list("arena_id", flat=True))
    rows.filter(arena__in=shown - wanted).delete()
    for arena in sorted(wanted - shown):
        tie = WheelArena(wheel=wheel, arena_id=arena)
        tie.full_clean()
        tie.save()


def _log(viewer: Viewer, action: str, wheel: AnnualWheel, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=wheel.community_id,
        object_type="annual_wheel",
        object_ids=[wheel.pk],
        at=now,
    )
