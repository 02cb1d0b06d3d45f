"""How long a session lasts, where one is signed in, and what is kept when it ends (T-36, T-37)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from samspor.activities.models import Activity
from samspor.kernel import clock
from samspor.seats.models import User
from samspor.sign_in.client_address import client_address
from samspor.sign_in.models import BrowserSession, KeptForm
from samspor.sign_in.session_store import SessionStore
from tests.architecture.permissions import wheel
from tests.integration.sign_in.conftest import Account, Browser, app_code, mailed_code
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
Later = Callable[[timedelta], Any]
OWN = {"origin": "http://testserver"}
MINUTE = timedelta(minutes=1)


def signed_in(client: Client) -> bool:
    return bool(client.get("/om/").wsgi_request.viewer.is_signed_in)


def left(client: Client) -> int:
    return int(client.get("/logg-inn/tid/").json()["left"])


@pytest.fixture
def client(world: World, later: Later) -> Client:
    """The coordinator, signed in just now, with the clock held."""
    return world.client(Viewpoint.COORDINATOR)


# --- time ---


def test_t36_idle_session_ends_after_thirty_minutes(client: Client, later: Later) -> None:
    later(30 * MINUTE - timedelta(seconds=1))
    assert signed_in(client)
    later(30 * MINUTE)
    assert not signed_in(client)
    assert not BrowserSession.objects.filter(user_id__isnull=False).exists()


def test_t36_reading_prolongs_for_twelve_hours_at_most(client: Client, later: Later) -> None:
    for _ in range(35):
        later(20 * MINUTE)
        assert signed_in(client)
    later(20 * MINUTE)

    assert not signed_in(client)


def test_t36_asking_for_the_time_does_not_prolong(client: Client, later: Later) -> None:
    for minutes in range(1, 30):
        later(MINUTE)
        assert left(client) == (30 - minutes) * 60
    later(MINUTE)

    assert left(client) == 0
    assert not signed_in(client)


def test_t36_button_prolongs(client: Client, later: Later) -> None:
    later(28 * MINUTE)

    answer = client.post("/logg-inn/tid/", headers=OWN)

    assert answer.json()["left"] == 30 * 60
    later(29 * MINUTE)
    assert signed_in(client)


def test_t36_button_of_another_site_prolongs_nothing(client: Client) -> None:
    evil = {"origin": "https://evil.example"}

    assert client.post("/logg-inn/tid/", headers=evil).status_code == 403


def test_page_knows_how_long_it_has(client: Client, later: Later) -> None:
    page = PageClient(client).get("/om/")

    assert page.all("div", class_="session-warning")[0].attrib["data-left"] == "1800"
    assert PageClient().get("/om/").all("div", class_="session-warning") == []


def test_session_without_a_beginning_is_none(client: Client) -> None:
    """Such as one from before the times were kept."""
    session = client.session
    del session["began"]
    session.save()

    assert not signed_in(client)


def test_t36_key_is_new_at_each_step(browser: Browser, account: Account) -> None:
    keys = []
    browser.ask("kari@example.org")
    keys.append(browser.client.session.session_key)
    browser.write(mailed_code())
    keys.append(browser.client.session.session_key)
    browser.confirm(app_code(account.key, clock.now()))
    keys.append(browser.client.session.session_key)

    assert len(set(keys)) == 3
    assert BrowserSession.objects.count() == 1


def test_reader_who_was_here_is_shown_the_door_not_a_missing_page(
    client: Client, world: World, later: Later
) -> None:
    wheel(world)
    path = f"/arshjul/{world.region.slug}/2024-2025/utkast/"
    assert client.get(path).status_code == 200
    later(31 * MINUTE)

    answer = client.get(path)

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/logg-inn/?next=%2Farshjul%2F")
    assert "stille en stund" in client.get(answer.headers["Location"]).content.decode()


# --- signing out ---


def test_t36_signing_out_wipes_the_storage(client: Client) -> None:
    answer = client.post("/logg-ut/", headers=OWN)

    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not signed_in(client)


def test_own_sessions_are_listed_and_ended(world: World) -> None:
    here, there = (world.client(Viewpoint.COORDINATOR) for _ in range(2))
    page = PageClient(here).get("/min-innlogging/")
    word = page.all("input", name="only")[0].attrib["value"]
    assert len(page.all("input", name="only")) == 1

    here.post("/min-innlogging/logg-ut/", {"only": word})

    assert signed_in(here)
    assert not signed_in(there)


def test_signing_out_everywhere(world: World) -> None:
    here, there = (world.client(Viewpoint.COORDINATOR) for _ in range(2))
    other = world.client(Viewpoint.HEAD_A)

    answer = here.post("/min-innlogging/logg-ut/")

    assert answer.headers["Location"] == "/logg-inn/?grunn=ut"
    assert not signed_in(here)
    assert not signed_in(there)
    assert signed_in(other)


def test_t08_session_of_another_is_not_ended(world: World) -> None:
    mine, other = world.client(Viewpoint.COORDINATOR), world.client(Viewpoint.HEAD_A)
    there = world.client(Viewpoint.HEAD_A)
    word = PageClient(there).get("/min-innlogging/").all("input", name="only")[0].attrib["value"]

    mine.post("/min-innlogging/logg-ut/", {"only": word})

    assert signed_in(other)


def closed(user: User, _session: BrowserSession) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def with_another_password(user: User, _session: BrowserSession) -> None:
    user.set_password("noe helt annet enn før")
    user.save()


def of_another_way_in(_user: User, session: BrowserSession) -> None:
    rewrite(session, BACKEND_SESSION_KEY, "django.contrib.auth.backends.RemoteUserBackend")


def of_somebody_else(user: User, session: BrowserSession) -> None:
    rewrite(session, SESSION_KEY, str(user.pk + 1000))


def without_proof(_user: User, session: BrowserSession) -> None:
    rewrite(session, HASH_SESSION_KEY, "")


def rewrite(row: BrowserSession, name: str, value: str) -> None:
    data = row.get_decoded() | {name: value}
    BrowserSession.objects.filter(pk=row.pk).update(session_data=SessionStore().encode(data))


@pytest.mark.parametrize(
    "spoilt", [closed, with_another_password, of_another_way_in, of_somebody_else, without_proof]
)
def test_t36_session_that_comes_with_its_user_is_still_judged(
    world: World, spoilt: Callable[[User, BrowserSession], None]
) -> None:
    client = world.client(Viewpoint.COORDINATOR)
    row = BrowserSession.objects.get(pk=client.session.session_key)
    assert signed_in(client)

    spoilt(User.objects.get(pk=row.user_id), row)

    assert not signed_in(client)


@pytest.mark.parametrize("others", [0, 2])
def test_page_of_sessions_costs_the_same(world: World, others: int) -> None:
    for _ in range(others):
        world.client(Viewpoint.COORDINATOR)

    page = PageClient(world.client(Viewpoint.COORDINATOR)).get("/min-innlogging/")

    assert len(page.answer.statements) == 5


# --- what was typed ---


def typed(client: Client, world: World) -> tuple[str, Any]:
    """A form that is sent a minute too late."""
    path = f"/arshjul/{world.region.slug}/2024-2025/utkast/ny/"
    page = client.get(path).content.decode()
    arena = page.partition('name="arenas"')[2].partition('value="')[2].partition('"')[0]
    data = {
        "title": "Samling om lek og språk",
        "kind": "gathering",
        "arenas": arena,
        "description": "Alt dette ble skrevet mens kaffen ble kald.",
        "csrfmiddlewaretoken": "too-old",
    }
    return path, data


def test_t37_text_sent_too_late_is_there_after_signing_in(
    client: Client, world: World, later: Later
) -> None:
    wheel(world)
    path, data = typed(client, world)
    later(31 * MINUTE)

    door = client.post(path, data, headers=OWN)
    assert door.headers["Location"].endswith("grunn=tekst")
    seat = world.seat_of[Viewpoint.COORDINATOR].pk
    back = client.post(f"/logg-inn/plass/{seat}/", headers=OWN)
    assert back.headers["Location"] == "/logg-inn/fortsett/"
    page = PageClient(client).get("/logg-inn/fortsett/")
    assert "mens kaffen ble kald" in page.main

    fields = {
        each.attrib["name"]: each.attrib["value"] for each in page.all("input", type="hidden")
    }
    sent = client.post("/logg-inn/fortsett/", fields, headers=OWN)
    assert (sent.status_code, sent.headers["Location"]) == (307, path)
    saved = client.post(path, fields, headers=OWN)

    assert saved.status_code == 302
    rows = Activity.objects.unguarded(reason="tests look at rows")
    assert rows.filter(title=data["title"]).count() == 1
    assert not KeptForm.objects.unguarded(reason="tests look at rows").exists()


def test_t37_text_is_kept_for_its_own_user_alone(
    client: Client, world: World, later: Later
) -> None:
    wheel(world)
    path, data = typed(client, world)
    later(31 * MINUTE)
    client.post(path, data, headers=OWN)

    other = client.post(f"/logg-inn/plass/{world.seat_of[Viewpoint.HEAD_A].pk}/", headers=OWN)

    assert other.headers["Location"] != "/logg-inn/fortsett/"
    assert client.get("/logg-inn/fortsett/").status_code == 302
    row = KeptForm.objects.unguarded(reason="tests look at rows").get()
    assert "kaffen" not in row.sealed_body
    assert "too-old" not in row.sealed_body


def test_t37_nothing_is_kept_of_what_another_site_sends(
    client: Client, world: World, later: Later
) -> None:
    later(31 * MINUTE)

    client.post("/om/", {"text": "x"}, headers={"origin": "https://evil.example"})

    assert not KeptForm.objects.unguarded(reason="tests look at rows").exists()


def test_kept_text_can_be_thrown_away(client: Client, world: World, later: Later) -> None:
    wheel(world)
    path, data = typed(client, world)
    later(31 * MINUTE)
    client.post(path, data, headers=OWN)
    client.post(f"/logg-inn/plass/{world.seat_of[Viewpoint.COORDINATOR].pk}/", headers=OWN)

    client.post("/logg-inn/fortsett/kast/", headers=OWN)

    assert not KeptForm.objects.unguarded(reason="tests look at rows").exists()


def test_signing_out_too_late_just_works(client: Client, later: Later) -> None:
    later(31 * MINUTE)

    answer = client.post("/logg-ut/", headers=OWN)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/logg-inn/")
    assert SESSION_KEY not in client.session


# --- where somebody comes from (T-04) ---


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        ([], "10.0.0.9", "1.2.3.4", "10.0.0.9"),
        (["10.0.0.0/8"], "10.0.0.9", "1.2.3.4", "1.2.3.4"),
        (["10.0.0.0/8"], "10.0.0.9", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (["10.0.0.0/8"], "10.0.0.9", "1.2.3.4, 10.0.0.8", "1.2.3.4"),
        (["10.0.0.0/8"], "10.0.0.9", "nonsense", "10.0.0.9"),
        (["10.0.0.0/8"], "8.8.8.8", "1.2.3.4", "8.8.8.8"),
        ([], "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ([], "", "1.2.3.4", ""),
    ],
)
def test_t04_only_our_proxy_says_whom_it_speaks_for(
    settings: LazySettings, rf: Any, proxies: list[str], remote: str, forwarded: str, expected: str
) -> None:
    settings.PROXIES = proxies
    request = rf.get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR=remote)

    assert client_address(request) == expected
