"""Who may change which activities, by the arenas they stand in."""

from collections.abc import Iterable

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.networks.models import Arena


def require_edit(viewer: Viewer, *, community_id: int, arenas: Iterable[Arena]) -> None:
    """Return in peace when the viewer may change what stands in all of these arenas.

    An activity in two arenas is changed for both, so a permission for one is not enough.

    Raises:
        NotVisible, Forbidden: As `access.policy.require`.
    """
    places = list(arenas)
    if not places:
        require(viewer, Action.EDIT_ACTIVITY, community_id=community_id)
    for arena in places:
        require(
            viewer,
            Action.EDIT_ACTIVITY,
            community_id=community_id,
            municipality_id=arena.municipality_id,
            arena_id=arena.pk,
        )
