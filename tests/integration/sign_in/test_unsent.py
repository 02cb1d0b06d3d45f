"""T-37: what is being typed is kept for the one who types, and goes when it is sent."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from samspor.kernel import clock
from samspor.sign_in.models import UnsentForm
from samspor.sign_in.services.unsent_forms import MOST_FORMS
from tests.conftest import FULL
from tests.killing import Killed, dies_at
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
V = Viewpoint
ADDRESS = "/logg-inn/uferdig/"
KEY = "/fjordane/plasser/ny/#0"
# From the register of test persons: correct check digits, nobody's number.
TEST_NUMBER = "13097248022"
KILLS = 200 if FULL else 20
STATEMENTS = 9  # a save asks so many at least


def keep(client: Client, text: str, *, key: str = KEY) -> int:
    data = {"key": key, "fields": json.dumps({"title": [text]})}
    return client.post(ADDRESS, data).status_code


def kept(client: Client, *, key: str = KEY) -> dict[str, list[str]] | None:
    found: dict[str, list[str]] | None = client.get(ADDRESS, {"key": key}).json()["fields"]
    return found


def rows() -> int:
    return UnsentForm.objects.unguarded(reason="tests look at rows").count()


def test_what_is_typed_is_there_again_for_its_own_user_alone(world: World) -> None:
    mine, other = world.client(V.COORDINATOR), world.client(V.HEAD_A)

    assert keep(mine, "Kaffen er") == 200
    assert keep(mine, "Kaffen er klar") == 200

    assert kept(mine) == {"title": ["Kaffen er klar"]}
    assert kept(other) is None
    assert "Kaffen" not in UnsentForm.objects.unguarded(reason="test").get().sealed_fields


def test_it_goes_when_the_form_is_taken_in_and_stays_when_it_is_not(world: World) -> None:
    client = world.client(V.COORDINATOR)
    keep(client, "Egen tittel")
    seat = world.seat_of[V.STAFF_A]
    path = f"/fjordane/plasser/{seat.pk}/endre/"
    page = client.get(path).content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]

    wrong = client.post(path, {"title": "x" * 200, "seen": seen, "_unsent": KEY})
    after_wrong = rows()
    right = client.post(path, {"title": "Egen tittel", "seen": seen, "_unsent": KEY})

    assert (wrong.status_code, after_wrong) == (422, 1)
    assert (right.status_code, rows()) == (302, 0)


def test_t39_a_national_number_lies_nowhere(world: World) -> None:
    client = world.client(V.COORDINATOR)

    assert keep(client, f"Hun heter {TEST_NUMBER}") == 422
    assert rows() == 0


def test_t37_killed_save_loses_nothing_that_was_called_saved(world: World) -> None:
    """The page says "Lagret" when a save is answered; what dies on the way is the last piece."""
    client = world.client(V.COORDINATOR)
    for number in range(KILLS):
        assert keep(client, f"Tekst {number}") == 200

        with pytest.raises(Killed), connection.execute_wrapper(dies_at(number % STATEMENTS + 1)):
            keep(client, f"Tekst {number} og litt til")

        [text] = (kept(client) or {"title": [""]})["title"]
        assert text in {f"Tekst {number}", f"Tekst {number} og litt til"}  # all of it, or as before


def test_without_a_session_nothing_is_kept_and_the_script_is_told(
    client: Client, world: World
) -> None:
    answer = client.post(
        ADDRESS, {"key": KEY, "fields": "{}"}, headers={"origin": "http://testserver"}
    )

    assert (answer.status_code, rows()) == (401, 0)


def test_another_site_can_neither_read_nor_write(world: World) -> None:
    client = world.client(V.COORDINATOR)
    data = {"key": KEY, "fields": "{}"}

    answer = client.post(ADDRESS, data, headers={"origin": "https://evil.example"})

    assert (answer.status_code, rows()) == (403, 0)


@pytest.mark.parametrize("fields", ["", "[]", '{"a": 1}', '{"a": [1]}', "[" * 5000, "nei"])
def test_what_is_no_form_is_refused(world: World, fields: str) -> None:
    answer = world.client(V.COORDINATOR).post(ADDRESS, {"key": KEY, "fields": fields})

    assert (answer.status_code, rows()) == (400, 0)


def test_it_is_thrown_away_after_a_week_and_when_there_are_too_many(world: World) -> None:
    client = world.client(V.COORDINATOR)
    keep(client, "Gammel")
    old = clock.now() - timedelta(days=8)
    UnsentForm.objects.unguarded(reason="test").update(kept_at=old)

    gone = kept(client)
    for number in range(MOST_FORMS + 2):
        keep(client, "Ny", key=f"/x/#{number}")

    assert (gone, rows()) == (None, MOST_FORMS)


def test_its_owner_throws_it_away(world: World) -> None:
    client = world.client(V.COORDINATOR)
    keep(client, "Kladd")

    client.post(ADDRESS, {"key": KEY, "drop": "1"})

    assert rows() == 0
