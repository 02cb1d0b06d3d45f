"""One table says which role may do what, and where. Everything asks here; nothing decides alone."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import Role, RoleAt, Viewer


class Action(StrEnum):
    VIEW_EDITION = "view_edition"
    VIEW_DRAFT = "view_draft"
    VIEW_REGISTRY = "view_registry"
    VIEW_SEATS = "view_seats"
    VIEW_AUDIT = "view_audit"
    EDIT_ACTIVITY = "edit_activity"
    CHOOSE_DATE = "choose_date"
    RELEASE_EDITION = "release_edition"
    IMPORT_DOCUMENT = "import_document"
    EDIT_REGISTRY = "edit_registry"
    EDIT_NETWORKS = "edit_networks"
    EDIT_PAGES = "edit_pages"
    EDIT_LED_INITIATIVE = "edit_led_initiative"
    EDIT_UNIT_PAGE = "edit_unit_page"
    EDIT_CLOSED_DAYS = "edit_closed_days"
    EDIT_MEMBERS = "edit_members"
    MANAGE_SEATS = "manage_seats"
    MANAGE_STAFF_SEATS = "manage_staff_seats"
    ANSWER_MESSAGES = "answer_messages"
    BE_CONTACT = "be_contact"
    FOUND_COMMUNITY = "found_community"
    RESET_SIGN_IN = "reset_sign_in"
    VISIT_COMMUNITY = "visit_community"


class Scope(Enum):
    """How far from the seat the permission reaches."""

    COMMUNITY = auto()
    OWN_MUNICIPALITY = auto()
    OWNED_UNITS = auto()  # by the organisation, or by the municipality the seat speaks in
    OWN_UNIT = auto()
    OWN_ARENA = auto()
    OWN_SEAT = auto()


# From a seat on a city district these reach the units of that district, not of the whole city.
_FROM_DISTRICTS: Final = frozenset({Scope.OWN_MUNICIPALITY, Scope.OWNED_UNITS})
NO_DISTRICT: Final = 0  # of a unit that lies in none; no organisation has this number


class Everything(Enum):
    """All communities. A type of its own, so that nobody mistakes an empty set for it."""

    EVERYTHING = auto()


EVERYTHING: Final = Everything.EVERYTHING

# Open to everybody, signed in or not.
PUBLIC: Final = frozenset({Action.VIEW_EDITION, Action.VIEW_REGISTRY})

# For those who run the service. Nothing else opens to them: content needs a reason (T-14).
OPERATORS: Final = frozenset({Action.FOUND_COMMUNITY, Action.RESET_SIGN_IN, Action.VISIT_COMMUNITY})
# What they see while they visit a community with a reason. They change nothing there.
VISITED: Final = frozenset({Action.VIEW_DRAFT, Action.VIEW_SEATS, Action.VIEW_AUDIT})

# The wheel's draft is for those who plan it; everybody else reads the edition (design.md 3).
# Owner and authority are two hats of the same municipality and never merge: each has its own line.
TABLE: Final[dict[Action, dict[Role, Scope]]] = {
    Action.VIEW_DRAFT: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.COMMUNITY,
        Role.OWNER: Scope.COMMUNITY,
        Role.AUTHORITY: Scope.COMMUNITY,
        Role.STEERING_GROUP: Scope.COMMUNITY,
        Role.UNIVERSITY_PARTNER: Scope.COMMUNITY,
        Role.FACILITATOR: Scope.COMMUNITY,
        Role.NETWORK_CONTACT: Scope.COMMUNITY,
    },
    Action.VIEW_SEATS: dict.fromkeys(Role, Scope.COMMUNITY),
    Action.VIEW_AUDIT: {Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY},
    Action.EDIT_ACTIVITY: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
        Role.FACILITATOR: Scope.OWN_ARENA,
        Role.NETWORK_CONTACT: Scope.OWN_ARENA,
    },
    Action.CHOOSE_DATE: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
        Role.OWNER: Scope.OWN_MUNICIPALITY,
        Role.AUTHORITY: Scope.OWN_MUNICIPALITY,
    },
    Action.RELEASE_EDITION: {Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY},
    Action.IMPORT_DOCUMENT: {Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY},
    Action.EDIT_REGISTRY: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
    },
    Action.EDIT_NETWORKS: {Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY},
    Action.EDIT_PAGES: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
        Role.FACILITATOR: Scope.OWN_ARENA,
        Role.NETWORK_CONTACT: Scope.OWN_ARENA,
    },
    # Whoever leads an initiative tells about it, whatever the seat is.
    Action.EDIT_LED_INITIATIVE: dict.fromkeys(Role, Scope.OWN_SEAT),
    Action.EDIT_UNIT_PAGE: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
        Role.HEAD: Scope.OWN_UNIT,
    },
    Action.EDIT_CLOSED_DAYS: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
        Role.OWNER: Scope.OWN_MUNICIPALITY,
        Role.HEAD: Scope.OWN_UNIT,
    },
    Action.EDIT_MEMBERS: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWN_MUNICIPALITY,
        Role.FACILITATOR: Scope.OWN_ARENA,
        Role.NETWORK_CONTACT: Scope.OWN_ARENA,
    },
    # Who owns a unit says who leads it. The authority only supervises, so it has no line here.
    Action.MANAGE_SEATS: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWNED_UNITS,
        Role.OWNER: Scope.OWNED_UNITS,
    },
    Action.MANAGE_STAFF_SEATS: {
        Role.DEVELOPMENT_ADVISER: Scope.COMMUNITY,
        Role.MUNICIPAL_ADVISER: Scope.OWNED_UNITS,
        Role.OWNER: Scope.OWNED_UNITS,
        Role.HEAD: Scope.OWN_UNIT,
    },
    # A message lies with one seat; only who sits there reads and answers it.
    Action.ANSWER_MESSAGES: dict.fromkeys(Role, Scope.OWN_SEAT),
    Action.BE_CONTACT: dict.fromkeys(Role, Scope.OWN_SEAT),
}


@dataclass(frozen=True, slots=True)
class Place:
    """An action and where it is done: what `may` and `require` are asked, as a value."""

    action: Action
    community_id: int | None
    municipality_id: int | None = None
    unit_id: int | None = None
    arena_id: int | None = None
    seat_id: int | None = None
    owner_id: int | None = None  # of the unit
    district_id: int | None = None  # of the unit, NO_DISTRICT where it lies in none


def may(  # noqa: PLR0913 (one name for each kind of place)
    viewer: Viewer,
    action: Action,
    *,
    community_id: int | None,
    municipality_id: int | None = None,
    unit_id: int | None = None,
    arena_id: int | None = None,
    seat_id: int | None = None,
    owner_id: int | None = None,
    district_id: int | None = None,
) -> bool:
    """Whether one of the viewer's roles reaches the place named by the ids.

    `owner_id` is who owns the unit, `district_id` where in the city it lies: None for what is of
    the municipality as such, and there a seat on a district speaks too. `community_id` is None only
    for what is done before there is a community.
    """
    if action in PUBLIC:
        return True
    if action in OPERATORS:
        return viewer.is_operator
    if action in VISITED and community_id in viewer.visits:
        return True
    reach = TABLE[action]
    place = Place(
        action, community_id, municipality_id, unit_id, arena_id, seat_id, owner_id, district_id
    )
    return any(
        held.community_id == community_id and _reaches(reach.get(held.role), held, place)
        for held in viewer.roles
    )


def _reaches(scope: Scope | None, held: RoleAt, place: Place) -> bool:
    if scope is Scope.COMMUNITY:
        return True
    own: dict[Scope | None, tuple[int | None, int | None]] = {
        Scope.OWN_MUNICIPALITY: (place.municipality_id, held.municipality_id),
        Scope.OWN_UNIT: (place.unit_id, held.unit_id),
        Scope.OWN_ARENA: (place.arena_id, held.arena_id),
        Scope.OWN_SEAT: (place.seat_id, held.seat_id),
        # The municipal adviser speaks for the municipality that owns.
        Scope.OWNED_UNITS: (place.owner_id, held.municipality_id or held.organisation_id),
    }
    wanted, has = own.get(scope, (None, None))
    if scope in _FROM_DISTRICTS and None not in {held.district_id, place.district_id}:
        return wanted == has and held.district_id == place.district_id
    return wanted is not None and wanted == has


def require(  # noqa: PLR0913 (as `may`)
    viewer: Viewer,
    action: Action,
    *,
    community_id: int | None,
    municipality_id: int | None = None,
    unit_id: int | None = None,
    arena_id: int | None = None,
    seat_id: int | None = None,
    owner_id: int | None = None,
    district_id: int | None = None,
) -> None:
    """Return in peace, or refuse.

    Raises:
        NotVisible: The viewer has no role in the community.
        Forbidden: The viewer has one, but it does not reach this.
    """
    if may(
        viewer,
        action,
        community_id=community_id,
        municipality_id=municipality_id,
        unit_id=unit_id,
        arena_id=arena_id,
        seat_id=seat_id,
        owner_id=owner_id,
        district_id=district_id,
    ):
        return
    if community_id is not None and community_id in viewer.community_ids:
        raise Forbidden(action, community_id)
    raise NotVisible


def may_any(viewer: Viewer, places: Sequence[Place]) -> bool:
    """Whether one of several ways is open, such as own community or own seat."""
    return any(may(viewer, **asdict(place)) for place in places)


def require_any(viewer: Viewer, places: Sequence[Place]) -> None:
    """Return in peace when one of the ways is open, or refuse as the first of them does."""
    if not may_any(viewer, places):
        require(viewer, **asdict(places[0]))


def allowed_communities(viewer: Viewer, action: Action) -> frozenset[int] | Everything:
    """Which communities' rows: where the viewer may do the action to any row whatever."""
    if action in PUBLIC:
        return EVERYTHING
    reach = TABLE.get(action, {})
    visited = viewer.visits if action in VISITED else frozenset()
    return visited | frozenset(
        held.community_id for held in viewer.roles if reach.get(held.role) is Scope.COMMUNITY
    )


def communities_reached(viewer: Viewer, action: Action) -> frozenset[int]:
    """Where the viewer may do the action to something, be it only in one municipality or unit."""
    reach = TABLE.get(action, {})
    return frozenset(held.community_id for held in viewer.roles if held.role in reach)
