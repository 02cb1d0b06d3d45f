"""The other four real documents (issue 5): every fact they hold, and nothing left over."""

from datetime import date

import pytest

from samspor.reading import read_document
from samspor.reading.draft import Draft
from tests.unit.reading.documents import seed

OVERVIEW = "000_159600a2a3d0d36e.txt"
SLIDES = "001_6b44457b50c9e8f8.txt"
SCHOOLS = "002_a5fe0b2c664670ae.txt"
MINUTES = "004_33d1945ee67c88f0.txt"


def read(name: str) -> Draft:
    return read_document(seed(name))


@pytest.mark.parametrize(
    ("name", "furniture", "text"),
    [(OVERVIEW, 6, 1), (SLIDES, 0, 16), (SCHOOLS, 2, 6), (MINUTES, 0, 1)],
)
def test_everything_is_placed(name: str, furniture: int, text: int) -> None:
    draft = read(name)

    assert draft.unplaced == ()
    assert len(draft.furniture) <= furniture
    assert draft.coverage.text <= text
    assert draft.events == ()


def test_overview_has_focus_areas_of_its_years() -> None:
    draft = read(OVERVIEW)

    assert draft.document.updated == date(2024, 3, 31)
    assert [(area.period, bool(area.text)) for area in draft.focus_areas] == [
        ("2024-2026", True)
    ] * 3


def test_overview_has_networks_with_seats_and_vacancies() -> None:
    networks = read(OVERVIEW).networks
    district = [each for each in networks if each.kind == "district"]
    thematic = [each for each in networks if each.kind == "thematic"]

    assert len({each.district for each in district}) == 4
    assert [each.ownership for each in district] == ["municipal", "private"] * 4
    assert [
        [c.unit for c in each.contacts] for each in district if each.ownership == "municipal"
    ] == [[None]] * 4
    assert sorted(len(each.contacts) for each in district) == [1] * 7 + [2]
    assert sum(c.person is not None for each in district for c in each.contacts) == 1
    assert len(thematic) == 4
    assert all(each.text and each.contacts for each in thematic)
    assert sum(each.meets is not None for each in thematic) == 2


def test_overview_has_initiatives_with_what_is_stated() -> None:
    initiatives = read(OVERVIEW).initiatives

    assert len(initiatives) == 10
    assert [each.decided for each in initiatives if each.decided] == [date(2023, 3, 2)]
    assert [each.period for each in initiatives if each.period] == ["2 år", "2017-2023"]
    assert [len(each.units) for each in initiatives if each.units] == [2]
    assert sum(bool(each.participation) for each in initiatives) >= 4
    assert sum(bool(each.partners) for each in initiatives) >= 5


def test_slides_have_units_that_add_up() -> None:
    draft = read(SLIDES)

    assert [unit.children for unit in draft.units] == [14, 77, 20, 48, 78, 38, 60]
    assert [unit.departments for unit in draft.units] == [None, 5, 2, 3, 5, 4, 4]
    assert {unit.section_word for unit in draft.units} == {None, "avdeling", "base"}
    assert sum(unit.combined_centre for unit in draft.units) == 3
    assert [unit.owner_form for unit in draft.units] == ["foreldreeid"] * 2 + [None] * 5
    assert [(each.what, each.stated, each.computed) for each in draft.totals] == [
        ("barn", 335, 335),
        ("barnehager", 7, 7),
        ("private barnehager", 2, 2),
        ("kommunale barnehager", 5, 5),
    ]
    assert draft.doubts == ()


def test_slides_have_norms_roles_dilemmas_and_experiences() -> None:
    draft = read(SLIDES)

    assert [
        (norm.min, norm.max, norm.unit, norm.per, norm.approximate) for norm in draft.norms
    ] == [
        (1, 2, "personer", "utviklingsarbeid", False),
        (2, 4, "samlinger", "halvår", False),
        (50, 50, "%", None, True),
        (1.5, 2, "timer", "uke", True),
    ]
    assert len(draft.partner_roles) == 2
    assert len(draft.dilemmas) == 3
    assert [each.kind for each in draft.experiences if each.kind != "unsorted"] == ["quote"]
    assert len(draft.experiences) >= 10


def test_schools_have_areas_themes_project_schemes_and_plans() -> None:
    draft = read(SCHOOLS)
    (project,) = draft.initiatives

    assert draft.document.updated == date(2024, 4, 18)
    assert [(area.period, len(area.themes)) for area in draft.focus_areas] == [
        ("2023-2027", 6),
        ("2023-2027", 0),
        ("2023-2027", 0),
    ]
    assert len(project.units) == 2
    assert project.funder
    assert [len(scheme.goals) for scheme in draft.schemes] == [3, 3, 3]
    assert [plan.period for plan in draft.plans] == ["2018-2023", "januar 2024"]
    assert len(draft.networks[0].partners) == 2


def test_minutes_are_a_charter() -> None:
    charter = read(MINUTES).charter

    assert charter is not None
    assert [
        len(part) for part in (charter.why, charter.goals, charter.form, charter.fixed_points)
    ] == [4, 7, 4, 4]
    assert [len(theme.parts) for theme in charter.themes] == [6, 2, 0]
    assert charter.rhythm == "To ganger i året"
    assert (charter.lifetime_years, charter.evaluate_after_years) == (4, 2)
    assert len(charter.duties) == 1
