"""Each kind of document, whole, into a new and empty community; a second time changes nothing."""

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps

from samspor.activities.models import Activity, Follow
from samspor.focus.enums import FindingKind
from samspor.focus.models import Finding, FocusArea, GrantScheme, Initiative, LongTermPlan, Norm
from samspor.intake.models import Source
from samspor.intake.proposals import Verdict
from samspor.intake.states import rows_of
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena, Charter
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Organisation, Participation, Unit, UnitFigure
from samspor.seats.models import Person, Seat
from tests.integration.intake.places import TEST, Paper, city, region, twin

pytestmark = pytest.mark.django_db


def everything() -> dict[str, int]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("samspor.")]
    return {model._meta.label: rows_of(model).count() for model in ours}


def taken(paper: Paper) -> None:
    """All of it, and once more without anything happening (T-18)."""
    outcome = paper.take(accept_all=True)
    assert outcome.taken == outcome.total
    assert outcome.refused == []
    before = everything()

    again = paper.take(accept_all=True)

    assert not again.wrote_something
    assert {each.verdict for each in again.proposals} == {Verdict.SAME}
    assert everything() == before


def test_t18_a_page_of_networks() -> None:
    taken(city("Storvik", twin("nettverk")))

    networks = Arena.objects.unguarded(reason=TEST)
    of_districts = networks.filter(kind=ArenaKind.DISTRICT_NETWORK)
    assert {(each.district.name, each.ownership) for each in of_districts} == {
        ("Nordre", "municipal"),
        ("Nordre", "private"),
        ("Søndre", "municipal"),
        ("Søndre", "private"),
    }
    both = of_districts.get(district__name="Søndre", ownership="private")
    units = both.contact_units.unguarded(reason=TEST)
    assert sorted(unit.name for unit in units) == ["Havblikk barnehage", "Lyngåsen barnehage"]
    seats = Seat.objects.unguarded(reason=TEST).filter(arena__isnull=False)
    assert seats.count() == 7
    assert Person.objects.unguarded(reason=TEST).count() == 0
    areas = FocusArea.objects.unguarded(reason=TEST)
    assert [area.valid_to for area in areas] == [date(2027, 12, 31)] * 2
    start = Initiative.objects.unguarded(reason=TEST).get(name="Trygg start")
    assert start.decided_on == date(2024, 3, 12)
    assert "alle private som ønsker det" in start.participation
    assert start.summary.startswith("Er en modell")
    fresh = Initiative.objects.unguarded(reason=TEST).get(name="Ny i barnehagen")
    assert [str(each) for each in fresh.partners.unguarded(reason=TEST)] == ["Kystens høgskole"]
    assert Source.objects.unguarded(reason=TEST).get().updated_on == date(2025, 8, 14)


def test_t18_a_list_of_units_and_what_they_have_found_out() -> None:
    taken(city("Lunde", twin("enheter")))

    units = {unit.name: unit for unit in Unit.objects.unguarded(reason=TEST)}
    assert len(units) == 5
    assert units["Elvebakken barnehage"].combined_centre
    assert units["Granlia barnehage"].section_word == "baser"
    assert units["Fossen barnehage"].owner_form == "parent"
    figures = UnitFigure.objects.unguarded(reason=TEST)
    assert sum(figure.children or 0 for figure in figures) == 168
    norms = {norm.what: norm for norm in Norm.objects.unguarded(reason=TEST)}
    assert (norms["ressurspersoner"].minimum, norms["ressurspersoner"].maximum) == (1, 2)
    assert norms["planleggingsdager"].approximate
    findings = Finding.objects.unguarded(reason=TEST)
    assert findings.filter(kind=FindingKind.DILEMMA).count() == 1
    assert findings.filter(kind=FindingKind.QUOTE).count() == 1
    assert {str(each.partner) for each in findings.filter(kind=FindingKind.PARTNER_ROLE)} == {"UH"}


def test_t18_a_page_of_a_citys_schools() -> None:
    taken(city("Storvik", twin("skole")))

    areas = FocusArea.objects.unguarded(reason=TEST)
    assert areas.get(name="Ledelse av læring").theme_list == (
        "ledelse",
        "undervisning",
        "læringsmiljø",
    )
    library = Initiative.objects.unguarded(reason=TEST).get()
    schools = library.units.unguarded(reason=TEST)
    assert [(each.name, each.kind) for each in schools.order_by("name")] == [
        ("Lia", "school"),
        ("Nordstrand", "school"),
    ]
    assert library.funder == "Utdanningsdirektoratet"
    schemes = GrantScheme.objects.unguarded(reason=TEST)
    assert {len(scheme.goal_list) for scheme in schemes} == {2}
    plans = LongTermPlan.objects.unguarded(reason=TEST)
    assert {plan.valid_from for plan in plans} == {date(2019, 1, 1), date(2025, 1, 1)}
    network = Arena.objects.unguarded(reason=TEST).get()
    partners = network.partners.unguarded(reason=TEST)
    assert {str(each) for each in partners} == {"Kystuniversitetet", "Vestvik"}
    assert not Participation.objects.unguarded(reason=TEST).filter(
        organisation__name="Vestvik"
    ).exists()  # fmt: skip


def test_t18_the_minutes_of_a_networks_first_gathering() -> None:
    taken(region("Kystregionen", twin("stiftelse")))

    charter = Charter.objects.unguarded(reason=TEST).get()
    assert charter.arena.kind == ArenaKind.HEADS_NETWORK
    assert charter.arena.rhythm == "To ganger i året"
    assert (len(charter.reasons), len(charter.goal_list)) == (2, 2)
    assert [len(theme.parts) for theme in charter.theme_list] == [2, 0]
    assert (charter.lifetime_years, charter.evaluate_after_years) == (4, 2)
    assert charter.duty_list[0].startswith("Styringsgruppe/prosessleder: ")


