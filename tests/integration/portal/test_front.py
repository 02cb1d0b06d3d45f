"""The front page: who works together here, and what comes next."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.access.viewer import ANONYMOUS
from samspor.drawing.content import Level
from samspor.kernel.school_year import SchoolYear
from samspor.portal.miniature import miniature
from samspor.portal.selectors.front import coming_everywhere, front, released
from samspor.registry.models import Community
from tests.factories.activities import activity, at, cancelled, day, month
from tests.factories.content import sample
from tests.factories.networks import arena
from tests.factories.registry import community
from tests.factories.wheel import a_wheel, release
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

TODAY = date(2024, 11, 20)


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2024, 11, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def region(world: World) -> Community:
    """A wheel with things behind us, ahead of us, cancelled and undated, and released."""
    heads = arena("Styrernettverk", in_=world.region, level=Level.REGION)
    activity("Oppstart", at=heads, on=day(2024, 9, 2))
    activity("Styrersamling", at=heads, on=at(2024, 12, 4, "09:30", "15:00"))
    activity("Oppfølging", at=heads, on=month(2024, 11))
    activity("Etter avtale", at=heads)
    cancelled("Avlyst dag", at=heads, on=day(2024, 11, 28))
    wheel = a_wheel(in_=world.region, of=[heads])
    release(wheel, by=world.viewer(Viewpoint.COORDINATOR))
    return world.region


def test_front_tells_what_comes_next(pages: PageClient, region: Community):
    page = pages.get("/")

    assert page.heading == "Slik utvikler barnehager og skoler seg sammen"
    assert region.name in page.main
    assert "Styrersamling" in page.main
    assert "ons. 4. desember kl. 09.30–15.00 (uke 49)" in page.main.replace("\u00a0", " ")


def test_front_is_silent_about_what_is_over_cancelled_or_without_a_time(
    pages: PageClient, region: Community
):
    text = pages.get("/").main

    for title in ("Oppstart", "Avlyst dag", "Etter avtale"):
        assert title not in text


def test_front_names_those_without_a_wheel_last(pages: PageClient, region: Community, world: World):
    text = pages.get("/").main

    assert f"Uten årshjul for 2024–25 ennå: {world.neighbour.name}." in text


def test_coming_in_order_of_time(region: Community):
    facts = {fact.community.pk: fact for fact in front(ANONYMOUS, today=TODAY)}

    titles = [item.title for item in facts[region.pk].coming(today=TODAY)]

    assert titles == ["Oppfølging", "Styrersamling"]


def test_hero_shows_only_what_has_a_date(region: Community):
    coming = coming_everywhere(front(ANONYMOUS, today=TODAY), today=TODAY, limit=4)

    assert [one.item.title for one in coming] == ["Styrersamling"]
    assert [one.arena for one in coming] == ["Styrernettverk"]


def test_draft_is_not_on_the_front_page(pages: PageClient, region: Community, world: World):
    heads = arena("Nytt nettverk", in_=world.neighbour)
    activity("Hemmelig samling", at=heads, on=day(2024, 12, 5))
    a_wheel(in_=world.neighbour, of=[heads])

    assert "Hemmelig samling" not in pages.get("/").text


@pytest.mark.parametrize("count", [1, 3])
def test_front_asks_two_statements_whatever_the_number(region: Community, count: int):
    for number in range(count - 1):
        community(f"Region {number}")

    with CaptureQueriesContext(connection) as asked:
        front(ANONYMOUS, today=TODAY)

    assert len(asked) == 2


def test_front_without_communities_says_what_to_do(pages: PageClient):
    page = pages.get("/")

    assert "Ingen samarbeid ennå" in page.main
    assert "De som drifter denne installasjonen" in page.main


@pytest.mark.parametrize("path", ["/", "/nn/", "/en/", "/om/", "/nn/om/", "/en/om/"])
@pytest.mark.usefixtures("region")
def test_pages_for_everyone_pass_in_every_language(pages: PageClient, path: str):
    assert pages.get(path).heading


@pytest.mark.parametrize("path", ["/personvern/", "/tilgjengelighet/"])
@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_statement_pages_pass_in_every_language(pages: PageClient, path: str, language: str):
    page = pages.get(language + path)

    assert page.heading


def test_t63_every_page_links_the_accessibility_statement(pages: PageClient):
    assert pages.get("/nn/om/").links()["Tilgjenge"] == "/nn/tilgjengelighet/"


def test_page_not_found_offers_the_wheels_that_are_open(pages: PageClient, region: Community):
    page = pages.get("/finnes-ikke/", status=404)

    assert page.links()[f"Årshjul for {region.name} 2024–25"] == "/arshjul/fjordane/2024-2025/"
    assert "Innlandet" not in page.main


def test_menu_keeps_the_community_one_is_in(pages: PageClient, region: Community):
    inside = pages.get("/nn/arshjul/fjordane/2024-2025/")

    assert inside.links()["Årshjul"] == "/nn/arshjul/fjordane/2024-2025/"
    assert "Årshjul" not in pages.get("/").links()


def test_released_lists_no_draft(region: Community, world: World):
    a_wheel(in_=world.neighbour)

    found = released(ANONYMOUS, year=SchoolYear(2024), limit=8)

    assert [row.pk for row in found] == [region.pk]


def test_miniature_has_a_ring_per_arena_and_a_dot_per_dated_activity():
    content = sample()

    drawing = miniature(content, today=TODAY)

    dated = [item for item in content.items if item.timing.is_dated]
    assert len(drawing.rings) == len(content.arenas)
    assert len(drawing.dots) == sum(len(item.arenas) for item in dated)
    assert {dot.is_past for dot in drawing.dots} == {True, False}


def test_miniature_has_no_hand_outside_its_year():
    assert miniature(sample(), today=date(2026, 1, 1)).hand is None


def test_miniature_begins_at_the_top():
    drawing = miniature(sample(), today=date(2024, 8, 1))

    assert drawing.hand == (50.0, 2.0)
