"""Members of arenas, and which units are in no network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.networks.membership import Member, People, members_of
from samspor.networks.models import Arena, MemberRule
from samspor.registry.enums import OrganisationKind, Ownership
from samspor.registry.models import Community, FormerOwnership, Organisation, Unit
from samspor.registry.models.validity import valid_on
from samspor.registry.selectors.communities import organisations, units
from samspor.seats.selectors.seats import in_order, seat_row, seats_with_holders


@dataclass(frozen=True, slots=True)
class Membership:
    """`inherited`: the rules are those of the arena that this one is a part of."""

    arena: Arena
    rules: list[MemberRule]
    members: list[Member]
    inherited: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """A unit, and the arenas that it meets in."""

    unit: Unit
    arenas: tuple[Arena, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """`inside` of `all` units are in a network."""

    inside: int = 0
    all: int = 0

    @property
    def outside(self) -> int:
        return self.all - self.inside


@dataclass(frozen=True, slots=True)
class ShareRow:
    """`municipality` None: all of them together."""

    municipality: Organisation | None
    municipal: Share
    private: Share
    total: Share

    @property
    def each(self) -> tuple[Share, Share, Share]:
        return (self.municipal, self.private, self.total)


def arena_at(viewer: Viewer, *, community: str, slug: str) -> Arena:
    """Any arena, with a public page or not, for those who have a role in the community.

    Raises:
        NotVisible: There is none, or the viewer has no role there.
    """
    rows = Arena.objects.seen_by(viewer).filter(community__slug=community, slug=slug)
    found = rows.select_related("community", "parent", "municipality", "district").first()
    if found is None:
        raise NotVisible
    require(viewer, Action.VIEW_SEATS, community_id=found.community_id)
    return found


def membership(viewer: Viewer, *, arena: Arena, on: date) -> Membership:
    """Who belongs to it on the day, and why. Three statements."""
    wanted = [arena.pk] if arena.parent_id is None else [arena.pk, arena.parent_id]
    rules = list(rules_of(viewer).filter(arena__in=wanted))
    own = [rule for rule in rules if rule.arena_id == arena.pk]
    inherited = not own and bool(rules)
    shown = rules if inherited else own
    for rule in own:
        rule.arena = arena
    people = people_of(viewer, community=arena.community, on=on)
    return Membership(arena, shown, members_of(arena, shown, people, on=on), inherited)


def places_of_rules(viewer: Viewer, *, community: Community, on: date) -> list[Organisation]:
    """Municipalities and city districts that a rule can name. One statement."""
    kinds = (OrganisationKind.MUNICIPALITY, OrganisationKind.DISTRICT)
    rows = organisations(viewer, community=community, on=on).filter(kind__in=kinds)
    return list(rows.order_by("sort_key", "id"))


def rule_at(viewer: Viewer, *, arena: Arena, rule_id: int) -> MemberRule:
    """One of the arena's own rules.

    Raises:
        NotVisible: There is none.
    """
    found = rules_of(viewer).filter(arena=arena, pk=rule_id).first()
    if found is None:
        raise NotVisible
    found.arena = arena
    return found


def people_of(viewer: Viewer, *, community: Community, on: date) -> People:
    """Everybody who could be a member on the day. Two statements."""
    rows = seats_with_holders(viewer, on).filter(valid_on(on), community=community)
    open_units = units(viewer, community=community, on=on).exclude(opened_on__gt=on)
    before = (
        FormerOwnership.objects.seen_by(viewer)
        .filter(unit=OuterRef("pk"), valid_to__gte=on)
        .filter(Q(valid_from=None) | Q(valid_from__lte=on))
    )
    found = open_units.select_related("municipality", "district").annotate(
        owned_then=Subquery(before.order_by("valid_to").values("ownership")[:1])
    )
    return People(
        [seat_row(seat) for seat in in_order(rows)],
        {unit.pk: _as_owned(unit, vars(unit)["owned_then"]) for unit in found},
    )


def _as_owned(unit: Unit, ownership: str | None) -> Unit:
    """The unit as it was on the day; never saved from here."""
    unit.ownership = ownership or unit.ownership
    return unit


def rules_of(viewer: Viewer) -> QuerySet[MemberRule]:
    """With all that words about them need."""
    return MemberRule.objects.seen_by(viewer).select_related(
        "municipality",
        "district",
        "unit__municipality",
        "seat__unit",
        "seat__organisation",
        "seat__arena",
    )


def coverage(
    viewer: Viewer, *, community: Community, on: date
) -> tuple[list[Covered], list[Arena]]:
    """Every open unit with its arenas, and the arenas that have rules. Three statements."""
    rules = list(
        rules_of(viewer).filter(valid_on(on), arena__community=community).select_related("arena")
    )
    people = people_of(viewer, community=community, on=on)
    arenas = {rule.arena_id: rule.arena for rule in rules}
    ordered = sorted(arenas.values(), key=lambda arena: (arena.position, arena.pk))
    inside: dict[int, list[Arena]] = {}
    for arena in ordered:
        mine = [rule for rule in rules if rule.arena_id == arena.pk]
        members = members_of(arena, mine, people, on=on)
        for unit_id in {member.unit.pk for member in members if member.unit}:
            inside.setdefault(unit_id, []).append(arena)
    found = [Covered(unit, tuple(inside.get(unit.pk, ()))) for unit in people.units.values()]
    return found, ordered


def shares(rows: Iterable[Covered]) -> list[ShareRow]:
    """A row for each municipality in Norwegian order, and last all of them, when several."""
    known = sorted(rows, key=lambda row: row.unit.municipality.sort_key)
    places = {row.unit.municipality_id: row.unit.municipality for row in known}
    found = [
        _shares(place, [row for row in known if row.unit.municipality_id == key])
        for key, place in places.items()
    ]
    return [*found, _shares(None, known)] if len(found) > 1 else found


def _shares(place: Organisation | None, rows: list[Covered]) -> ShareRow:
    def share(ownership: Ownership | None) -> Share:
        mine = [row for row in rows if ownership in {None, row.unit.ownership}]
        return Share(sum(bool(row.arenas) for row in mine), len(mine))

    return ShareRow(place, share(Ownership.MUNICIPAL), share(Ownership.PRIVATE), share(None))
