"""The calendars as they are fetched: addresses, caching, words, what is not there."""

import gzip
from datetime import datetime, timedelta

import icalendar
import pytest
import time_machine
from django.test import Client

from samspor.activities.models import Activity
from samspor.activities.services import cancel_activity, move_activity
from samspor.drawing.content import Kind
from samspor.kernel.clock import OSLO
from samspor.kernel.kept import Kept, Shelf, forget
from samspor.networks.models import Arena
from tests.calendar_checks import complaints
from tests.factories import activities
from tests.factories.activities import NOW, at, day, month
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region
from tests.page_client import PageClient

WHEEL = "/arshjul/fjordane/2024-2025/"
FEED = "/arshjul/fjordane/2024-2025.ics"
PAGE = f"{WHEEL}abonner/"


@pytest.fixture(autouse=True)
def _fresh():
    """A day of the school year."""
    with time_machine.travel("2024-11-21 12:00 +0100", tick=False):
        yield


@pytest.fixture
def released(region: Region) -> Region:
    activities.activity(
        "Styrersamling",
        at=region.heads,
        on=at(2024, 10, 16, "09:30", "15:00"),
        kind=Kind.GATHERING,
        place="DMMH",
    )
    after = activities.activity("Oppfølging", at=region.local, on=month(2024, 12))
    activities.answer(after, by=region.storvik, at=region.local, on=day(2024, 12, 5))
    activities.activity("Besøk", at=region.group)
    release(region.wheel, by=region.coordinator)
    return region


def fetch(address: str = FEED, **headers: str):
    response = Client().get(address, headers=headers)
    assert response.status_code == 200
    return response


def components(address: str = FEED) -> dict[str, icalendar.Component]:
    data = fetch(address).content
    assert complaints(data) == []
    parsed = icalendar.Calendar.from_ical(data)
    return {str(one["SUMMARY"]): one for one in parsed.walk("VEVENT") + parsed.walk("VTODO")}


def behind(entry: icalendar.Component) -> Activity:
    rows = Activity.objects.unguarded(reason="a test looks at any activity")
    return rows.get(public_id=entry["UID"].removesuffix("@arshjul.samspor"))


# --- what it says ---


def test_feed_holds_the_edition_in_the_words_of_its_language(released: Region) -> None:
    assert components().keys() == {
        "Styrersamling",
        "Oppfølging (dato ikke satt)",
        "Oppfølging",
        "Besøk (etter avtale)",
    }
    assert "Besøk (by agreement)" in components(f"/en{FEED}")
    assert "Oppfølging (dato ikkje sett)" in components(f"/nn{FEED}")


def test_entry_leads_back_to_its_page(released: Region, pages: PageClient) -> None:
    found = components()["Styrersamling"]

    address = str(found["URL"])
    assert address.startswith(f"http://testserver{WHEEL}")
    assert found["DESCRIPTION"].endswith(f"Les mer: {address}")
    assert pages.get(address.removeprefix("http://testserver")).heading == "Styrersamling"


def test_calendar_says_its_name_and_where_it_comes_from(released: Region) -> None:
    calendar = icalendar.Calendar.from_ical(fetch(f"{FEED}?arena=styrernettverk").content)

    whole = icalendar.Calendar.from_ical(fetch().content)
    assert whole["X-WR-CALNAME"] == whole["NAME"] == "Årshjul · Fjordane 2024–25"
    assert calendar["X-WR-CALNAME"] == "Styrernettverk · Fjordane 2024–25"
    assert calendar["DESCRIPTION"].startswith("Årshjul for lokal kompetanseutvikling, Fjordane")
    assert calendar["URL"] == f"http://testserver{WHEEL}?arena=styrernettverk"
    assert calendar["SOURCE"] == f"http://testserver{FEED}?arena=styrernettverk"
    assert calendar["COLOR"] == "royalblue"


