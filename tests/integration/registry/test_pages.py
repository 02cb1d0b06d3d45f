"""Public pages of kindergartens and schools, and what no community may be called."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from samspor.access.viewer import ANONYMOUS
from samspor.registry.models import UnitFigure
from samspor.registry.selectors.units import overall, sums, total, units_with_figures
from samspor.registry.validators import RESERVED
from tests.factories import registry
from tests.factories.registry import saved
from tests.page_checks import words
from tests.page_client import PageClient
from tests.viewpoints import World

TODAY = date(2026, 11, 20)
PATH = "/fjordane/barnehager-og-skoler/"


def count(unit, children: int, *, on: date = date(2026, 1, 1), source: str = "Kommunen"):
    return saved(UnitFigure(unit=unit, counted_on=on, children=children, source=source))


def test_sums_by_municipality_and_ownership(world: World):
    count(world.unit_a, 40)
    count(world.unit_p, 14)
    third = registry.kindergarten("Havna", in_=world.municipality_2)
    count(third, 20)

    rows = units_with_figures(ANONYMOUS, community=world.region, on=TODAY)
    made = [*sums(rows), overall(rows)]

    assert [
        (
            str(row.municipality or "alle"),
            (row.municipal.units, row.municipal.children),
            (row.private.units, row.private.children),
            (row.total.units, row.total.children),
        )
        for row in made
    ] == [
        ("Lillevik", (1, 20), (0, None), (1, 20)),
        ("Storvik", (1, 40), (1, 14), (2, 54)),
        ("alle", (2, 60), (1, 14), (3, 74)),
    ]
    assert total(rows).is_whole


def test_latest_figure_counts_and_unknown_is_not_nought(world: World):
    count(world.unit_a, 40, on=date(2024, 1, 1))
    count(world.unit_a, 44, on=date(2026, 1, 1))

    rows = units_with_figures(ANONYMOUS, community=world.region, on=TODAY)

    assert {row.unit.name: row.children for row in rows} == {
        "Solbakken barnehage": 44,
        "Fjellknausen barnehage": None,
    }
    assert (total(rows).children, total(rows).is_whole) == (44, False)


def test_units_page_shows_figures_and_what_is_missing(pages: PageClient, world: World):
    count(world.unit_a, 44)

    text = pages.get(PATH).main.replace("\u00a0", " ")

    assert "Solbakken barnehage" in text
    assert "Tallet på barn er kjent for 1 av 2 enheter." in text
    assert "Talt torsdag 1. januar 2026, kilde: Kommunen." in text


def test_units_page_without_figures_shows_units_alone(pages: PageClient, world: World):
    page = pages.get(PATH)

    assert "Ingen har talt barna ennå." in page.main
    assert "barn" not in [words(cell) for cell in page.all("th")]
    assert [words(cell) for cell in page.all("td", class_="number")][:3] == ["1", "1", "2"]


def test_unit_page_tells_what_is_known(pages: PageClient, world: World):
    count(world.unit_a, 44)

    page = pages.get(f"{PATH}{world.unit_a.pk}/")

    assert page.heading == "Solbakken barnehage"
    assert "Storvik" in page.main
    assert "Kommunal" in page.main
    assert "44" in page.main


def test_t08_unit_is_not_found_under_another_community(pages: PageClient, world: World):
    pages.get(f"/innlandet/barnehager-og-skoler/{world.unit_a.pk}/", status=404)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_units_page_asks_two_statements_whatever_the_number(
    pages: PageClient, world: World, number: int
):
    for place in range(number):
        count(registry.kindergarten(f"Nr {place}", in_=world.municipality_1), 10)

    assert len(pages.get(PATH).answer.statements) == 2


def test_one_unit_asks_five_statements(pages: PageClient, world: World):
    assert len(pages.get(f"{PATH}{world.unit_a.pk}/").answer.statements) == 5


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_pages_pass_in_every_language(pages: PageClient, world: World, language: str):
    assert pages.get(language + PATH).heading
    assert pages.get(f"{language}{PATH}{world.unit_a.pk}/").heading


def test_no_units_says_who_adds_them(pages: PageClient):
    registry.community("Tomvik")

    assert "Rådgiveren i kommunen legger inn" in pages.get("/tomvik/barnehager-og-skoler/").main


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_community_cannot_take_an_address_of_the_installation(db: None, slug: str):
    with pytest.raises(ValidationError, match="trengs til andre sider"):
        registry.community(slug)


def test_every_address_of_the_installation_is_reserved():
    firsts = {
        first
        for path in _paths(get_resolver().url_patterns)
        if (first := path.lstrip("^/").split("/")[0]) and first.replace("-", "").isalpha()
    }

    assert firsts <= RESERVED
    assert "arshjul" in firsts


def _paths(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Addresses as written; the language's prefix is none of ours to reserve twice."""
    found: list[str] = []
    for each in patterns:
        own = "" if type(each.pattern).__name__ == "LocalePrefixPattern" else str(each.pattern)
        if isinstance(each, URLResolver):
            found += _paths(each.url_patterns, before + own)
        else:
            found.append(before + own)
    return found
