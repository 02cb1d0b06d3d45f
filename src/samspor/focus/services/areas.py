"""What a community works towards, and the programmes it does it with."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.rules import places_of
from samspor.kernel import slug as slugs
from samspor.registry.enums import UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.rules import page_places
from samspor.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusAreaFacts:
    """Both days of the period are inclusive; `unit_kind` None: kindergartens and schools.

    `position` None: as it is.
    """

    name: str
    text: str = ""
    goals: Collection[str] = ()
    themes: Collection[str] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    unit_kind: UnitKind | None = None
    decided_on: date | None = None
    decided_by: str = ""
    position: int | None = None
    is_public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFacts:
    """As `FocusAreaFacts`; `units` are those that take part by name, when not all do."""

    name: str
    summary: str = ""
    text: str = ""
    goals: Collection[str] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    unit_kind: UnitKind | None = None
    decided_on: date | None = None
    decided_by: str = ""
    scheme: str = ""
    funder: str = ""
    participation: str = ""
    cohort: str = ""
    lead_seat: Seat | None = None
    focus_areas: Collection[FocusArea] = ()
    partners: Collection[Organisation] = ()
    units: Collection[Unit] = ()
    is_public: bool = True


@transaction.atomic
def add_focus_area(
    *, viewer: Viewer, community: Community, facts: FocusAreaFacts, now: datetime
) -> FocusArea:
    require_any(viewer, page_places(community))
    rows = FocusArea.objects.unguarded(reason="an address is taken whoever looks")
    taken = set(rows.filter(community=community).values_list("slug", flat=True))
    area = FocusArea(community=community, slug=_slug(facts.name, taken))
    _write_area(area, facts, now)
    _log(viewer, "focus_area.added", area, now)
    return area


@transaction.atomic
def change_focus_area(
    *, viewer: Viewer, area: FocusArea, facts: FocusAreaFacts, now: datetime
) -> FocusArea:
    """The facts replace what stood there. The address stays, whatever the name becomes."""
    require_any(viewer, places_of(area))
    _write_area(area, facts, now)
    _log(viewer, "focus_area.changed", area, now)
    return area


@transaction.atomic
def add_initiative(
    *, viewer: Viewer, community: Community, facts: InitiativeFacts, now: datetime
) -> Initiative:
    require_any(viewer, page_places(community))
    _require_own(community, facts)
    rows = Initiative.objects.unguarded(reason="an address is taken whoever looks")
    taken = set(rows.filter(community=community).values_list("slug", flat=True))
    initiative = Initiative(community=community, slug=_slug(facts.name, taken))
    _write_initiative(initiative, facts, now)
    _log(viewer, "initiative.added", initiative, now)
    return initiative


@transaction.atomic
def change_initiative(
    *, viewer: Viewer, initiative: Initiative, facts: InitiativeFacts, now: datetime
) -> Initiative:
    """The facts replace what stood there. The address stays, whatever the name becomes."""
    require_any(viewer, places_of(initiative))
    _require_own(initiative.community, facts)
    _write_initiative(initiative, facts, now)
    _log(viewer, "initiative.changed", initiative, now)
    return initiative


@transaction.atomic
def show_page(
    *, viewer: Viewer, row: FocusArea | Initiative, is_public: bool, now: datetime
) -> None:
    """Give it its public page, or take the page away. Nothing it says is lost."""
    require_any(viewer, page_places(row.community))
    row.is_public = is_public
    row.updated_at = now
    row.save(update_fields=["is_public", "updated_at"])
    word = "focus_area" if isinstance(row, FocusArea) else "initiative"
    _log(viewer, f"{word}.shown" if is_public else f"{word}.hidden", row, now)


def _write_area(area: FocusArea, facts: FocusAreaFacts, now: datetime) -> None:
    _fill_both(area, facts, now)
    area.themes = "\n".join(facts.themes)
    area.position = area.position if facts.position is None else facts.position
    area.full_clean()
    area.save()


def _write_initiative(initiative: Initiative, facts: InitiativeFacts, now: datetime) -> None:
    _fill_both(initiative, facts, now)
    initiative.summary = facts.summary.strip()
    initiative.scheme = facts.scheme.strip()
    initiative.funder = facts.funder.strip()
    initiative.participation = facts.participation.strip()
    initiative.cohort = facts.cohort.strip()
    initiative.lead_seat = facts.lead_seat
    initiative.full_clean()
    initiative.save()
    initiative.focus_areas.clear()
    initiative.focus_areas.add(*facts.focus_areas)
    initiative.partners.clear()
    initiative.partners.add(*facts.partners)
    initiative.units.clear()
    initiative.units.add(*facts.units)


def _require_own(community: Community, facts: InitiativeFacts) -> None:
    """Another community's focus areas and seats don't exist for this one (T-08)."""
    seat = facts.lead_seat
    if (seat and seat.community_id != community.pk) or any(
        area.community_id != community.pk for area in facts.focus_areas
    ):
        raise NotVisible


def _slug(name: str, taken: set[str]) -> str:
    return slugs.numbered(slugs.slug_of(name, otherwise="satsing"), taken=taken)


def _fill_both(
    row: FocusArea | Initiative, facts: FocusAreaFacts | InitiativeFacts, now: datetime
) -> None:
    row.name = facts.name.strip()
    row.text = facts.text.strip()
    row.goals = "\n".join(facts.goals)
    row.valid_from = facts.valid_from
    row.valid_to = facts.valid_to
    row.unit_kind = facts.unit_kind or ""
    row.decided_on = facts.decided_on
    row.decided_by = facts.decided_by.strip()
    row.is_public = facts.is_public
    row.updated_at = now


def _log(viewer: Viewer, action: str, row: FocusArea | Initiative, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=row.community_id,
        object_type=action.partition(".")[0],
        object_ids=[row.pk],
        at=now,
    )
