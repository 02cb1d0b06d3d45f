"""One click into a seat, in the demo and nowhere else."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import resolve, reverse

from samspor.access.errors import NotVisible
from samspor.access.viewer import Role
from samspor.audit.models import Event
from samspor.kernel import clock
from samspor.seats.models import Person, Seat, User
from samspor.sign_in.selectors.demo import Reach, demo_seats
from samspor.sign_in.services.demo import step_into_seat
from samspor.sign_in.urls import addresses
from tests.factories import registry, seats
from tests.integration.access.test_own_site import TRICKS
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
OWN = {"origin": "http://testserver"}


def enter(client: Client, seat: Seat, **data: str) -> str:
    answer = client.post(f"/logg-inn/plass/{seat.pk}/", data, headers=OWN)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_visitor_steps_into_a_seat_with_one_click(client: Client, world: World) -> None:
    where = enter(client, world.seat_of[Viewpoint.HEAD_A], next="/logg-inn/?vis=alle")

    viewer = client.get("/logg-inn/").wsgi_request.viewer
    assert where == "/logg-inn/?vis=alle"
    assert viewer.seat_id == world.seat_of[Viewpoint.HEAD_A].pk
    assert viewer.label == "Styrer, Solbakken barnehage"


@pytest.mark.parametrize("trick", TRICKS[:12])
def test_t26_next_leads_nowhere_else(client: Client, world: World, trick: str) -> None:
    assert enter(client, world.seat_of[Viewpoint.HEAD_A], next=trick) == "/arshjul/fjordane/"
    page = client.get("/logg-inn/", {"next": trick}).content.decode()
    assert "evil" not in page.partition("<main")[2]


def test_t36_key_is_new_after_stepping_in(client: Client, world: World) -> None:
    enter(client, world.seat_of[Viewpoint.HEAD_A])
    first = client.session.session_key
    enter(client, world.seat_of[Viewpoint.HEAD_A])
    second = client.session.session_key
    enter(client, world.seat_of[Viewpoint.COORDINATOR])
    third = client.session.session_key

    assert len({first, second, third}) == 3


def test_t45_stepping_in_and_out_is_logged(client: Client, world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]

    enter(client, seat)
    client.post("/logg-ut/", headers=OWN)

    rows = Event.objects.unguarded(reason="test").order_by("id")
    user = world.user_of[Viewpoint.HEAD_A].pk
    assert [(row.action, row.user_id, row.seat_id) for row in rows] == [
        ("signed_in", user, seat.pk),
        ("signed_out", user, seat.pk),
    ]


def test_t06_signing_out_ends_the_session(client: Client, world: World) -> None:
    enter(client, world.seat_of[Viewpoint.HEAD_A])
    stolen = client.cookies["sessionid"].value

    client.post("/logg-ut/", headers=OWN)

    assert SESSION_KEY not in client.session
    client.cookies["sessionid"] = stolen
    assert not client.get("/logg-inn/").wsgi_request.viewer.is_signed_in


def test_signing_out_without_being_in_sets_no_cookie(client: Client) -> None:
    answer = client.post("/logg-ut/", headers=OWN)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/logg-inn/")
    assert not answer.cookies
    assert Event.objects.unguarded(reason="test").count() == 0


def test_t27_sign_in_page_sets_no_cookie_and_does_not_vary(client: Client, world: World) -> None:
    answer = client.get("/logg-inn/")

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example"])
def test_form_from_elsewhere_signs_nobody_in(world: World, origin: str | None) -> None:
    strict = Client(enforce_csrf_checks=True)
    headers = {"origin": origin} if origin else {}

    answer = strict.post(f"/logg-inn/plass/{world.seat_of[Viewpoint.HEAD_A].pk}/", headers=headers)

    assert answer.status_code == 403
    assert not answer.cookies


def test_own_form_needs_no_token(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)

    enter(strict, world.seat_of[Viewpoint.HEAD_A])


def test_person_without_account_gets_one_without_a_password(client: Client) -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    person = seats.person("Kari Nordmann", with_account=False)
    seat = seats.seat(Role.HEAD, at=unit, in_=registry.community())
    seats.holder(seat, by=person)

    enter(client, seat)
    enter(client, seat)

    account = Person.objects.unguarded(reason="test").get(pk=person.pk).user
    assert account is not None
    assert not account.has_usable_password()
    assert User.objects.count() == 1


def test_vacant_left_and_unknown_seats_are_absent(client: Client, world: World) -> None:
    vacant = seats.seat(Role.HEAD, at=world.unit_p, in_=world.neighbour)
    for seat_id in (vacant.pk, world.seat_of[Viewpoint.FORMER].pk, 999_999):
        assert client.post(f"/logg-inn/plass/{seat_id}/", headers=OWN).status_code == 404

    assert not client.get("/logg-inn/").wsgi_request.viewer.is_signed_in


def test_holder_comes_before_the_deputy(client: Client) -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    seat = seats.seat(Role.HEAD, at=unit, in_=registry.community())
    seats.holder(seat, deputy=True)
    holder = seats.holder(seat)

    enter(client, seat)

    assert client.get("/logg-inn/").wsgi_request.viewer.person_id == holder.person_id


def test_seats_are_listed_by_community_by_what_they_can_do(world: World) -> None:
    seats.seated(
        Role.HEAD, at=registry.kindergarten("Fjern", in_=world.municipality_2), in_=world.neighbour
    )

    groups = demo_seats(on=clock.today())

    assert [group.community for group in groups] == [world.region, world.neighbour]
    labels = {
        reach: [holder.seat.label for holder in holders]
        for reach, holders in groups[0].groups.items()
    }
    assert list(labels.items()) == [
        (Reach.PLANS, ["Utviklingsveileder, Storvik"]),
        (
            Reach.CHOOSES,
            [
                "Barnehagemyndighet, Storvik",
                "Kommunal rådgiver, Lillevik",
                "Kommunal rådgiver, Storvik",
            ],
        ),
        (
            Reach.READS,
            [
                "UH-partner, Vestkysten høgskole",
                "Ansatt, Solbakken barnehage",
                "Ressursperson, Solbakken barnehage",
                "Styrer, Fjellknausen barnehage",
                "Styrer, Solbakken barnehage",
            ],
        ),
    ]


def test_page_names_seats_and_never_persons(client: Client, world: World) -> None:
    seats.holder(
        seats.seat(Role.UNION_REP, at=world.unit_a, in_=world.region),
        by=seats.person("Kari Nordmann"),
    )

    page = client.get("/logg-inn/").content.decode()

    assert "Tillitsvalgt, Solbakken barnehage" in page
    assert "Kari Nordmann" not in page


def test_t26_unknown_host_is_refused(client: Client, world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A].pk
    evil = {"host": "evil.example", "origin": "http://evil.example"}

    assert client.get("/logg-inn/", headers=evil).status_code == 400
    assert client.post(f"/logg-inn/plass/{seat}/", headers=evil).status_code == 400


# --- outside the demo ---


def test_outside_the_demo_a_seat_has_no_address() -> None:
    outside = {route.name for route in addresses(demo=False)}
    inside = {route.name for route in addresses(demo=True)}

    assert inside - outside == {"step_into_seat"}
    assert resolve("/logg-inn/plass/1/").url_name == "step_into_seat"


def test_outside_the_demo_the_service_refuses(settings: LazySettings, world: World) -> None:
    settings.DEMO = False

    with pytest.raises(NotVisible):
        step_into_seat(
            seat_id=world.seat_of[Viewpoint.HEAD_A].pk, on=clock.today(), now=clock.now()
        )
    with pytest.raises(NotVisible):
        demo_seats(on=clock.today())


def test_outside_the_demo_the_address_answers_404(
    settings: LazySettings, client: Client, world: World
) -> None:
    """Even where the address was left in by mistake."""
    settings.DEMO = False

    answer = client.post(f"/logg-inn/plass/{world.seat_of[Viewpoint.HEAD_A].pk}/", headers=OWN)

    assert answer.status_code == 404
    assert not client.get("/logg-inn/").wsgi_request.viewer.is_signed_in


def test_outside_the_demo_the_page_says_whom_to_ask(
    settings: LazySettings, client: Client, world: World
) -> None:
    settings.DEMO = False

    page = client.get(reverse("sign_in")).content.decode().partition("<main")[2]

    assert "utviklingsveilederen" in page
    assert "/plass/" not in page
    assert "Solbakken" not in page


def test_seat_of_the_past_is_not_listed() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    day = date(2026, 11, 21)
    seats.seated(at=unit, in_=registry.community(), until=day)

    assert len(demo_seats(on=day)) == 1
    assert demo_seats(on=day + timedelta(days=1)) == []
