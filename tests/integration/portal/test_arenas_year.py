"""Pages of networks and focus areas tell what comes, from the released wheel."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from samspor.networks.models import Arena
from tests.factories.activities import activity, at, cancelled, day, month
from tests.factories.focus import a_focus_area
from tests.factories.networks import network
from tests.factories.wheel import a_wheel, release
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

PAGE = "/fjordane/nettverk/barn-og-rom/"


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel(datetime(2024, 11, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def rooms(world: World) -> Arena:
    return network("Barn og rom", in_=world.region)


def test_network_lists_what_comes_soonest_first(pages: PageClient, world: World, rooms: Arena):
    other = network("Språk", in_=world.region)
    activity("Over", at=rooms, on=day(2024, 9, 2))
    activity("Veiledermøte", at=rooms, on=at(2024, 12, 4, "09:30", "15:00"), place="Tempe")
    activity("Forarbeid", at=rooms, on=month(2024, 11))
    cancelled("Avlyst dag", at=rooms, on=day(2024, 11, 28))
    activity("Språkdag", at=other, on=day(2024, 12, 5))
    wheel = a_wheel(in_=world.region, of=[rooms, other])
    release(wheel, by=world.viewer(Viewpoint.COORDINATOR))

    page = pages.get(PAGE)
    text = page.main.replace("\u00a0", " ")

    assert text.index("Forarbeid") < text.index("Veiledermøte")
    assert "onsdag 4. desember 2024 kl. 09.30–15.00 (uke 49)" in text
    assert "Tempe" in text
    for silent in ("Over", "Avlyst dag", "Språkdag"):
        assert silent not in text
    links = page.links()
    assert links["Se i årshjulet"] == "/arshjul/fjordane/2024-2025/?arena=barn-og-rom"
    assert (
        links["Abonner i kalenderen din"]
        == "/arshjul/fjordane/2024-2025/abonner/?arena=barn-og-rom"
    )
    assert len(page.answer.statements) <= 6


def test_network_with_nothing_more_says_so(pages: PageClient, world: World, rooms: Arena):
    activity("Oppstart", at=rooms, on=day(2024, 9, 2))
    release(a_wheel(in_=world.region, of=[rooms]), by=world.viewer(Viewpoint.COORDINATOR))

    assert "Det er ikke planlagt mer dette året." in pages.get(PAGE).main


def test_draft_is_not_told(pages: PageClient, world: World, rooms: Arena):
    activity("Hemmelig", at=rooms, on=day(2024, 12, 4))
    a_wheel(in_=world.region, of=[rooms])

    page = pages.get(PAGE)

    assert "Hemmelig" not in page.main
    assert "Se i årshjulet" not in page.links()


def test_network_outside_the_wheel_tells_no_year(pages: PageClient, world: World, rooms: Arena):
    other = network("Språk", in_=world.region)
    release(a_wheel(in_=world.region, of=[other]), by=world.viewer(Viewpoint.COORDINATOR))

    assert "Se i årshjulet" not in pages.get(PAGE).links()


def test_focus_area_tells_what_its_networks_do(pages: PageClient, world: World, rooms: Arena):
    area = a_focus_area("Uterom", in_=world.region, is_public=True)
    both = [rooms, network("Språk", in_=world.region)]
    for one in both:
        one.focus_areas.add(area)
        activity(f"Dag om {one.name}", at=one, on=day(2024, 12, 4))
    wheel = a_wheel(in_=world.region, of=both)
    release(wheel, by=world.viewer(Viewpoint.COORDINATOR))

    page = pages.get("/fjordane/fokusomrader/uterom/")

    assert "Dag om Barn og rom" in page.main
    assert "Dag om Språk" in page.main
    assert (
        page.links()["Se i årshjulet"]
        == "/arshjul/fjordane/2024-2025/?arena=barn-og-rom&arena=sprak"
    )
