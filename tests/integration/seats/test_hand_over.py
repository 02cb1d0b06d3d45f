"""A seat changes hands: what was owed there stays, and who left has nothing any longer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import Role
from samspor.audit.models import Event
from samspor.seats.errors import SeatMoved
from samspor.seats.invitations import on_new_holder
from samspor.seats.models import HandOver, Person, Seat, SeatHolder, User
from samspor.seats.selectors.viewers import viewer_for
from samspor.seats.services.hand_over import (
    Named,
    NextHolder,
    hand_over,
    name_deputy,
    undo_hand_over,
)
from tests.factories import registry, seats
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(days=1)


def holders(seat: Seat) -> list[tuple[str, date | None, bool]]:
    rows = (
        SeatHolder.objects.unguarded(reason="test").filter(seat=seat).order_by("valid_from", "id")
    )
    return [(row.person.name, row.valid_to, row.deputy) for row in rows]


def present(seat: Seat) -> SeatHolder:
    rows = SeatHolder.objects.unguarded(reason="test")
    return rows.get(seat=seat, deputy=False, valid_to=None)


def over(
    world: World,
    seat: Seat,
    *,
    to: Named | None,
    deputy: Named | None = None,
    expected: int | None = -1,
    who: Viewpoint = Viewpoint.COORDINATOR,
    first_day: date = TOMORROW,
) -> HandOver:
    held = present(seat).pk if expected == -1 else expected
    facts = NextHolder(first_day=first_day, expected=held, successor=to, deputy=deputy)
    return hand_over(viewer=world.viewer(who), seat=seat, facts=facts, now=NOW)


def test_t11_new_head_has_what_the_old_one_had_and_the_old_one_nothing(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    old = world.user_of[Viewpoint.HEAD_A]
    roles = viewer_for(old, on=TODAY).roles

    over(world, seat, to=Named(name="Ny Styrer", email="Ny@Example.org"))

    new = User.objects.get(email="ny@example.org")
    assert viewer_for(old, on=TODAY).roles == roles
    assert viewer_for(new, on=TODAY).roles == frozenset()
    assert viewer_for(old, on=TOMORROW).roles == frozenset()
    assert viewer_for(new, on=TOMORROW).roles == roles


def test_t45_hand_over_is_one_line_in_the_log(world: World) -> None:
    done = over(world, world.seat_of[Viewpoint.HEAD_A], to=None)

    row = Event.objects.unguarded(reason="test").get()
    assert (row.action, row.object_type, row.object_ids) == (
        "seat.handed_over",
        "hand_over",
        [done.pk],
    )


def test_seat_left_vacant_has_nobody_from_the_next_day(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    name = present(seat).person.name

    over(world, seat, to=None)

    assert holders(seat) == [(name, TODAY, False)]


def test_vacant_seat_is_filled(world: World) -> None:
    seat = seats.seat(Role.UNION_REP, at=world.unit_a, in_=world.region)

    over(world, seat, to=Named(name="Ny", email="ny@example.org"), expected=None)

    assert holders(seat) == [("Ny", None, False)]


def test_deputy_who_takes_over_is_no_longer_the_deputy(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    deputy = seats.holder(seat, deputy=True).person

    done = over(world, seat, to=Named(person=deputy))

    assert [row for row in holders(seat) if row[0] == deputy.name] == [
        (deputy.name, TODAY, True),
        (deputy.name, None, False),
    ]
    undo_hand_over(viewer=world.viewer(Viewpoint.COORDINATOR), done=done, now=NOW)
    assert [row for row in holders(seat) if row[0] == deputy.name] == [(deputy.name, None, True)]


def refused(world: World, seat: Seat, *, code: str, **how: object) -> str:
    before = holders(seat)
    with translation.override("nb"), pytest.raises(ValidationError) as error:
        over(world, seat, **how)
    assert holders(seat) == before
    assert error.value.error_list[0].code == code
    return str(error.value.messages[0])


def test_successor_who_is_there_already_is_told_in_a_sentence(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    person = present(seat).person

    said = refused(world, seat, to=Named(person=person), code="same_person")

    assert said == (f"{person} har denne plassen allerede. Velg en annen, eller la den stå ledig.")


def test_last_day_before_the_first_is_refused(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]

    refused(world, seat, to=None, first_day=date(2010, 1, 1), code="backwards")


def test_seat_that_is_promised_is_not_promised_twice(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    first = present(seat)
    over(world, seat, to=Named(name="Ny", email="ny@example.org"))

    said = refused(
        world, seat, to=Named(person=seats.person()), expected=first.pk, code="named_already"
    )

    assert said == "Ny skal allerede ta over. Angre den overleveringen først, på siden for plassen."


def test_address_of_somebody_else_is_refused(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    other = seats.person()
    assert other.user

    refused(
        world, seat, to=Named(person=seats.person(), email=other.user.email), code="email_taken"
    )


def test_address_of_somebody_known_is_that_person(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    known = seats.person("Kjent Person")
    assert known.user

    done = over(world, seat, to=Named(name="K. Person", email=known.user.email))

    assert done.taken
    assert done.taken.person == known
    assert done.made == []


def test_t55_holder_who_has_changed_meanwhile_is_not_overwritten(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    vacant = seats.seat(Role.UNION_REP, at=world.unit_a, in_=world.region)
    seats.holder(vacant)

    with pytest.raises(SeatMoved):
        over(world, seat, to=None, expected=99_999)
    with pytest.raises(SeatMoved):
        over(world, vacant, to=None, expected=None)


def test_hand_over_is_taken_back_as_if_it_had_not_been(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    before = holders(seat)
    done = over(
        world,
        seat,
        to=Named(name="Ny", email="ny@example.org"),
        deputy=Named(name="Vikar", email="vikar@example.org"),
    )
    assert len(holders(seat)) == 3

    undo_hand_over(viewer=world.viewer(Viewpoint.COORDINATOR), done=done, now=NOW)

    assert holders(seat) == before
    gone = Person.objects.unguarded(reason="test").filter(name__in=["Ny", "Vikar"])
    assert not gone.exists()
    assert not User.objects.filter(email="ny@example.org").exists()
    with pytest.raises(SeatMoved):
        undo_hand_over(viewer=world.viewer(Viewpoint.COORDINATOR), done=done, now=NOW)


def test_person_who_has_been_here_since_is_kept(world: World) -> None:
    done = over(world, world.seat_of[Viewpoint.HEAD_A], to=Named(name="Ny", email="ny@example.org"))
    User.objects.filter(email="ny@example.org").update(last_login=NOW)

    undo_hand_over(viewer=world.viewer(Viewpoint.COORDINATOR), done=done, now=NOW)

    assert Person.objects.unguarded(reason="test").filter(name="Ny").exists()


def test_only_the_last_hand_over_is_taken_back(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]
    first = over(world, seat, to=Named(name="Ny", email="ny@example.org"))
    over(
        world,
        seat,
        to=None,
        expected=present(seat).pk,
        first_day=TOMORROW + timedelta(days=9),
    )

    with pytest.raises(SeatMoved):
        undo_hand_over(viewer=world.viewer(Viewpoint.COORDINATOR), done=first, now=NOW)


def test_new_holder_is_invited_once_there_is_somebody_to_invite(world: World) -> None:
    invited: list[tuple[str, str]] = []

    def inviter(*, person: Person, email: str, **_facts: object) -> None:
        invited.append((person.name, email))

    stop = on_new_holder(inviter)

    over(world, world.seat_of[Viewpoint.HEAD_A], to=Named(name="Ny", email="ny@example.org"))
    stop()
    over(world, world.seat_of[Viewpoint.STAFF_A], to=Named(name="To", email="to@example.org"))

    assert invited == [("Ny", "ny@example.org")]


def test_deputy_acts_for_a_time(world: World) -> None:
    seat = world.seat_of[Viewpoint.HEAD_A]

    holder = name_deputy(
        viewer=world.viewer(Viewpoint.COORDINATOR),
        seat=seat,
        deputy=Named(name="Vikar", email="vikar@example.org"),
        first_day=TODAY,
        last_day=TOMORROW,
        now=NOW,
    )

    user = holder.person.user
    assert user
    assert viewer_for(user, on=TOMORROW).roles == {seat.role_at}
    assert viewer_for(user, on=TOMORROW + timedelta(days=1)).roles == frozenset()


# Whose seat, and who may hand it over. Owner hat and authority hat differ.
MAY = {
    Viewpoint.HEAD_A: {Viewpoint.COORDINATOR, Viewpoint.OWNER_ADVISER_1},
    Viewpoint.RESOURCE_PERSON_A: {
        Viewpoint.COORDINATOR,
        Viewpoint.OWNER_ADVISER_1,
        Viewpoint.HEAD_A,
    },
    Viewpoint.PRIVATE_HEAD_P: {Viewpoint.COORDINATOR},
    Viewpoint.AUTHORITY_1: {Viewpoint.COORDINATOR},
    Viewpoint.OWNER_ADVISER_1: {Viewpoint.COORDINATOR},
}


@pytest.mark.parametrize("whose", MAY)
def test_t10_who_may_hand_over_which_seat(world: World, whose: Viewpoint) -> None:
    seat = world.seat_of[whose]
    allowed = set()
    for viewpoint in Viewpoint:
        try:
            done = over(world, seat, to=None, who=viewpoint)
        except (Forbidden, NotVisible):
            continue
        allowed.add(viewpoint)
        undo_hand_over(viewer=world.viewer(viewpoint), done=done, now=NOW)

    assert allowed == MAY[whose]


def test_private_owner_says_who_leads_their_own_unit_and_no_other(world: World) -> None:
    owner = registry.private_owner("Knausen SA")
    theirs = registry.private_kindergarten("Knausen", in_=world.municipality_1, owner=owner)
    boss = seats.viewer(Role.OWNER, at=owner, in_=world.region)
    head = seats.seat(Role.HEAD, at=theirs, in_=world.region)
    named = NextHolder(first_day=TODAY, expected=None, successor=Named(person=seats.person()))

    hand_over(viewer=boss, seat=head, facts=named, now=NOW)

    assert len(holders(head)) == 1
    for whose in (Viewpoint.HEAD_A, Viewpoint.PRIVATE_HEAD_P):
        seat = world.seat_of[whose]
        facts = NextHolder(first_day=TOMORROW, expected=present(seat).pk)
        with pytest.raises(Forbidden):
            hand_over(viewer=boss, seat=seat, facts=facts, now=NOW)
