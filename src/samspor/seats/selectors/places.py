"""Where a new seat can stand, of all that the viewer may give seats to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Value

from samspor.access.errors import NotVisible
from samspor.access.models import GuardedModel
from samspor.access.policy import Action, may
from samspor.access.viewer import Role, Viewer
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Unit
from samspor.registry.selectors.communities import organisations, units
from samspor.seats.enums import ROLE_PLACES, Place
from samspor.seats.models import Seat
from samspor.seats.rules import roles_to_give

# Both lie in apps above; the seat's own ties lead to them.
ARENA: Any = Seat._meta.get_field("arena").related_model  # noqa: SLF001 (documented API)
INITIATIVE: Any = Seat._meta.get_field("work").related_model  # noqa: SLF001 (documented API)


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """`key` is "unit-12"; `within` the municipality a unit lies in; `roles` what can sit there."""

    key: str
    name: str
    place: Place
    within: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Openings:
    """`works` are the initiatives a resource person can drive, by id."""

    places: list[PlaceChoice]
    works: dict[int, str]

    @property
    def roles(self) -> list[Role]:
        """Those that can sit somewhere, in the order of the field's own list."""
        given = {role for place in self.places for role in place.roles}
        return [role for role in Role if role in given]


def openings(viewer: Viewer, *, community: Community, on: date) -> Openings:
    """Organisations, then arenas, then units by municipality. Three statements at most."""
    found: list[PlaceChoice] = []
    above = frozenset(roles_to_give(viewer, community_id=community.pk))
    names = (
        ARENA.objects.seen_by(viewer)
        .filter(community=community)
        .order_by()
        .annotate(what=Value(Place.ARENA.value))
        .values_list("what", "pk", "name")
        .union(
            INITIATIVE.objects.seen_by(viewer)
            .filter(community=community)
            .order_by()
            .annotate(what=Value("work"))
            .values_list("what", "pk", "name")
        )
    )
    known = sorted(names, key=lambda row: str(row[2]).casefold())
    if above:
        for one in organisations(viewer, community=community, on=on):
            roles = above & _roles_on(OrganisationKind(one.kind))
            if roles:
                found.append(
                    PlaceChoice(f"organisation-{one.pk}", one.name, Place.ORGANISATION, "", roles)
                )
        roles = above & _roles_on(Place.ARENA)
        found += [
            PlaceChoice(f"arena-{key}", name, Place.ARENA, "", roles)
            for what, key, name in known
            if what == Place.ARENA
        ]
    rows = units(viewer, community=community, on=on).select_related("municipality")
    for unit in rows.order_by("municipality__sort_key", "sort_key", "id"):
        given = _roles_in(viewer, community, unit)
        if given:
            where = str(unit.municipality)
            found.append(PlaceChoice(f"unit-{unit.pk}", unit.name, Place.UNIT, where, given))
    works = {key: name for what, key, name in known if what == "work"}
    return Openings(found, works)


def place_of(viewer: Viewer, *, community: Community, key: str, on: date) -> GuardedModel:
    """The place behind a choice.

    Raises:
        NotVisible: There is none in the community.
    """
    what, _, number = key.partition("-")
    if not number.isdecimal():
        raise NotVisible
    rows: Any
    match what:
        case Place.UNIT:
            rows = units(viewer, community=community, on=on)
        case Place.ORGANISATION:
            rows = organisations(viewer, community=community, on=on)
        case Place.ARENA:
            rows = ARENA.objects.seen_by(viewer).filter(community=community)
        case _:
            raise NotVisible
    found: GuardedModel | None = rows.filter(pk=int(number)).first()
    if found is None:
        raise NotVisible
    return found


def work_of(viewer: Viewer, *, community: Community, key: str) -> Any:
    """The initiative behind a choice; None for the empty one."""
    if not key:
        return None
    found = INITIATIVE.objects.seen_by(viewer).filter(community=community, pk=key).first()
    if found is None:
        raise NotVisible
    return found


def works(viewer: Viewer, *, community: Community) -> dict[int, str]:
    rows = INITIATIVE.objects.seen_by(viewer).filter(community=community).order_by("sort_key")
    return dict(rows.values_list("pk", "name"))


def _roles_on(place: Place | OrganisationKind) -> frozenset[Role]:
    return frozenset(role for role, fits in ROLE_PLACES.items() if place in fits)


def _roles_in(viewer: Viewer, community: Community, unit: Unit) -> frozenset[Role]:
    if may(viewer, Action.MANAGE_SEATS, community_id=community.pk):
        return _roles_on(Place.UNIT)
    given = roles_to_give(viewer, community_id=community.pk, unit=unit)
    return frozenset(given) & _roles_on(Place.UNIT)
