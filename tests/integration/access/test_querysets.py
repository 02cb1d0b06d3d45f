"""T-09: rows are read for somebody, or with a stated reason."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch

from samspor.access.errors import NoViewer
from samspor.access.querysets import ViewerQuerySet
from samspor.access.viewer import ANONYMOUS, Role
from samspor.registry.models import Community, Organisation, Participation, Unit
from samspor.seats.models import Person, Seat, SeatHolder
from tests.factories import registry, seats
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db

READS: dict[str, Callable[[Any], object]] = {
    "iterate": list,
    "truth": bool,
    "length": len,
    "repr": repr,
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "earliest": lambda rows: rows.earliest("pk"),
    "index": lambda rows: rows[0],
    "slice": lambda rows: list(rows[:2]),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(Community(pk=1)),
    "values": lambda rows: list(rows.values("pk")),
    "values list": lambda rows: list(rows.values_list("pk", flat=True)),
    "aggregate": lambda rows: rows.aggregate(Count("pk")),
    "in bulk": lambda rows: rows.in_bulk([1]),
    "iterator": lambda rows: list(rows.iterator()),
    "get or create": lambda rows: rows.get_or_create(slug="x"),
    "update or create": lambda rows: rows.update_or_create(slug="x"),
    "update": lambda rows: rows.update(name="x"),
    "delete": lambda rows: rows.delete(),
    "filtered copy": lambda rows: list(rows.filter(pk=1).exclude(pk=2).order_by("pk").distinct()),
    "union": lambda rows: list(rows.union(rows)),
    "raw": lambda rows: list(rows.raw("select * from registry_community")),
    "explain": lambda rows: rows.explain(),
    "as a filter": lambda rows: list(
        Participation.objects.unguarded(reason="the inner rows are what is tested").filter(
            community__in=rows
        )
    ),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_t09_rows_without_a_viewer_raise(read: Callable[[Any], object]) -> None:
    registry.community()

    with pytest.raises(NoViewer):
        read(Community.objects.all())


OPENED: dict[str, tuple[Callable[[Any], object], object]] = {
    "count": (lambda rows: rows.count(), 1),
    "exists": (lambda rows: rows.exists(), True),
    "contains": (lambda rows: rows.contains(rows[0]), True),
    "aggregate": (lambda rows: rows.aggregate(n=Count("pk")), {"n": 1}),
    "iterator": (lambda rows: [row.slug for row in rows.iterator()], ["fjordane"]),
    "update": (lambda rows: rows.update(name="Fjord"), 1),
    "delete": (lambda rows: rows.delete()[0], 1),
    "as a filter": (
        lambda rows: Community.objects.unguarded(reason="test").filter(pk__in=rows).count(),
        1,
    ),
}


@pytest.mark.parametrize(("read", "expected"), OPENED.values(), ids=OPENED.keys())
def test_t09_rows_with_a_viewer_answer(read: Callable[[Any], object], expected: object) -> None:
    registry.community("Fjordane")

    assert read(Community.objects.seen_by(ANONYMOUS)) == expected


JOINED: dict[str, Callable[[Any, Any], Any]] = {
    "union": lambda one, other: one.union(other),
    "intersection": lambda one, other: one.intersection(other),
    "difference": lambda one, other: one.difference(other),
    "or": lambda one, other: one | other,
    "xor": lambda one, other: one ^ other,
}


@pytest.mark.parametrize("join", JOINED.values(), ids=JOINED.keys())
def test_t09_closed_rows_do_not_slip_in_beside_open_ones(join: Callable[[Any, Any], Any]) -> None:
    registry.community()
    seen = Community.objects.seen_by(ANONYMOUS).order_by()
    closed = Community.objects.order_by()

    with pytest.raises(NoViewer):
        list(join(seen, closed))
    with pytest.raises(NoViewer):
        list(join(closed, seen))
    assert len(list(join(seen, seen.all()))) <= 1


def test_t09_opened_rows_explain_themselves() -> None:
    assert Community.objects.seen_by(ANONYMOUS).explain()


def test_t09_reading_beside_the_loop_refuses_too() -> None:
    with pytest.raises(NoViewer):
        Community.objects.all().aiterator()
    assert Community.objects.seen_by(ANONYMOUS).aiterator() is not None


def test_t09_queryset_that_does_not_say_what_is_visible_shows_nothing() -> None:
    with pytest.raises(NotImplementedError, match="must say what"):
        ViewerQuerySet(Community).seen_by(ANONYMOUS)


def test_t09_manager_itself_refuses() -> None:
    with pytest.raises(NoViewer):
        Community.objects.count()


def test_t09_related_manager_refuses() -> None:
    region = registry.community()
    registry.municipality(taking_part_in=region)

    with pytest.raises(NoViewer):
        list(region.participations.all())
    with pytest.raises(NoViewer):
        region.organisations.count()


def test_t09_prefetch_refuses_without_and_works_with_a_viewer() -> None:
    region = registry.community()
    registry.municipality(taking_part_in=region)
    rows = Community.objects.seen_by(ANONYMOUS)

    with pytest.raises(NoViewer):
        list(rows.prefetch_related("participations"))

    seen = Prefetch("participations", Participation.objects.seen_by(ANONYMOUS))
    (found,) = rows.prefetch_related(seen)
    assert len(found.participations.all()) == 1


def test_t09_foreign_key_from_a_row_one_has_is_followed() -> None:
    storvik = registry.municipality()
    registry.kindergarten(in_=storvik)

    unit = Unit.objects.seen_by(ANONYMOUS).get()

    assert unit.municipality == storvik


def test_t09_reason_opens_and_empty_reason_does_not() -> None:
    registry.community()

    assert Community.objects.unguarded(reason="counts all").count() == 1
    with pytest.raises(ValueError, match="expected a reason"):
        Community.objects.unguarded(reason=" ")


def test_t09_validation_may_look_and_closes_again() -> None:
    registry.community("Fjordane")

    with pytest.raises(ValidationError) as refused:
        registry.community("Fjordane")
    assert refused.value.error_dict["__all__"][0].code == "slug_taken"
    with pytest.raises(NoViewer):
        Community.objects.exists()


def test_t09_opening_one_queryset_leaves_the_others_closed() -> None:
    closed = Community.objects.all()

    list(closed.unguarded(reason="the copy is opened, not the original"))

    with pytest.raises(NoViewer):
        list(closed)


def test_t08_seats_of_other_communities_are_absent(world: World) -> None:
    foreign = seats.seat(
        at=registry.kindergarten("Fjern", in_=registry.municipality("Dal")), in_=world.neighbour
    )
    holder = seats.holder(foreign)
    viewer = world.viewer(Viewpoint.HEAD_A)

    assert Seat.objects.seen_by(viewer).count() == len(world.seat_of)
    assert not Seat.objects.seen_by(viewer).filter(pk=foreign.pk).exists()
    assert not SeatHolder.objects.seen_by(viewer).filter(pk=holder.pk).exists()
    assert not Person.objects.seen_by(viewer).filter(pk=holder.person_id).exists()


@pytest.mark.parametrize(
    "viewpoint",
    [Viewpoint.ANONYMOUS, Viewpoint.NO_ROLE, Viewpoint.FORMER, Viewpoint.OPERATOR],
)
def test_t09_persons_and_seats_are_hidden_from_outsiders(
    world: World, viewpoint: Viewpoint
) -> None:
    viewer = world.viewer(viewpoint)

    assert Seat.objects.seen_by(viewer).count() == 0
    assert Person.objects.seen_by(viewer).exclude(pk=viewer.person_id).count() == 0


def test_person_with_two_seats_is_seen_once(world: World) -> None:
    role = Role.UNION_REP
    busy = seats.seated(role, at=world.unit_p, in_=world.region, until=registry.LONG_AGO)
    seats.holder(seats.seat(role, at=world.unit_a, in_=world.region), by=busy)

    found = Person.objects.seen_by(world.viewer(Viewpoint.HEAD_A)).filter(pk=busy.pk)

    assert found.count() == 1


def test_registry_is_public() -> None:
    registry.municipality(taking_part_in=registry.community())

    assert Organisation.objects.seen_by(ANONYMOUS).count() == 1
