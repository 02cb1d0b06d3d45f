"""The wheel as everybody sees it: from the row to the page, through the released edition."""

import json
from datetime import date

import pytest
import time_machine
from django.test import Client

from samspor.drawing.content import ClosedKind, Kind, Relation
from samspor.drawing.export import from_json
from samspor.kernel.timing import Timing
from tests.factories import activities
from tests.factories.activities import at, day, month
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region
from tests.page_checks import words
from tests.page_client import PageClient

PATH = "/arshjul/fjordane/2024-2025/"
VIEWS = ["", "?vis=tabell", "?vis=liste"]
CANARY = "<script>alert('x')</script>\"'><img src=x onerror=y>"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2024-11-21 12:00 +0100", tick=False):
        yield


@pytest.fixture
def released(region: Region) -> Region:
    """Five activities of all sorts, released."""
    gathering = activities.activity(
        "Styrersamling",
        at=region.heads,
        on=at(2024, 10, 16, "09:30", "15:00"),
        kind=Kind.GATHERING,
        place="DMMH",
        agenda=["Stoppunkt", "Evaluering"],
    )
    after = activities.activity(
        "Oppfølging", at=region.local, on=month(2024, 12), kind=Kind.FOLLOW_UP, follows=gathering
    )
    activities.answer(after, by=region.storvik, at=region.local, on=day(2024, 12, 5))
    activities.activity(
        "Planmøte",
        at=region.group,
        on=at(2024, 12, 4, "12:00", "14:30"),
        follows=gathering,
        relation=Relation.EVALUATION,
    )
    activities.activity("Besøk", at=region.group)
    activities.break_(
        "Planleggingsdag",
        in_=region.community,
        first=date(2024, 12, 4),
        of=region.lillevik,
        kind=ClosedKind.PLANNING_DAY,
    )
    release(region.wheel, by=region.coordinator)
    return region


def ids_in(page) -> set[str]:
    return {one.attrib["data-id"] for one in page.answer.elements if "data-id" in one.attrib}


def ids_in_json() -> set[str]:
    data = json.loads(Client().get(PATH.rstrip("/") + ".json").content)
    return {item["id"] for item in data["activities"]}


def id_of(title: str) -> str:
    data = json.loads(Client().get(PATH.rstrip("/") + ".json").content)
    return next(item["id"] for item in data["activities"] if item["title"] == title)


@pytest.mark.parametrize("view", VIEWS)
def test_t59_every_view_of_the_page_holds_the_items_of_the_data(
    released: Region, pages: PageClient, view: str
) -> None:
    assert len(ids_in_json()) == 5
    assert ids_in(pages.get(PATH + view)) == ids_in_json()


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
@pytest.mark.parametrize("view", VIEWS)
def test_page_keeps_every_check_in_each_language(
    released: Region, pages: PageClient, view: str, language: str
) -> None:
    page = pages.get(language + PATH + view)

    assert page.heading == "Årshjul for lokal kompetanseutvikling, Fjordane"


def test_page_says_edition_day_and_municipalities(released: Region, pages: PageClient) -> None:
    text = pages.get(PATH).main

    assert "Utgave 1, sist endret fre. 20. september 2024" in text
    assert "gjelder Storvik og Lillevik" in text or "gjelder Lillevik og Storvik" in text


def test_page_tells_first_what_must_be_coordinated(released: Region, pages: PageClient) -> None:
    text = pages.get(PATH).main

    assert "2 ting å samordne" in text
    assert "Planmøte ons. 4. desember treffer Planleggingsdag i Lillevik." in text
    assert "Lillevik har ikke valgt dato: Oppfølging (desember)." in text
    assert text.index("2 ting å samordne") < text.index("Det som kommer")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", [*VIEWS, ".json"])
def test_page_asks_which_edition_and_reads_it_once_whatever_it_holds(
    region: Region,
    pages: PageClient,
    django_assert_num_queries,
    count: int,
    path: str,
) -> None:
    for number in range(count):
        activities.activity(f"Møte {number}", at=region.group, on=day(2024, 9, 2 + number))
    release(region.wheel, by=region.coordinator)
    address = PATH.rstrip("/") + path if path == ".json" else PATH + path

    for statements in [3, 1]:
        with django_assert_num_queries(statements):
            assert Client().get(address).status_code == 200