# --- choices ---


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("arena=styrernettverk", {"Styrersamling"}),
        ("arena=styrernettverk&arena=arbeidsgruppe", {"Styrersamling", "Besøk (etter avtale)"}),
        ("type=gathering", {"Styrersamling"}),
        (
            "kommune=Lillevik",
            {"Styrersamling", "Oppfølging (dato ikke satt)", "Besøk (etter avtale)"},
        ),
        (
            "arena=kommunalt-styrernettverk&kommune=Storvik",
            {"Oppfølging (dato ikke satt)", "Oppfølging"},
        ),
    ],
)
def test_t13_feed_takes_the_filters_of_the_page(
    released: Region, pages: PageClient, query: str, titles: set[str]
) -> None:
    page = pages.get(f"{WHEEL}?vis=liste&{query}")

    found = components(f"{FEED}?{query}")

    assert found.keys() == titles
    on_page = {one.attrib["data-id"] for one in page.answer.elements if "data-id" in one.attrib}
    assert {str(one["UID"]).split("@")[0] for one in found.values()} == on_page


def test_reminders_come_when_they_are_asked_for(released: Region) -> None:
    found = components(f"{FEED}?varsel=1440")

    reminded = {title for title, one in found.items() if one.walk("VALARM")}
    assert reminded == {"Styrersamling", "Oppfølging"}
    assert fetch(f"{FEED}?varsel=7").content == fetch(f"{FEED}?varsel=").content


