"""Whom a reader may write to."""

from datetime import date

from samspor.access.asking import everywhere
from samspor.access.viewer import Role, Viewer
from samspor.registry.models import Community, Organisation
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder


def all_communities(viewer: Viewer) -> list[Community]:
    return list(Community.objects.seen_by(viewer).order_by("name"))


@everywhere(reason="which municipality has an adviser is public")
def advised_municipalities(viewer: Viewer, *, community: Community, on: date) -> list[Organisation]:
    """Those of the community whose adviser's seat is filled, in Norwegian order."""
    seats = SeatHolder.objects.unguarded(reason="which municipality has an adviser is public")
    filled = seats.filter(
        valid_on(on),
        valid_on(on, path="seat__"),
        seat__role=Role.MUNICIPAL_ADVISER,
        seat__community=community,
    )
    rows = Organisation.objects.seen_by(viewer).filter(pk__in=filled.values("seat__organisation"))
    return list(rows.distinct())
