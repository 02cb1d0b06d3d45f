"""Who may say who sits where. The policy judges; this tells it which action and which place."""

from typing import TypedDict

from samspor.access.policy import Action, may
from samspor.access.viewer import Role, Viewer
from samspor.registry.models import Unit
from samspor.seats.enums import STAFF_ROLES
from samspor.seats.models import Seat


class Reach(TypedDict):
    community_id: int
    municipality_id: int | None
    unit_id: int | None
    arena_id: int | None
    owner_id: int | None
    district_id: int | None


def managing(seat: Seat) -> Action:
    """A head says who works in the own unit; who leads it is for those who own it."""
    is_staff = seat.unit_id is not None and seat.role in STAFF_ROLES
    return Action.MANAGE_STAFF_SEATS if is_staff else Action.MANAGE_SEATS


def reach(seat: Seat) -> Reach:
    return Reach(
        community_id=seat.community_id,
        municipality_id=seat.municipality_id,
        unit_id=seat.unit_id,
        arena_id=seat.arena_id,
        owner_id=seat.owner_id,
        district_id=seat.district_id,
    )


def may_manage(viewer: Viewer, seat: Seat) -> bool:
    """Asks the database nothing when the seat's place came with it."""
    return may(viewer, managing(seat), **reach(seat))


def roles_to_give(viewer: Viewer, *, community_id: int, unit: Unit | None = None) -> list[Role]:
    """The roles that the viewer may make seats for there: in a unit, or anywhere above units."""
    probes = (Seat(community_id=community_id, unit=unit, role=role.value) for role in Role)
    return [Role(seat.role) for seat in probes if may_manage(viewer, seat)]


def may_manage_any(viewer: Viewer, *, community_id: int) -> bool:
    """Whether there can be a seat in the community that the viewer manages."""
    held = [role for role in viewer.roles if role.community_id == community_id]
    return any(
        may(
            viewer,
            Action.MANAGE_STAFF_SEATS,
            community_id=community_id,
            unit_id=role.unit_id,
            owner_id=role.municipality_id or role.organisation_id,
        )
        for role in held
    )
