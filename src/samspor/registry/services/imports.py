"""A file for the registry: keep it while it is looked through, throw it away, or take it in."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.kernel.clock import OSLO
from samspor.reading.registers import Column, RegisterFormat, RegisterTable
from samspor.registry.compared import RowState
from samspor.registry.enums import Ownership, RegisterAct
from samspor.registry.errors import ImportMoved
from samspor.registry.left_out import as_left_out
from samspor.registry.models import Community, RegisterImport, RegisterTaking
from samspor.registry.rules import require_some
from samspor.registry.selectors.known import (
    DEFAULT_OWNERSHIP,
    Ahead,
    municipalities_compared,
    units_compared_now,
)
from samspor.registry.services.batches import keep_batch
from samspor.registry.services.taking import take_municipalities, take_units

_WHY = "judged by the service, held against a race"


@transaction.atomic
def keep_import(
    *,
    viewer: Viewer,
    community: Community,
    table: RegisterTable,
    name: str,
    counted_on: date | None,
    now: datetime,
) -> RegisterImport:
    """Nothing is written to the registry yet."""
    require_some(viewer=viewer, community=community)
    source = RegisterImport(
        community=community,
        name=name.strip()[:120] or "–",
        content=table.to_dict(),
        counted_on=counted_on or now.astimezone(OSLO).date(),
        made_at=now,
    )
    source.full_clean()
    source.save()
    _log(viewer, "register_import.read", source, now)
    return source


@transaction.atomic
def choose_columns(
    *,
    viewer: Viewer,
    source: RegisterImport,
    columns: Mapping[Column, int],
    default_ownership: Ownership | None,
    counted_on: date | None,
    now: datetime,
) -> RegisterImport:
    """Which column is which, where the headers were guessed wrong.

    Raises:
        ImportMoved: It is taken in already.
    """
    require_some(viewer=viewer, community=source.community)
    row = _held(source)
    row.columns = {column.value: place for column, place in columns.items()}
    if default_ownership is not None:
        row.columns[DEFAULT_OWNERSHIP] = default_ownership.value
    row.counted_on = counted_on or row.counted_on
    row.full_clean()
    row.save()
    RegisterTaking.objects.unguarded(reason=_WHY).filter(source=row).delete()  # an old refusal
    _log(viewer, "register_import.columns", row, now)
    return row


@transaction.atomic
def discard_import(*, viewer: Viewer, source: RegisterImport, now: datetime) -> None:
    """Throw away what was read; the registry is as it was.

    Raises:
        ImportMoved: It is taken in already.
    """
    require_some(viewer=viewer, community=source.community)
    row = _held(source)
    _log(viewer, "register_import.discarded", row, now)
    row.delete()


@transaction.atomic
def take_in_register(
    *,
    viewer: Viewer,
    source: RegisterImport,
    expected_stamp: str | None,
    now: datetime,
    attempt: int | None = None,
    ahead: Ahead | None = None,
) -> RegisterImport:
    """Take in every good row, all or nothing (T-18). The bad ones are left out.

    Args:
        expected_stamp: Of the comparison that the person saw; None takes it as it is now.
        attempt: The fencing number of whoever takes it in beside the pages; None on a page.
        ahead: What was compared before the transaction, so that it holds no locks meanwhile.

    Raises:
        ImportMoved: It is taken in already, would do something else than the person saw, or is
            somebody else's to take in by now.
    """
    require_some(viewer=viewer, community=source.community)
    row = _held(source, attempt=attempt)
    today = now.astimezone(OSLO).date()
    if row.table.format is RegisterFormat.CLASSIFICATION:
        places = municipalities_compared(viewer, row, on=today)
        touched = take_municipalities(places, now=now)
        states = [place.state for place in places]
        row.wrong = as_left_out(places)
    else:
        comparison = units_compared_now(viewer, row, on=today, ahead=ahead)
        if expected_stamp is not None and comparison.stamp != expected_stamp:
            raise ImportMoved
        touched = take_units(
            comparison, counted_on=row.counted_on or today, source=row.name, today=today
        )
        states = [each.state for each in comparison.rows]
        row.wrong = as_left_out(comparison.rows)
    if touched.added or touched.changed:
        row.batch = keep_batch(
            community=row.community, act=RegisterAct.IMPORTED, touched=touched, now=now
        )
    row.taken_at = now
    row.added = states.count(RowState.NEW)
    row.changed = states.count(RowState.CHANGED)
    row.left_out = states.count(RowState.WRONG)
    row.content = {}  # the cells are needed no longer
    row.full_clean()
    row.save()
    RegisterTaking.objects.unguarded(reason=_WHY).filter(source=row).delete()
    _log(viewer, "register_import.taken_in", row, now, shows=Shows.EVERYWHERE)
    return row


@transaction.atomic
def ask_to_take_in(
    *, viewer: Viewer, source: RegisterImport, expected_stamp: str, now: datetime
) -> RegisterImport:
    """Have a long file taken in beside the pages; see `services.queue`. Asked twice is once.

    Raises:
        ImportMoved: It is taken in already.
    """
    require_some(viewer=viewer, community=source.community)
    rows = RegisterImport.objects.unguarded(reason=_WHY)
    row = rows.select_for_update(of=("self",)).select_related("community").get(pk=source.pk)
    takings = RegisterTaking.objects.unguarded(reason=_WHY).filter(source=row)
    if row.taken_at is not None or viewer.user_id is None:
        raise ImportMoved
    if takings.filter(refusal="").exists():
        return row
    takings.delete()
    taking = RegisterTaking(
        source=row,
        user_id=viewer.user_id,
        seat_id=viewer.seat_id,
        stamp=expected_stamp[:64],
        asked_at=now,
        rows=len(row.table.rows),
    )
    taking.full_clean()
    taking.save()
    _log(viewer, "register_import.asked", row, now)
    return row


@transaction.atomic
def stop_taking(*, viewer: Viewer, source: RegisterImport, now: datetime) -> bool:
    """Take the asking back; whoever works at it gives up. False: too late, or never asked."""
    require_some(viewer=viewer, community=source.community)
    rows = RegisterTaking.objects.unguarded(reason=_WHY).filter(source=source)
    stopped, _kinds = rows.filter(refusal="").delete()
    if stopped:
        _log(viewer, "register_import.stopped", source, now)
    return bool(stopped)


def _held(source: RegisterImport, *, attempt: int | None = None) -> RegisterImport:
    """The row, locked, and not in anybody else's hands (T-49)."""
    rows = RegisterImport.objects.unguarded(reason=_WHY)
    row = rows.select_for_update(of=("self",)).select_related("community").get(pk=source.pk)
    takings = RegisterTaking.objects.unguarded(reason=_WHY).filter(source=row, refusal="")
    taking = takings.select_for_update().first()
    if row.taken_at is not None or (taking.attempt if taking else None) != attempt:
        raise ImportMoved
    return row


def _log(
    viewer: Viewer,
    action: str,
    source: RegisterImport,
    now: datetime,
    *,
    shows: Shows = Shows.NOWHERE,
) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=source.community_id,
        object_type="register_import",
        object_ids=[source.pk],
        at=now,
        shows=shows,
    )
