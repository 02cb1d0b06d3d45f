"""More seats than heads, some vacant and some soon to be; and who belongs to which network.

Persons and private owners are made up; so are the vacancies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from samspor.access.viewer import Role, Viewer
from samspor.demo.founding import SINCE, Seats
from samspor.kernel.clock import OSLO
from samspor.networks.enums import Effect
from samspor.networks.models import Arena, MemberRule
from samspor.networks.services.members import add_member_rule
from samspor.registry.enums import Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.services.seats import leave_seat, register_person, take_seat

_STORY = "the demo tells its own story"
_HEADS: Final = {"role": Role.HEAD.value, "unit_kind": UnitKind.KINDERGARTEN.value}
_MUNICIPAL: Final = {
    "ownership": Ownership.MUNICIPAL.value,
    "unit_kind": UnitKind.KINDERGARTEN.value,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSeat:
    """`at` is the name of a unit, an organisation or an arena."""

    role: Role
    at: str
    title: str = ""
    vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """`leaving` are heads who stop: the unit, and in how many days. `away` have a deputy."""

    first_person: int
    seats: Sequence[DemoSeat]
    leaving: Mapping[str, int] = field(default_factory=dict)
    away: Sequence[str] = ()
    rules: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


def _leaders(unit: str, *sections: str) -> list[DemoSeat]:
    return [
        DemoSeat(role=Role.PEDAGOGICAL_LEADER, at=unit, title=f"Pedagogisk leder {section}")
        for section in sections
    ]


def _contacts(*arenas: str) -> list[DemoSeat]:
    return [DemoSeat(role=Role.NETWORK_CONTACT, at=arena) for arena in arenas]


CASTS: Final[Mapping[str, Cast]] = MappingProxyType(
    {
        "trondelag-sorvest": Cast(
            first_person=19,
            seats=(
                *_leaders("Elvebakken barnehage", "Blåbæret", "Tyttebæret"),
                DemoSeat(role=Role.RESOURCE_PERSON, at="Elvebakken barnehage"),
                DemoSeat(role=Role.RESOURCE_PERSON, at="Fjordgløtt barnehage", vacant=True),
                DemoSeat(role=Role.RESOURCE_PERSON, at="Liaskogen barnehage"),
                DemoSeat(role=Role.UNION_REP, at="Elvebakken barnehage"),
                DemoSeat(role=Role.UNION_REP, at="Havørna barnehage", vacant=True),
                DemoSeat(role=Role.SAFETY_REP, at="Trollbu barnehage"),
                DemoSeat(role=Role.DEPUTY_HEAD, at="Havørna barnehage"),
                DemoSeat(role=Role.AUTHORITY, at="Skaun"),
                DemoSeat(role=Role.OWNER, at="Skaun"),
                *_contacts(
                    "Regional arbeidsgruppe",
                    "Regionalt styrernettverk",
                    "Kommunalt styrernettverk",
                    "Utviklingsarbeid i barnehagen",
                ),
                DemoSeat(role=Role.FACILITATOR, at="Nettverk mellom barnehager", vacant=True),
            ),
            leaving={"Svaberget barnehage": 39, "Trollbu barnehage": 24},
            away=("Havørna barnehage",),
            rules={
                "Regional arbeidsgruppe": (
                    {"role": Role.MUNICIPAL_ADVISER.value},
                    {"role": Role.DEVELOPMENT_ADVISER.value},
                    {"role": Role.UNIVERSITY_PARTNER.value},
                ),
                "Regionalt styrernettverk": (_HEADS, {"role": Role.AUTHORITY.value}),
                "Kommunalt styrernettverk": (_HEADS,),
                "Nettverk mellom barnehager": (_MUNICIPAL, {"unit": "Solhaugen barnehage"}),
                "Utviklingsarbeid i barnehagen": ({"role": Role.RESOURCE_PERSON.value},),
            },
        ),
        "trondheim": Cast(
            first_person=46,
            seats=(
                DemoSeat(role=Role.UNION_REP, at="Granåsen barnehage"),
                DemoSeat(role=Role.RESOURCE_PERSON, at="Øya barnehager", vacant=True),
                DemoSeat(role=Role.AUTHORITY, at="Trondheim"),
            ),
            rules={
                "Fagnettverket Barn og Rom": (
                    {"unit": "Granåsen barnehage"},
                    {"unit": "SiT Moholt barnehage"},
                    {"unit": "Stokkbekken barnehage"},
                ),
                "Fagnettverket ICDP": (
                    {"unit": "Snillet gård barnehage"},
                    {"unit": "Øya barnehager"},
                ),
            },
        ),
        "midtre-gauldal": Cast(
            first_person=28,
            seats=(
                DemoSeat(role=Role.UNION_REP, at="Støren barnehage"),
                DemoSeat(role=Role.UNION_REP, at="Liøya barnehage", vacant=True),
                DemoSeat(role=Role.SAFETY_REP, at="Soknedal barnehage"),
                *_leaders("Støren barnehage", "Nordstua", "Sørstua"),
                *_contacts(
                    "Regionalt samarbeid med DMMH",
                    "Faglige samlinger i kommunen",
                    "Ressurspersoner på tvers av barnehagene",
                    "Planleggingsdager i barnehagen",
                ),
            ),
            leaving={"Singsås barnehage": 45},
            away=("Budal barnehage",),
            rules={
                "Faglige samlinger i kommunen": (
                    {"unit_kind": UnitKind.KINDERGARTEN.value},
                    {"effect": Effect.LEAVE_OUT.value, "unit": "Hauka villmarksbarnehage"},
                ),
                "Ressurspersoner på tvers av barnehagene": ({"role": Role.RESOURCE_PERSON.value},),
                "Regionalt samarbeid med DMMH": (
                    {"role": Role.DEVELOPMENT_ADVISER.value},
                    {"role": Role.UNIVERSITY_PARTNER.value},
                ),
            },
        ),
        "vesteralen-og-lodingen": Cast(
            first_person=0,
            seats=(
                DemoSeat(role=Role.PSYCH_PED_SERVICE, at="Sortland"),
                DemoSeat(role=Role.PSYCH_PED_SERVICE, at="Hadsel", vacant=True),
                DemoSeat(role=Role.RESOURCE_PERSON, at="Blåtimen barnehage"),
                DemoSeat(role=Role.RESOURCE_PERSON, at="Havblikket barnehage", vacant=True),
                DemoSeat(role=Role.UNION_REP, at="Nordlyset barnehage"),
                *_contacts("Regionalt styrernettverk", "Kommunalt styrernettverk"),
            ),
            leaving={"Lundefuglen barnehage": 30},
            rules={
                "Regionalt styrernettverk": (_HEADS,),
                "Kommunalt styrernettverk": (
                    _MUNICIPAL,
                    {"unit": "Tangloppa barnehage"},
                ),
                "Regional styringsgruppe": ({"role": Role.STEERING_GROUP.value},),
            },
        ),
    }
)


def add_people(viewer: Viewer, community: Community, now: datetime) -> None:
    """Once; what visitors have changed afterwards stays."""
    rules = MemberRule.objects.unguarded(reason=_STORY).filter(arena__community=community)
    cast = CASTS.get(community.slug)
    if cast is None or rules.exists():
        return
    places = _places(community)
    seats = Seats(community, now, cast.first_person)
    for one in cast.seats:
        if one.at in places:
            seats.fill(one.role, places[one.at], title=one.title, vacant=one.vacant)
    _change_hands(viewer, community, cast, now)
    for name, facts in {**_of_districts(community), **cast.rules}.items():
        if isinstance(places.get(name), Arena):
            _say(viewer, places[name], facts, places, now)


def _places(community: Community) -> dict[str, Any]:
    """Arenas last: where two have one name, a rule means the arena."""
    organisations = Organisation.objects.unguarded(reason=_STORY).filter(
        participations__community=community
    )
    units = Unit.objects.unguarded(reason=_STORY).filter(
        municipality__participations__community=community
    )
    arenas = Arena.objects.unguarded(reason=_STORY).filter(community=community, parent=None)
    return {one.name: one for rows in (organisations, units, arenas) for one in rows}


def _of_districts(community: Community) -> dict[str, list[dict[str, Any]]]:
    """A district's network is for its kindergartens, of the owners its page says."""
    rows = Arena.objects.unguarded(reason=_STORY)
    return {
        arena.name: [
            {
                "district": arena.district,
                "ownership": arena.ownership,
                "unit_kind": UnitKind.KINDERGARTEN.value,
            }
        ]
        for arena in rows.filter(community=community, parent=None, district__isnull=False)
    }


