"""Who is looking: plain values, read anew at each request (T-11), so a lost role is lost."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a seat lets its holder do. Source: domain.md sections 1 and 2."""

    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"
    PEDAGOGICAL_LEADER = "pedagogical_leader"
    RESOURCE_PERSON = "resource_person"
    OWNER = "owner"
    MUNICIPAL_ADVISER = "municipal_adviser"
    AUTHORITY = "authority"
    PSYCH_PED_SERVICE = "psych_ped_service"
    DEVELOPMENT_ADVISER = "development_adviser"
    FACILITATOR = "facilitator"
    UNION_REP = "union_rep"
    SAFETY_REP = "safety_rep"
    UNIVERSITY_PARTNER = "university_partner"
    NETWORK_CONTACT = "network_contact"
    STEERING_GROUP = "steering_group"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A role and the place it counts in: one organisation, unit or arena of one community.

    `municipality_id` is the municipality (an Organisation) the place belongs to; None for places
    above or outside municipalities, such as a private owner or a university. `district_id` is the
    city district the seat stands on; among units it reaches that district's alone. `seat_id` is the
    seat that gives the role, None where there is none, such as at the console.
    """

    role: Role
    community_id: int
    organisation_id: int | None = None
    unit_id: int | None = None
    arena_id: int | None = None
    municipality_id: int | None = None
    district_id: int | None = None
    seat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """`seat_id` is the seat stepped into; `roles` are then that seat's alone.

    `label` is how the page names the viewer, such as "Styrer, Budal barnehage". `addresses` are the
    slugs of the communities that the roles are in. `unit_id` and `unit_kind` are of the one unit
    that all the roles are in, None and "" for everybody else. `visits` are communities whose
    content somebody who runs the service may look at just now (T-14).
    """

    user_id: int | None = None
    person_id: int | None = None
    seat_id: int | None = None
    roles: frozenset[RoleAt] = field(default_factory=frozenset)
    label: str = ""
    is_operator: bool = False
    addresses: frozenset[str] = field(default_factory=frozenset)
    unit_id: int | None = None
    unit_kind: str = ""
    visits: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_signed_in(self) -> bool:
        return self.user_id is not None

    @property
    def community_ids(self) -> frozenset[int]:
        return frozenset(held.community_id for held in self.roles) | self.visits


ANONYMOUS = Viewer()


def at_the_console(*, community_id: int | None = None) -> Viewer:
    """Whoever may run commands on the machine; acts for the community's development adviser.

    Has no user id, so the log shows that nobody was signed in.
    """
    roles = [RoleAt(Role.DEVELOPMENT_ADVISER, community_id)] if community_id is not None else []
    return Viewer(roles=frozenset(roles), label="console", is_operator=True)
