"""Put organisations and units in the registry on behalf of a community."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.models import GuardedModel
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.kernel.clock import OSLO
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Participation, Unit, UnitFigure
from samspor.registry.models.validity import valid_on
from samspor.registry.rules import district_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    name: str
    kind: OrganisationKind
    short_name: str = ""
    municipality_number: str = ""
    organisation_number: str = ""
    parent: Organisation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """What is known of a unit; what nobody has said stays empty."""

    name: str
    kind: UnitKind
    ownership: Ownership
    owner: Organisation | None = None
    owner_form: OwnerForm | None = None
    district: Organisation | None = None
    combined_centre: bool = False
    sections: int | None = None
    section_word: str = ""
    organisation_number: str = ""


@transaction.atomic
def register_organisation(
    *, viewer: Viewer, community: Community, facts: OrganisationFacts, now: datetime
) -> Organisation:
    """The registry is shared: look first whether another community has put it there."""
    require(viewer, Action.EDIT_REGISTRY, community_id=community.pk)
    organisation = Organisation(
        kind=facts.kind,
        name=facts.name,
        short_name=facts.short_name,
        municipality_number=facts.municipality_number,
        organisation_number=facts.organisation_number,
        parent=facts.parent,
    )
    _save(organisation, viewer=viewer, community=community, now=now)
    return organisation


@transaction.atomic
def register_unit(
    *,
    viewer: Viewer,
    community: Community,
    municipality: Organisation,
    facts: UnitFacts,
    now: datetime,
) -> Unit:
    """`municipality` supervises the unit, whoever owns it."""
    require(
        viewer,
        Action.EDIT_REGISTRY,
        community_id=community.pk,
        municipality_id=municipality.pk,
        district_id=district_of(facts.district),
    )
    require_part(community=community, municipality_id=municipality.pk, now=now)
    unit = Unit(
        municipality=municipality,
        name=facts.name,
        kind=facts.kind,
        ownership=facts.ownership,
        owner=facts.owner,
        owner_form=facts.owner_form or "",
        district=facts.district,
        combined_centre=facts.combined_centre,
        sections=facts.sections,
        section_word=facts.section_word,
        organisation_number=facts.organisation_number,
    )
    _save(unit, viewer=viewer, community=community, now=now)
    return unit


@transaction.atomic
def record_figure(
    *,
    viewer: Viewer,
    community: Community,
    unit: Unit,
    counted_on: date,
    source: str,
    now: datetime,
    children: int | None = None,
    staff: int | None = None,
) -> UnitFigure:
    """Totals for a day; never anything about one child."""
    require(
        viewer,
        Action.EDIT_REGISTRY,
        community_id=community.pk,
        municipality_id=unit.municipality_id,
        district_id=unit.district_or_none,
    )
    require_part(community=community, municipality_id=unit.municipality_id, now=now)
    figure = UnitFigure(
        unit=unit, counted_on=counted_on, source=source, children=children, staff=staff
    )
    _save(figure, viewer=viewer, community=community, now=now)
    return figure


def require_part(*, community: Community, municipality_id: int, now: datetime) -> None:
    """A community writes only about those who take part in it; others don't exist for it (T-08)."""
    day = now.astimezone(OSLO).date()
    parts = Participation.objects.unguarded(reason="asks whether, shows nothing")
    if not parts.filter(valid_on(day), community=community, organisation=municipality_id).exists():
        raise NotVisible


def _save(row: GuardedModel, *, viewer: Viewer, community: Community, now: datetime) -> None:
    row.full_clean()
    row.save()
    name = row._meta.model_name or ""  # noqa: SLF001 (Django's documented API)
    record(
        viewer=viewer,
        action=f"{name}.registered",
        community_id=community.pk,
        object_type=name,
        object_ids=[row.pk],
        at=now,
        shows=Shows.EVERYWHERE,
    )
