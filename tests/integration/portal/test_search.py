"""T-08, T-13: the search finds what the viewer's pages show, and nothing else."""

from datetime import date

import pytest

from samspor.access.viewer import ANONYMOUS, Role, Viewer
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Charter
from samspor.portal.finds import What
from samspor.portal.selectors.search import search
from samspor.registry.models import Community, FormerName
from tests.factories import activities, focus, networks, registry, seats
from tests.factories import wheel as wheels
from tests.factories.registry import saved
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
V = Viewpoint


def hits(viewer: Viewer, question: str, *, in_: Community | None = None) -> dict[str, list[str]]:
    found = search(viewer, question=question, on=clock.today(), community=in_)
    return {what: [one.title for one in rows] for what, rows in found.by_kind.items()}


@pytest.fixture
def planned(world: World) -> World:
    """A released wheel whose draft has gone on, and one thing of each kind."""
    year = SchoolYear.of(clock.today())
    group = networks.network("Skolebibliotekprosjekt", in_=world.region)
    saved(Charter(arena=group, why="Alle barn skal møte bibliotek", goals="Lesing hver dag"))
    networks.arena("Bibliotekgruppe uten side", in_=world.region)
    drawn = wheels.a_wheel(in_=world.region, of=[group], year=year)
    kept = activities.activity(
        "Biblioteksamling", at=group, on=Timing.days(date(year.start, 10, 16)), year=year
    )
    kept.agenda = "Lesestund med ressurspersonar"
    saved(kept)
    wheels.release(drawn, by=world.viewer(V.COORDINATOR))
    kept.title = "Biblioteksamlinga som er flytta"
    saved(kept)
    focus.a_focus_area("Bibliotek og språk", in_=world.region, is_public=True)
    focus.a_focus_area("Bibliotek i utkast", in_=world.region, is_public=False)
    focus.an_initiative("Biblioteket kommer", in_=world.region, is_public=True)
    registry.kindergarten("Bibliotekbakken", in_=world.municipality_1)
    registry.kindergarten("Bibliotekdalen", in_=registry.municipality("Utenfor"))
    activities.break_(
        "Bibliotekdag",
        in_=world.region,
        first=date(year.start, 10, 7),
        last=date(year.start, 10, 7),
    )
    return world


def test_everybody_finds_what_has_a_page_and_the_released_edition(planned: World) -> None:
    found = hits(ANONYMOUS, "bibliotek")

    assert found == {
        What.ACTIVITIES: ["Biblioteksamling"],
        What.NETWORKS: ["Skolebibliotekprosjekt"],
        What.CHARTERS: ["Skolebibliotekprosjekt"],
        What.FOCUS_AREAS: ["Bibliotek og språk"],
        What.INITIATIVES: ["Biblioteket kommer"],
        What.UNITS: ["Bibliotekbakken barnehage"],
    }


def test_closed_unit_and_former_name_are_found_and_say_so(pages: PageClient, world: World) -> None:
    today = clock.today()
    lives = registry.kindergarten("Elvebakken", in_=world.municipality_1)
    saved(FormerName(unit=lives, name="Granlia barnehage", valid_to=date(2020, 7, 31)))
    gone = registry.kindergarten("Granlia", in_=world.municipality_1)
    gone.closed_on, gone.merged_into = date(2021, 7, 31), lives
    saved(gone)
    closing = registry.kindergarten("Granlia vest", in_=world.municipality_1)
    closing.closed_on = today
    saved(closing)

    assert hits(ANONYMOUS, "granlia")[What.UNITS] == [
        "Granlia vest barnehage",
        "Granlia barnehage",
        "Elvebakken barnehage",
    ]
    found = pages.get("/sok/?q=granlia").main
    assert "lagt ned 31. juli 2021, nå en del av Elvebakken barnehage" in found
    assert "tidligere Granlia barnehage" in found
    page = pages.get(f"/fjordane/barnehager-og-skoler/{gone.pk}/")
    assert "Siste dag var lørdag 31. juli 2021. Den er nå en del av" in page.main
    assert f"/fjordane/barnehager-og-skoler/{lives.pk}/" in page.links().values()
    assert "lagt ned" not in pages.get(f"/fjordane/barnehager-og-skoler/{closing.pk}/").main
    assert str(gone) not in pages.get("/fjordane/barnehager-og-skoler/").main


