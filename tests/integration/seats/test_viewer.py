"""From an account to a viewer, anew at each request (T-11)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samspor.access.viewer import Role, RoleAt, Viewer
from samspor.kernel import clock
from samspor.seats.backends import SeatBackend
from samspor.seats.models import User
from samspor.seats.selectors.viewers import viewer_for
from tests.factories import registry, seats
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def account(person: object) -> User:
    user = getattr(person, "user", None)
    assert isinstance(user, User)
    return user


def test_viewer_carries_the_seat_and_its_reach(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    region = registry.community()
    storvik = registry.municipality()
    unit = registry.kindergarten("Budal", in_=storvik)
    person = seats.seated(Role.HEAD, at=unit, in_=region)

    with django_assert_num_queries(1):
        viewer = viewer_for(account(person), on=TODAY)

    assert viewer == Viewer(
        user_id=account(person).pk,
        person_id=person.pk,
        seat_id=viewer.seat_id,
        roles=frozenset(
            {
                RoleAt(
                    Role.HEAD,
                    region.pk,
                    unit_id=unit.pk,
                    municipality_id=storvik.pk,
                    seat_id=viewer.seat_id,
                )
            }
        ),
        unit_id=unit.pk,
        unit_kind=unit.kind,
        label="Styrer, Budal barnehage",
        addresses=frozenset({"fjordane"}),
    )
    assert viewer.seat_id is not None


def test_t10_seat_stepped_into_is_the_only_hat() -> None:
    region = registry.community()
    storvik = registry.municipality()
    person = seats.person("Kari Nordmann")
    owner = seats.holder(seats.seat(Role.OWNER, at=storvik, in_=region), by=person).seat
    seats.holder(seats.seat(Role.AUTHORITY, at=storvik, in_=region), by=person)

    stepped = viewer_for(account(person), on=TODAY, seat_id=owner.pk)
    neither = viewer_for(account(person), on=TODAY)

    assert {held.role for held in stepped.roles} == {Role.OWNER}
    assert stepped.label == "Eier, Storvik"
    assert {held.role for held in neither.roles} == {Role.OWNER, Role.AUTHORITY}
    assert (neither.seat_id, neither.label) == (None, "Kari Nordmann")


def test_t10_foreign_seat_in_the_session_gives_nothing(world: World) -> None:
    foreign = world.seat_of[Viewpoint.COORDINATOR].pk

    viewer = viewer_for(world.user_of[Viewpoint.HEAD_A], on=TODAY, seat_id=foreign)

    assert {held.role for held in viewer.roles} == {Role.HEAD}


def test_t11_role_is_lost_with_the_last_day() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    user = account(seats.seated(at=unit, in_=registry.community(), until=TODAY))

    assert viewer_for(user, on=TODAY).roles
    assert not viewer_for(user, on=TODAY + timedelta(days=1)).roles


def test_t11_role_is_lost_when_the_seat_itself_ends() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    seat = seats.seat(at=unit, in_=registry.community(), until=TODAY)
    user = account(seats.holder(seat).person)

    assert viewer_for(user, on=TODAY).roles
    assert not viewer_for(user, on=TODAY + timedelta(days=1)).roles


def test_t11_role_counts_from_its_first_day() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    holder = seats.holder(seats.seat(at=unit, in_=registry.community()), since=TODAY)

    assert not viewer_for(account(holder.person), on=TODAY - timedelta(days=1)).roles


def test_t11_role_is_lost_on_the_next_request(world: World) -> None:
    client = world.client(Viewpoint.COORDINATOR)
    before = client.get("/logg-inn/").wsgi_request
    holder = world.seat_of[Viewpoint.COORDINATOR].holders.unguarded(reason="test").get()
    holder.valid_to = clock.today() - timedelta(days=1)
    holder.save()

    after = client.get("/logg-inn/").wsgi_request

    assert before.viewer.roles
    assert not after.viewer.roles
    assert after.viewer.is_signed_in


def test_closed_account_is_nobody_on_the_next_request(world: World) -> None:
    client = world.client(Viewpoint.HEAD_A)
    User.objects.filter(pk=world.user_of[Viewpoint.HEAD_A].pk).update(is_active=False)

    assert not client.get("/logg-inn/").wsgi_request.viewer.is_signed_in


def test_deputy_is_labelled_as_one() -> None:
    unit = registry.kindergarten("Budal", in_=registry.municipality())
    holder = seats.holder(seats.seat(at=unit, in_=registry.community()), deputy=True)

    assert (
        viewer_for(account(holder.person), on=TODAY).label
        == "Styrer, Budal barnehage (stedfortreder)"
    )


def test_account_without_a_person_goes_by_its_address() -> None:
    assert viewer_for(seats.user("kari@example.org"), on=TODAY).label == "kari@example.org"


def test_backend_brings_user_and_seats_together(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    user = account(seats.seated(at=unit, in_=registry.community()))
    lonely = seats.user()

    with django_assert_num_queries(1):
        found = SeatBackend().get_user(user.pk)
        assert found is not None
        assert viewer_for(found, on=TODAY).roles
    assert SeatBackend().get_user(lonely.pk) == lonely
    assert SeatBackend().get_user(0) is None


def test_backend_finds_no_closed_account() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    user = account(seats.seated(at=unit, in_=registry.community()))
    user.is_active = False
    user.save()

    assert SeatBackend().get_user(user.pk) is None


def test_t27_without_a_cookie_nothing_is_asked_and_nothing_varies(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/logg-inn/plass/1/")

    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
