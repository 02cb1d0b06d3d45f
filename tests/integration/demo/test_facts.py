"""The demo's public pages carry the communities' own facts over."""

from collections import Counter
from datetime import date

import pytest

from samspor.access.viewer import ANONYMOUS, at_the_console
from samspor.demo.facts import add_facts
from samspor.focus.selectors.public import focus_areas, initiatives
from samspor.networks.selectors.public import districts, network_at, networks, thematic
from samspor.registry.models import Community
from samspor.registry.selectors.communities import community_at
from samspor.registry.selectors.units import overall, units_with_figures
from tests.demo_shelf import DemoShelf
from tests.integration.demo.at_noon import NOON

TODAY = NOON.date()


@pytest.fixture
def city(db: None, noon_shelf: DemoShelf) -> Community:
    noon_shelf.put_up(now=NOON)
    return community_at(ANONYMOUS, "trondheim")


def test_facts_of_all_four_communities(city: Community):
    areas = [one.area for group in focus_areas(ANONYMOUS, community=city) for one in group.areas]
    found = {row.name: row for row in initiatives(ANONYMOUS, community=city)}
    rows = networks(ANONYMOUS, community=city, on=TODAY)
    by_district = districts(rows)
    voluntary = found["Foreldreaktiv tilvenning"]

    assert Counter(area.unit_kind for area in areas) == {"kindergarten": 3, "school": 3}
    assert max(len(area.theme_list) for area in areas) == 6
    assert Counter(row.unit_kind for row in found.values())["kindergarten"] == 10
    assert voluntary.decided_on == date(2023, 3, 2)
    assert len(found["DEKOM og Kompetanseløftet"].goal_list) == 3
    assert len(thematic(rows)) == 4
    assert [str(row.district) for row in by_district] == [
        "Heimdal", "Lerkendal", "Midtbyen", "Østbyen"
    ]  # fmt: skip
    assert [row.municipal[0].is_vacant for row in by_district] == [True] * 4
    assert [len(row.private[0].contact_units) for row in by_district] == [1, 2, 1, 1]

    gauldal = community_at(ANONYMOUS, "midtre-gauldal")
    sums = overall(units_with_figures(ANONYMOUS, community=gauldal, on=TODAY))
    assert (sums.total.units, sums.total.children, sums.private.units) == (7, 335, 2)

    vest = community_at(ANONYMOUS, "vesteralen-og-lodingen")
    found_there = network_at(ANONYMOUS, community=vest, slug="regionalt-styrernettverk", on=TODAY)
    charter = found_there.arena.charter
    assert len(charter.reasons) == 4
    assert len(charter.goal_list) == 7
    assert [len(theme.parts) for theme in charter.theme_list] == [6, 2, 0]
    assert len(charter.point_list) == 4
    assert (charter.lifetime_years, charter.evaluate_after_years) == (4, 2)

    add_facts(at_the_console(community_id=city.pk), city, NOON)  # a second time changes nothing
    assert len(networks(ANONYMOUS, community=city, on=TODAY)) == len(rows)