def test_a_head_also_finds_what_is_the_communitys_own(planned: World) -> None:
    found = hits(planned.viewer(V.HEAD_A), "bibliotek")

    assert found[What.ACTIVITIES] == ["Biblioteksamling"]
    assert found[What.CLOSED_DAYS] == ["Bibliotekdag"]
    assert "Bibliotekgruppe uten side" in found[What.NETWORKS]


def test_who_plans_finds_the_draft_instead_of_the_edition(planned: World) -> None:
    found = hits(planned.viewer(V.COORDINATOR), "bibliotek")

    assert found[What.ACTIVITIES] == ["Biblioteksamlinga som er flytta"]


def test_a_lost_role_finds_nothing_more_at_once(planned: World) -> None:
    """T-11."""
    assert hits(planned.viewer(V.FORMER), "bibliotek") == hits(ANONYMOUS, "bibliotek")


def test_seats_and_who_holds_them_are_found_by_those_inside_alone(world: World) -> None:
    leader = seats.seat(Role.PEDAGOGICAL_LEADER, at=world.unit_p, in_=world.region)
    seats.holder(leader, by=seats.person("Kanarifugl Navnesen"))
    outside = (ANONYMOUS, world.viewer(V.NO_ROLE), world.viewer(V.OPERATOR), world.viewer(V.FORMER))

    assert hits(world.viewer(V.PRIVATE_HEAD_P), "styrar Solbakken") == {
        What.SEATS: [world.seat_of[V.HEAD_A].label]
    }
    assert hits(world.viewer(V.COORDINATOR), "Navnesen") == {What.SEATS: [leader.label]}
    assert [hits(viewer, "Navnesen") for viewer in outside] == [{}] * 4


def test_nothing_of_a_neighbour_is_found_in_ones_own_community(planned: World) -> None:
    networks.network("Biblioteket hos naboen", in_=planned.neighbour)

    here = hits(planned.viewer(V.COORDINATOR), "bibliotek", in_=planned.region)
    everywhere = hits(planned.viewer(V.COORDINATOR), "bibliotek")

    assert "Biblioteket hos naboen" not in here[What.NETWORKS]
    assert "Biblioteket hos naboen" in everywhere[What.NETWORKS]


def test_a_unit_in_two_communities_stands_once(world: World) -> None:
    registry.take_part(world.municipality_1, in_=world.neighbour)

    assert hits(ANONYMOUS, "Solbakken")[What.UNITS] == ["Solbakken barnehage"]


def test_a_hit_in_the_name_comes_first_and_then_what_comes_next(world: World) -> None:
    year = SchoolYear.of(clock.today())
    group = networks.network("Gruppe", in_=world.region)
    drawn = wheels.a_wheel(in_=world.region, of=[group], year=year)
    days = {"Samling om lek": date(year.start, 9, 1), "Lek": date(year.start + 1, 6, 1)}
    for title, day in days.items():
        activities.activity(title, at=group, on=Timing.days(day), year=year)
    quiet = activities.activity("Møte", at=group, year=year)
    quiet.agenda = "Vi snakker om lek"
    saved(quiet)
    wheels.release(drawn, by=world.viewer(V.COORDINATOR))

    assert hits(ANONYMOUS, "lek")[What.ACTIVITIES] == ["Lek", "Samling om lek", "Møte"]


# --- the page ---