def test_filtered_page_takes_the_edition_that_is_kept(
    released: Region, django_assert_num_queries
) -> None:
    for query, statements in [("", 3), ("?type=gathering", 2), ("?type=gathering", 1)]:
        with django_assert_num_queries(statements):
            assert Client().get(PATH + query).status_code == 200


@pytest.mark.parametrize("view", VIEWS)
def test_answers_stand_inside_what_asked_for_them(
    released: Region, pages: PageClient, view: str
) -> None:
    page = pages.get(PATH + view)

    assert "1 av 2 har valgt dato. Lillevik har ikke valgt." in page.main
    assert "Storvik: tors. 5. desember, Oppfølging" in page.links()
    titles = [
        words(one)
        for one in page.all("p", "h3")
        if "title" in one.attrib.get("class", "") and words(one) == "Oppfølging"
    ]
    assert len(titles) == 1


def test_lists_in_what_people_wrote_are_lists(region: Region, pages: PageClient) -> None:
    region.heads.role = "Vi evaluerer:\n- i barnehagen\n- i kommunen"
    region.heads.save()
    made = activities.activity("Samling", at=region.heads, on=day(2024, 12, 4))
    made.description = "Husk:\n- kaffe"
    made.save()
    release(region.wheel, by=region.coordinator)

    table = pages.get(f"{PATH}?vis=tabell")
    one = pages.get(f"{PATH}{made.public_id}/")

    assert {"i barnehagen", "i kommunen"} <= {words(point) for point in table.all("li")}
    assert "kaffe" in {words(point) for point in one.all("li")}


def test_activity_page_tells_what_hangs_together(released: Region, pages: PageClient) -> None:
    page = pages.get(f"{PATH}{id_of('Styrersamling')}/")

    assert page.heading == "Styrersamling"
    assert "Onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42)".lower() in page.main.lower()
    assert "Stoppunkt" in page.main
    assert "Planmøte, ons. 4. desember (evaluerer dette)" in page.main
    assert "Oppfølging, desember (følger av dette)" in page.main


def test_activity_page_of_what_was_asked_shows_the_answers(
    released: Region, pages: PageClient
) -> None:
    data = json.loads(Client().get(PATH.rstrip("/") + ".json").content)
    asked = next(one for one in data["activities"] if one["timing"]["precision"] == "month")

    page = pages.get(f"{PATH}{asked['id']}/")

    assert "1 av 2 har valgt dato" in page.main
    assert "Ikke ennå: Lillevik." in page.main
    assert "tors. 5. desember" in page.main


# --- filter ---


def test_filter_stands_in_the_address_and_counts_what_it_hides(
    released: Region, pages: PageClient
) -> None:
    page = pages.get(f"{PATH}?type=gathering")

    assert ids_in(page) == {id_of("Styrersamling")}
    assert "4 skjulte" in page.main


@pytest.mark.parametrize("view", ["?vis=tabell&", "?vis=liste&", "?"])
def test_filter_hides_the_same_in_every_view(
    released: Region, pages: PageClient, view: str
) -> None:
    page = pages.get(f"{PATH}{view}niva=region")

    assert len(ids_in(page)) == 3


def test_links_between_views_keep_the_filter(released: Region, pages: PageClient) -> None:
    links = pages.get(f"{PATH}?type=gathering&kommune=Storvik").links()

    assert links["Tabell"] == f"{PATH}?vis=tabell&type=gathering&kommune=Storvik"
    assert links["Vis alt"] == PATH


def test_filter_without_hits_offers_the_way_back(released: Region, pages: PageClient) -> None:
    page = pages.get(f"{PATH}?type=deadline")

    assert "Ingenting passer med valget" in page.main
    assert page.links()["Vis alt"] == PATH


def test_t12_unknown_values_in_the_address_are_left_out(
    released: Region, pages: PageClient
) -> None:
    page = pages.get(f"{PATH}?vis=kule&type=x&arena=y&niva=z&kommune=Oslo&maned=2031-01&sort=id")

    assert ids_in(page) == ids_in_json()
    assert "skjulte" not in page.main


def test_choosing_every_box_of_a_kind_is_choosing_nothing(
    released: Region, pages: PageClient
) -> None:
    page = pages.get(f"{PATH}?kommune=Storvik&kommune=Lillevik")

    assert "skjulte" not in page.main


