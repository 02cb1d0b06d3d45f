"""A page that was not found says what is near."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from samspor.kernel.school_year import SchoolYear
from samspor.portal.nearest import read
from tests.factories.activities import activity, day
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import network
from tests.factories.wheel import a_wheel, release
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel(datetime(2024, 11, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def told(world: World) -> World:
    rooms = network("Barn og rom", in_=world.region)
    network("Reggio Emilia", in_=world.region)
    an_initiative("Ute hele året", in_=world.region, is_public=True)
    a_focus_area("Språk og lek", in_=world.region, is_public=True)
    activity("Veiledermøte", at=rooms, on=day(2024, 12, 4))
    by = world.viewer(Viewpoint.COORDINATOR)
    release(a_wheel(in_=world.region, of=[rooms]), by=by)
    a_wheel(in_=world.region, of=[rooms], year=SchoolYear(2025))
    return world


@pytest.mark.parametrize(
    ("path", "label", "href"),
    [
        ("/fjordnae/", "Fjordane", "/fjordane/"),
        ("/fjordane/netverk/", "Nettverk, Fjordane", "/fjordane/nettverk/"),
        ("/fjordane/nettverk/barn-og-rum/", "Barn og rom", "/fjordane/nettverk/barn-og-rom/"),
        ("/nn/fjordane/nettverk/barnogrom/", "Barn og rom", "/nn/fjordane/nettverk/barn-og-rom/"),
        (
            "/fjordane/satsinger/ute-heile-aret/",
            "Ute hele året",
            "/fjordane/satsinger/ute-hele-aret/",
        ),
        (
            "/fjordane/fokusomrader/sprak/",
            "Språk og lek",
            "/fjordane/fokusomrader/sprak-og-lek/",
        ),
        (
            "/fjordane/barnehager-og-skoler/solbaken-barnehage/",
            "Solbakken barnehage",
            "/fjordane/barnehager-og-skoler/{unit}/",
        ),
        (
            "/arshjul/fjordane/2019-2020/",
            "Årshjul for Fjordane 2024–25",
            "/arshjul/fjordane/2024-2025/",
        ),
        (
            "/arshjul/fjordane/2024-2025/finnes-ikke/",
            "Årshjul for Fjordane 2024–25",
            "/arshjul/fjordane/2024-2025/",
        ),
        (
            "/arshjull/fjordane/2024-2025/",
            "Årshjul for Fjordane 2024–25",
            "/arshjul/fjordane/2024-2025/",
        ),
    ],
)
def test_nearest_page_is_offered(pages: PageClient, told: World, path: str, label: str, href: str):
    page = pages.get(path, status=404)

    assert page.links()[label] == href.format(unit=told.unit_a.pk)
    assert len(page.answer.statements) <= 6


def test_nearest_comes_first_and_what_is_far_is_left_out(pages: PageClient, told: World):
    page = pages.get("/fjordane/nettverk/barn-og-rum/", status=404)

    found = [one.text for one in page.all("section")[0].iter("a")]
    assert found == ["Barn og rom", "Nettverk, Fjordane", "Fjordane"]


@pytest.mark.parametrize("ending", ["ics", "json", "docx", "xlsx", "pdf"])
def test_file_of_a_year_without_edition_says_so(pages: PageClient, told: World, ending: str):
    page = pages.get(f"/arshjul/fjordane/2019-2020.{ending}", status=404)

    assert "Det er ikke sluppet noe årshjul for 2019–20" in page.main
    assert "Derfor finnes det heller ingen fil." in page.main


def test_t08_draft_year_and_no_year_get_the_same_help(pages: PageClient, told: World):
    draft, nothing = (
        pages.get(f"/arshjul/fjordane/{year}/", status=404).links()
        for year in ("2025-2026", "2031-2032")
    )

    assert [label for label in draft if "Årshjul for" in label] == ["Årshjul for Fjordane 2024–25"]
    assert draft.keys() == nothing.keys()


def test_address_like_nothing_offers_the_wheels_of_the_year(pages: PageClient, told: World):
    page = pages.get("/q/w/e/", status=404)

    assert "Årshjul for Fjordane 2024–25" in page.links()
    assert "Det er ikke sluppet" not in page.main


@pytest.mark.parametrize("path", ["/nn/", "//", "/%F0%9F%A6%8A/", "/" + "a" * 2000 + "/", "/en/x"])
def test_any_address_is_read(path: str):
    assert read(path).year is None


@pytest.mark.parametrize("path", ["/arshjul/x/0000-0001/", "/arshjul/x/9999-10000/"])
def test_year_that_cannot_be_is_no_fault(pages: PageClient, path: str):
    pages.get(path, status=404)