def test_t18_an_annual_wheel_of_a_region() -> None:
    paper = region("Havlandet nord", twin("arshjul"))

    taken(paper)

    rows = Activity.objects.unguarded(reason=TEST)
    assert rows.count() == len(paper.draft.events)
    parts = Participation.objects.unguarded(reason=TEST).filter(community=paper.community)
    joined = {part.organisation.kind for part in parts}
    assert joined == {OrganisationKind.MUNICIPALITY, OrganisationKind.UNIVERSITY}


# --- the five real documents ---

REAL = (
    ("000", "Trondheim", True),
    ("001", "Midtre Gauldal", True),
    ("002", "Trondheim", True),
    ("003", "Trøndelag sørvest", False),
    ("004", "Vesterålen og Lødingen", False),
)


@pytest.mark.parametrize(("number", "name", "is_city"), REAL, ids=[each[0] for each in REAL])
def test_t18_the_five_real_documents(seeds: Path, number: str, name: str, is_city: bool) -> None:
    (path,) = seeds.glob(f"{number}_*")
    found = (city if is_city else region)(name, path.read_bytes())

    taken(found)

    _CHECKS[number]()


def _page_of_networks() -> None:
    areas = FocusArea.objects.unguarded(reason=TEST)
    assert [(each.valid_from, each.valid_to) for each in areas] == [
        (date(2024, 1, 1), date(2026, 12, 31))
    ] * 3
    networks = Arena.objects.unguarded(reason=TEST)
    of_districts = networks.filter(kind=ArenaKind.DISTRICT_NETWORK)
    assert len({(each.district_id, each.ownership) for each in of_districts}) == 8
    named = [network.contact_units.unguarded(reason=TEST).count() for network in of_districts]
    assert sorted(named) == [0, 0, 0, 0, 1, 1, 1, 2]
    assert networks.filter(kind=ArenaKind.THEMATIC_NETWORK).exclude(about="").count() == 4
    initiatives = Initiative.objects.unguarded(reason=TEST)
    assert initiatives.count() == 10
    assert initiatives.get(decided_on=date(2023, 3, 2)).valid_from == date(2017, 1, 1)
    assert list(initiatives.exclude(cohort="").values_list("cohort", flat=True)) == ["2 år"]
    assert Person.objects.unguarded(reason=TEST).count() == 0
    assert Source.objects.unguarded(reason=TEST).get().updated_on == date(2024, 3, 31)


def _units() -> None:
    units = Unit.objects.unguarded(reason=TEST)
    assert units.count() == 7
    assert units.filter(combined_centre=True).count() == 3
    assert units.filter(ownership="private", owner_form="parent").count() == 2
    assert units.exclude(section_word="").count() == 6
    children = UnitFigure.objects.unguarded(reason=TEST).values_list("children", flat=True)
    assert sum(filter(None, children)) == 335
    norms = Norm.objects.unguarded(reason=TEST)
    assert sorted((float(each.minimum or 0), float(each.maximum or 0)) for each in norms) == [
        (1, 2),
        (1.5, 2),
        (2, 4),
        (50, 50),
    ]
    kinds = list(Finding.objects.unguarded(reason=TEST).values_list("kind", flat=True))
    assert kinds.count(FindingKind.PARTNER_ROLE) == 2
    assert kinds.count(FindingKind.DILEMMA) == 3
    assert kinds.count(FindingKind.QUOTE) == 1


def _schools() -> None:
    areas = FocusArea.objects.unguarded(reason=TEST)
    assert sorted(len(area.theme_list) for area in areas) == [0, 0, 6]
    assert {area.valid_to for area in areas} == {date(2027, 12, 31)}
    library = Initiative.objects.unguarded(reason=TEST).get()
    assert library.units.unguarded(reason=TEST).filter(kind="school").count() == 2
    schemes = GrantScheme.objects.unguarded(reason=TEST)
    assert {len(scheme.goal_list) for scheme in schemes} == {3}
    assert LongTermPlan.objects.unguarded(reason=TEST).filter(valid_to=date(2023, 12, 31)).exists()
    partners = Arena.objects.unguarded(reason=TEST).get().partners.unguarded(reason=TEST)
    assert "NTNU" in {str(each) for each in partners}
    assert Source.objects.unguarded(reason=TEST).get().updated_on == date(2024, 4, 18)


def _wheel() -> None:
    places = Organisation.objects.unguarded(reason=TEST).filter(kind="municipality")
    assert places.count() == 4
    assert Arena.objects.unguarded(reason=TEST).filter(parent=None).count() == 5
    rows = Activity.objects.unguarded(reason=TEST)
    assert rows.filter(precision__in=["time", "day"]).count() == 7
    assert rows.exclude(precision__in=["time", "day"]).count() == 5
    ties = Follow.objects.unguarded(reason=TEST)
    december = rows.get(first_day=date(2024, 12, 1))
    assert ties.filter(activity=december).count() == 2


def _charter() -> None:
    charter = Charter.objects.unguarded(reason=TEST).get()
    assert (len(charter.reasons), len(charter.goal_list)) == (4, 7)
    assert [len(theme.parts) for theme in charter.theme_list] == [6, 2, 0]
    assert (charter.lifetime_years, charter.evaluate_after_years) == (4, 2)
    assert (len(charter.duty_list), len(charter.point_list)) == (1, 4)
    assert charter.arena.rhythm


_CHECKS = {
    "000": _page_of_networks,
    "001": _units,
    "002": _schools,
    "003": _wheel,
    "004": _charter,
}
