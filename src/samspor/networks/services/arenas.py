"""Make and change the places where people meet."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Protocol

from django.db import transaction

from samspor.access.policy import Action, may_any, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.drawing.content import Level
from samspor.kernel import slug as slugs
from samspor.networks.enums import ArenaKind
from samspor.networks.errors import StaleArena
from samspor.networks.models import Arena
from samspor.networks.models.arena import COLOURS
from samspor.registry.models import Community, Organisation
from samspor.registry.rules import page_places


@dataclass(frozen=True, slots=True)
class ArenaFacts:
    """`colour` and `position` None: the next free. `role` has blank lines between paragraphs."""

    name: str
    level: Level
    kind: ArenaKind = ArenaKind.OTHER
    who: str = ""
    role: str = ""
    rhythm: str = ""
    colour: int | None = None
    position: int | None = None


@transaction.atomic
def add_arena(*, viewer: Viewer, community: Community, facts: ArenaFacts, now: datetime) -> Arena:
    _require_add(viewer, community)
    siblings = Arena.objects.unguarded(reason="the next free colour and place").filter(
        community=community, parent=None
    )
    number = siblings.count()
    arena = Arena(community=community, slug=_free_slug(community.pk, facts.name))
    _fill(arena, facts)
    arena.position = number if facts.position is None else facts.position
    arena.colour = facts.colour or number % COLOURS + 1
    arena.full_clean()
    arena.save()
    _log(viewer, "arena.added", arena, now)
    return arena


class Seen(Protocol):
    """What an arena's form shows, of the row itself or of a selector's."""

    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def colour(self) -> int: ...
    @property
    def position(self) -> int: ...


def stamp_of_arena(arena: Seen) -> str:
    """Another when somebody has changed what the form shows."""
    shown = (arena.name, arena.level, arena.who, arena.role, arena.colour, arena.position)
    return blake2b(repr(tuple(map(str, shown))).encode(), digest_size=8).hexdigest()


@transaction.atomic
def change_arena(
    *,
    viewer: Viewer,
    arena: Arena,
    facts: ArenaFacts,
    now: datetime,
    expected: str | None = None,
) -> Arena:
    """The slug stays, whatever the name becomes: it stands in people's addresses.

    `expected` is the stamp of what the person saw; None for whatever it is now.

    Raises:
        StaleArena: Somebody has changed it since.
    """
    require(viewer, Action.EDIT_NETWORKS, community_id=arena.community_id)
    rows = Arena.objects.unguarded(reason="judged above, held against another save")
    arena = rows.select_for_update().get(pk=arena.pk)
    if expected is not None and expected != stamp_of_arena(arena):
        raise StaleArena(arena)
    _fill(arena, facts)
    arena.colour = facts.colour or arena.colour
    arena.position = arena.position if facts.position is None else facts.position
    arena.full_clean()
    arena.save()
    _log(viewer, "arena.changed", arena, now)
    return arena


@transaction.atomic
def add_child_arena(
    *, viewer: Viewer, parent: Arena, municipality: Organisation, now: datetime
) -> Arena:
    """The municipality's own part of the arena: "Kommunalt styrernettverk, Skaun"."""
    require(viewer, Action.EDIT_NETWORKS, community_id=parent.community_id)
    name = f"{parent.name}, {municipality}"
    child = Arena(
        community=parent.community,
        slug=_free_slug(parent.community_id, name),
        name=name,
        kind=parent.kind,
        level=parent.level,
        who=parent.who,
        colour=parent.colour,
        position=parent.position,
        parent=parent,
        municipality=municipality,
    )
    child.full_clean()
    child.save()
    _log(viewer, "arena.added", child, now)
    return child


def _require_add(viewer: Viewer, community: Community) -> None:
    """Whoever keeps the community's pages may also begin the page of a new network."""
    if not may_any(viewer, page_places(community)):
        require(viewer, Action.EDIT_NETWORKS, community_id=community.pk)


def slug_of(name: str) -> str:
    """Small letters a–z and digits, single hyphens; never empty."""
    return slugs.slug_of(name, otherwise="arena")


def _free_slug(community_id: int, name: str) -> str:
    slug = slug_of(name)
    rows = Arena.objects.unguarded(reason="an address is taken whoever looks")
    taken = set(
        rows.filter(community=community_id, slug__startswith=slug).values_list("slug", flat=True)
    )
    return slugs.numbered(slug, taken=taken)


def _fill(arena: Arena, facts: ArenaFacts) -> None:
    arena.name = facts.name.strip()
    arena.kind = facts.kind.value
    arena.level = facts.level.value
    arena.who = facts.who.strip()
    arena.role = facts.role.strip()
    arena.rhythm = facts.rhythm.strip()


def _log(viewer: Viewer, action: str, arena: Arena, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=arena.community_id,
        object_type="arena",
        object_ids=[arena.pk],
        at=now,
    )
