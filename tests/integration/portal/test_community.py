"""The front page of a community: what it has is told, what it lacks is left out."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from samspor.drawing.content import Kind
from samspor.registry.models import UnitFigure
from tests.factories.activities import activity, at, month
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import arena, network
from tests.factories.registry import community, saved
from tests.factories.wheel import a_wheel, release
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2024, 11, 20, 9, tzinfo=UTC), tick=False):
        yield


def fill(world: World, count: int = 1) -> None:
    heads = arena("Styrernettverk", in_=world.region)
    for number in range(count):
        network(f"Nettverk {number}", in_=world.region).contact_units.add(world.unit_a)
        area = a_focus_area(
            f"Område {number}", in_=world.region, is_public=True, valid_to=date(2026, 12, 31)
        )
        row = an_initiative(f"Satsing {number}", in_=world.region, is_public=True)
        row.focus_areas.add(area)
        activity(f"Samling {number}", at=heads, on=at(2024, 12, 4, "09:30", "15:00"))
    activity("Lese før samlingen", at=heads, on=month(2024, 11), kind=Kind.PREPARATION)
    release(a_wheel(in_=world.region, of=[heads]), by=world.viewer(Viewpoint.COORDINATOR))


def test_front_tells_all_that_there_is(pages: PageClient, world: World):
    fill(world)

    page = pages.get("/fjordane/")
    text = page.main.replace("\u00a0", " ")

    assert page.heading == "Slik utvikler vi barnehagene i Fjordane"
    for said in (
        "Neste samlinger", "Samling 0", "kl. 09.30–15.00", "Område 0", "Gjelder ut 2026.",
        "Nettverk 0", "kontakt: Solbakken barnehage", "Satsing 0", "Årshjul 2024–25",
        "Sist oppdatert",
    ):  # fmt: skip
        assert said in text
    assert "Lese før samlingen" not in text


def test_front_leaves_out_what_there_is_not(pages: PageClient, world: World):
    text = pages.get("/fjordane/").main

    assert "Her står det ikke noe ennå" in text
    for said in ("Neste samlinger", "Fokusområder", "Fagnettverk", "Satsinger A–Å", "Årshjul"):
        assert said not in text


def test_front_shows_figures_once_all_are_counted(pages: PageClient, world: World):
    for unit, children in ((world.unit_a, 40), (world.unit_p, 14)):
        assert "barnehager · " not in pages.get("/fjordane/").main
        day = date(2024, 1, 1)
        saved(UnitFigure(unit=unit, counted_on=day, children=children, source="Kommunen"))

    assert "2 barnehager · 54 barn" in pages.get("/fjordane/").main.replace("\u00a0", " ")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_front_asks_five_statements_whatever_the_number(
    pages: PageClient, world: World, count: int
):
    fill(world, count)

    assert len(pages.get("/fjordane/").answer.statements) == 5


@pytest.mark.parametrize("front", ["/fjordane/", "/innlandet/"])
def test_signed_in_reader_costs_one_more_at_home_and_at_the_neighbours(
    pages: PageClient, world: World, front: str
):
    everybody = len(pages.get(front).answer.statements)
    page = PageClient(world.client(Viewpoint.COORDINATOR)).get(front)

    assert len(page.answer.statements) == everybody + 1


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_front_passes_in_every_language(pages: PageClient, world: World, language: str):
    fill(world)

    assert "Fjordane" in pages.get(f"{language}/fjordane/").heading


def test_t27_front_is_the_same_for_all_and_answers_304(pages: PageClient, world: World):
    fill(world)
    first = pages.get("/fjordane/").response

    again = pages.client.get("/fjordane/", headers={"if-none-match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, no-cache"
    assert again.status_code == 304


def test_menu_shows_the_parts_of_the_community(pages: PageClient, world: World):
    links = pages.get("/fjordane/").links()

    assert {
        name: links[name]
        for name in ("Oversikt", "Årshjul", "Nettverk", "Satsinger", "Barnehager og skoler")
    } == {
        "Oversikt": "/fjordane/",
        "Årshjul": "/arshjul/fjordane/2024-2025/",
        "Nettverk": "/fjordane/nettverk/",
        "Satsinger": "/fjordane/satsinger/",
        "Barnehager og skoler": "/fjordane/barnehager-og-skoler/",
    }


def test_address_that_only_looks_like_a_community_has_no_parts(pages: PageClient, world: World):
    assert "Nettverk" not in pages.get("/finnes-ikke/", status=404).links()


def test_front_says_children_and_schools_where_nothing_is_known(pages: PageClient):
    community("Tomvik")

    heading = pages.get("/tomvik/").heading

    assert heading == "Slik utvikler vi barnehager og skoler i Tomvik"
