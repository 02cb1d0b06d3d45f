"""Pages of networks, focus areas, initiatives and units tell what comes, from the released wheel."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.drawing.content import Level
from samspor.kernel.kept import forget
from samspor.networks.models import Arena
from tests.factories.activities import activity, answer, at, cancelled, day, month
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import arena, network
from tests.factories.wheel import a_wheel, release
from tests.page_client import PageClient, is_counted
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


def test_initiative_tells_what_comes_and_what_has_been(
    pages: PageClient, world: World, rooms: Arena
):
    outdoors = an_initiative("Ute hele året", in_=world.region, is_public=True)
    activity("Uten satsing", at=rooms, on=day(2024, 12, 3))
    activity("Oppstart", at=rooms, on=day(2024, 9, 2), part_of=(outdoors,))
    activity("Veiledning", at=rooms, on=at(2024, 12, 4, "09:30", "15:00"), part_of=(outdoors,))
    activity("Tur", at=rooms, part_of=(outdoors,))
    asking = activity("Lokal dag", at=rooms, on=month(2025, 2), part_of=(outdoors,))
    answer(asking, by=world.municipality_1, at=rooms, on=day(2025, 2, 5))
    release(a_wheel(in_=world.region, of=[rooms]), by=world.viewer(Viewpoint.COORDINATOR))
    activity("Ny i utkastet", at=rooms, on=day(2024, 12, 9), part_of=(outdoors,))

    page = pages.get("/fjordane/satsinger/ute-hele-aret/")
    text = page.main.replace("\u00a0", " ")

    places = [text.index(word) for word in ("Veiledning", "Lokal dag", "Tur", "Oppstart")]
    assert places == sorted(places)
    assert "onsdag 4. desember 2024 kl. 09.30–15.00 (uke 49)" in text
    assert text.count("Lokal dag") == 1
    for silent in ("Uten satsing", "Ny i utkastet"):
        assert silent not in text
    assert len(page.answer.statements) <= 6


def test_initiative_without_activities_tells_no_year(pages: PageClient, world: World, rooms: Arena):
    an_initiative("Ute hele året", in_=world.region, is_public=True)
    activity("Uten satsing", at=rooms, on=day(2024, 12, 3))
    release(a_wheel(in_=world.region, of=[rooms]), by=world.viewer(Viewpoint.COORDINATOR))

    assert "2024–25" not in pages.get("/fjordane/satsinger/ute-hele-aret/").main


def test_activity_names_its_initiatives_that_have_a_page(
    pages: PageClient, world: World, rooms: Arena
):
    shown = an_initiative("Ute hele året", in_=world.region, is_public=True)
    hidden = an_initiative("Hemmelig satsing", in_=world.region)
    row = activity("Veiledning", at=rooms, on=day(2024, 12, 4), part_of=(shown, hidden))
    release(a_wheel(in_=world.region, of=[rooms]), by=world.viewer(Viewpoint.COORDINATOR))

    page = pages.get(f"/arshjul/fjordane/2024-2025/{row.public_id}/")

    assert page.links()["Ute hele året"] == "/fjordane/satsinger/ute-hele-aret/"
    assert "Hemmelig" not in page.main
    assert len(page.answer.statements) <= 6


def test_unit_tells_what_comes_where_it_takes_part(pages: PageClient, world: World, rooms: Arena):
    own = network("Språk", in_=world.region)
    own.contact_units.add(world.unit_a)
    heads = arena("Styrernettverk", in_=world.region, level=Level.MUNICIPALITY)
    activity("Over", at=heads, on=day(2024, 9, 2))
    activity("Styrermøte", at=heads, on=at(2024, 12, 4, "09:30", "15:00"), place="Tempe")
    activity("Språkdag", at=own, on=day(2024, 12, 5))
    activity("For andre barnehager", at=rooms, on=day(2024, 12, 6))
    activity("For naboene", at=heads, on=day(2024, 12, 9), for_=(world.municipality_2,))
    asking = activity("Lokal dag", at=heads, on=month(2025, 2))
    answer(asking, by=world.municipality_1, at=heads, on=day(2025, 2, 5))
    wheel = a_wheel(in_=world.region, of=[rooms, own, heads])
    release(wheel, by=world.viewer(Viewpoint.COORDINATOR))
    activity("Ny i utkastet", at=heads, on=day(2024, 12, 10))

    page = pages.get(f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/")
    text = page.main.replace("\u00a0", " ")

    places = [text.index(word) for word in ("Styrermøte", "Språkdag", "Lokal dag")]
    assert places == sorted(places)
    assert "onsdag 4. desember 2024 kl. 09.30–15.00 (uke 49)" in text
    assert text.count("Lokal dag") == 1
    for silent in ("Over", "For andre barnehager", "For naboene", "Ny i utkastet"):
        assert silent not in text
    assert len(page.answer.statements) <= 6


def test_unit_with_nothing_more_says_so(pages: PageClient, world: World, rooms: Arena):
    activity("Oppstart", at=rooms, on=day(2024, 9, 2))
    release(a_wheel(in_=world.region, of=[rooms]), by=world.viewer(Viewpoint.COORDINATOR))

    page = pages.get(f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/")

    assert "Det er ikke planlagt mer dette året." in page.main
    assert page.links()["Se i årshjulet"] == "/arshjul/fjordane/2024-2025/"


@pytest.mark.parametrize("viewpoint", [Viewpoint.COORDINATOR, Viewpoint.NO_ROLE])
def test_pages_take_six_statements_also_when_nothing_is_kept(
    world: World, rooms: Arena, viewpoint: Viewpoint
):
    outdoors = an_initiative("Ute hele året", in_=world.region, is_public=True)
    activity("Veiledning", at=rooms, on=day(2024, 12, 4), part_of=(outdoors,))
    release(a_wheel(in_=world.region, of=[rooms]), by=world.viewer(Viewpoint.COORDINATOR))
    client = world.client(viewpoint)
    taken = {}

    for page in (
        "",
        "nettverk/barn-og-rom/",
        "satsinger/ute-hele-aret/",
        f"barnehager-og-skoler/{world.unit_a.pk}/",
    ):
        forget()
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"/fjordane/{page}").status_code == 200
        taken[page] = sum(is_counted(one["sql"]) for one in caught.captured_queries)

    assert {page: number for page, number in taken.items() if number > 6} == {}
