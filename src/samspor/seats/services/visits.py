"""Look at a community's content as somebody who runs the service (T-14)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.registry.models import Community
from samspor.seats.models import OperatorVisit
from samspor.seats.selectors.visits import open_visits


@everywhere(reason="who runs the service has a role in no community")
@transaction.atomic
def begin_visit(
    *, viewer: Viewer, community: Community, reason: str, minutes: int, now: datetime
) -> OperatorVisit:
    """From now on, and no longer than the minutes.

    Raises:
        ValidationError: There is no reason, it is for too long, or one is open already.
    """
    require(viewer, Action.VISIT_COMMUNITY, community_id=None)
    assert viewer.user_id is not None
    if any(visit.community_id == community.pk for visit in open_visits(viewer.user_id, now=now)):
        message = _("You look at %(community)s already. End that visit first.")
        raise ValidationError(message, code="visit_open", params={"community": community})
    visit = OperatorVisit(
        community=community,
        user_id=viewer.user_id,
        reason=" ".join(reason.split()),
        begun_at=now,
        minutes=minutes,
    )
    visit.full_clean()
    visit.save()
    _log(viewer, "visit.begun", visit, now)
    return visit


@everywhere(reason="who runs the service has a role in no community")
@transaction.atomic
def end_visit(*, viewer: Viewer, visit: OperatorVisit, now: datetime) -> OperatorVisit:
    """Before it ends by itself. One that is over stays as it was."""
    require(viewer, Action.VISIT_COMMUNITY, community_id=None)
    if visit.user_id != viewer.user_id:
        raise NotVisible
    if not visit.is_open(now):
        return visit
    visit.ended_at = now
    visit.full_clean()
    visit.save(update_fields=["ended_at"])
    _log(viewer, "visit.ended", visit, now)
    return visit


@transaction.atomic
def log_visited_page(*, viewer: Viewer, community_id: int, page: str, now: datetime) -> None:
    """A page that was opened in a visit. `page` is the name of its route."""
    record(
        viewer=viewer,
        action="visit.read",
        community_id=community_id,
        object_type="page",
        object_ids=[page],
        at=now,
        shows=Shows.NOWHERE,
    )


def _log(viewer: Viewer, action: str, visit: OperatorVisit, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=visit.community_id,
        object_type="operator_visit",
        object_ids=[visit.pk],
        at=now,
    )
