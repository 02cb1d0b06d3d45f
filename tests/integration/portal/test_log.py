"""T-47: a community reads its own log, in words, and can see that it is whole."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

import samspor
from samspor.access.policy import Action
from samspor.access.viewer import Role
from samspor.audit import walls
from samspor.audit.record import record
from samspor.kernel import clock
from samspor.portal.action_words import DONE, MAY, done
from samspor.portal.selectors.log import LINES
from samspor.seats.models import HandOver
from tests.factories import networks, seats
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
NOW = clock.now()
# Words of this shape that name something else: kinds of mail.
NO_ACTIONS = {"contact.answer", "contact.message", "sign_in.code", "sign_in.invitation"}


def logged(world: World, *, times: int = 1, action: str = "arena.changed", **about: object) -> None:
    viewer = world.viewer(Viewpoint.COORDINATOR)
    for number in range(times):
        record(
            **{
                "viewer": viewer,
                "action": action,
                "community_id": world.region.pk,
                "object_type": "arena",
                "object_ids": [0],
                "at": NOW + timedelta(minutes=number),
                **about,
            }
        )


def coordinator(world: World, pages: PageClient) -> PageClient:
    pages.client = world.client(Viewpoint.COORDINATOR)
    return pages


def test_t47_log_tells_who_did_what_to_what(world: World, pages: PageClient) -> None:
    arena = networks.arena("Arbeidsgruppe", in_=world.region)
    logged(world, object_ids=[arena.pk])

    page = coordinator(world, pages).get(f"/{world.region.slug}/logg/")

    assert "endret en arena" in page.main
    assert "Arbeidsgruppe" in page.main
    assert "Storvik" in page.main


def test_t47_neighbours_log_is_no_page(world: World, pages: PageClient) -> None:
    client = world.client(Viewpoint.COORDINATOR)

    assert client.get(f"/{world.neighbour.slug}/logg/").status_code == 404
    assert client.get(f"/{world.neighbour.slug}/logg/kontroll/").status_code == 404


def test_t45_refusal_stands_in_the_log_in_words(world: World, pages: PageClient) -> None:
    refused = world.client(Viewpoint.HEAD_A).get(f"/{world.region.slug}/logg/")

    page = coordinator(world, pages).get(f"/{world.region.slug}/logg/")

    assert refused.status_code == 403
    assert "fikk ikke lov til å lese loggen" in page.main


def test_log_goes_back_page_by_page(world: World, pages: PageClient) -> None:
    logged(world, times=LINES + 3)
    reader = coordinator(world, pages)

    newest = reader.get(f"/{world.region.slug}/logg/")
    [older] = [a.attrib["href"] for a in newest.all("a") if a.attrib["href"].startswith("?for=")]
    oldest = reader.get(f"/{world.region.slug}/logg/{older}")

    assert len(re.findall("log__line", newest.html)) == LINES
    assert len(re.findall("log__line", oldest.html)) >= 3


def test_log_tells_what_is_alike_once(world: World, pages: PageClient) -> None:
    first, second = (networks.arena(name, in_=world.region) for name in ("Ute", "Inne"))
    minute = NOW.replace(second=0)
    for arena in (first, second, first):
        logged(world, object_ids=[arena.pk], at=minute)

    page = coordinator(world, pages).get(f"/{world.region.slug}/logg/")

    assert page.main.count("endret en arena") == 1
    assert "3 ganger" in page.main
    assert page.main.count("Ute") == 1


def test_log_narrows_to_a_subject_and_a_seat(world: World, pages: PageClient) -> None:
    logged(world)
    logged(world, action="unit.registered", object_type="unit", object_ids=[world.unit_a.pk])
    other = seats.seat(Role.FACILITATOR, at=networks.arena("B", in_=world.region), in_=world.region)
    reader = coordinator(world, pages)

    registry = reader.get(f"/{world.region.slug}/logg/?om=register").main
    nobody = reader.get(f"/{world.region.slug}/logg/?plass={other.pk}").main

    assert "Solbakken" in registry
    assert "endret en arena" not in registry
    assert "endret en arena" not in nobody


def test_log_takes_a_constant_number_of_statements(world: World, pages: PageClient) -> None:
    logged(world, object_ids=[networks.arena("A", in_=world.region).pk])
    logged(world, action="unit.registered", object_type="unit", object_ids=[world.unit_a.pk])
    reader = coordinator(world, pages)

    few = reader.get(f"/{world.region.slug}/logg/")
    logged(world, times=20, object_ids=[world.unit_p.pk], object_type="unit")
    many = reader.get(f"/{world.region.slug}/logg/")

    assert len(few.answer.statements) == len(many.answer.statements) == 5


def test_t46_page_says_that_the_log_is_whole(world: World, pages: PageClient) -> None:
    logged(world, times=3)

    page = coordinator(world, pages).get(f"/{world.region.slug}/logg/kontroll/")

    assert "Ingenting er endret eller fjernet" in page.main


def test_t46_page_says_which_line_was_altered(world: World, pages: PageClient) -> None:
    logged(world, times=3)
    walls.take_down(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE audit_event SET action = 'x' WHERE chain = %s AND number = 2",
            [world.region.pk],
        )
    walls.put_up(connection)

    page = coordinator(world, pages).get(f"/{world.region.slug}/logg/kontroll/")

    assert "Linje 2 sier ikke det den sa" in page.main
    assert page.main.count("Linje ") == 1


def test_every_action_of_the_policy_has_words() -> None:
    assert set(MAY) == set(Action)


def test_every_word_that_services_log_is_explained() -> None:
    """Words stand as literals in services: "arena.changed"."""
    literal = re.compile(r'"([a-z_]+\.[a-z_]+)"')
    home = Path(samspor.__file__).parent
    said = {
        word
        for path in home.glob("*/services/*.py")
        if "record(" in path.read_text(encoding="utf-8")
        for word in literal.findall(path.read_text(encoding="utf-8"))
    } - NO_ACTIONS

    assert "arena.changed" in said
    assert sorted(said - set(DONE)) == []
    assert all(done(word) != word for word in said)


def test_log_names_the_seat_that_changed_hands(world: World, pages: PageClient) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    person = seats.person("Ny Styrer")
    holding = seats.holder(
        seats.seat(Role.DEPUTY_HEAD, at=world.unit_a, in_=world.region), by=person
    )
    done = HandOver(seat=seat, at=NOW)
    done.save()
    logged(world, action="seat.handed_over", object_type="hand_over", object_ids=[done.pk])
    logged(world, action="seat.taken", object_type="seat_holder", object_ids=[holding.pk])
    logged(world, action="seat.changed", object_type="seat", object_ids=[seat.pk])

    told = coordinator(world, pages).get(f"/{world.region.slug}/logg/").main

    assert told.count(" Styrer, Solbakken barnehage") == 2
    assert "Ny Styrer (Assisterende styrer, Solbakken barnehage)" in told
