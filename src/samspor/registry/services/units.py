"""Add a unit, change it, close it, open it again. Each can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.kernel.clock import OSLO
from samspor.registry.enums import RegisterAct
from samspor.registry.errors import NothingChanged, StaleRow
from samspor.registry.models import (
    Community,
    FormerName,
    FormerOwnership,
    Organisation,
    RegisterBatch,
    Unit,
)
from samspor.registry.rules import district_of
from samspor.registry.services.batches import Touched, changed_since, keep_batch
from samspor.registry.services.places import UnitFacts, register_unit, require_part
from samspor.registry.states import State, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEdit:
    """All that the form holds. Without a day, a new name or owner only mends what was wrong."""

    facts: UnitFacts
    municipality: Organisation
    opened_on: date | None = None
    renamed_on: date | None = None
    owned_from: date | None = None


@transaction.atomic
def add_unit(
    *, viewer: Viewer, community: Community, edit: UnitEdit, now: datetime
) -> tuple[Unit, RegisterBatch]:
    unit = register_unit(
        viewer=viewer,
        community=community,
        municipality=edit.municipality,
        facts=edit.facts,
        now=now,
    )
    if edit.opened_on:
        unit.opened_on = edit.opened_on
        unit.full_clean()
        unit.save()
    batch = keep_batch(
        community=community, act=RegisterAct.ADDED, touched=Touched(added=[unit]), now=now
    )
    return unit, batch


@transaction.atomic
def change_unit(
    *,
    viewer: Viewer,
    community: Community,
    unit: Unit,
    edit: UnitEdit,
    expected_version: int,
    now: datetime,
) -> RegisterBatch:
    """Save the facts; with a day, what it was called or who owned it before is kept.

    Raises:
        StaleRow: Somebody saved it after `expected_version` (T-55).
        NothingChanged: It says so already.
    """
    row = _held(viewer, community, unit, now)
    require(
        viewer,
        Action.EDIT_REGISTRY,
        community_id=community.pk,
        municipality_id=edit.municipality.pk,
        district_id=district_of(edit.facts.district),
    )
    require_part(community=community, municipality_id=edit.municipality.pk, now=now)
    _check_version(row, expected_version)
    before = state_of(row)
    _fill(row, edit)
    if state_of(row) == before:
        raise NothingChanged
    today = now.astimezone(OSLO).date()
    touched = Touched()
    name = _former_name(row, before, edit.renamed_on, today=today)
    ownership = _former_ownership(row, before, edit.owned_from, today=today)
    _save(row, before, touched)
    for former in (name, ownership):
        if former is not None:
            former.full_clean()
            former.save()
            touched.added.append(former)
    return _done(viewer, community, row, RegisterAct.CHANGED, touched, now)


@transaction.atomic
def close_unit(
    *,
    viewer: Viewer,
    community: Community,
    unit: Unit,
    last_day: date,
    merged_into: Unit | None,
    expected_version: int,
    now: datetime,
) -> RegisterBatch:
    """Open through its last day. With `merged_into` it lives on as part of another.

    Raises:
        StaleRow: Somebody saved it after `expected_version`.
    """
    row = _held(viewer, community, unit, now)
    _check_version(row, expected_version)
    if merged_into is not None and merged_into.pk == row.pk:
        raise ValidationError(
            {"merged_into": ValidationError(_("A unit can't merge into itself."), code="itself")}
        )
    before = state_of(row)
    row.closed_on, row.merged_into = last_day, merged_into
    touched = Touched()
    _save(row, before, touched)
    return _done(viewer, community, row, RegisterAct.CLOSED, touched, now)


@transaction.atomic
def reopen_unit(
    *,
    viewer: Viewer,
    community: Community,
    unit: Unit,
    expected_version: int,
    now: datetime,
) -> RegisterBatch:
    """As if it had never closed.

    Raises:
        StaleRow: Somebody saved it after `expected_version`.
    """
    row = _held(viewer, community, unit, now)
    _check_version(row, expected_version)
    before = state_of(row)
    row.closed_on, row.merged_into = None, None
    touched = Touched()
    _save(row, before, touched)
    return _done(viewer, community, row, RegisterAct.REOPENED, touched, now)


def _held(viewer: Viewer, community: Community, unit: Unit, now: datetime) -> Unit:
    rows = Unit.objects.unguarded(reason="judged in the next line, held against a race")
    row = rows.select_for_update().get(pk=unit.pk)
    place = row.municipality_id
    require(
        viewer,
        Action.EDIT_REGISTRY,
        community_id=community.pk,
        municipality_id=place,
        district_id=row.district_or_none,
    )
    require_part(community=community, municipality_id=place, now=now)
    return row


def _check_version(row: Unit, expected: int) -> None:
    if row.version != expected:
        raise StaleRow(changed_since(row, version=expected))


def _fill(row: Unit, edit: UnitEdit) -> None:
    facts = edit.facts
    row.name = facts.name
    row.kind = facts.kind
    row.combined_centre = facts.combined_centre
    row.ownership = facts.ownership
    row.owner_form = facts.owner_form or ""
    row.owner = facts.owner
    row.district = facts.district
    row.organisation_number = facts.organisation_number
    row.municipality = edit.municipality
    row.opened_on = edit.opened_on


def _former_name(row: Unit, before: State, since: date | None, *, today: date) -> FormerName | None:
    if since is None or row.name == before["name"]:
        return None
    last = _last_of(FormerName, row)
    _check_day(since, after=last, today=today, field="renamed_on")
    return FormerName(
        unit=row,
        name=before["name"],
        valid_from=_next(last) or row.opened_on,
        valid_to=since - timedelta(days=1),
    )


def _former_ownership(
    row: Unit, before: State, since: date | None, *, today: date
) -> FormerOwnership | None:
    names = ("ownership", "owner_form", "owner_id")
    if since is None or all(getattr(row, name) == before[name] for name in names):
        return None
    last = _last_of(FormerOwnership, row)
    _check_day(since, after=last, today=today, field="owned_from")
    return FormerOwnership(
        unit=row,
        ownership=before["ownership"],
        owner_form=before["owner_form"],
        owner_id=before["owner_id"],
        valid_from=_next(last) or row.opened_on,
        valid_to=since - timedelta(days=1),
    )


def _last_of(model: type[FormerName] | type[FormerOwnership], row: Unit) -> date | None:
    rows = model.objects.unguarded(reason="the unit was judged above").filter(unit=row)
    found: date | None = rows.order_by("-valid_to").values_list("valid_to", flat=True).first()
    return found


def _next(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None


def _check_day(since: date, *, after: date | None, today: date, field: str) -> None:
    if since > today:
        message = _("This day has not come yet. Make the change when it holds.")
        raise ValidationError({field: ValidationError(message, code="not_yet")})
    if after is not None and since <= after + timedelta(days=1):
        message = _("There is a later change already. Choose a day after it.")
        raise ValidationError({field: ValidationError(message, code="before_earlier")})


def _save(row: Unit, before: State, touched: Touched) -> None:
    row.version += 1
    row.full_clean()
    row.save()
    touched.keep(row, before=before)


def _done(
    viewer: Viewer,
    community: Community,
    row: Unit,
    act: RegisterAct,
    touched: Touched,
    now: datetime,
) -> RegisterBatch:
    record(
        viewer=viewer,
        action=f"unit.{act}",
        community_id=community.pk,
        object_type="unit",
        object_ids=[row.pk],
        at=now,
        shows=Shows.EVERYWHERE,
    )
    return keep_batch(community=community, act=act, touched=touched, now=now)