def test_month_of_the_phone_is_this_one_until_another_is_chosen(
    released: Region, pages: PageClient
) -> None:
    def chosen(page) -> list[str]:
        months = page.all("a", class_="fan__month")
        return [words(one) for one in months if "aria-current" in one.attrib]

    assert chosen(pages.get(PATH)) == ["november 2024, aktiviteter: 0 nov"]
    assert chosen(pages.get(f"{PATH}?maned=2024-12")) == ["desember 2024, aktiviteter: 3 des"]
    assert "Uten dato (1)" in pages.get(PATH).links()


def test_quarter_is_a_part_of_the_year_in_every_view(released: Region, pages: PageClient) -> None:
    dated = {id_of("Planmøte"), id_of("Besøk")}

    for view in ["?kvartal=2", "?vis=tabell&kvartal=2", "?vis=liste&kvartal=2"]:
        ids = ids_in(pages.get(PATH + view))
        assert dated < ids
        assert id_of("Styrersamling") not in ids
    assert pages.get(f"{PATH}?kvartal=2").links()["Hele året"] == PATH


# --- what is not there ---


@pytest.mark.parametrize(
    "path",
    [
        "/arshjul/fjordane/2024-2025/",
        "/arshjul/fjordane/2024-2025.json",
        "/arshjul/fjordane/2024-2025/abcdefgh/",
        "/arshjul/fjordane/2031-2032/",
        "/arshjul/ingen/2024-2025/",
        "/arshjul/ingen/",
    ],
)
def test_t08_what_is_not_released_does_not_exist(
    region: Region, pages: PageClient, path: str
) -> None:
    pages.get(path, status=404)


@pytest.mark.parametrize("year", ["2024-2026", "1066-1067", "2024", "2024-25", "9999-10000"])
def test_year_that_cannot_be_has_no_page(region: Region, pages: PageClient, year: str) -> None:
    pages.get(f"/arshjul/fjordane/{year}/", status=404)


def test_activity_that_is_not_in_the_edition_has_no_page(
    released: Region, pages: PageClient
) -> None:
    later = activities.activity("Senere", at=released.group, on=day(2025, 2, 3))

    pages.get(f"{PATH}{later.public_id}/", status=404)


def test_planners_are_told_that_nothing_is_released(region: Region, browser) -> None:
    page = browser(region.coordinator).get(PATH)

    assert "Ingen utgave er sluppet ennå" in page.main
    assert f"{PATH}utkast/" in page.links().values()


def test_planners_go_on_to_the_draft_and_others_are_not_offered_it(
    released: Region, pages: PageClient, browser
) -> None:
    draft = f"{PATH}utkast/"

    assert draft in browser(released.coordinator).get(PATH).links().values()
    assert draft not in browser(released.head).get(PATH).links().values()
    assert draft not in browser(released.stranger).get(PATH).links().values()
    assert draft not in pages.get(PATH).links().values()


def test_years_of_a_community_lead_to_their_wheels(released: Region, pages: PageClient) -> None:
    page = pages.get("/arshjul/fjordane/")

    assert page.links()["2024–25"] == PATH
    assert "dette skoleåret" in page.main


# --- trust ---


def test_t23_texts_of_people_stay_text(region: Region, pages: PageClient) -> None:
    activities.activity(
        CANARY,
        at=region.heads,
        on=day(2024, 12, 4),
        place=CANARY,
        agenda=[CANARY],
        description=CANARY,
    )
    activities.activity(CANARY, at=region.local, on=Timing.month(2024, 12))
    release(region.wheel, by=region.coordinator)

    for path in [*VIEWS, *(f"{one}/" for one in ids_in_json())]:
        html = pages.get(PATH + path).html
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_t27_public_wheel_sets_no_cookie_and_may_be_kept(released: Region) -> None:
    response = Client().get(PATH)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "no-store" not in response.headers["Cache-Control"]


def test_t27_style_sheet_below_the_page_does_not_exist(released: Region) -> None:
    assert Client().get(f"{PATH}x.css").status_code == 404


def test_data_comes_back_as_the_content_it_was(released: Region) -> None:
    response = Client().get(PATH.rstrip("/") + ".json")

    content = from_json(response.content)
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert (content.community, content.edition.number) == ("fjordane", 1)


def test_only_reading_is_possible(released: Region) -> None:
    client = Client(headers={"origin": "http://testserver"})

    assert client.post(PATH).status_code == 405
