"""Who may create seats and put people in them."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import path

from samspor.access.asking import everywhere
from samspor.access.errors import Forbidden, NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Role
from samspor.audit.models import Event
from samspor.seats.models import Person, Seat
from samspor.seats.services.seats import create_seat, leave_seat, register_person, take_seat
from tests.factories import registry, seats
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)


def test_seat_is_created_taken_and_left(world: World) -> None:
    coordinator = world.viewer(Viewpoint.COORDINATOR)
    seat = create_seat(
        viewer=coordinator,
        community=world.region,
        role=Role.UNION_REP,
        place=world.unit_a,
        valid_from=DAY,
        now=NOW,
    )
    person = register_person(
        viewer=coordinator, community=world.region, name="Kari Nordmann", now=NOW
    )
    holder = take_seat(viewer=coordinator, seat=seat, person=person, valid_from=DAY, now=NOW)
    leave_seat(viewer=coordinator, holder=holder, last_day=DAY, now=NOW)

    holder.refresh_from_db()
    assert (seat.unit, holder.valid_to) == (world.unit_a, DAY)
    logged = Event.objects.unguarded(reason="test").order_by("id")
    assert [(row.action, row.object_type, row.object_ids) for row in logged] == [
        ("seat.created", "seat", [seat.pk]),
        ("person.registered", "person", [person.pk]),
        ("seat.taken", "seat_holder", [holder.pk]),
        ("seat.left", "seat_holder", [holder.pk]),
    ]


@pytest.mark.parametrize("viewpoint", sorted(set(Viewpoint) - {Viewpoint.COORDINATOR}))
def test_others_are_refused_and_nothing_is_saved(world: World, viewpoint: Viewpoint) -> None:
    viewer = world.viewer(viewpoint)
    seat = world.seat_of[Viewpoint.FORMER]
    person = seats.person()
    before = (
        Seat.objects.unguarded(reason="test").count(),
        Person.objects.unguarded(reason="test").count(),
    )

    with pytest.raises((Forbidden, NotVisible)):
        create_seat(
            viewer=viewer,
            community=world.region,
            role=Role.OWNER,
            place=world.municipality_1,
            valid_from=DAY,
            now=NOW,
        )
    with pytest.raises((Forbidden, NotVisible)):
        register_person(viewer=viewer, community=world.region, name="X", now=NOW)
    with pytest.raises((Forbidden, NotVisible)):
        take_seat(viewer=viewer, seat=seat, person=person, valid_from=DAY, now=NOW)
    with pytest.raises((Forbidden, NotVisible)):
        leave_seat(
            viewer=viewer, holder=seat.holders.unguarded(reason="test").get(), last_day=DAY, now=NOW
        )

    assert before == (
        Seat.objects.unguarded(reason="test").count(),
        Person.objects.unguarded(reason="test").count(),
    )


def test_t08_coordinator_creates_no_seats_elsewhere(world: World) -> None:
    with pytest.raises(NotVisible):
        create_seat(
            viewer=world.viewer(Viewpoint.COORDINATOR),
            community=world.neighbour,
            role=Role.STAFF,
            place=world.unit_a,
            valid_from=DAY,
            now=NOW,
        )


def test_nothing_is_logged_when_the_seat_is_wrong(world: World) -> None:
    with pytest.raises(ValidationError):
        create_seat(
            viewer=world.viewer(Viewpoint.COORDINATOR),
            community=world.region,
            role=Role.HEAD,
            place=registry.university(),
            valid_from=DAY,
            now=NOW,
        )

    assert Event.objects.unguarded(reason="test").count() == 0


def refuse(request: object) -> None:
    viewer = getattr(request, "viewer")  # noqa: B009 (a view of the test's own)
    with everywhere(reason="the test's own view"):
        community = Seat.objects.unguarded(reason="test").order_by("id")[0].community_id
    require(viewer, Action.RELEASE_EDITION, community_id=community)


urlpatterns = [path("nei/", refuse)]


@pytest.mark.urls(__name__)
def test_t45_refusal_of_somebody_signed_in_is_logged(world: World) -> None:
    head = world.client(Viewpoint.HEAD_A)

    with pytest.MonkeyPatch.context():
        answer = head.get("/nei/")

    assert answer.status_code == 403
    row = Event.objects.unguarded(reason="test").get()
    assert row.action == "refused.release_edition"
    assert row.user_id == world.user_of[Viewpoint.HEAD_A].pk
    assert row.community_id == world.region.pk


@pytest.mark.urls(__name__)
def test_outsider_gets_404_and_leaves_no_line() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    seats.seat(at=unit, in_=registry.community())

    assert Client().get("/nei/").status_code == 404
    assert Event.objects.unguarded(reason="test").count() == 0
