"""One page that can be edited, of whatever kind."""

from dataclasses import dataclass

from samspor.access.models import GuardedModel
from samspor.access.policy import Place, may_any, require_any
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.registry.models import Community
from samspor.registry.rules import page_places


@dataclass(frozen=True, slots=True)
class Page:
    """`row` is what the page is about; `places` are the ways to be allowed to change it."""

    part: Part
    community: Community
    row: GuardedModel
    key: str
    title: str
    places: tuple[Place, ...]

    @property
    def is_public(self) -> bool:
        """Units and communities are in the registry, and what is there has a page."""
        return bool(getattr(self.row, "is_public", True))

    @property
    def can_be_removed(self) -> bool:
        return self.part not in {Part.UNITS, Part.FRONT}

    def may_edit(self, viewer: Viewer) -> bool:
        return may_any(viewer, self.places)

    def may_remove(self, viewer: Viewer) -> bool:
        return self.can_be_removed and may_any(viewer, page_places(self.community))

    def require_edit(self, viewer: Viewer) -> None:
        require_any(viewer, self.places)
