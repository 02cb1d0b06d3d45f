"""Focus areas and initiatives as everybody sees them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.focus.enums import PeriodStatus
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.selectors.links import Named, What, named, of, tied
from samspor.registry.enums import UnitKind
from samspor.registry.models import Community, Organisation


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area and how much is done about it."""

    area: FocusArea
    initiatives: int
    networks: int


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Focus areas of the same period for the same kind of units, None for all."""

    unit_kind: UnitKind | None
    valid_from: date | None
    valid_to: date | None
    areas: tuple[Area, ...]

    def status(self, on: date) -> PeriodStatus:
        return self.areas[0].area.status(on)


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """`lead` is the seat that leads it."""

    initiative: Initiative
    lead: Named | None
    units: tuple[Named, ...]
    partners: tuple[Named, ...]
    focus_areas: tuple[Named, ...]

    @property
    def is_led(self) -> bool:
        """Whether somebody sits in the seat that leads it."""
        return self.lead is not None and self.lead.held


def focus_areas(viewer: Viewer, *, community: Community) -> list[AreaGroup]:
    """Grouped as they hold together, kindergartens first, the latest period first."""
    rows = (
        FocusArea.objects.seen_by(viewer)
        .filter(community=community, is_public=True)
        .annotate(
            initiative_count=Count(
                "initiatives", filter=Q(initiatives__is_public=True), distinct=True
            ),
            network_count=Count("networks", filter=Q(networks__is_public=True), distinct=True),
        )
    )
    groups: dict[tuple[str, date | None, date | None], list[Area]] = {}
    for row in rows:
        known = vars(row)  # what the statement added
        area = Area(row, known["initiative_count"], known["network_count"])
        groups.setdefault((row.unit_kind, row.valid_from, row.valid_to), []).append(area)
    return [
        AreaGroup(UnitKind(kind) if kind else None, first, last, tuple(areas))
        for (kind, first, last), areas in sorted(groups.items(), key=_latest_first)
    ]


def initiatives(viewer: Viewer, *, community: Community) -> list[Initiative]:
    """A–Å, with partners. Two statements."""
    rows = Initiative.objects.seen_by(viewer).filter(community=community, is_public=True)
    return list(
        rows.prefetch_related(Prefetch("partners", queryset=Organisation.objects.seen_by(viewer)))
    )


def initiatives_in_short(viewer: Viewer, *, community: Community) -> list[Initiative]:
    """A–Å, without partners. One statement."""
    return list(Initiative.objects.seen_by(viewer).filter(community=community, is_public=True))


def initiative_at(viewer: Viewer, *, community: Community, slug: str, on: date) -> InitiativeFacts:
    """One initiative with all that its page says. Two statements.

    Raises:
        NotVisible: There is none, or it has no public page.
    """
    found = Initiative.objects.seen_by(viewer).filter(
        community=community, is_public=True, slug=slug
    ).first()  # fmt: skip
    if found is None:
        raise NotVisible
    return initiative_with(found, named(viewer, on=on, chosen=chosen_by(found)))


def initiatives_named(viewer: Viewer, keys: Collection[int]) -> list[Initiative]:
    """Those of the ids that have a public page, A–Å. One statement; none without ids."""
    if not keys:
        return []
    return list(Initiative.objects.seen_by(viewer).filter(pk__in=keys, is_public=True))


def initiative_with(initiative: Initiative, names: Sequence[Named]) -> InitiativeFacts:
    """The initiative, and of the names those that are chosen."""
    return InitiativeFacts(
        initiative,
        lead=next(iter(of(names, What.SEAT)), None),
        units=of(names, What.UNIT),
        partners=of(names, What.PARTNER),
        focus_areas=of(names, What.AREA),
    )


def chosen_by(initiative: Initiative) -> dict[What, Q]:
    """What the initiative names, as conditions."""
    return {
        What.PARTNER: tied(Initiative.partners.through, "organisation", initiative=initiative),
        What.UNIT: tied(Initiative.units.through, "unit", initiative=initiative),
        What.AREA: tied(Initiative.focus_areas.through, "focusarea", initiative=initiative),
        What.SEAT: Q(pk=initiative.lead_seat_id),
    }


def focus_area_at(viewer: Viewer, *, community: Community, slug: str) -> FocusArea:
    """One focus area. One statement.

    Raises:
        NotVisible: There is none, or it has no public page.
    """
    rows = FocusArea.objects.seen_by(viewer).filter(community=community, is_public=True, slug=slug)
    found = rows.first()
    if found is None:
        raise NotVisible
    return found


def initiatives_of(viewer: Viewer, area: FocusArea) -> list[Initiative]:
    return list(Initiative.objects.seen_by(viewer).filter(is_public=True, focus_areas=area))


def _latest_first(
    group: tuple[tuple[str, date | None, date | None], list[Area]],
) -> tuple[str, int]:
    kind, first, _last = group[0]
    return kind, -(first.toordinal() if first else 0)
