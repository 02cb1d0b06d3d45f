"""T-14: who runs the service sees content only with a reason, for an hour, and those visited know."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404

from samspor.access.policy import TABLE, VISITED, Action, allowed_communities, may, require
from samspor.access.viewer import Viewer
from samspor.audit.models import Event
from samspor.kernel import clock
from samspor.seats.models import OperatorVisit
from samspor.seats.services.visits import begin_visit, end_visit
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

NOON = datetime(2026, 11, 20, 11, tzinfo=UTC)
PRIVATE = ("administrasjon/", "plasser/", "logg/", "dekning/", "tilgang/")
REASON = "Retter en import som stoppet"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def operator(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.OPERATOR))


def begin(operator: PageClient, *, minutes: int = 30) -> None:
    asked = {"community": "fjordane", "reason": REASON, "minutes": str(minutes)}
    operator.post("/drift/innsyn/", asked)


def logged(world: World, *, prefix: str = "visit.") -> list[tuple[str, list[object]]]:
    rows = Event.objects.unguarded(reason="what the log says")
    rows = rows.filter(community_id=world.region.pk, action__startswith=prefix).order_by("number")
    return list(rows.values_list("action", "object_ids"))


def test_t14_nothing_is_open_without_a_reason(operator: PageClient) -> None:
    for page in PRIVATE:
        operator.get(f"/fjordane/{page}", status=404)
    refused = operator.post_invalid("/drift/innsyn/", {"community": "fjordane", "minutes": "15"})

    assert "Skriv hvorfor du trenger innsyn" in refused.text
    assert not OperatorVisit.objects.unguarded(reason="there is none").exists()


def test_t14_reason_opens_one_community_for_reading(operator: PageClient) -> None:
    begin(operator)

    for page in PRIVATE:
        operator.get(f"/fjordane/{page}")
        operator.get(f"/innlandet/{page}", status=404)
    for page in ("plasser/ny/", "register/", "utkast/"):
        operator.get(f"/fjordane/{page}", status=403)


def test_t14_band_says_that_it_is_on_and_ends_it(world: World, operator: PageClient) -> None:
    begin(operator)
    page = operator.get("/om/")
    visit = OperatorVisit.objects.unguarded(reason="the one that was begun").get()

    assert "Du har innsyn i Fjordane som drift" in page.text
    assert "kl. 12.30" in page.text
    operator.post("/drift/innsyn/avslutt/", {"visit": visit.pk})
    assert "Du har innsyn i" not in operator.get("/om/").text
    operator.get("/fjordane/plasser/", status=404)
    assert [action for action, _ids in logged(world)] == ["visit.begun", "visit.ended"]


@pytest.mark.parametrize(
    ("minutes", "later", "status"), [(15, 14, 200), (15, 15, 404), (60, 60, 404)]
)
def test_t14_it_ends_by_itself(
    operator: PageClient,
    at_noon: time_machine.Traveller,
    minutes: int,
    later: int,
    status: int,
) -> None:
    begin(operator, minutes=minutes)
    for passed in range(10, later, 10):  # somebody who goes on reading stays signed in
        at_noon.move_to(NOON + timedelta(minutes=passed))
        operator.client.get("/fjordane/plasser/")
    at_noon.move_to(NOON + timedelta(minutes=later))

    assert operator.client.get("/fjordane/plasser/").status_code == status


@pytest.mark.parametrize("minutes", [0, 61, 600])
def test_t14_no_visit_is_longer_than_an_hour(world: World, minutes: int) -> None:
    viewer = world.viewer(Viewpoint.OPERATOR)
    with pytest.raises(ValidationError):
        begin_visit(viewer=viewer, community=world.region, reason=REASON, minutes=minutes, now=NOON)
    row = OperatorVisit(community=world.region, reason=REASON, begun_at=NOON, minutes=minutes)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_t14_every_page_that_was_opened_is_in_the_log(world: World, operator: PageClient) -> None:
    begin(operator)
    seat = world.seat_of[Viewpoint.HEAD_A].pk
    operator.get("/fjordane/plasser/")
    operator.get(f"/fjordane/plasser/{seat}/")
    operator.get("/fjordane/plasser/ny/", status=403)
    operator.get("/om/")

    assert logged(world, prefix="visit.read") == [
        ("visit.read", ["seats"]),
        ("visit.read", ["seat"]),
    ]
    assert logged(world, prefix="refused.") == [("refused.manage_staff_seats", [world.region.pk])]


def test_t14_those_who_are_visited_see_it(world: World, operator: PageClient) -> None:
    begin(operator)
    operator.get("/fjordane/plasser/")
    head = PageClient(world.client(Viewpoint.HEAD_A))
    coordinator = PageClient(world.client(Viewpoint.COORDINATOR))

    page = head.get("/fjordane/administrasjon/")
    log = coordinator.get("/fjordane/logg/?om=drift")

    assert REASON in page.main
    assert "kl. 12.00–12.30" in page.main
    assert world.user_of[Viewpoint.OPERATOR].email in page.main
    for words in ("Drift av Samspor", "åpnet en side", "Plassene", REASON):
        assert words in log.main


def test_t14_neighbours_see_nothing_of_it(world: World, operator: PageClient) -> None:
    begin(operator)
    rows = OperatorVisit.objects.seen_by(world.viewer(Viewpoint.NO_ROLE))

    assert not rows.exists()
    assert OperatorVisit.objects.seen_by(world.viewer(Viewpoint.HEAD_A)).count() == 1


def test_t14_only_who_runs_the_service_can_ask(world: World) -> None:
    for viewpoint in set(Viewpoint) - {Viewpoint.OPERATOR}:
        with pytest.raises((PermissionDenied, Http404)):
            begin_visit(
                viewer=world.viewer(viewpoint),
                community=world.region,
                reason=REASON,
                minutes=15,
                now=NOON,
            )


def test_t14_nobody_ends_or_uses_the_visit_of_another(world: World, operator: PageClient) -> None:
    begin(operator)
    visit = OperatorVisit.objects.unguarded(reason="the one that was begun").get()
    other = Viewer(user_id=world.user_of[Viewpoint.HEAD_A].pk, is_operator=True)

    with pytest.raises(Http404):
        end_visit(viewer=other, visit=visit, now=clock.now())


def test_t14_visit_lets_nobody_write() -> None:
    visitor = Viewer(user_id=1, is_operator=True, visits=frozenset({5}))

    assert {each for each in TABLE if may(visitor, each, community_id=5)} == VISITED
    assert not any(may(visitor, each, community_id=6) for each in TABLE)
    assert allowed_communities(visitor, Action.EDIT_ACTIVITY) == frozenset()
    with pytest.raises(PermissionDenied):
        require(visitor, Action.RELEASE_EDITION, community_id=5)


def test_t39_reason_holds_no_national_number(operator: PageClient) -> None:
    asked = {"community": "fjordane", "reason": "Gjelder 13097248022", "minutes": "15"}

    assert "fødselsnummeret" in operator.post_invalid("/drift/innsyn/", asked).text
