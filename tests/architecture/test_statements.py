"""At most six statements on any page, for whoever sees most of it. The table is permissions.py."""

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.permissions import ROUTES, Route
from tests.page_checks import STATEMENTS
from tests.page_client import is_counted
from tests.viewpoints import Viewpoint, World

# Not pages of this kind: what holds a whole document against the database, or hands out all there is
# of a person, asks for each kind of thing once; and a file that calendars fetch.
MORE = {"document": 24, "my_data_file": 26, "own_calendar": 7}


def asked(client: Client, route: Route, world: World) -> list[str]:
    """The statements of a GET, in a world that has what the route is about; then it is undone."""
    with transaction.atomic():
        route.prepare(world)
        address = reverse(route.name, kwargs=route.arguments(world))
        with CaptureQueriesContext(connection) as caught:
            response = client.get(address)
        transaction.set_rollback(True)
    if response.status_code != 200:
        return []  # a refusal or a redirect is no page
    return [query["sql"] for query in caught.captured_queries if is_counted(query["sql"])]


def test_no_page_asks_more_than_six_statements(world: World) -> None:
    client = world.client(Viewpoint.COORDINATOR)

    taken = {route.name: len(asked(client, route, world)) for route in ROUTES}

    assert sum(map(bool, taken.values())) > 100
    assert {n: one for n, one in taken.items() if one > MORE.get(n, STATEMENTS)} == {}
