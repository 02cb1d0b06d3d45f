"""Who may see and do what, worked out by asking the policy for each seat there is."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch

from samspor.access.errors import NotVisible
from samspor.access.policy import PUBLIC, TABLE, Action, Scope, may, require
from samspor.access.viewer import Role, RoleAt, Viewer
from samspor.focus.models import Initiative
from samspor.networks.models import Arena
from samspor.registry.models import Community, Unit
from samspor.registry.models.validity import valid_on
from samspor.seats.models import Seat, SeatHolder

# What one may ask about, and what people do with it, what most may do first.
TOPICS: Final[dict[str, tuple[Action, ...]]] = {
    "arshjul": (
        Action.VIEW_EDITION,
        Action.VIEW_DRAFT,
        Action.EDIT_ACTIVITY,
        Action.CHOOSE_DATE,
        Action.EDIT_CLOSED_DAYS,
        Action.IMPORT_DOCUMENT,
        Action.RELEASE_EDITION,
    ),
    "nettverk": (Action.EDIT_PAGES, Action.EDIT_MEMBERS, Action.EDIT_NETWORKS),
    "satsing": (Action.EDIT_PAGES, Action.EDIT_LED_INITIATIVE, Action.EDIT_NETWORKS),
    "enhet": (Action.VIEW_REGISTRY, Action.EDIT_UNIT_PAGE, Action.EDIT_REGISTRY),
    "plasser": (Action.VIEW_SEATS, Action.MANAGE_STAFF_SEATS, Action.MANAGE_SEATS),
    "logg": (Action.VIEW_AUDIT,),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: a thing with its place, or a topic in general when `name` is empty.

    `is_public` says whether all may see it; None when an act of the policy tells that.
    """

    topic: str
    name: str = ""
    municipality_id: int | None = None
    unit_id: int | None = None
    arena_id: int | None = None
    seat_id: int | None = None
    owner_id: int | None = None
    district_id: int | None = None
    is_public: bool | None = None


@dataclass(frozen=True, slots=True)
class Reaching:
    """The seats of one role that may do it, and how far each of them reaches."""

    role: Role
    scope: Scope
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who may do one thing. `everybody`: signed in or not."""

    action: Action
    everybody: bool
    groups: tuple[Reaching, ...]


def subject_at(viewer: Viewer, *, community: Community, topic: str, key: str) -> Subject:
    """The thing with this key: a slug, or a number for units. An empty key is the topic itself.

    Raises:
        NotVisible: There is no such topic or thing, or the viewer may not know of it.
    """
    if topic not in TOPICS:
        raise NotVisible
    if not key:
        return Subject(topic)
    if topic == "nettverk":
        arena = Arena.objects.seen_by(viewer).filter(community=community, slug=key).first()
        if arena:
            return Subject(
                topic,
                arena.name,
                municipality_id=arena.municipality_id,
                arena_id=arena.pk,
                district_id=arena.district_id,
                is_public=arena.is_public,
            )
    if topic == "satsing":
        row = Initiative.objects.seen_by(viewer).filter(community=community, slug=key).first()
        if row:
            return Subject(topic, row.name, seat_id=row.lead_seat_id, is_public=row.is_public)
    if topic == "enhet" and key.isascii() and key.isdigit():
        unit = Unit.objects.seen_by(viewer).filter(pk=int(key)).first()
        if unit:
            return Subject(
                topic,
                unit.name,
                municipality_id=unit.municipality_id,
                unit_id=unit.pk,
                owner_id=unit.owner_id,
                district_id=unit.district_or_none,
            )
    raise NotVisible


def who_may(viewer: Viewer, *, community: Community, subject: Subject, on: date) -> list[Answer]:
    """For each act, the seats that reach. Two statements, however many seats there are.

    Raises:
        NotVisible: The viewer has no seat in the community, so its seats are not shown.
    """
    require(viewer, Action.VIEW_SEATS, community_id=community.pk)
    seats = _seats(viewer, community=community, on=on)
    return [_answer(action, seats, community, subject) for action in TOPICS[subject.topic]]


def _answer(action: Action, seats: list[Seat], community: Community, subject: Subject) -> Answer:
    if action in PUBLIC:
        return Answer(action, everybody=True, groups=())
    groups: dict[tuple[Role, Scope], list[Seat]] = {}
    for seat in seats:
        scope = TABLE[action].get(Role(seat.role))
        if scope and _reaches(seat.role_at, action, scope, community, subject):
            groups.setdefault((Role(seat.role), scope), []).append(seat)
    return Answer(
        action,
        everybody=False,
        groups=tuple(
            Reaching(role, scope, tuple(found)) for (role, scope), found in groups.items()
        ),
    )


def _reaches(
    held: RoleAt, action: Action, scope: Scope, community: Community, subject: Subject
) -> bool:
    if not subject.name:  # in general: whoever reaches something of the kind
        return scope is not Scope.OWN_SEAT
    return may(
        Viewer(roles=frozenset({held})),
        action,
        community_id=community.pk,
        municipality_id=subject.municipality_id,
        unit_id=subject.unit_id,
        arena_id=subject.arena_id,
        seat_id=subject.seat_id,
        owner_id=subject.owner_id,
        district_id=subject.district_id,
    )


def _seats(viewer: Viewer, *, community: Community, on: date) -> list[Seat]:
    holders = SeatHolder.objects.seen_by(viewer).filter(valid_on(on)).select_related("person")
    rows = (
        Seat.objects.seen_by(viewer)
        .filter(valid_on(on), community=community)
        .select_related("organisation__parent", "unit", "arena")
        .prefetch_related(Prefetch("holders", queryset=holders, to_attr="now"))
    )
    return list(rows.order_by("role", "unit__sort_key", "organisation__sort_key", "id"))


def own_acts(viewer: Viewer) -> dict[int, list[tuple[Action, Scope]]]:
    """What each of the viewer's seats allows beyond what everybody may, by seat id."""
    return {
        held.seat_id: [
            (action, reach[held.role]) for action, reach in TABLE.items() if held.role in reach
        ]
        for held in viewer.roles
        if held.seat_id is not None
    }


def my_seats(viewer: Viewer) -> list[Seat]:
    """The seats the viewer acts from, with their communities. One statement."""
    rows = Seat.objects.seen_by(viewer).filter(
        pk__in={held.seat_id for held in viewer.roles if held.seat_id is not None}
    )
    related = rows.select_related("community", "organisation", "unit", "arena")
    return list(related.order_by("community__name", "id"))