def test_page_groups_hits_and_says_the_weekday(pages: PageClient, planned: World) -> None:
    page = pages.get("/sok/?q=bibliotek")

    headings = ["".join(one.itertext()).split()[0] for one in page.all("h2")]
    assert headings == [
        "Aktiviteter",
        "Nettverk",
        "Nettverksavtaler",
        "Fokusområder",
        "Satsinger",
        "Barnehager",
    ]
    year = SchoolYear.of(clock.today()).start
    assert f"16. oktober {year}" in page.main
    assert any(day in page.main for day in ("man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."))
    assert not page.answer.sets_cookie
    assert page.answer.headers["Cache-Control"] == "public, no-cache"
    assert all(pages.get(link, status=200) for link in _hrefs(page))


def test_every_hit_of_a_planner_opens(planned: World) -> None:
    reader = PageClient(planned.client(V.COORDINATOR))

    page = reader.get("/sok/?q=bibliotek&i=fjordane")

    assert {reader.client.get(link).status_code for link in _hrefs(page)} == {200}
    assert len(_hrefs(page)) == 8


def test_statements_do_not_grow_with_what_there_is(planned: World) -> None:
    reader = PageClient(planned.client(V.COORDINATOR))

    def asked() -> int:
        reader.get("/sok/?q=bibliotek")  # what was released is read once, and kept
        return len(reader.get("/sok/?q=bibliotek").answer.statements)

    before = asked()
    for number in range(3):
        networks.network(f"Bibliotek {number}", in_=planned.region)
        registry.kindergarten(f"Bibliotek {number}", in_=planned.municipality_2)

    assert (before, asked()) == (4, 4)


def test_one_kind_is_paged(pages: PageClient, world: World) -> None:
    for number in range(23):
        registry.kindergarten(f"Fuglereiret {number}", in_=world.municipality_1)

    together = pages.get("/sok/?q=fugl")
    second = pages.get("/sok/?q=fugl&hva=enheter&side=2")

    assert "23 treff" in together.main
    assert len(_hrefs(second)) == 3


def test_without_a_question_the_page_says_what_can_be_found(
    pages: PageClient, world: World
) -> None:
    assert "Ett ord er nok" in pages.get("/sok/").main


def test_nothing_found_says_what_to_do(pages: PageClient, world: World) -> None:
    page = pages.get("/sok/?q=finnesikke")

    assert "Fant ingenting for «finnesikke»" in page.main
    assert "Prøv færre ord" in page.main


def test_a_community_that_is_not_there_is_no_page(pages: PageClient, world: World) -> None:
    pages.get("/sok/?q=lek&i=finnes-ikke", status=404)


def test_what_is_asked_for_is_shown_as_text(pages: PageClient, world: World) -> None:
    """T-23."""
    page = pages.get("/sok/?q=<script>alert(1)</script>\x00'\"")

    assert "<script>alert" not in page.html


def test_the_words_around_a_hit_in_a_text_are_shown(pages: PageClient, planned: World) -> None:
    page = pages.get("/sok/?q=ressursperson")

    assert ["".join(one.itertext()) for one in page.all("mark")] == ["ressurspersonar"]


def test_header_leads_to_the_search_of_the_community_one_is_in(
    pages: PageClient, world: World
) -> None:
    page = pages.get("/fjordane/nettverk/")

    (form,) = [one for one in page.all("form") if one.attrib.get("class") == "site-search"]
    fields = {one.attrib["name"]: one.attrib.get("value", "") for one in form.iter("input")}
    assert (form.attrib["action"], fields) == ("/sok/", {"q": "", "i": "fjordane"})
    assert page.links()["Søk"] == "/sok/?i=fjordane"


def test_help_is_found_and_stands_beside_its_screen(world: World) -> None:
    reader = PageClient(world.client(V.COORDINATOR))

    assert "Slik overleverer du en plass" in reader.get("/sok/?q=overlevere").main
    assert "Slik virker plassene" in reader.get("/fjordane/plasser/").main
    assert "Slik virker min side" in reader.get("/min-side/").main


def _hrefs(page) -> list[str]:
    links = page.all("a")
    return [one.attrib["href"] for one in links if one.attrib.get("class") == "search-hit__title"]
