"""What a new community does first: told to the one who coordinates, until it is done."""

import pytest
from django.test import Client

from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.first_steps import steps_of
from samspor.portal.selectors.first_steps import FirstSteps, first_steps
from samspor.registry.models import Community
from tests.integration.portal.test_founding import OWN, TRY, WRITTEN
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
DONE = FirstSteps(
    has_documents=True,
    hidden=0,
    has_units=True,
    is_released=True,
    has_people=True,
    is_introduced=True,
    drafted=None,
)


def test_new_community_is_told_all_steps(client: Client) -> None:
    client.post(TRY, WRITTEN, headers=OWN)

    page = PageClient(client).get("/kompetanseregion-nord/administrasjon/")

    assert "0 av 6 er gjort." in page.main
    steps = [one for one in page.all("li") if one.attrib.get("class") == "first-step"]
    assert len(steps) == 6
    assert not [one for one in steps if "data-done" in one.attrib]


def test_empty_front_page_leads_there(client: Client) -> None:
    client.post(TRY, WRITTEN, headers=OWN)

    page = PageClient(client).get("/kompetanseregion-nord/", statements=8)

    assert page.links()["Kom i gang"] == "/kompetanseregion-nord/administrasjon/"
    assert "Kom i gang" not in PageClient(Client()).get("/kompetanseregion-nord/").main


def test_others_are_not_told(world: World) -> None:
    for viewpoint in (Viewpoint.OWNER_ADVISER_1, Viewpoint.HEAD_A, Viewpoint.OPERATOR):
        viewer = world.viewer(viewpoint)
        assert first_steps(viewer, community=world.region, on=clock.today()) is None


def test_list_goes_away_when_all_is_done() -> None:
    assert DONE.is_all_done
    for name in ("has_documents", "has_units", "is_released", "has_people", "is_introduced"):
        facts = {field: getattr(DONE, field) for field in DONE.__slots__}
        assert not FirstSteps(**{**facts, name: False}).is_all_done
    facts = {field: getattr(DONE, field) for field in DONE.__slots__}
    assert not FirstSteps(**{**facts, "hidden": 1}).is_all_done


def test_steps_are_what_stands_in_the_community(world: World) -> None:
    facts = first_steps(
        world.viewer(Viewpoint.COORDINATOR), community=world.region, on=clock.today()
    )

    assert facts is not None
    assert (facts.has_units, facts.has_people) == (True, True)
    assert (facts.has_documents, facts.is_released, facts.is_introduced) == (False, False, False)
    done = [step.is_done for step in steps_of(facts, community=world.region)]
    assert done == [False, False, True, True, False, False]


def test_draft_leads_to_the_newest_wheel() -> None:
    community = Community(slug="nord")
    facts = {field: getattr(DONE, field) for field in DONE.__slots__}
    begun = FirstSteps(**{**facts, "drafted": SchoolYear(2026), "is_released": False})

    addresses = [step.href for step in steps_of(begun, community=community)]

    assert "/arshjul/nord/2026-2027/utkast/" in addresses