@pytest.mark.parametrize(
    "address",
    [
        "/arshjul/ingen/2024-2025.ics",
        "/arshjul/fjordane/2031-2032.ics",
        "/arshjul/fjordane/2024-2026.ics",
        f"{FEED}?arena=finnes-ikke",
        f"{FEED}?arena=styrernettverk&arena=finnes-ikke",
        f"{FEED}?kommune=Oslo",
        f"{FEED}?type=fest",
        f"{FEED}?niva=",
    ],
)
def test_t08_what_the_wheel_does_not_have_is_not_there(released: Region, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_t08_what_was_never_released_has_no_feed(region: Region) -> None:
    assert Client().get(FEED).status_code == 404
    assert Client().get(PAGE).status_code == 404


# --- kept, and asked for again ---


def test_t27_feed_sets_no_cookie_and_may_be_kept(released: Region) -> None:
    response = fetch()

    assert not response.cookies
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Disposition"] == 'inline; filename="fjordane-2024-2025.ics"'


def test_t27_signed_in_reader_gets_the_same_and_it_is_not_kept(released: Region, browser) -> None:
    response = browser(released.coordinator).client.get(FEED)

    assert response.content == fetch().content
    assert response["Cache-Control"] == "no-store"


def test_unchanged_feed_is_not_sent_again_not_even_tomorrow(released: Region) -> None:
    first = fetch()

    forget()
    with time_machine.travel("2025-02-21 12:00 +0100", tick=False):
        again = Client().get(FEED, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_compressed_feed_is_the_same_feed(released: Region) -> None:
    plain = fetch()

    packed = fetch(accept_encoding="gzip, br")

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]
    assert "Content-Encoding" not in plain


def test_first_reader_of_a_new_edition_need_not_wait(
    region: Region, browser, django_assert_num_queries
) -> None:
    activities.activity("Møte", at=region.group, on=day(2024, 12, 4))
    planner = browser(region.coordinator)
    form = planner.get(f"{WHEEL}utkast/slipp/")
    expected = form.all("input", name="expected")[0].attrib["value"]

    planner.post(f"{WHEEL}utkast/slipp/", {"expected": expected, "note": ""})

    with django_assert_num_queries(2):
        fetched = fetch()
    assert b"SUMMARY:M\xc3\xb8te" in fetched.content


@pytest.mark.parametrize("count", [1, 3])
def test_feed_costs_three_statements_the_first_time_and_one_after(
    region: Region, django_assert_num_queries, count: int
) -> None:
    for number in range(count):
        activities.activity(f"Møte {number}", at=region.group, on=day(2024, 9, 2 + number))
    release(region.wheel, by=region.coordinator)

    with django_assert_num_queries(3):
        fetch()
    with django_assert_num_queries(1):
        fetch()
    with django_assert_num_queries(2):
        fetch(f"{FEED}?arena=arbeidsgruppe&varsel=60")


def test_t29_move_is_seen_by_the_next_request_with_a_higher_sequence(released: Region) -> None:
    before = components()
    etag = fetch()["ETag"]

    later = NOW + timedelta(days=30)
    activity = behind(before["Styrersamling"])
    move_activity(
        viewer=released.coordinator,
        activity=activity,
        timing=at(2024, 10, 23, "09:30", "15:00"),
        expected_version=activity.version,
        now=later,
    )
    release(released.wheel, by=released.coordinator, now=later)

    after = components()
    assert after["Styrersamling"].start == datetime(2024, 10, 23, 9, 30, tzinfo=OSLO)
    assert after["Styrersamling"]["SEQUENCE"] == before["Styrersamling"]["SEQUENCE"] + 1
    assert after["Styrersamling"]["UID"] == before["Styrersamling"]["UID"]
    assert after["Besøk (etter avtale)"] == before["Besøk (etter avtale)"]
    assert Client().get(FEED, headers={"if-none-match": etag}).status_code == 200


def test_t29_cancelled_stays_ninety_days(released: Region) -> None:
    entry = components()["Styrersamling"]
    activity = behind(entry)
    cancel_activity(
        viewer=released.coordinator,
        activity=activity,
        expected_version=activity.version,
        now=NOW,
    )
    release(released.wheel, by=released.coordinator, now=NOW)  # 20 September

    assert components()["Avlyst: Styrersamling"]["STATUS"] == "CANCELLED"
    with time_machine.travel("2024-12-20 12:00 +0100", tick=False):
        assert entry["UID"] not in {one["UID"] for one in components().values()}


# --- the page ---


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_page_explains_three_calendars_in_three_steps(
    released: Region, pages: PageClient, language: str
) -> None:
    page = pages.get(language + PAGE)

    lists = page.all("ol", class_="subscribe__steps")
    assert [len(one.findall("li")) for one in lists] == [3, 3, 3]
    assert f"http://testserver{language}{FEED}" in page.html


def test_page_gives_the_address_of_what_was_chosen(released: Region, pages: PageClient) -> None:
    page = pages.get(f"{PAGE}?arena=styrernettverk&kommune=Storvik&varsel=1440")

    query = "?arena=styrernettverk&kommune=Storvik&varsel=1440"
    assert page.all("input", id="kalenderadresse")[0].attrib["value"] == (
        f"http://testserver{FEED}{query}"
    )
    assert page.links()["Åpne i kalenderen"] == f"webcal://testserver{FEED}{query}"
    assert "Styrernettverk, Storvik 1 aktivitet" in page.main
    fetch(f"{FEED}{query}")


def test_page_keeps_several_arenas_while_the_rest_is_chosen(
    released: Region, pages: PageClient
) -> None:
    rows = Arena.objects.unguarded(reason="test").filter(parent=None).order_by("slug")
    known = [each.slug for each in rows]
    query = "&".join(f"arena={slug}" for slug in known[:2])

    page = pages.get(f"{PAGE}?{query}")

    address = page.all("input", id="kalenderadresse")[0].attrib["value"]
    assert address == f"http://testserver{FEED}?{query}"
    kept = page.all("input", type="hidden", name="arena")
    assert sorted(one.attrib["value"] for one in kept) == known[:2]


def test_page_shows_what_comes_next_in_the_calendar(released: Region, pages: PageClient) -> None:
    assert "Oppfølging tors. 5. desember 2024 (uke 49)" in pages.get(PAGE).main
    assert "Det neste" not in pages.get(f"{PAGE}?arena=styrernettverk").main


def test_page_leaves_out_what_it_does_not_know(released: Region, pages: PageClient) -> None:
    page = pages.get(f"{PAGE}?arena=x&kommune=<b>&varsel=-1")

    assert page.links()["Åpne i kalenderen"] == f"webcal://testserver{FEED}"
    assert "Hele årshjulet" in page.main


def test_t26_feed_of_an_unknown_host_is_refused(released: Region) -> None:
    assert Client().get(FEED, headers={"host": "ond.example"}).status_code == 400


# --- the keeping ---


def test_kept_things_are_made_once_and_give_way_when_room_is_short() -> None:
    made: list[str] = []
    shelf = Shelf(room=10)
    kept: Kept[str] = Kept(weight=len, shelf=shelf)

    def get(key: str, thing: str) -> str:
        return kept.get(key, lambda: made.append(thing) or thing)

    assert [get("a", "four"), get("b", "five!"), get("a", "never")] == ["four", "five!", "four"]
    assert get("c", "four") == "four"
    assert get("b", "again") == "again"
    assert made == ["four", "five!", "four", "again"]
    assert get("large", "x" * 11) == "x" * 11
    assert len(shelf) == 2
