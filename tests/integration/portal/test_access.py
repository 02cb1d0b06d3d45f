"""Who can see and change what, in words; told by the policy itself, so it can't be wrong."""

from datetime import timedelta

import pytest

from samspor.access.policy import Action, may
from samspor.access.viewer import ANONYMOUS, Role
from samspor.kernel import clock
from samspor.portal.selectors.access import TOPICS, Subject, subject_at, who_may
from tests.factories import focus, networks, seats
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def as_(viewpoint: Viewpoint, world: World) -> PageClient:
    return PageClient(world.client(viewpoint))


def test_page_tells_who_may_by_seat_and_why(world: World) -> None:
    page = as_(Viewpoint.STAFF_A, world).get(f"/{world.region.slug}/tilgang/")

    assert "Kan se årshjulet som er sluppet Alle, også uten å logge inn." in page.main
    assert "Kan slippe årshjulet Utviklingsveileder i hele samarbeidet" in page.main


def test_answers_are_the_policys_own(world: World) -> None:
    subject = Subject(
        "enhet", "Solbakken", municipality_id=world.municipality_1.pk, unit_id=world.unit_a.pk
    )

    told = who_may(
        world.viewer(Viewpoint.COORDINATOR), community=world.region, subject=subject, on=TODAY
    )

    for answer in told:
        named = {seat.pk for group in answer.groups for seat in group.seats}
        for viewpoint, seat in world.seat_of.items():
            if viewpoint is Viewpoint.FORMER:
                continue  # the seat still is; who held it is another matter
            allowed = may(
                world.viewer(viewpoint),
                answer.action,
                community_id=world.region.pk,
                municipality_id=world.municipality_1.pk,
                unit_id=world.unit_a.pk,
            )
            assert (answer.everybody or seat.pk in named) == allowed, (answer.action, viewpoint)


def test_owner_hat_and_authority_hat_have_each_their_line(world: World) -> None:
    told = who_may(
        world.viewer(Viewpoint.COORDINATOR),
        community=world.region,
        subject=Subject("arshjul"),
        on=TODAY,
    )

    roles = {group.role for answer in told for group in answer.groups}

    assert {Role.AUTHORITY, Role.MUNICIPAL_ADVISER} <= roles


def test_seat_that_somebody_has_left_is_said_to_be_vacant(world: World) -> None:
    page = as_(Viewpoint.HEAD_A, world).get(f"/{world.region.slug}/tilgang/?om=logg")

    assert "(ubesatt)" in page.main


def test_seat_that_has_ended_opens_nothing(world: World) -> None:
    seat = world.seat_of[Viewpoint.COORDINATOR]
    type(seat).objects.unguarded(reason="test").filter(pk=seat.pk).update(
        valid_to=TODAY - timedelta(days=1)
    )

    told = who_may(
        world.viewer(Viewpoint.HEAD_A), community=world.region, subject=Subject("logg"), on=TODAY
    )

    named = {each.pk for answer in told for group in answer.groups for each in group.seats}
    assert seat.pk not in named


def test_network_without_a_page_is_for_those_inside(world: World) -> None:
    shown = networks.network("Språk", in_=world.region)
    hidden = networks.arena("Arbeidsgruppe", in_=world.region)
    reader = as_(Viewpoint.STAFF_A, world)

    open_page = reader.get(f"/{world.region.slug}/tilgang/?om=nettverk&hva={shown.slug}")
    closed_page = reader.get(f"/{world.region.slug}/tilgang/?om=nettverk&hva={hidden.slug}")

    assert "Alle, også uten å logge inn." in open_page.main
    assert "Den har ingen offentlig side." in closed_page.main


@pytest.mark.parametrize(
    "asked", ["om=ukjent", "om=nettverk&hva=finnes-ikke", "om=enhet&hva=x", "om=satsing&hva=0"]
)
def test_t08_what_is_not_there_is_no_page(world: World, asked: str) -> None:
    client = world.client(Viewpoint.COORDINATOR)

    assert client.get(f"/{world.region.slug}/tilgang/?{asked}").status_code == 404


def test_t08_neighbours_things_are_no_things(world: World) -> None:
    theirs = networks.network("Ute", in_=world.neighbour)
    initiative = focus.an_initiative("Språk", in_=world.neighbour, is_public=True)
    client = world.client(Viewpoint.COORDINATOR)

    for topic, key in (("nettverk", theirs.slug), ("satsing", initiative.slug)):
        address = f"/{world.region.slug}/tilgang/?om={topic}&hva={key}"
        assert client.get(address).status_code == 404
    assert client.get(f"/{world.neighbour.slug}/tilgang/").status_code == 404


def test_page_takes_five_statements_however_many_seats(world: World) -> None:
    reader = as_(Viewpoint.COORDINATOR, world)
    few = reader.get(f"/{world.region.slug}/tilgang/?om=enhet&hva={world.unit_a.pk}")
    for _each in range(10):
        seats.holder(seats.seat(Role.STAFF, at=world.unit_a, in_=world.region))

    many = reader.get(f"/{world.region.slug}/tilgang/?om=enhet&hva={world.unit_a.pk}")

    assert len(few.answer.statements) == len(many.answer.statements) == 5


def test_my_page_tells_what_my_seat_opens(world: World) -> None:
    page = as_(Viewpoint.HEAD_A, world).get("/min-side/tilgang/")

    assert "Solbakken" in page.main
    assert "I egen enhet endre tallene til enheten" in page.main
    assert "slippe årshjulet" not in page.main
    assert f"Alle med en plass i {world.region.name} ser navnet ditt" in page.main


def test_t11_my_page_after_the_seat_is_lost(world: World) -> None:
    page = as_(Viewpoint.FORMER, world).get("/min-side/tilgang/")

    assert "Du har ingen plass nå" in page.main


def test_whoever_is_not_signed_in_is_asked_to(world: World) -> None:
    response = PageClient().client.get("/min-side/tilgang/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/logg-inn/?next=/min-side/tilgang/"


def test_every_act_stands_under_a_topic() -> None:
    """But what everybody may from their own seat, and what those who run the service may."""
    told = {action for acts in TOPICS.values() for action in acts}

    assert set(Action) - told == {
        Action.FOUND_COMMUNITY,
        Action.RESET_SIGN_IN,
        Action.VISIT_COMMUNITY,
        Action.ANSWER_MESSAGES,
        Action.BE_CONTACT,
    }


def test_subject_needs_a_viewer_who_may_know_it(world: World) -> None:
    networks.network("Språk", in_=world.region)

    subject = subject_at(ANONYMOUS, community=world.region, topic="nettverk", key="sprak")

    assert subject.is_public
