"""At most six statements on any page, for whoever sees most of it. The table is permissions.py."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.permissions import ROUTES, Route
from tests.page_checks import STATEMENTS
from tests.page_client import is_counted
from tests.viewpoints import Viewpoint, World

V = Viewpoint
# Who sees most first, so that each page is asked for by whoever sees most of it; and who has an
# account and no seat, about whom there is something else to find out.
SEEING_MOST = (V.COORDINATOR, V.OPERATOR, V.OWNER_ADVISER_1, V.HEAD_A, V.STAFF_A, V.ANONYMOUS)
ASKED_BY = {"who sees most": SEEING_MOST, "no seat": (V.NO_ROLE,)}

# What may ask more, and why. Nothing else is left out.
MORE = {
    "document": (
        24,
        "holds a whole document against all a community has: each kind of thing is asked for once",
    ),
    "my_data_file": (
        26,
        "a file and no page: each table is asked once for what it has of the person",
    ),
}


def asked(client: Client, route: Route, world: World) -> list[str] | None:
    """The statements of a GET, in a world that has what the route is about; then it is undone.

    None where no page was answered: a refusal or a redirect.
    """
    with transaction.atomic():
        route.prepare(world)
        address = reverse(route.name, kwargs=route.arguments(world))
        with CaptureQueriesContext(connection) as caught:
            response = client.get(address)
        transaction.set_rollback(True)
    if response.status_code != 200:
        return None
    return [query["sql"] for query in caught.captured_queries if is_counted(query["sql"])]


@pytest.mark.parametrize("who", ASKED_BY)
def test_no_page_asks_more_than_six_statements(world: World, who: str) -> None:
    clients = {viewpoint: world.client(viewpoint) for viewpoint in ASKED_BY[who]}
    pages = [
        (route, next(each for each in ASKED_BY[who] if route.get[each] == 200))
        for route in ROUTES
        if any(route.get[each] == 200 for each in ASKED_BY[who])
    ]

    taken = {route.name: asked(clients[viewpoint], route, world) for route, viewpoint in pages}

    assert [name for name, statements in taken.items() if statements is None] == []
    number = {name: len(statements or ()) for name, statements in taken.items()}
    most = {name: MORE[name][0] if name in MORE else STATEMENTS for name in number}
    assert {name: one for name, one in number.items() if one > most[name]} == {}


def test_every_page_is_asked_for() -> None:
    left_out = [
        route.name
        for route in ROUTES
        if 200 in route.get.values() and not any(route.get[each] == 200 for each in SEEING_MOST)
    ]

    assert left_out == []
    assert STATEMENTS == 6
