"""Finds by name what the demo's facts are about, and says them through the services."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from samspor.access.viewer import Role, Viewer
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.services import (
    FocusAreaFacts,
    InitiativeFacts,
    add_focus_area,
    add_initiative,
)
from samspor.networks.models import Arena
from samspor.networks.services import CharterFacts, PageFacts, describe_network, write_charter
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.services.communities import introduce_community
from samspor.registry.services.places import OrganisationFacts, register_organisation
from samspor.seats.models import Seat

_STORY = "the demo tells its own story"


@dataclass(frozen=True, slots=True)
class Telling:
    viewer: Viewer
    community: Community
    now: datetime

    def organisation(
        self, name: str, kind: OrganisationKind = OrganisationKind.SERVICE
    ) -> Organisation:
        """By its name or short name; registered when nobody has."""
        rows = Organisation.objects.unguarded(reason=_STORY).filter(kind=kind)
        found = rows.filter(short_name=name).first() or rows.filter(name=name).first()
        return found or register_organisation(
            viewer=self.viewer,
            community=self.community,
            facts=OrganisationFacts(name=name, kind=kind),
            now=self.now,
        )

    def units(self, *names: str) -> tuple[Unit, ...]:
        """Those of the names that are in the registry, in the order given."""
        rows = Unit.objects.unguarded(reason=_STORY).filter(
            name__in=names, municipality__participations__community=self.community
        )
        found = {row.name: row for row in rows}
        return tuple(found[name] for name in names if name in found)

    def introduce(self, lead: str, *paragraphs: str) -> None:
        """What the front page begins with."""
        introduce_community(
            viewer=self.viewer,
            community=self.community,
            lead=lead,
            introduction="\n\n".join(paragraphs),
            now=self.now,
        )

    def adviser(self) -> Seat | None:
        """The seat that leads most of it."""
        rows = Seat.objects.unguarded(reason=_STORY)
        return rows.filter(community=self.community, role=Role.DEVELOPMENT_ADVISER).first()

    def focus_areas(self, facts: Sequence[FocusAreaFacts]) -> dict[str, FocusArea]:
        """By name; their place is their place in the list."""
        return {
            one.name: add_focus_area(
                viewer=self.viewer,
                community=self.community,
                facts=replace(one, position=place),
                now=self.now,
            )
            for place, one in enumerate(facts)
        }

    def initiative(self, facts: InitiativeFacts) -> Initiative:
        return add_initiative(
            viewer=self.viewer, community=self.community, facts=facts, now=self.now
        )

    def network(self, name: str, facts: PageFacts, *, charter: CharterFacts | None = None) -> None:
        """Gives the arena of this name its page; passes over one that is not there."""
        rows = Arena.objects.unguarded(reason=_STORY)
        arena = rows.filter(community=self.community, name=name, parent=None).first()
        if arena is None:
            return
        describe_network(viewer=self.viewer, arena=arena, facts=facts, now=self.now)
        if charter:
            write_charter(viewer=self.viewer, arena=arena, facts=charter, now=self.now)
