"""A small region: one working group, one heads' network with a part for each municipality."""

from dataclasses import dataclass

import pytest

from samspor.access.viewer import Role, Viewer
from samspor.drawing.content import Level
from samspor.networks.models import Arena
from samspor.registry.models import Community, Organisation
from samspor.wheel.models import AnnualWheel
from tests.factories import networks, registry, seats
from tests.factories.wheel import a_wheel


@dataclass
class Region:
    community: Community
    storvik: Organisation
    lillevik: Organisation
    group: Arena
    heads: Arena
    local: Arena
    local_storvik: Arena
    wheel: AnnualWheel
    coordinator: Viewer
    adviser: Viewer
    head: Viewer
    stranger: Viewer


@pytest.fixture
def region(db: None) -> Region:
    with registry.asked_once("region"):
        return _build_region()


def _build_region() -> Region:
    community = registry.community("Fjordane")
    storvik = registry.municipality("Storvik", taking_part_in=community)
    lillevik = registry.municipality("Lillevik", taking_part_in=community)
    service = registry.service("Kompetanse")
    neighbour = registry.community("Innlandet")
    group = networks.arena("Arbeidsgruppe", in_=community, position=0)
    heads = networks.arena("Styrernettverk", in_=community, position=1, colour=2)
    local = networks.arena(
        "Kommunalt styrernettverk", in_=community, level=Level.MUNICIPALITY, position=2, colour=3
    )
    return Region(
        community=community,
        storvik=storvik,
        lillevik=lillevik,
        group=group,
        heads=heads,
        local=local,
        local_storvik=networks.part(local, of=storvik),
        wheel=a_wheel(in_=community, of=[group, heads, local]),
        coordinator=seats.viewer(Role.DEVELOPMENT_ADVISER, at=service, in_=community),
        adviser=seats.viewer(Role.MUNICIPAL_ADVISER, at=storvik, in_=community),
        head=seats.viewer(
            Role.HEAD, at=registry.kindergarten("Solbakken", in_=storvik), in_=community
        ),
        stranger=seats.viewer(Role.DEVELOPMENT_ADVISER, at=service, in_=neighbour),
    )
