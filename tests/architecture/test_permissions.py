"""T-07: every route, by GET and POST, from fourteen viewpoints. The table is permissions.py.

The world is built once, and once more for all routes that stand on the same rows what these need;
each test gets it as it was, since what a test writes is rolled back to there.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from samspor.access.asking import everywhere
from samspor.registry.models import Community
from tests.architecture.permissions import ROUTES, Answers, Route, everybody, only
from tests.viewpoints import Viewpoint, World, build_world

Clients = dict[Viewpoint, Client]
Cookies = dict[Viewpoint, SimpleCookie]
# On PostgreSQL a statement says first who asks, in the same message.
WRITE = re.compile(r"(?:^|;)\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b\D*?\"(\w+)\"", re.IGNORECASE)
# A session may be prolonged by reading, a refusal logged, and the day noted on which somebody's own
# calendar is fetched; nothing else may change.
MAY_BE_WRITTEN = {"sign_in_browsersession", "audit_event", "audit_head", "wheel_owncalendar"}


@contextmanager
def undone(blocker: Any) -> Iterator[None]:
    """What is written here stands under the tests of the module, and is gone after them."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, Cookies]]:
    """Fourteen who have come in; signing them in takes as long as asking for a page."""
    with undone(django_db_blocker):
        with everywhere(reason="a test sets the stage"):
            world = build_world()
            cookies = {each: world.client(each).cookies for each in Viewpoint}
        yield world, cookies


@pytest.fixture(scope="module")
def prepared(
    request: pytest.FixtureRequest, stage: tuple[World, Cookies], django_db_blocker: Any
) -> Iterator[World]:
    with undone(django_db_blocker):
        world = deepcopy(stage[0])
        with everywhere(reason="a test sets the stage"):
            request.param(world)
        yield world


@pytest.fixture
def viewpoints(stage: tuple[World, Cookies], db: None) -> Clients:
    """Browsers of this test's own."""
    found = {}
    for viewpoint, cookies in stage[1].items():
        found[viewpoint] = Client(headers={"origin": "http://testserver"})
        found[viewpoint].cookies = deepcopy(cookies)
    return found


def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or f"(no name) {pattern.pattern}"


def answer(client: Client, method: str, address: str, data: dict[str, object]) -> int:
    """The status; whatever was written is undone, so that each viewpoint finds the same world."""
    send = getattr(client, method.lower())
    with transaction.atomic():
        response = send(address, data) if data else send(address)
        transaction.set_rollback(True)
    return int(response.status_code)


def differences(
    clients: Clients, method: str, address: str, expected: Answers, data: dict[str, object]
) -> dict[str, tuple[int, int]]:
    """Viewpoint → (expected, got), only where they differ."""
    got = {each: answer(client, method, address, data) for each, client in clients.items()}
    return {each: (expected[each], got[each]) for each in clients if got[each] != expected[each]}


def written_by_reading(client: Client, address: str) -> list[str]:
    """Tables that a GET wrote to."""
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    found = (WRITE.search(query["sql"]) for query in caught.captured_queries)
    return [match[1] for match in found if match and match[1] not in MAY_BE_WRITTEN]


def test_t07_every_route_has_its_row_and_every_row_its_route() -> None:
    assert sorted(names(get_resolver().url_patterns)) == sorted(route.name for route in ROUTES)


@pytest.mark.parametrize(
    ("prepared", "route"),
    [pytest.param(route.prepare, route, id=route.name) for route in ROUTES],
    indirect=["prepared"],
)
def test_t07_answers_are_as_the_table_says(
    prepared: World, route: Route, viewpoints: Clients
) -> None:
    address = reverse(route.name, kwargs=route.arguments(prepared))

    assert differences(viewpoints, "GET", address, route.get, {}) == {}
    assert differences(viewpoints, "POST", address, route.post, route.data(prepared)) == {}
    for client in (viewpoints[Viewpoint.ANONYMOUS], viewpoints[Viewpoint.COORDINATOR]):
        assert written_by_reading(client, address) == []
        for method in ("PUT", "PATCH", "DELETE"):
            assert answer(client, method, address, {}) in {403, 404, 405}


# --- planted faults ---


def leaky(request: HttpRequest) -> HttpResponse:
    """Open to all, and writes when it is read."""
    Community.objects.unguarded(reason="a fault planted here").update(name="Changed")
    return HttpResponse("Everything", status=200 if request.method == "GET" else 405)


urlpatterns = [path("lekk/", leaky, name="leaky"), path("uten-navn/", leaky)]


@pytest.mark.urls(__name__)
def test_t07_planted_route_without_a_row_is_found() -> None:
    assert list(names(get_resolver().url_patterns)) == ["leaky", "(no name) uten-navn/"]


@pytest.mark.urls(__name__)
def test_t07_planted_leak_is_found(viewpoints: Clients) -> None:
    expected = only({Viewpoint.COORDINATOR}, 200, otherwise=404)

    found = differences(viewpoints, "GET", "/lekk/", expected, {})

    assert found == {each: (404, 200) for each in Viewpoint if each is not Viewpoint.COORDINATOR}


@pytest.mark.urls(__name__)
def test_t07_planted_write_while_reading_is_found(viewpoints: Clients) -> None:
    client = viewpoints[Viewpoint.ANONYMOUS]

    assert written_by_reading(client, "/lekk/") == ["registry_community"]


def test_table_helpers_name_every_viewpoint() -> None:
    assert len(Viewpoint) == 14
    assert set(everybody(200)) == set(Viewpoint)
    assert only({Viewpoint.HEAD_A}, 200, otherwise=404)[Viewpoint.HEAD_A] == 200
    assert only({Viewpoint.HEAD_A}, 200, otherwise=404)[Viewpoint.ANONYMOUS] == 404
