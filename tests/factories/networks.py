"""Arenas that read aloud.

heads = arena("Styrernettverk", in_=region, level=Level.MUNICIPALITY)
part(heads, of=storvik)
network("Barn og rom", in_=region)  # has a public page
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
    is_public: bool = False,
    district: Organisation | None = None,
    ownership: str = "",
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
            is_public=is_public,
            district=district,
            ownership=ownership,
        )
    )


def network(
    name: str = "Barn og rom",
    *,
    in_: Community,
    kind: ArenaKind = ArenaKind.THEMATIC_NETWORK,
    district: Organisation | None = None,
    ownership: str = "",
) -> Arena:
    """An arena with a public page."""
    return arena(
        name,
        in_=in_,
        level=Level.CLUSTER,
        kind=kind,
        is_public=True,
        district=district,
        ownership=ownership,
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
