"""Arenas that read aloud.

heads = arena("Styrernettverk", in_=region, level=Level.MUNICIPALITY)
part(heads, of=storvik)
"""

from samspor.drawing.content import Level
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena
from samspor.networks.services import slug_of
from samspor.registry.models import Community, Organisation
from tests.factories.registry import saved


def arena(
    name: str = "Arbeidsgruppe",
    *,
    in_: Community,
    level: Level = Level.REGION,
    kind: ArenaKind = ArenaKind.OTHER,
    who: str = "",
    role: str = "",
    position: int = 0,
    colour: int = 1,
) -> Arena:
    return saved(
        Arena(
            community=in_,
            slug=slug_of(name),
            name=name,
            level=level,
            kind=kind,
            who=who,
            role=role,
            position=position,
            colour=colour,
        )
    )


def part(parent: Arena, *, of: Organisation) -> Arena:
    """A municipality's own part of an arena."""
    name = f"{parent.name}, {of}"
    return saved(
        Arena(
            community=parent.community,
            slug=slug_of(name),
            name=name,
            level=parent.level,
            kind=parent.kind,
            parent=parent,
            municipality=of,
        )
    )
