"""Public pages of focus areas and initiatives."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS
from samspor.audit.models import Event
from samspor.focus.selectors.public import focus_areas, initiatives
from samspor.focus.services import (
    FocusAreaFacts,
    InitiativeFacts,
    add_focus_area,
    add_initiative,
)
from samspor.registry.enums import UnitKind
from tests.factories import registry
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import network
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(NOW, tick=False):
        yield


def add(world: World, facts: InitiativeFacts, *, who: Viewpoint = Viewpoint.COORDINATOR):
    return add_initiative(viewer=world.viewer(who), community=world.region, facts=facts, now=NOW)


def test_initiative_page_tells_what_is_known(pages: PageClient, world: World):
    area = a_focus_area("Språk", in_=world.region, is_public=True)
    add(
        world,
        InitiativeFacts(
            name="Ute hele året",
            summary="Mer tid ute",
            text="Første.\n\nAndre.",
            goals=["Alle er ute", "Hver dag"],
            valid_from=date(2025, 1, 1),
            valid_to=date(2026, 12, 31),
            decided_on=date(2023, 3, 2),
            decided_by="Bystyret",
            scheme="Ordningen",
            funder="Staten",
            participation="Alle kommunale, og private som vil",
            cohort="2 år",
            lead_seat=world.seat_of[Viewpoint.COORDINATOR],
            focus_areas=[area],
            partners=[registry.university("Havet høgskole")],
            units=[world.unit_a],
        ),
    )

    text = pages.get("/fjordane/satsinger/ute-hele-aret/").main.replace("\u00a0", " ")

    for said in (
        "Mer tid ute", "Første. Andre.", "Alle er ute", "Pågår, 2025–2026",
        "Gjelder til og med torsdag 31. desember 2026.",
        "Bystyret, torsdag 2. mars 2023", "Ordningen", "Staten", "private som vil", "2 år",
        "Utviklingsveileder, Storvik", "Språk", "Havet høgskole", "Solbakken barnehage",
        "Sist oppdatert fredag 20. november 2026.",
    ):  # fmt: skip
        assert said in text
    assert "kontakt mangler" not in text


def test_initiative_nobody_leads_says_so(pages: PageClient, world: World):
    add(world, InitiativeFacts(name="Alene"))
    add(world, InitiativeFacts(name="Forlatt", lead_seat=world.seat_of[Viewpoint.FORMER]))

    for slug in ("alene", "forlatt"):
        assert "kontakt mangler" in pages.get(f"/fjordane/satsinger/{slug}/").main


@pytest.mark.parametrize(
    ("last", "listed", "said"),
    [
        (
            date(2026, 12, 31),
            "Gjelder ut 2026.",
            "Gjelder til og med torsdag 31. desember 2026.",
        ),
        (
            date(2027, 7, 31),
            "Gjelder til og med lørdag 31. juli 2027.",
            "Gjelder til og med lørdag 31. juli 2027.",
        ),
        (
            date(2025, 12, 31),
            "Gikk ut med 2025.",
            "Perioden er over. Den varte til og med onsdag 31. desember 2025.",
        ),
        (
            date(2026, 11, 19),
            "Gikk ut torsdag 19. november 2026.",
            "Perioden er over. Den varte til og med torsdag 19. november 2026.",
        ),
    ],
)
def test_focus_area_says_how_long_it_holds(
    pages: PageClient, world: World, last: date, listed: str, said: str
):
    a_focus_area(
        "Språk", in_=world.region, is_public=True, valid_from=date(2024, 1, 1), valid_to=last
    )

    assert said in pages.get("/fjordane/fokusomrader/sprak/").main.replace("\u00a0", " ")
    assert listed in pages.get("/fjordane/satsinger/").main.replace("\u00a0", " ")


def test_focus_area_page_leads_to_what_is_done_about_it(pages: PageClient, world: World):
    area = add_focus_area(
        viewer=world.viewer(Viewpoint.COORDINATOR),
        community=world.region,
        facts=FocusAreaFacts(name="Språk", text="Om språk.", themes=["Lesing", "Samtale"]),
        now=NOW,
    )
    add(world, InitiativeFacts(name="Bokbussen", focus_areas=[area]))
    network("Lesenettverket", in_=world.region).focus_areas.add(area)

    page = pages.get("/fjordane/fokusomrader/sprak/")

    assert page.links()["Bokbussen"] == "/fjordane/satsinger/bokbussen/"
    assert page.links()["Lesenettverket"] == "/fjordane/nettverk/lesenettverket/"
    assert "Lesing Samtale" in page.main


def test_groups_hold_areas_of_the_same_units_and_period(world: World):
    for name, kind, start in (
        ("B1", UnitKind.KINDERGARTEN, 2024),
        ("S1", UnitKind.SCHOOL, 2023),
        ("B2", UnitKind.KINDERGARTEN, 2024),
        ("B0", UnitKind.KINDERGARTEN, 2020),
    ):
        facts = FocusAreaFacts(name=name, unit_kind=kind, valid_from=date(start, 1, 1))
        viewer = world.viewer(Viewpoint.COORDINATOR)
        add_focus_area(viewer=viewer, community=world.region, facts=facts, now=NOW)

    groups = focus_areas(ANONYMOUS, community=world.region)

    assert [[one.area.name for one in group.areas] for group in groups] == [
        ["B1", "B2"],
        ["B0"],
        ["S1"],
    ]


def test_initiatives_stand_in_norwegian_order(world: World):
    for name in ("Åpent hus", "Zoo", "Ærlig talt", "Alle med", "Ørnen"):
        an_initiative(name, in_=world.region, is_public=True)

    found = initiatives(ANONYMOUS, community=world.region)

    assert [row.name for row in found] == ["Alle med", "Zoo", "Ærlig talt", "Ørnen", "Åpent hus"]


def test_same_name_again_gets_its_own_address(world: World):
    add(world, InitiativeFacts(name="Ute!"))

    assert add(world, InitiativeFacts(name="Ute?")).slug == "ute-2"


def test_t13_what_has_no_page_is_nowhere(pages: PageClient, world: World):
    an_initiative("Hemmelig", in_=world.region)
    a_focus_area("Skjult", in_=world.region)

    text = pages.get("/fjordane/satsinger/").text

    assert "Hemmelig" not in text
    assert "Skjult" not in text
    pages.get("/fjordane/satsinger/hemmelig/", status=404)
    pages.get("/fjordane/fokusomrader/skjult/", status=404)


def test_t08_focus_area_and_seat_of_another_community_are_refused(world: World):
    foreign = a_focus_area(in_=world.neighbour)

    with pytest.raises(NotVisible):
        add(world, InitiativeFacts(name="Ute", focus_areas=[foreign]))


def test_only_those_who_edit_networks_add_initiatives(world: World):
    with pytest.raises(Forbidden):
        add(world, InitiativeFacts(name="Ute"), who=Viewpoint.HEAD_A)


def test_t45_adding_is_logged(world: World):
    added = add(world, InitiativeFacts(name="Ute"))

    logged = Event.objects.unguarded(reason="all that was logged").get()

    assert (logged.action, logged.object_ids) == ("initiative.added", [added.pk])


@pytest.mark.parametrize("count", [1, 3, 30])
def test_initiatives_page_asks_four_statements_whatever_the_number(
    pages: PageClient, world: World, count: int
):
    for number in range(count):
        row = an_initiative(f"Satsing {number}", in_=world.region, is_public=True)
        row.partners.add(registry.university(f"Høgskole {number}"))
        a_focus_area(f"Område {number}", in_=world.region, is_public=True)

    assert len(pages.get("/fjordane/satsinger/").answer.statements) == 4


@pytest.mark.parametrize("count", [1, 3, 30])
def test_one_page_asks_as_many_statements_whatever_it_has(
    pages: PageClient, world: World, count: int
):
    area = a_focus_area("Språk", in_=world.region, is_public=True)
    row = an_initiative("Ute", in_=world.region, is_public=True)
    for number in range(count):
        row.partners.add(registry.university(f"Høgskole {number}"))
        row.focus_areas.add(a_focus_area(f"Område {number}", in_=world.region, is_public=True))
        an_initiative(f"Satsing {number}", in_=world.region, is_public=True).focus_areas.add(area)
        network(f"Nettverk {number}", in_=world.region).focus_areas.add(area)

    assert len(pages.get("/fjordane/satsinger/ute/").answer.statements) == 5
    assert len(pages.get("/fjordane/fokusomrader/sprak/").answer.statements) == 5


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_pages_pass_in_every_language(pages: PageClient, world: World, language: str):
    an_initiative("Ute", in_=world.region, is_public=True)
    a_focus_area("Språk", in_=world.region, is_public=True)

    for path in ("satsinger/", "satsinger/ute/", "fokusomrader/sprak/"):
        assert pages.get(f"{language}/fjordane/{path}").heading


def test_no_initiatives_says_who_adds_them(pages: PageClient, world: World):
    text = pages.get("/fjordane/satsinger/").main

    assert "Utviklingsveilederen i samarbeidet legger dem inn." in text
