"""Who may change which activities, by the arenas they stand in."""

from collections.abc import Iterable

from samspor.access.policy import Action, may, require
from samspor.access.viewer import Viewer
from samspor.activities.models import Activity
from samspor.networks.models import Arena


def may_edit(viewer: Viewer, *, community_id: int, arenas: Iterable[Arena]) -> bool:
    """Whether the viewer may change what stands in all of these arenas.

    An activity in two arenas is changed for both, so a permission for one is not enough.
    """
    places = list(arenas)
    if not places:
        return may(viewer, Action.EDIT_ACTIVITY, community_id=community_id)
    return all(
        may(
            viewer,
            Action.EDIT_ACTIVITY,
            community_id=community_id,
            municipality_id=arena.municipality_id,
            arena_id=arena.pk,
        )
        for arena in places
    )


def require_edit(viewer: Viewer, *, community_id: int, arenas: Iterable[Arena]) -> None:
    """As `may_edit`, refusing as `access.require` does."""
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


def may_choose_date(viewer: Viewer, *, activity: Activity, municipality_id: int) -> bool:
    return may(
        viewer,
        Action.CHOOSE_DATE,
        community_id=activity.community_id,
        municipality_id=municipality_id,
    )
