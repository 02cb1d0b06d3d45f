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
from samspor.wheel.views.kept_page import PAGES
from tests.factories import activities
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region

NOON = datetime(2024, 10, 1, 12, tzinfo=UTC)
ADDRESS = "/arshjul/fjordane/2024-2025/"


@pytest.fixture
def gathering(region: Region) -> Activity:
    row = activities.activity("Styrersamling", at=region.heads, on=activities.day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    return row


def page(address: str = ADDRESS, **headers: str) -> str:
    return Client(headers=headers).get(address).content.decode()


@pytest.mark.parametrize("vis", ["hjul", "tabell", "liste"])
def test_page_kept_costs_one_small_statement(gathering: Activity, vis: str) -> None:
    address = f"{ADDRESS}?vis={vis}"
    first = page(address)

    with CaptureQueriesContext(connection) as seen:
        second = page(address)

    assert second == first
    assert len(seen.captured_queries) == 1
    assert "snapshot" not in seen.captured_queries[0]["sql"]


def test_release_is_seen_by_the_next_request(gathering: Activity, region: Region) -> None:
    before = page(f"{ADDRESS}?vis=liste")
    gathering.refresh_from_db()
    move_activity(
        viewer=region.coordinator,
        activity=gathering,
        timing=gathering.timing.moved(timedelta(days=7)),
        expected_version=gathering.version,
        now=NOON,
    )
    release(region.wheel, by=region.coordinator)

    after = page(f"{ADDRESS}?vis=liste")

    assert after != before


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


def test_filtered_page_is_made_for_its_reader(gathering: Activity) -> None:
    page(f"{ADDRESS}?type=gathering")

    assert len(PAGES) == 0


def test_t27_signed_in_page_is_neither_taken_nor_kept(gathering: Activity, region: Region) -> None:
    client = Client()
    client.cookies["sessionid"] = "whatever"

    answer = client.get(ADDRESS)

    assert answer.headers["Cache-Control"] == "no-store"
    assert len(PAGES) == 0


def test_unchanged_page_answers_304_without_a_body(gathering: Activity) -> None:
    stamp = Client().get(ADDRESS).headers["ETag"]

    answer = Client(headers={"if-none-match": stamp}).get(ADDRESS)

    assert answer.status_code == 304
    assert answer.content == b""


def test_packed_page_is_the_plain_one(gathering: Activity) -> None:
    plain = Client().get(ADDRESS)
    packed = Client(headers={"accept-encoding": "gzip"}).get(ADDRESS)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_unreleased_wheel_is_still_not_there(region: Region) -> None:
    assert Client().get(ADDRESS).status_code == 404
