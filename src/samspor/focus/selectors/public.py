"""Focus areas and initiatives as everybody sees them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.focus.enums import PeriodStatus
from samspor.focus.models import FocusArea, Initiative
from samspor.registry.enums import UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder


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
    """`is_led`: somebody holds the seat that leads it."""

    initiative: Initiative
    is_led: bool


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
    """One initiative with all that its page says. Four statements.

    Raises:
        NotVisible: There is none, or it has no public page.
    """
    led = SeatHolder.objects.unguarded(reason="whether somebody answers; shows nobody").filter(
        valid_on(on), valid_on(on, path="seat__"), seat=OuterRef("lead_seat")
    )
    found = (
        Initiative.objects.seen_by(viewer)
        .filter(community=community, is_public=True, slug=slug)
        .select_related("lead_seat__organisation", "lead_seat__unit", "lead_seat__arena")
        .annotate(led=Exists(led))
        .prefetch_related(
            Prefetch("partners", queryset=Organisation.objects.seen_by(viewer)),
            Prefetch("units", queryset=Unit.objects.seen_by(viewer)),
            Prefetch("focus_areas", queryset=FocusArea.objects.seen_by(viewer)),
        )
        .first()
    )
    if found is None:
        raise NotVisible
    return InitiativeFacts(found, vars(found)["led"])


def focus_area_at(viewer: Viewer, *, community: Community, slug: str) -> FocusArea:
    """One focus area with its initiatives and networks. Three statements.

    Raises:
        NotVisible: There is none, or it has no public page.
    """
    rows = FocusArea.objects.seen_by(viewer).filter(community=community, is_public=True, slug=slug)
    shown = Initiative.objects.seen_by(viewer).filter(is_public=True)
    found = rows.prefetch_related(Prefetch("initiatives", queryset=shown)).first()
    if found is None:
        raise NotVisible
    return found


def _latest_first(
    group: tuple[tuple[str, date | None, date | None], list[Area]],
) -> tuple[str, int]:
    kind, first, _last = group[0]
    return kind, -(first.toordinal() if first else 0)
