"""Words for the roles, and where each of them can sit."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.utils.translation import pgettext_lazy

from samspor.access.viewer import Role
from samspor.registry.enums import OrganisationKind

ROLE_NAMES: Final = MappingProxyType(
    {
        Role.HEAD: pgettext_lazy("a seat's title", "Head"),
        Role.DEPUTY_HEAD: pgettext_lazy("a seat's title", "Deputy head"),
        Role.PEDAGOGICAL_LEADER: pgettext_lazy("a seat's title", "Pedagogical leader"),
        Role.RESOURCE_PERSON: pgettext_lazy("a seat's title", "Resource person"),
        Role.OWNER: pgettext_lazy("a seat's title", "Owner"),
        Role.MUNICIPAL_ADVISER: pgettext_lazy("a seat's title", "Municipal adviser"),
        Role.AUTHORITY: pgettext_lazy("a seat's title", "Kindergarten authority"),
        Role.PSYCH_PED_SERVICE: pgettext_lazy("a seat's title", "Educational psychology service"),
        Role.DEVELOPMENT_ADVISER: pgettext_lazy("a seat's title", "Development adviser"),
        Role.FACILITATOR: pgettext_lazy("a seat's title", "Facilitator"),
        Role.UNION_REP: pgettext_lazy("a seat's title", "Union representative"),
        Role.SAFETY_REP: pgettext_lazy("a seat's title", "Safety representative"),
        Role.UNIVERSITY_PARTNER: pgettext_lazy("a seat's title", "University partner"),
        Role.NETWORK_CONTACT: pgettext_lazy("a seat's title", "Network contact"),
        Role.STEERING_GROUP: pgettext_lazy("a seat's title", "Member of the steering group"),
        Role.STAFF: pgettext_lazy("a seat's title", "Staff"),
    }
)
# Schools have another word for the same role.
HEAD_OF_SCHOOL: Final = pgettext_lazy("a seat's title", "Principal")


class Place(StrEnum):
    """What a seat stands on."""

    ORGANISATION = "organisation"
    UNIT = "unit"
    ARENA = "arena"


_K = OrganisationKind
_EVERYWHERE: Final = frozenset(Place) | frozenset(OrganisationKind)

# A role reaches as far as its seat; on the wrong kind of place it would reach too far.
ROLE_PLACES: Final[MappingProxyType[Role, frozenset[Place | OrganisationKind]]] = MappingProxyType(
    {
        Role.HEAD: frozenset({Place.UNIT}),
        Role.DEPUTY_HEAD: frozenset({Place.UNIT}),
        Role.PEDAGOGICAL_LEADER: frozenset({Place.UNIT}),
        Role.RESOURCE_PERSON: frozenset({Place.UNIT}),
        Role.STAFF: frozenset({Place.UNIT}),
        Role.OWNER: frozenset({_K.MUNICIPALITY, _K.OWNER}),
        Role.MUNICIPAL_ADVISER: frozenset({_K.MUNICIPALITY, _K.DISTRICT}),
        Role.AUTHORITY: frozenset({_K.MUNICIPALITY}),
        Role.PSYCH_PED_SERVICE: frozenset({_K.MUNICIPALITY, _K.SERVICE}),
        Role.DEVELOPMENT_ADVISER: frozenset({_K.MUNICIPALITY, _K.SERVICE, _K.COUNTY_GOVERNOR}),
        Role.UNIVERSITY_PARTNER: frozenset({_K.UNIVERSITY}),
        Role.FACILITATOR: frozenset({Place.ARENA}),
        Role.NETWORK_CONTACT: frozenset({Place.ARENA}),
        Role.STEERING_GROUP: frozenset({Place.ARENA, _K.MUNICIPALITY, _K.UNIVERSITY, _K.OWNER}),
        Role.UNION_REP: _EVERYWHERE,
        Role.SAFETY_REP: _EVERYWHERE,
    }
)


# Those who work under a head; the head says who they are.
STAFF_ROLES: Final = frozenset(
    {
        Role.PEDAGOGICAL_LEADER,
        Role.RESOURCE_PERSON,
        Role.STAFF,
        Role.UNION_REP,
        Role.SAFETY_REP,
    }
)

# How many seats with one title a place may have at a time. All others: one.
# A resource person is one or two for each development work (domain.md section 1).
SEVERAL: Final[MappingProxyType[Role, int]] = MappingProxyType(
    {
        Role.RESOURCE_PERSON: 2,
        Role.NETWORK_CONTACT: 2,
        Role.PEDAGOGICAL_LEADER: 30,
        Role.STAFF: 200,
        Role.STEERING_GROUP: 20,
    }
)


class SessionKey(StrEnum):
    SEAT = "seat"


ROLE_CHOICES: Final = [(role.value, name) for role, name in ROLE_NAMES.items()]
