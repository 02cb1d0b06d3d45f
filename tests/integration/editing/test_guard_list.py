"""The guard list, for whoever edits the pages of a community."""

from datetime import date

import pytest

from samspor.access.viewer import Role
from tests.factories import focus, networks, seats
from tests.factories.contact import chosen
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
PATH = "/fjordane/vaktliste/"


def inside(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


@pytest.mark.parametrize("prefix", ["", "/nn", "/en"])
def test_guard_list_says_what_to_look_at_and_leads_there(world: World, prefix: str) -> None:
    row = networks.network("Barn og rom", in_=world.region)
    row.about = "Ring 912 34 567."
    row.save()
    led = focus.an_initiative("Ute", in_=world.region, is_public=True)
    led.valid_to = date(2020, 6, 30)
    led.save()

    page = inside(world).get(f"{prefix}{PATH}")

    links = page.links().values()
    assert f"{prefix}/fjordane/nettverk/barn-og-rom/endre/" in links
    assert f"{prefix}/fjordane/satsinger/ute/endre/" in links
    if not prefix:
        assert "Det står et privat telefonnummer i teksten." in page.main
        assert "Ingen har plassen som kontakt." in page.main
        assert "Perioden er over." in page.main


def test_guard_list_knows_a_contact_that_is_not_renewed(world: World) -> None:
    row = networks.network("Barn og rom", in_=world.region)
    holding = seats.holder(seats.seat(Role.NETWORK_CONTACT, at=row, in_=world.region))
    assert "Kontakten har ikke sagt ja for i år." in inside(world).get(PATH).main

    chosen(holding)

    assert "Kontakten har ikke sagt ja" not in inside(world).get(PATH).main


def test_guard_list_of_pages_that_are_well_says_so(world: World) -> None:
    assert "Alt er i orden" in inside(world).get(PATH).main


@pytest.mark.parametrize("pages_there", [1, 3])
def test_guard_list_asks_five_statements_whatever_there_is(world: World, pages_there: int) -> None:
    for number in range(pages_there):
        networks.network(f"Nettverk {number}", in_=world.region)
        focus.an_initiative(f"Satsing {number}", in_=world.region, is_public=True)

    assert len(inside(world).get(PATH).answer.statements) == 5
