"""Who of those who run the service looks at a community, or has looked."""

from datetime import datetime, timedelta
from typing import Final

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.registry.models import Community
from samspor.seats.models import OperatorVisit
from samspor.seats.models.visit import LONGEST

SHOWN: Final = 10


@everywhere(reason="who runs the service has a role in no community")
def open_visits(user_id: int, *, now: datetime) -> list[OperatorVisit]:
    """What the user may look at just now. Read anew at each request, as seats are (T-11)."""
    rows = OperatorVisit.objects.unguarded(reason="who the viewer is has to be found first")
    recent = rows.filter(user=user_id, ended_at=None, begun_at__gt=now - timedelta(minutes=LONGEST))
    return [visit for visit in recent.select_related("community") if visit.is_open(now)]


@everywhere(reason="who runs the service has a role in no community")
def own_visits(viewer: Viewer) -> list[OperatorVisit]:
    """The viewer's own, newest first.

    Raises:
        NotVisible: The viewer does not run the service.
    """
    require(viewer, Action.VISIT_COMMUNITY, community_id=None)
    rows = OperatorVisit.objects.unguarded(reason="one's own, of whatever community")
    return list(rows.filter(user=viewer.user_id).select_related("community")[:SHOWN])


@everywhere(reason="who runs the service has a role in no community")
def own_visit(viewer: Viewer, *, key: str) -> OperatorVisit:
    """Raises NotVisible where there is none, or it is somebody else's."""
    require(viewer, Action.VISIT_COMMUNITY, community_id=None)
    rows = OperatorVisit.objects.unguarded(reason="one's own, of whatever community")
    found = rows.filter(user=viewer.user_id, pk=key).first() if key.isdecimal() else None
    if found is None:
        raise NotVisible
    return found


def visits_to(viewer: Viewer, *, community: Community) -> list[OperatorVisit]:
    """The latest, for those who are visited."""
    rows = OperatorVisit.objects.seen_by(viewer).filter(community=community)
    return list(rows.select_related("user__person")[:SHOWN])
