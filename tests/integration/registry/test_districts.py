"""A seat on a city district reaches the district's units; one on the municipality all of them."""

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client

from samspor.access.errors import Forbidden
from samspor.access.policy import may, may_any
from samspor.access.viewer import Role, Viewer
from samspor.kernel import clock
from samspor.networks.rules import places_of as places_of_arena
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.forms.units import values_of
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.rules import places_of
from samspor.registry.services.places import UnitFacts, register_unit
from samspor.registry.services.units import UnitEdit, change_unit, close_unit
from samspor.seats.rules import managing, may_manage_any, reach
from tests.factories import networks, registry, seats
from tests.factories.registry import saved
from tests.page_client import PageClient


@dataclass
class City:
    region: Community
    city: Organisation
    east: Organisation
    west: Organisation
    units: dict[str, Unit]

    def adviser(self, at: Organisation) -> Viewer:
        return seats.viewer(Role.MUNICIPAL_ADVISER, at=at, in_=self.region)


@pytest.fixture
def city(db: None) -> City:
    region = registry.community("Fjordane")
    place = registry.municipality("Storvik", taking_part_in=region)
    east, west = (
        registry.organisation(name, kind=OrganisationKind.DISTRICT, parent=place)
        for name in ("Østbyen", "Vestbyen")
    )
    units = {name: registry.kindergarten(name, in_=place) for name in ("Ost", "Vest", "Uten")}
    for name, district in (("Ost", east), ("Vest", west)):
        units[name].district = district
        saved(units[name])
    return City(region, place, east, west, units)


def test_adviser_of_a_district_reaches_its_units_alone(city: City) -> None:
    seat_of = {
        name: seats.seat(Role.HEAD, at=unit, in_=city.region) for name, unit in city.units.items()
    }

    def reached(viewer: Viewer) -> dict[str, tuple[bool, bool]]:
        return {
            name: (
                may(viewer, managing(seat_of[name]), **reach(seat_of[name])),
                may_any(viewer, places_of(unit, community=city.region)),
            )
            for name, unit in city.units.items()
        }

    both, none = (True, True), (False, False)
    assert reached(city.adviser(city.east)) == {"Ost": both, "Vest": none, "Uten": none}
    assert reached(city.adviser(city.city)) == dict.fromkeys(("Ost", "Vest", "Uten"), both)


def test_adviser_of_a_district_fills_seats_there(city: City) -> None:
    assert may_manage_any(city.adviser(city.east), community_id=city.region.pk)


def test_networks_of_another_district_are_out_of_reach(city: City) -> None:
    adviser = city.adviser(city.east)
    ours, theirs = (
        networks.network(name, in_=city.region, district=district)
        for name, district in (("Øst", city.east), ("Vest", city.west))
    )

    assert may_any(adviser, places_of_arena(ours))
    assert not may_any(adviser, places_of_arena(theirs))


def test_no_unit_is_moved_out_of_or_in_from_another_district(city: City) -> None:
    adviser, now = city.adviser(city.east), clock.now()
    ours, theirs = city.units["Ost"], city.units["Vest"]

    def move(unit: Unit, district: Organisation | None) -> None:
        facts = UnitFacts(
            name=unit.name,
            kind=UnitKind(unit.kind),
            ownership=Ownership(unit.ownership),
            owner=city.city,
            district=district,
        )
        change_unit(
            viewer=adviser,
            community=city.region,
            unit=unit,
            edit=UnitEdit(facts=facts, municipality=city.city),
            expected_version=unit.version,
            now=now,
        )

    for unit, district in ((ours, city.west), (ours, None), (theirs, city.east)):
        with pytest.raises(Forbidden):
            move(unit, district)
    with pytest.raises(Forbidden):
        close_unit(
            viewer=adviser,
            community=city.region,
            unit=theirs,
            last_day=now.date(),
            merged_into=None,
            expected_version=theirs.version,
            now=now,
        )


def test_new_units_come_in_the_own_district(city: City) -> None:
    adviser, now = city.adviser(city.east), clock.now()

    def add(district: Organisation | None) -> Unit:
        facts = UnitFacts(
            name="Ny barnehage",
            kind=UnitKind.KINDERGARTEN,
            ownership=Ownership.MUNICIPAL,
            owner=city.city,
            district=district,
        )
        return register_unit(
            viewer=adviser, community=city.region, municipality=city.city, facts=facts, now=now
        )

    assert add(city.east).district == city.east
    for district in (city.west, None):
        with pytest.raises(Forbidden):
            add(district)


@pytest.fixture
def of_east(city: City) -> PageClient:
    account = seats.seated(Role.MUNICIPAL_ADVISER, at=city.east, in_=city.region).user
    client = Client(headers={"origin": "http://testserver"})
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return PageClient(client)


def test_registry_links_to_the_units_that_may_be_changed(city: City, of_east: PageClient) -> None:
    page = of_east.get("/fjordane/register/")

    names = {unit.name for unit in city.units.values()}
    assert names & page.links().keys() == {"Ost barnehage"}
    for name, status in (("Ost", 200), ("Vest", 403), ("Uten", 403)):
        of_east.get(f"/fjordane/register/enheter/{city.units[name].pk}/", status=status)


def test_form_offers_the_own_district_only(city: City, of_east: PageClient) -> None:
    where = f"/fjordane/register/enheter/{city.units['Ost'].pk}/"
    (choice,) = of_east.get(where).all("select", name="district")
    values = {key: value for key, value in values_of(city.units["Ost"]).items() if value}

    refused = of_east.post_invalid(where, {**values, "district": city.west.pk})

    assert [option.attrib["value"] for option in choice.iter("option")] == [str(city.east.pk)]
    assert "Velg et gyldig valg" in refused.main


def test_whole_municipality_is_for_its_own_adviser(city: City, of_east: PageClient) -> None:
    where = "/fjordane/register/eiere-og-kommuner/"

    for place, status in ((city.city, 403), (city.west, 403), (city.east, 200)):
        of_east.get(f"{where}{place.pk}/", status=status)
