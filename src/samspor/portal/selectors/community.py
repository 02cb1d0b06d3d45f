"""What a community's front page tells. Five statements, whatever it has."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import F, OuterRef, Subquery

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.drawing.coming import coming
from samspor.drawing.content import Item, Kind, WheelContent
from samspor.focus.models import Initiative
from samspor.focus.selectors.public import AreaGroup, focus_areas, initiatives_in_short
from samspor.kernel.school_year import SchoolYear
from samspor.networks.selectors.public import Network, networks
from samspor.registry.models import Community
from samspor.registry.models.community import with_home
from samspor.registry.selectors.stamps import with_stamps
from samspor.registry.selectors.units import UnitFacts, units_with_figures
from samspor.wheel.models import Edition

TOGETHER: Final = frozenset({Kind.GATHERING, Kind.MEETING, Kind.PROFESSIONAL_DAY})


@dataclass(frozen=True, slots=True)
class CommunityFront:
    """`content` is this school year's released wheel, None where there is none yet."""

    community: Community
    content: WheelContent | None
    networks: list[Network]
    focus_areas: list[AreaGroup]
    initiatives: list[Initiative]
    units: list[UnitFacts]

    def coming(self, *, today: date, limit: int) -> list[Item]:
        """What people come together for; what leads up to it or follows is on the wheel."""
        ahead = coming(self.content, today=today) if self.content else []
        return [item for item in ahead if item.kind in TOGETHER][:limit]

    @property
    def updated(self) -> datetime | None:
        """When something on the page changed last."""
        areas = [one.area.updated_at for group in self.focus_areas for one in group.areas]
        initiatives = [row.updated_at for row in self.initiatives]
        networks = [network.arena.updated_at for network in self.networks]
        own = self.community.introduced_at
        stamps = [stamp for stamp in (own, *areas, *initiatives, *networks) if stamp]
        if self.content and self.content.edition:
            stamps.append(self.content.edition.released)
        return max(stamps, default=None)


def community_front(
    viewer: Viewer, *, slug: str, today: date, only_top: bool = False
) -> CommunityFront:
    """All of it, or what stands above its sections.

    Raises:
        NotVisible: There is no community at this address.
    """
    latest = Edition.objects.seen_by(viewer).filter(
        wheel__community=OuterRef("pk"),
        wheel__school_year=SchoolYear.of(today).start,
        wheel__latest=F("pk"),
    )
    rows = with_stamps(viewer, Community.objects.seen_by(viewer)).filter(slug=slug)
    found = with_home(rows).annotate(snapshot=Subquery(latest.values("snapshot")[:1]))
    community: Community | None = found.first()
    if community is None:
        raise NotVisible
    content: WheelContent | None = vars(community).pop("snapshot")
    units = units_with_figures(viewer, community=community, on=today)
    if only_top:
        return CommunityFront(community, content, [], [], [], units)
    return CommunityFront(
        community=community,
        content=content,
        networks=networks(viewer, community=community, on=today),
        focus_areas=focus_areas(viewer, community=community),
        initiatives=initiatives_in_short(viewer, community=community),
        units=units,
    )
