"""Public pages are made once and given again, but never a stale one (T-27)."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspor.activities.models import Activity
from samspor.activities.services import move_activity
from samspor.audit.record import Shows, record
from samspor.kernel.kept import forget
from samspor.registry.models import UnitFigure
from samspor.ui.keeping import ANSWERS
from tests.factories import activities, registry
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region
from tests.viewpoints import Viewpoint, World

NOON = datetime(2024, 10, 1, 12, tzinfo=UTC)
ADDRESS = "/arshjul/fjordane/2024-2025/"


@pytest.fixture
def gathering(region: Region) -> Activity:
    row = activities.activity("Styrersamling", at=region.heads, on=activities.day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    return row


SHAPES = ["", "?vis=tabell", "?vis=liste"]


def page(address: str = ADDRESS, **headers: str) -> str:
    return Client(headers=headers).get(address).content.decode()


def is_kept(address: str) -> bool:
    path, _mark, query = address.partition("?")
    return ANSWERS.find(("http", "", path, query)) is not None


def move(activity: Activity, region: Region, *, days: int = 7) -> None:
    activity.refresh_from_db()
    move_activity(
        viewer=region.coordinator,
        activity=activity,
        timing=activity.timing.moved(timedelta(days=days)),
        expected_version=activity.version,
        now=NOON,
    )


@pytest.mark.parametrize(
    "address",
    [
        *(ADDRESS + shape for shape in SHAPES),
        f"{ADDRESS}?type=gathering",
        f"{ADDRESS[:-1]}.json",
        f"{ADDRESS[:-1]}.ics?arena=styrernettverk",
        "/arshjul/fjordane/",
        "/fjordane/",
        "/fjordane/nettverk/",
        "/",
    ],
)
def test_page_kept_costs_one_small_statement(gathering: Activity, address: str) -> None:
    first = page(address)

    with CaptureQueriesContext(connection) as seen:
        second = page(address)

    assert second == first
    assert len(seen.captured_queries) == 1
    assert "snapshot" not in seen.captured_queries[0]["sql"]


@pytest.mark.parametrize(
    "address",
    [
        *(ADDRESS + shape for shape in SHAPES),
        f"{ADDRESS}?arena=styrernettverk&vis=liste",
        f"{ADDRESS[:-1]}.json",
        f"{ADDRESS[:-1]}.ics",
        "/fjordane/",
        "/",
    ],
)
def test_release_is_seen_by_the_next_request(
    gathering: Activity, region: Region, address: str
) -> None:
    """As in another process: nobody tells what is kept here; the database does."""
    with time_machine.travel(NOON, tick=False):
        before = page(address)
        stamp = Client().get(address).headers["ETag"]
        move(gathering, region)
        release(region.wheel, by=region.coordinator)
        assert is_kept(address)

        after = Client(headers={"if-none-match": stamp}).get(address)

    assert after.status_code == 200
    assert after.content.decode() != before


def test_draft_shows_nothing_and_costs_no_new_feed(gathering: Activity, region: Region) -> None:
    feed = f"{ADDRESS[:-1]}.ics"
    before = page(feed), page()
    move(gathering, region)

    with CaptureQueriesContext(connection) as seen:
        after = page(feed)

    assert len(seen.captured_queries) == 1
    assert (after, page()) == before


def test_what_one_community_writes_leaves_the_pages_of_another(
    gathering: Activity, region: Region
) -> None:
    other = f"/{registry.community('Vestfold').slug}/"
    page(other)
    move(gathering, region)

    with CaptureQueriesContext(connection) as seen:
        page(other)

    assert len(seen.captured_queries) == 1


def test_registry_is_shared_so_its_changes_are_seen_everywhere(world: World) -> None:
    address = f"/{world.region.slug}/barnehager-og-skoler/"
    before = page(address)
    day = NOON.date()
    UnitFigure(unit=world.unit_a, counted_on=day, children=41, source="Kommunen").save()
    assert page(address) == before

    record(
        viewer=world.viewer(Viewpoint.COORDINATOR),
        action="unitfigure.registered",
        community_id=world.neighbour.pk,
        object_type="unitfigure",
        object_ids=[1],
        at=NOON,
        shows=Shows.EVERYWHERE,
    )

    assert page(address) != before


def test_t27_page_of_yesterday_is_not_given_today(gathering: Activity) -> None:
    with time_machine.travel(NOON, tick=False):
        yesterday = page()

    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        today = page()

    assert yesterday != today


def test_languages_are_kept_apart(gathering: Activity) -> None:
    assert 'lang="nb"' in page()
    assert 'lang="nn"' in page(f"/nn{ADDRESS}")
    assert 'lang="en"' in page(f"/en{ADDRESS}")


def test_filters_are_kept_apart(gathering: Activity) -> None:
    everything = page(f"{ADDRESS}?vis=liste")
    without = page(f"{ADDRESS}?vis=liste&type=deadline")

    assert page(f"{ADDRESS}?vis=liste") == everything != without


def test_what_nobody_would_ask_for_is_not_kept(gathering: Activity) -> None:
    page(f"{ADDRESS}?x=1")

    assert not is_kept(f"{ADDRESS}?x=1")


def test_t26_another_host_gets_a_page_of_its_own(gathering: Activity) -> None:
    feed = f"{ADDRESS[:-1]}.ics"

    assert "http://testserver/" in page(feed)
    assert "http://localhost/" in page(feed, host="localhost")


def test_t27_signed_in_page_is_neither_taken_nor_kept(gathering: Activity, region: Region) -> None:
    client = Client()
    client.cookies["sessionid"] = "whatever"

    answer = client.get(ADDRESS)

    assert answer.headers["Cache-Control"] == "no-store"
    assert not is_kept(ADDRESS)
    page()
    assert client.get(ADDRESS).headers["Cache-Control"] == "no-store"


def test_unchanged_page_answers_304_without_a_body(gathering: Activity) -> None:
    stamp = Client().get(ADDRESS).headers["ETag"]

    answer = Client(headers={"if-none-match": stamp}).get(ADDRESS)

    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["ETag"] == stamp
    assert answer.headers["Content-Security-Policy"]


def test_t24_kept_page_has_every_header_of_the_first(gathering: Activity) -> None:
    forget()
    first, again = Client().get(ADDRESS), Client().get(ADDRESS)

    assert dict(again.headers) == dict(first.headers)
    assert first.headers["Vary"] == "Accept-Encoding"
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Content-Language"] == "nb"
    assert int(first.headers["Content-Length"]) == len(first.content)


def test_packed_page_is_the_plain_one(gathering: Activity) -> None:
    plain = Client().get(ADDRESS)
    packed = Client(headers={"accept-encoding": "gzip"}).get(ADDRESS)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_unreleased_wheel_is_still_not_there(region: Region) -> None:
    assert Client().get(ADDRESS).status_code == 404
