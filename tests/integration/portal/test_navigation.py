"""The menu by role, which part each page lies under, and what a seat may run."""

import pytest

from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.links import PLACES
from tests.factories import networks
from tests.factories import wheel as wheels
from tests.page_client import Page, PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
V = Viewpoint


def as_(viewpoint: Viewpoint, world: World) -> PageClient:
    return PageClient(world.client(viewpoint))


def menu(page: Page) -> list[str]:
    (nav, *_folded) = [one for one in page.all("nav") if one.attrib.get("class") == "site-nav"]
    return ["".join(link.itertext()) for link in nav.iter("a")]


def current(page: Page) -> list[str]:
    (nav, *_folded) = [one for one in page.all("nav") if one.attrib.get("class") == "site-nav"]
    return ["".join(link.itertext()) for link in nav.iter("a") if "aria-current" in link.attrib]


def test_menu_of_whoever_has_a_seat_begins_with_own_page(world: World) -> None:
    page = as_(V.STAFF_A, world).get("/min-side/")

    assert menu(page) == [
        "Min side", "Oversikt", "Årshjul", "Nettverk", "Satsinger", "Barnehagen vår",
        "Administrasjon",
    ]  # fmt: skip


def test_menu_of_whoever_works_above_units_has_all_of_them(world: World) -> None:
    assert "Barnehager og skoler" in menu(as_(V.OWNER_ADVISER_1, world).get("/min-side/"))


def test_own_unit_is_marked_and_others_lie_under_the_community(world: World) -> None:
    reader = as_(V.HEAD_A, world)
    units = "/fjordane/barnehager-og-skoler/"

    assert current(reader.get(f"{units}{world.unit_a.pk}/")) == ["Barnehagen vår"]
    assert current(reader.get(f"{units}{world.unit_p.pk}/")) == ["Oversikt"]
    assert current(reader.get(units)) == ["Oversikt"]


def test_menu_of_everybody_has_no_own_page(pages: PageClient, world: World) -> None:
    names = menu(pages.get("/fjordane/"))

    assert names[0] == "Samarbeid"
    assert not {"Min side", "Administrasjon"}.intersection(names)


def test_menu_in_a_neighbours_community_has_no_administration(world: World) -> None:
    page = as_(V.COORDINATOR, world).get(f"/{world.neighbour.slug}/nettverk/")

    assert "Administrasjon" not in menu(page)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/min-side/", "Min side"),
        ("/min-side/tilgang/", "Min side"),
        ("/min-side/opplysninger/", "Min side"),
        ("/meldinger/", "Min side"),
        ("/fjordane/logg/", "Administrasjon"),
        ("/fjordane/logg/kontroll/", "Administrasjon"),
        ("/fjordane/tilgang/", "Administrasjon"),
        ("/fjordane/plasser/", "Administrasjon"),
        ("/fjordane/register/", "Administrasjon"),
        ("/fjordane/utkast/", "Administrasjon"),
        ("/fjordane/vaktliste/", "Administrasjon"),
        ("/fjordane/dekning/", "Nettverk"),
        ("/arshjul/fjordane/", "Årshjul"),
    ],
)
def test_each_page_marks_its_own_part(world: World, path: str, part: str) -> None:
    year = SchoolYear.of(clock.today())
    wheels.a_wheel(in_=world.region, of=[networks.arena(in_=world.region)], year=year)

    assert current(as_(V.COORDINATOR, world).get(path)) == [part]


def test_no_part_is_marked_that_the_menu_does_not_have() -> None:
    parts = {
        "community_front", "networks", "initiatives", "units", "administration", "my_page",
    }  # fmt: skip

    assert set(PLACES.values()) == parts


def test_coordinator_runs_everything_and_every_way_opens(world: World) -> None:
    year = SchoolYear.of(clock.today())
    wheels.a_wheel(in_=world.region, of=[networks.arena(in_=world.region)], year=year)
    reader = as_(V.COORDINATOR, world)

    page = reader.get("/fjordane/administrasjon/")

    ways = [one.attrib["href"] for one in page.all("a") if one.attrib.get("class") == "ways__name"]
    assert len(ways) == 12
    assert [reader.client.get(way).status_code for way in ways] == [200] * 12
    assert len(page.answer.statements) <= 6


@pytest.mark.parametrize("viewpoint", [V.STAFF_A, V.HEAD_A, V.OWNER_ADVISER_1, V.AUTHORITY_1])
def test_each_seat_is_shown_only_what_it_may_open(world: World, viewpoint: Viewpoint) -> None:
    reader = as_(viewpoint, world)

    page = reader.get("/fjordane/administrasjon/")

    ways = [one.attrib["href"] for one in page.all("a") if one.attrib.get("class") == "ways__name"]
    assert {reader.client.get(way).status_code for way in ways} == {200}
    assert "/fjordane/logg/" not in ways
