"""Public pages of networks: who meets where, and whom one may ask."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS, Role
from samspor.audit.models import Event
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Charter
from samspor.networks.selectors.public import districts, network_at, networks, others, thematic
from samspor.networks.services import CharterFacts, PageFacts, describe_network, write_charter
from samspor.registry.enums import OrganisationKind, Ownership
from tests.factories import registry, seats
from tests.factories.contact import chosen
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import arena, network
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def describe(world: World, name: str, facts: PageFacts, *, who: Viewpoint = Viewpoint.COORDINATOR):
    return describe_network(
        viewer=world.viewer(who), arena=arena(name, in_=world.region), facts=facts, now=NOW
    )


def test_network_page_tells_what_is_known(pages: PageClient, world: World):
    partner = registry.university("Havet høgskole")
    area = a_focus_area("Språk", in_=world.region, is_public=True)
    described = describe(
        world,
        "Barn og rom",
        PageFacts(
            about="Om rom.\n\nOg om mer.",
            kind=ArenaKind.THEMATIC_NETWORK,
            rhythm="Fire ganger i halvåret",
            partners=[partner],
            focus_areas=[area],
            contact_units=[world.unit_a],
        ),
    )
    write_charter(
        viewer=world.viewer(Viewpoint.COORDINATOR),
        arena=described,
        facts=CharterFacts(
            why=["Vi lærer"],
            themes=[("Rammeplanen", ["Voksenrollen", "Medvirkning"]), ("Regelverk", [])],
            lifetime_years=4,
            evaluate_after_years=2,
        ),
        now=NOW,
    )

    text = pages.get("/fjordane/nettverk/barn-og-rom/").main

    for said in (
        "Om rom. Og om mer.", "Fire ganger i halvåret", "Havet høgskole", "Språk",
        "Solbakken barnehage", "Vi lærer", "Rammeplanen Voksenrollen Medvirkning", "4 år", "2 år",
        "Sist oppdatert fredag 20. november 2026.",
    ):  # fmt: skip
        assert said in text.replace("\u00a0", " ")
    assert "kontakt mangler" not in text


def test_charter_keeps_parts_below_their_theme(world: World):
    charter = write_charter(
        viewer=world.viewer(Viewpoint.COORDINATOR),
        arena=network(in_=world.region),
        facts=CharterFacts(themes=[("A", ["a1", "a2"]), ("B", []), ("C", ["c1"])]),
        now=NOW,
    )

    assert [(theme.name, theme.parts) for theme in charter.theme_list] == [
        ("A", ("a1", "a2")),
        ("B", ()),
        ("C", ("c1",)),
    ]


@pytest.mark.parametrize(
    ("agreed", "years", "last"),
    [
        (date(2018, 6, 7), 4, date(2022, 6, 6)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 1, 1), 2, date(2025, 12, 31)),
        (None, 4, None),
        (date(2018, 6, 7), None, None),
    ],
)
def test_charter_holds_to_the_day_before(agreed: date | None, years: int | None, last: date | None):
    charter = Charter(agreed_on=agreed, lifetime_years=years)

    assert charter.valid_to == last


def test_page_says_when_the_charter_ended(pages: PageClient, world: World):
    write_charter(
        viewer=world.viewer(Viewpoint.COORDINATOR),
        arena=network("Gammelt", in_=world.region),
        facts=CharterFacts(agreed_on=date(2018, 6, 7), lifetime_years=4),
        now=NOW,
    )

    text = pages.get("/fjordane/nettverk/gammelt/").main.replace("\u00a0", " ")

    assert "Gikk ut mandag 6. juni 2022." in text


def test_charter_is_evaluated_while_the_network_lasts(world: World):
    with pytest.raises(ValidationError, match="Evaluer nettverket før tiden er ute"):
        write_charter(
            viewer=world.viewer(Viewpoint.COORDINATOR),
            arena=network(in_=world.region),
            facts=CharterFacts(lifetime_years=2, evaluate_after_years=4),
            now=NOW,
        )


def test_vacant_seat_says_that_the_contact_is_missing(pages: PageClient, world: World):
    row = network("Uten kontakt", in_=world.region)
    seats.seat(Role.NETWORK_CONTACT, at=row, in_=world.region)

    assert "kontakt mangler" in pages.get("/fjordane/nettverk/uten-kontakt/").main


def test_t40_seated_contact_is_a_seat_never_a_person(pages: PageClient, world: World):
    row = network("Med kontakt", in_=world.region)
    seat = seats.seat(Role.NETWORK_CONTACT, at=row, in_=world.region)
    chosen(seats.holder(seat, by=seats.person("Hemmelige Navnesen")))

    for path, said in {
        "/fjordane/nettverk/med-kontakt/": "Nettverkskontakt, Med kontakt",
        "/fjordane/nettverk/": "nettverkskontakten",
    }.items():
        text = pages.get(path).text
        assert said in text
        assert "kontakt mangler" not in text
        assert "Navnesen" not in text


def test_contact_who_has_left_leaves_a_vacancy(world: World):
    row = network("Forlatt", in_=world.region)
    seat = seats.seat(Role.NETWORK_CONTACT, at=row, in_=world.region)
    seats.holder(seat, until=date(2026, 11, 19))

    (found,) = networks(ANONYMOUS, community=world.region, on=TODAY)

    assert found.is_vacant


def test_districts_stand_in_norwegian_order_with_both_ownerships(world: World):
    places = [
        registry.organisation(name, kind=OrganisationKind.DISTRICT, parent=world.municipality_1)
        for name in ("Østbyen", "Midtbyen")
    ]
    for place in places:
        for ownership in Ownership:
            network(f"{place} {ownership}", in_=world.region, district=place, ownership=ownership)
    network("Barn og rom", in_=world.region)
    network("Alle styrere", in_=world.region, kind=ArenaKind.HEADS_NETWORK)

    rows = networks(ANONYMOUS, community=world.region, on=TODAY)

    assert [
        (str(row.district), len(row.municipal), len(row.private)) for row in districts(rows)
    ] == [("Midtbyen", 1, 1), ("Østbyen", 1, 1)]
    assert [row.arena.name for row in thematic(rows)] == ["Barn og rom"]
    assert [row.arena.name for row in others(rows)] == ["Alle styrere"]


def test_t13_arena_without_a_page_is_nowhere(pages: PageClient, world: World):
    arena("Bare i årshjulet", in_=world.region)

    assert "Bare i årshjulet" not in pages.get("/fjordane/nettverk/").text
    pages.get("/fjordane/nettverk/bare-i-arshjulet/", status=404)


def test_t08_network_is_not_found_under_another_community(pages: PageClient, world: World):
    network("Barn og rom", in_=world.region)

    pages.get("/innlandet/nettverk/barn-og-rom/", status=404)
    with pytest.raises(NotVisible):
        network_at(ANONYMOUS, community=world.neighbour, slug="barn-og-rom", on=TODAY)


def test_only_those_who_edit_networks_describe_them(world: World):
    with pytest.raises(Forbidden):
        describe(world, "Nettverk", PageFacts(), who=Viewpoint.HEAD_A)


def test_t08_focus_area_of_another_community_is_refused(world: World):
    foreign = a_focus_area(in_=world.neighbour, is_public=True)

    with pytest.raises(NotVisible):
        describe(world, "Nettverk", PageFacts(focus_areas=[foreign]))


def test_t45_describing_and_chartering_are_logged(world: World):
    described = describe(world, "Nettverk", PageFacts())
    viewer = world.viewer(Viewpoint.COORDINATOR)
    write_charter(viewer=viewer, arena=described, facts=CharterFacts(), now=NOW)

    logged = Event.objects.unguarded(reason="all that was logged")

    assert [(row.action, row.object_ids) for row in logged.order_by("id")] == [
        ("network.described", [described.pk]),
        ("charter.written", [described.pk]),
    ]


def test_t23_text_is_shown_not_run(pages: PageClient, world: World):
    describe(world, "Fare", PageFacts(about="<script>alert(1)</script>", rhythm="<b>ofte</b>"))

    html = pages.get("/fjordane/nettverk/fare/").html

    assert "<script>alert" not in html
    assert "<b>ofte" not in html


@pytest.mark.parametrize("count", [1, 3, 30])
def test_networks_page_asks_two_statements_whatever_the_number(
    pages: PageClient, world: World, count: int
):
    for number in range(count):
        network(f"Nettverk {number}", in_=world.region).contact_units.add(world.unit_a)

    page = pages.get("/fjordane/nettverk/")

    assert len(page.answer.statements) == 2


@pytest.mark.parametrize("count", [1, 3, 30])
def test_one_network_asks_two_statements_whatever_it_has(world: World, count: int):
    row = network(in_=world.region)
    for number in range(count):
        row.partners.add(registry.university(f"Høgskole {number}"))
        row.focus_areas.add(a_focus_area(f"Område {number}", in_=world.region, is_public=True))

    with CaptureQueriesContext(connection) as asked:
        network_at(ANONYMOUS, community=world.region, slug=row.slug, on=TODAY)

    assert len(asked) == 2


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_pages_pass_in_every_language(pages: PageClient, world: World, language: str):
    network("Barn og rom", in_=world.region)

    assert pages.get(f"{language}/fjordane/nettverk/").heading
    assert pages.get(f"{language}/fjordane/nettverk/barn-og-rom/").heading == "Barn og rom"


def test_no_networks_says_who_adds_them(pages: PageClient, world: World):
    assert (
        "Utviklingsveilederen i samarbeidet legger dem inn."
        in pages.get("/fjordane/nettverk/").main
    )


def test_district_network_tells_how_many_kindergartens_there_are(
    pages: PageClient, world: World
) -> None:
    district = registry.organisation(
        "Heimdal", kind=OrganisationKind.DISTRICT, parent=world.municipality_1
    )
    for name in ("Bakken", "Enga"):
        unit = registry.kindergarten(name, in_=world.municipality_1)
        unit.district = district
        unit.ownership = Ownership.PRIVATE if name == "Enga" else Ownership.MUNICIPAL
        registry.saved(unit)
    network("Heimdal, private", in_=world.region, district=district, ownership=Ownership.PRIVATE)
    network("Heimdal, felles", in_=world.region, district=district)
    network("Barn og rom", in_=world.region)

    counted = {
        name: "Barnehager" in pages.get(f"/fjordane/nettverk/{name}/").main
        for name in ("heimdal-private", "heimdal-felles", "barn-og-rom")
    }

    assert counted == {"heimdal-private": True, "heimdal-felles": True, "barn-og-rom": False}
    assert "Barnehager 1 i registeret" in pages.get("/fjordane/nettverk/heimdal-private/").main
    assert "Barnehager 2 i registeret" in pages.get("/fjordane/nettverk/heimdal-felles/").main


def test_unit_page_tells_of_its_networks_and_initiatives(pages: PageClient, world: World) -> None:
    district = registry.organisation(
        "Heimdal", kind=OrganisationKind.DISTRICT, parent=world.municipality_1
    )
    unit = registry.kindergarten("Bakken", in_=world.municipality_1)
    unit.district = district
    registry.saved(unit)
    network("Heimdal", in_=world.region, district=district, ownership=unit.ownership)
    network("Heimdal, private", in_=world.region, district=district, ownership=Ownership.PRIVATE)
    network("Barn og rom", in_=world.region).contact_units.add(unit)
    arena("Bare i hjulet", in_=world.region).contact_units.add(unit)
    an_initiative("Ute", in_=world.region, is_public=True).units.add(unit)
    an_initiative("Hemmelig", in_=world.region).units.add(unit)

    told = pages.get(f"/fjordane/barnehager-og-skoler/{unit.pk}/").main

    assert "Satsinger Ute" in told
    assert "Nettverk Barn og rom, Heimdal" in told
    assert [one for one in ("Hemmelig", "Bare i hjulet", "Heimdal, private") if one in told] == []
