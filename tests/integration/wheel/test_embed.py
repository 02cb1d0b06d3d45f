"""What may stand inside a page of another site, and the page to choose it on."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
import time_machine

from samspor.access.viewer import Viewer
from tests.factories.activities import activity, at, day
from tests.factories.focus import a_focus_area
from tests.factories.networks import network
from tests.factories.wheel import a_wheel, release
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

FRAMES = (
    "/innbygg/fjordane/arshjul/",
    "/innbygg/fjordane/arshjul/?vis=liste",
    "/innbygg/fjordane/2024-2025/",
    "/innbygg/fjordane/nettverk/barn-og-rom/",
    "/innbygg/fjordane/fokusomrader/",
)


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel(datetime(2024, 11, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def coordinator(world: World) -> Viewer:
    return world.viewer(Viewpoint.COORDINATOR)


@pytest.fixture
def told(world: World, coordinator: Viewer) -> World:
    rooms = network("Barn og rom", in_=world.region)
    a_focus_area("Språk", in_=world.region, is_public=True)
    activity("Oppstart", at=rooms, on=day(2024, 9, 2))
    activity("Veiledermøte", at=rooms, on=at(2024, 12, 4, "09:30", "15:00"))
    other = network("Reggio", in_=world.region)
    activity("Fagdag", at=other, on=day(2024, 12, 5))
    release(a_wheel(in_=world.region, of=[rooms, other]), by=coordinator)
    return world


@pytest.mark.parametrize("path", FRAMES)
@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_t24_frame_may_stand_anywhere_and_runs_nothing(
    pages: PageClient, told: World, path: str, language: str
):
    page = pages.get(language + path)

    policy = page.response.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "X-Frame-Options" not in page.response.headers
    assert page.all("script", "form") == []
    assert page.response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["/innbygg/fjordane/", "/arshjul/fjordane/2024-2025/", "/"])
def test_t24_all_else_refuses_to_be_framed(pages: PageClient, told: World, path: str):
    headers = pages.get(path).response.headers

    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", FRAMES)
def test_t27_frame_sets_no_cookie_and_is_the_same_for_all(
    pages: PageClient, told: World, path: str
):
    response = pages.get(path).response

    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", FRAMES)
def test_links_of_a_frame_open_in_the_whole_window(pages: PageClient, told: World, path: str):
    page = pages.get(path)

    assert [one.attrib for one in page.all("base")] == [{"target": "_top"}]
    assert "Lenkene åpner der, i hele vinduet." in page.text


def test_t59_circle_and_list_hold_what_the_page_holds(pages: PageClient, told: World):
    whole, circle, listed = (
        {
            one.attrib["data-id"]
            for one in pages.get(path).answer.elements
            if one.attrib.get("data-id")
        }
        for path in (
            "/arshjul/fjordane/2024-2025/?vis=tabell",
            "/innbygg/fjordane/arshjul/",
            "/innbygg/fjordane/arshjul/?vis=liste",
        )
    )

    assert len(whole) == 3
    assert circle == whole
    assert listed == whole


def test_arena_is_chosen_in_the_address(pages: PageClient, told: World):
    text = pages.get("/innbygg/fjordane/arshjul/?vis=liste&arena=reggio").main

    assert "Fagdag" in text
    assert "Veiledermøte" not in text


def test_network_card_says_whom_to_ask_and_what_comes(pages: PageClient, told: World):
    page = pages.get("/innbygg/fjordane/nettverk/barn-og-rom/")

    assert "Veiledermøte" in page.main
    assert "kontakt mangler" in page.main
    assert "Oppstart" not in page.main
    assert page.links()["Mer om nettverket"] == "/fjordane/nettverk/barn-og-rom/"


def test_year_without_edition_says_so_inside_the_frame(pages: PageClient, told: World):
    page = pages.get("/innbygg/fjordane/2030-2031/")

    assert "Ingen utgave er sluppet ennå" in page.main


@pytest.mark.parametrize("path", ["/innbygg/finnes-ikke/arshjul/", "/innbygg/fjordane/nettverk/x/"])
def test_frame_of_nothing_is_no_page_and_not_framed(pages: PageClient, told: World, path: str):
    assert pages.get(path, status=404).response.headers["X-Frame-Options"] == "DENY"


def test_frame_is_light(pages: PageClient, world: World, coordinator: Viewer):
    rooms = network("Barn og rom", in_=world.region)
    for number in range(60):
        activity(f"Møte {number}", at=rooms, on=day(2024, 9 + number % 4, 1 + number % 28))
    release(a_wheel(in_=world.region, of=[rooms]), by=coordinator)

    assert len(gzip.compress(pages.get("/innbygg/fjordane/arshjul/").html.encode())) < 20_000


# --- the page to choose on ---


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("", "/innbygg/fjordane/arshjul/"),
        ("?hva=liste", "/innbygg/fjordane/arshjul/?vis=liste"),
        ("?hva=liste&arena=reggio", "/innbygg/fjordane/arshjul/?vis=liste&arena=reggio"),
        ("?hva=nettverk:barn-og-rom", "/innbygg/fjordane/nettverk/barn-og-rom/"),
        ("?hva=fokusomrader&arena=reggio", "/innbygg/fjordane/fokusomrader/"),
        ("?hva=tull&arena=tull&hoyde=9999", "/innbygg/fjordane/arshjul/"),
    ],
)
def test_choice_is_shown_and_given_as_code(pages: PageClient, told: World, query: str, path: str):
    page = pages.get(f"/innbygg/fjordane/{query}")

    (preview,) = page.all("iframe")
    code = page.all("textarea", id="innbyggingskode")[0].text or ""
    assert preview.attrib["src"] == path
    assert f'src="http://testserver{path.replace("&", "&amp;")}"' in code
    assert "<script" not in code
    assert preview.attrib["title"] in code
    pages.get(urlsplit(path).geturl())


def test_plain_words_lead_back_and_say_their_day(pages: PageClient, told: World):
    page = pages.get("/innbygg/fjordane/?hva=liste")

    words = page.all("textarea", id="bare-html")[0].text or ""
    assert '<a href="http://testserver/arshjul/fjordane/2024-2025/' in words
    assert "Veiledermøte</a>: " in words
    assert "Slik det var onsdag 20. november 2024." in words.replace("\u00a0", " ")


def test_t23_name_in_the_code_is_words(pages: PageClient, world: World):
    network('"><script>alert(1)</script>', in_=world.region)

    html = pages.client.get("/innbygg/fjordane/").content.decode()

    assert "<script>alert" not in html
    assert "title=&quot;Nettverk: &amp;quot;&amp;gt;&amp;lt;script&amp;gt;alert" in html


def test_choosing_without_a_wheel_offers_the_rest(pages: PageClient, world: World):
    page = pages.get("/innbygg/fjordane/")

    assert next(one.attrib["value"] for one in page.all("option")) == "fokusomrader"
    assert len(page.answer.statements) <= 6
