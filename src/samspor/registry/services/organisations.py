"""Owners, districts and municipalities: add, change, and let a municipality take part."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import NO_DISTRICT, Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.kernel.clock import OSLO
from samspor.registry.enums import OrganisationKind, RegisterAct
from samspor.registry.errors import NothingChanged, StaleRow
from samspor.registry.models import (
    Community,
    FormerMunicipality,
    Organisation,
    Participation,
    RegisterBatch,
    Unit,
)
from samspor.registry.models.validity import valid_on
from samspor.registry.rules import district_of, keeps_all, require_some
from samspor.registry.services.batches import Touched, changed_since, keep_batch
from samspor.registry.states import state_of

_WHY = "asks who may write about it, shows nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEdit:
    """`since`: the day a municipality's new name or number holds from; None only mends."""

    name: str
    short_name: str = ""
    organisation_number: str = ""
    municipality_number: str = ""
    since: date | None = None


@transaction.atomic
def add_organisation(
    *,
    viewer: Viewer,
    community: Community,
    kind: OrganisationKind,
    edit: OrganisationEdit,
    parent: Organisation | None,
    now: datetime,
) -> tuple[Organisation, RegisterBatch]:
    """A municipality also takes part in the community from today.

    An adviser adds owners, and districts of the own municipality; municipalities are for those
    who keep the whole registry.
    """
    _require_add(viewer, community, kind, parent)
    row = Organisation(
        kind=kind,
        name=edit.name,
        short_name=edit.short_name,
        organisation_number=edit.organisation_number,
        municipality_number=edit.municipality_number,
        parent=parent,
    )
    row.full_clean()
    row.save()
    touched = Touched(added=[row])
    if kind == OrganisationKind.MUNICIPALITY:
        part = Participation(
            community=community, organisation=row, valid_from=now.astimezone(OSLO).date()
        )
        part.full_clean()
        part.save()
        touched.added.append(part)
    return row, _done(viewer, community, row, RegisterAct.ADDED, touched, now)


@transaction.atomic
def change_organisation(
    *,
    viewer: Viewer,
    community: Community,
    organisation: Organisation,
    edit: OrganisationEdit,
    expected_version: int,
    now: datetime,
) -> RegisterBatch:
    """Save the facts; with a day, the name and number it had are kept.

    Raises:
        StaleRow: Somebody saved it after `expected_version` (T-55).
        NothingChanged: It says so already.
    """
    rows = Organisation.objects.unguarded(reason="judged in the next line, held against a race")
    row = rows.select_for_update().get(pk=organisation.pk)
    require_change(viewer=viewer, community=community, organisation=row, now=now)
    if row.version != expected_version:
        raise StaleRow(changed_since(row, version=expected_version))
    before = state_of(row)
    row.name, row.short_name = edit.name, edit.short_name
    row.organisation_number = edit.organisation_number
    row.municipality_number = edit.municipality_number
    if state_of(row) == before:
        raise NothingChanged
    touched = Touched()
    named = (before["name"], before["municipality_number"])
    if edit.since and named != (row.name, row.municipality_number):
        former = FormerMunicipality(
            organisation=row,
            name=before["name"],
            municipality_number=before["municipality_number"],
            valid_to=edit.since - timedelta(days=1),
        )
        former.full_clean()
        former.save()
        touched.added.append(former)
    row.version += 1
    row.full_clean()
    row.save()
    touched.keep(row, before=before)
    return _done(viewer, community, row, RegisterAct.CHANGED, touched, now)


@transaction.atomic
def let_take_part(
    *, viewer: Viewer, community: Community, municipality: Organisation, now: datetime
) -> RegisterBatch:
    """A municipality that stands in the registry takes part from today, and its units with it."""
    require(viewer, Action.EDIT_REGISTRY, community_id=community.pk)
    part = Participation(
        community=community, organisation=municipality, valid_from=now.astimezone(OSLO).date()
    )
    part.full_clean()
    part.save()
    touched = Touched(added=[part])
    return _done(viewer, community, municipality, RegisterAct.JOINED, touched, now)


def require_change(
    *, viewer: Viewer, community: Community, organisation: Organisation, now: datetime
) -> None:
    """A municipality and its districts for who keeps them; an owner for who keeps all its units.

    Raises:
        NotVisible: Nothing of it is in the community.
        Forbidden: It is, but not only what the viewer keeps.
    """
    if organisation.kind != OrganisationKind.OWNER:
        place = organisation.municipality_id_of_place
        _require_here(community, {place or organisation.pk}, now)
        _require_whole(viewer, community, place, district_id=district_of(organisation))
        return
    owned = Unit.objects.unguarded(reason=_WHY).filter(owner=organisation)
    places = set(owned.values_list("municipality_id", flat=True).distinct())
    if not places:
        require_some(viewer=viewer, community=community)
        return
    if keeps_all(viewer, community_id=community.pk):
        _require_here(community, places, now)
        return
    for place in sorted(places):
        _require_whole(viewer, community, place)


def _require_add(
    viewer: Viewer, community: Community, kind: OrganisationKind, parent: Organisation | None
) -> None:
    if kind == OrganisationKind.OWNER:
        require_some(viewer=viewer, community=community)
        return
    place = parent.pk if parent and kind == OrganisationKind.DISTRICT else None
    _require_whole(viewer, community, place)


def _require_whole(
    viewer: Viewer, community: Community, place: int | None, *, district_id: int = NO_DISTRICT
) -> None:
    """A district's adviser keeps the district's units and name, not the municipality."""
    require(
        viewer,
        Action.EDIT_REGISTRY,
        community_id=community.pk,
        municipality_id=place,
        district_id=district_id,
    )


def _require_here(community: Community, places: set[int], now: datetime) -> None:
    """At least one of them takes part; others don't exist for this community (T-08)."""
    day = now.astimezone(OSLO).date()
    parts = Participation.objects.unguarded(reason=_WHY)
    if not parts.filter(valid_on(day), community=community, organisation__in=places).exists():
        raise NotVisible


def _done(
    viewer: Viewer,
    community: Community,
    row: Organisation,
    act: RegisterAct,
    touched: Touched,
    now: datetime,
) -> RegisterBatch:
    record(
        viewer=viewer,
        action=f"organisation.{act}",
        community_id=community.pk,
        object_type="organisation",
        object_ids=[row.pk],
        at=now,
        shows=Shows.EVERYWHERE,
    )
    return keep_batch(community=community, act=act, touched=touched, now=now)
