"""One's own page: only what is one's own, in words, in six statements."""

from datetime import timedelta

import pytest

from samspor.access.viewer import Role
from samspor.activities.models import Activity
from samspor.drawing.content import Level
from samspor.editing.enums import Part
from samspor.editing.selectors.pages import editable_page, kept_state
from samspor.editing.services import save_draft
from samspor.editing.state import digest
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena, MemberRule
from samspor.portal.selectors.my_page import my_page
from samspor.seats.models import SeatHolder
from tests.factories import activities, contact, networks, seats
from tests.factories import wheel as wheels
from tests.factories.registry import LONG_AGO, saved
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
TODAY = clock.today()
YEAR = SchoolYear.of(TODAY)
V = Viewpoint


def as_(viewpoint: Viewpoint, world: World) -> PageClient:
    return PageClient(world.client(viewpoint))


def a_released_year(world: World) -> Activity:
    """Three days ahead a meeting of the heads; four days ahead one of a group they are not in."""
    group = networks.arena("Arbeidsgruppe", in_=world.region)
    heads = networks.arena("Regionalt styrernettverk", in_=world.region, position=1)
    local = networks.arena(
        "Kommunalt nettverk", in_=world.region, level=Level.MUNICIPALITY, position=2
    )
    saved(MemberRule(arena=heads, role=Role.HEAD.value, valid_from=LONG_AGO))
    drawn = wheels.a_wheel(in_=world.region, of=[group, heads, local], year=YEAR)
    for days, (title, arena) in enumerate(
        [("Styrersamling", heads), ("Møte i gruppa", group)], start=3
    ):
        day = TODAY + timedelta(days=days)
        activities.activity(title, at=arena, on=activities.Timing.days(day), year=YEAR)
    asked = activities.activity("Oppfølging", at=local, on=activities.Timing.agreement(), year=YEAR)
    wheels.release(drawn, by=world.viewer(V.COORDINATOR), now=clock.now())
    return asked


def test_head_sees_the_dates_of_own_arenas(world: World) -> None:
    a_released_year(world)

    page = as_(V.HEAD_A, world).get("/min-side/")

    assert "Neste: Styrersamling" in page.main
    assert "Møte i gruppa" not in page.main
    assert any("arena=regionalt-styrernettverk" in href for href in page.links().values())


def test_coordinator_sees_all_dates(world: World) -> None:
    a_released_year(world)

    dates = my_page(world.viewer(V.COORDINATOR), on=TODAY).dates

    assert [one.item.title for one in dates] == ["Styrersamling", "Møte i gruppa"]


def test_messages_wait_in_words(world: World) -> None:
    adviser = world.seat_of[V.OWNER_ADVISER_1]
    for _each in range(2):
        contact.message(to=adviser, in_=world.region)
    contact.message(to=adviser, in_=world.region, handled_at=clock.now())

    mine = as_(V.OWNER_ADVISER_1, world).get("/min-side/")
    others = as_(V.OWNER_ADVISER_2, world).get("/min-side/")

    assert "2 meldinger venter på svar" in mine.main
    assert "venter på svar" not in others.main


def test_municipality_is_asked_until_it_has_chosen(world: World) -> None:
    a_released_year(world)
    first = world.viewer(V.OWNER_ADVISER_1)

    asked = my_page(first, on=TODAY).to_choose

    assert [(one.item.title, one.municipality) for one in asked] == [("Oppfølging", "Storvik")]
    assert my_page(world.viewer(V.HEAD_A), on=TODAY).to_choose == []
    assert my_page(world.viewer(V.COORDINATOR), on=TODAY).to_choose == []


def test_chosen_in_the_draft_waits_no_more(world: World) -> None:
    asked = a_released_year(world)
    (local,) = Arena.objects.unguarded(reason="test").filter(slug="kommunalt-nettverk")
    activities.answer(asked, by=world.municipality_1, at=local, on=activities.Timing.days(TODAY))

    first, second = (
        my_page(world.viewer(viewpoint), on=TODAY).to_choose
        for viewpoint in (V.OWNER_ADVISER_1, V.OWNER_ADVISER_2)
    )

    assert first == []
    assert [one.municipality for one in second] == ["Lillevik"]


def test_vacant_seats_wait_for_whoever_can_fill_them(world: World) -> None:
    held = SeatHolder.objects.unguarded(reason="test").filter(seat=world.seat_of[V.HEAD_A])
    held.update(valid_to=TODAY - timedelta(days=1))

    coordinator = as_(V.COORDINATOR, world).get("/min-side/")
    staff = as_(V.STAFF_A, world).get("/min-side/")

    assert "plasser er ledige" in coordinator.main
    assert "ledig" not in staff.main


def test_contact_is_asked_to_go_on(world: World) -> None:
    holding = SeatHolder.objects.unguarded(reason="test").get(seat=world.seat_of[V.HEAD_A])
    contact.chosen(holding, on=TODAY - timedelta(days=360))

    page = as_(V.HEAD_A, world).get("/min-side/")

    assert "Vil du fortsatt være kontakt?" in page.main


def test_drafts_wait_for_whoever_keeps_the_pages(world: World) -> None:
    row = networks.network("Barn og rom", in_=world.region)
    viewer = world.viewer(V.COORDINATOR)
    page = editable_page(
        viewer, community=world.region.slug, part=Part.NETWORKS, key=row.slug, on=TODAY
    )
    state = kept_state(viewer, page, on=TODAY)
    save_draft(
        viewer=viewer,
        page=page,
        state={**state, "about": "Nytt"},
        expected=f"0-{digest(state)}",
        now=clock.now(),
    )

    assert "«Barn og rom» har et utkast" in as_(V.COORDINATOR, world).get("/min-side/").main
    assert "utkast" not in as_(V.HEAD_A, world).get("/min-side/").main


def test_t08_neighbours_things_are_not_mine(world: World) -> None:
    theirs = networks.arena("Fremmed", in_=world.neighbour)
    adviser = seats.viewer(Role.DEVELOPMENT_ADVISER, at=world.municipality_1, in_=world.neighbour)
    activities.activity("Ute", at=theirs, on=activities.Timing.days(TODAY), year=YEAR)
    wheels.release(wheels.a_wheel(in_=world.neighbour, of=[theirs], year=YEAR), by=adviser)

    found = my_page(world.viewer(V.COORDINATOR), on=TODAY)

    assert {one.seat.community_id for one in found.seats} == {world.region.pk}
    assert (found.wheels, found.dates) == ([], [])


def test_page_takes_five_statements_however_much_there_is(world: World) -> None:
    a_released_year(world)
    reader = as_(V.COORDINATOR, world)
    few = reader.get("/min-side/")
    for number in range(8):
        seats.seat(Role.STAFF, at=world.unit_a, in_=world.region, title=f"Nr. {number}")
        contact.message(to=world.seat_of[V.COORDINATOR], in_=world.region)

    many = reader.get("/min-side/")

    assert len(few.answer.statements) == len(many.answer.statements) == 5


def test_whoever_has_no_seat_is_told_who_gives_one(world: World) -> None:
    for viewpoint in (V.NO_ROLE, V.FORMER, V.OPERATOR):
        page = as_(viewpoint, world).get("/min-side/")

        assert "Du har ingen plass nå" in page.main


def test_whoever_is_not_signed_in_is_asked_to(world: World) -> None:
    response = PageClient().client.get("/min-side/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/logg-inn/?next=/min-side/"
