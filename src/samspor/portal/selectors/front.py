"""What the front page tells: who works together here, and what comes next. Two statements."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from samspor.access.viewer import Viewer
from samspor.drawing.coming import coming
from samspor.drawing.content import Item, WheelContent
from samspor.kernel.order import sort_key
from samspor.kernel.school_year import SchoolYear
from samspor.registry.models import Community
from samspor.registry.selectors.communities import communities
from samspor.wheel.models import AnnualWheel, Edition

# A page that reads every wheel of the country would be slow; beyond this they are only listed.
WHEELS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class CommunityFacts:
    """`content` is this school year's released wheel, None where there is none yet."""

    community: Community
    content: WheelContent | None

    def coming(self, *, today: date) -> list[Item]:
        return coming(self.content, today=today) if self.content else []


@dataclass(frozen=True, slots=True)
class Coming:
    """One activity among several communities' activities."""

    item: Item
    content: WheelContent

    @property
    def arena(self) -> str:
        names = {arena.id: arena.name for arena in self.content.arenas}
        return ", ".join(names[key] for key in self.item.arenas if key in names)


def front(viewer: Viewer, *, today: date) -> list[CommunityFacts]:
    """All communities in Norwegian order, the first with their wheel of this school year."""
    found = sorted(communities(viewer), key=lambda row: sort_key(row.name))
    rows = (
        Edition.objects.seen_by(viewer)
        .filter(
            wheel__latest=F("pk"),
            wheel__school_year=SchoolYear.of(today).start,
            wheel__community__in=[row.pk for row in found[:WHEELS_SHOWN]],
        )
        .values_list("wheel__community", "snapshot")
    )
    wheels: dict[int, WheelContent] = dict(rows)
    return [CommunityFacts(row, wheels.get(row.pk)) for row in found]


def released(viewer: Viewer, *, year: SchoolYear, limit: int) -> list[Community]:
    """Communities that everybody can open a wheel of, in this school year. One statement."""
    rows = AnnualWheel.objects.seen_by(viewer).filter(school_year=year.start, latest__isnull=False)
    found = [row.community for row in rows.select_related("community")[:limit]]
    return sorted(found, key=lambda row: sort_key(row.name))


def coming_everywhere(facts: list[CommunityFacts], *, today: date, limit: int) -> list[Coming]:
    """The soonest dated activities of all communities together."""
    everywhere = [
        Coming(item, fact.content)
        for fact in facts
        if fact.content
        for item in coming(fact.content, today=today)
        if item.timing.is_dated
    ]
    return sorted(everywhere, key=lambda one: one.item.timing.sort_key)[:limit]
