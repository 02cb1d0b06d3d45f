"""Which documents have been taken in."""

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.intake.models import Intake
from samspor.registry.models import Community


def intakes_of(viewer: Viewer, *, community: Community) -> list[Intake]:
    """The latest first. One statement."""
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    rows = Intake.objects.seen_by(viewer).filter(source__community=community)
    return list(rows.select_related("source"))


def intake_at(viewer: Viewer, *, community: Community, key: int) -> Intake:
    """One that can be undone, or was.

    Raises:
        NotVisible: There is none of this number in the community.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    rows = Intake.objects.seen_by(viewer).filter(source__community=community, pk=key)
    found = rows.select_related("source__community").first()
    if found is None:
        raise NotVisible
    return found
