"""The pages for signing in, read as the page client reads them."""

import pytest
from django.conf import LazySettings

from samspor.access.viewer import Role
from tests.factories import registry, seats
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

HEADINGS = {"": "Velg en plass", "/nn": "Vel ein plass", "/en": "Choose a seat"}
CLOSED = {"": "Logg inn", "/nn": "Logg inn", "/en": "Sign in"}


@pytest.mark.parametrize("prefix", HEADINGS)
def test_seats_are_offered_in_each_language(pages: PageClient, world: World, prefix: str) -> None:
    page = pages.get(f"{prefix}/logg-inn/")

    assert page.heading == HEADINGS[prefix]
    forms = page.all("form", method="post")
    assert len(forms) == sum(1 for each in world.seat_of if each is not Viewpoint.FORMER)
    assert all(form.attrib["action"].startswith(f"{prefix}/logg-inn/plass/") for form in forms)


@pytest.mark.parametrize("prefix", CLOSED)
def test_closed_door_is_told_in_each_language(
    pages: PageClient, world: World, settings: LazySettings, prefix: str
) -> None:
    settings.DEMO = False

    page = pages.get(f"{prefix}/logg-inn/")

    assert page.heading == CLOSED[prefix]
    ways = [form.attrib["action"] for form in page.all("form")]
    assert ways == [f"{prefix}/sok/", f"{prefix}/logg-inn/epost/"]


def test_empty_demo_says_what_to_do(pages: PageClient) -> None:
    page = pages.get("/logg-inn/")

    assert "Det er ingen plasser ennå" in page.main
    assert "Last inn demosamarbeidene" in page.main


@pytest.mark.parametrize("seats_in_it", [1, 3])
def test_seats_cost_one_question_whatever_their_number(pages: PageClient, seats_in_it: int) -> None:
    region = registry.community()
    storvik = registry.municipality()
    for number in range(seats_in_it):
        seats.seated(Role.HEAD, at=registry.kindergarten(f"B{number}", in_=storvik), in_=region)

    page = pages.get("/logg-inn/")

    assert len(page.answer.statements) == 1
    assert len(page.all("form", method="post")) == seats_in_it


def test_signed_in_reader_costs_one_more(world: World) -> None:
    """The session, with the user and what the user holds."""
    page = PageClient(world.client(Viewpoint.HEAD_A)).get("/logg-inn/")

    assert len(page.answer.statements) == 2
    assert "Styrer, Solbakken barnehage" in page.text


def test_next_goes_along_with_each_seat(pages: PageClient, world: World) -> None:
    page = pages.get("/logg-inn/?next=/om/")

    hidden = page.all("input", name="next")
    assert {each.attrib["value"] for each in hidden} == {"/om/"}
    assert len(hidden) == len(page.all("form", method="post"))