def _change_hands(viewer: Viewer, community: Community, cast: Cast, now: datetime) -> None:
    heads = {
        row.seat.unit.name: row
        for row in SeatHolder.objects.unguarded(reason=_STORY)
        .filter(seat__community=community, seat__role=Role.HEAD, valid_to=None)
        .select_related("seat__unit", "seat__community")
        if row.seat.unit
    }
    today = now.astimezone(OSLO).date()
    for unit, days in cast.leaving.items():
        if unit in heads:
            last_day = today + timedelta(days=days)
            leave_seat(viewer=viewer, holder=heads[unit], last_day=last_day, now=now)
    for number, unit in enumerate(cast.away):
        if unit in heads:
            name = f"Vikar Demo {number + 1}"
            person = register_person(viewer=viewer, community=community, name=name, now=now)
            seat: Seat = heads[unit].seat
            take_seat(
                viewer=viewer, seat=seat, person=person, valid_from=SINCE, deputy=True, now=now
            )


def _say(
    viewer: Viewer,
    arena: Arena,
    facts: Sequence[Mapping[str, Any]],
    places: Mapping[str, Any],
    now: datetime,
) -> None:
    for fact in facts:
        named = {**fact, "unit": places.get(fact["unit"])} if "unit" in fact else dict(fact)
        if "unit" in named and named["unit"] is None:
            continue
        rule = MemberRule(arena=arena, valid_from=SINCE, **named)
        add_member_rule(viewer=viewer, rule=rule, now=now)
