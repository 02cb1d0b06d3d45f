"""A long file is taken in beside the pages: asked for once, told of, killed, stopped, all or nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.audit.models import EVERYWHERE
from samspor.audit.stamps import stamp
from samspor.intake.reader import who_asked
from samspor.kernel import clock
from samspor.registry.enums import NotTaken
from samspor.registry.errors import ImportMoved
from samspor.registry.models import RegisterImport, RegisterTaking, Unit
from samspor.registry.selectors.administration import import_at
from samspor.registry.services import imports as service
from samspor.registry.services.queue import LEASE, MOST_ATTEMPTS, take_next
from samspor.registry.views import imports as pages_of_imports
from samspor.seats.models import SeatHolder
from samspor.sign_in.enums import SessionKey
from tests.killing import Killed, dies_at, every_row
from tests.page_client import Page, PageClient
from tests.viewpoints import Viewpoint, World

PATH = "/fjordane/register/fra-fil/"
WHY = "the test looks at all rows"
ROWS = 12
LIST = "Navn;Orgnr;Kommune;Eierskap\n" + "".join(
    f"Bakken {number};{'912345678' if number == 3 else ''};Storvik;kommunal\n"
    for number in range(ROWS)
)


@pytest.fixture(autouse=True)
def _short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_of_imports, "BESIDE_FROM", ROWS - 1)


@pytest.fixture
def coordinator(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


@pytest.fixture
def path(coordinator: PageClient) -> str:
    """Looked through, and asked for."""
    return asked_for(coordinator)


def looked_through(pages: PageClient) -> tuple[str, str]:
    file = SimpleUploadedFile("liste.csv", LIST.encode())
    path = pages.post(PATH, {"file": file}).headers["Location"]
    return path, stamp_on(pages.get(path))


def stamp_on(page: Page) -> str:
    return next(each.attrib["value"] for each in page.all("input", name="stamp"))


def asked_for(pages: PageClient) -> str:
    path, seen = looked_through(pages)
    pages.post(path, {"act": "take", "stamp": seen})
    return path


def work(*, at: datetime | None = None, who: Callable[..., Viewer] = who_asked) -> bool:
    now = at or clock.now()
    return take_next(now=now, clock=lambda: now, who_asked=who)


def units() -> int:
    return Unit.objects.unguarded(reason=WHY).filter(name__startswith="Bakken").count()


def taking() -> RegisterTaking:
    return RegisterTaking.objects.unguarded(reason=WHY).select_related("source").get()


def set_taking(**values: Any) -> None:
    RegisterTaking.objects.unguarded(reason=WHY).update(**values)


def test_long_file_waits_for_its_turn_and_the_page_may_be_closed(
    coordinator: PageClient, path: str
) -> None:
    page = coordinator.get(path)

    assert units() == 0
    assert "Fila venter på tur." in page.main
    assert "0 av 12 rader er sett gjennom (0 %)" in page.main
    assert "Du kan lukke siden." in page.main
    assert "Tas inn akkurat nå" in coordinator.get(PATH).main


def test_page_tells_how_far_it_has_come(coordinator: PageClient, path: str) -> None:
    set_taking(attempt=1, checked=9)

    page = coordinator.get(path)

    assert "9 av 12 rader er sett gjennom (75 %)" in page.main
    [bar] = page.all("progress")
    assert (bar.attrib["value"], bar.attrib["max"]) == ("9", "12")
    set_taking(checked=ROWS)
    assert "Nå skrives de, alle på én gang." in coordinator.get(path).main


def test_page_asks_for_itself_again_without_scripts(coordinator: PageClient, path: str) -> None:
    text = coordinator.client.get(path).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text


def test_result_tells_what_was_left_out_and_why(coordinator: PageClient, path: str) -> None:
    assert work() is True
    assert work() is False

    page = coordinator.get(path)

    assert units() == ROWS - 1
    assert "1 rad ble utelatt" in page.main
    assert "Bakken 3" in page.main
    assert "det siste sifferet passer ikke" in page.main
    assert not RegisterTaking.objects.unguarded(reason=WHY).exists()
    undo = next(f.attrib["action"] for f in page.all("form") if "/angre/" in f.get("action", ""))
    coordinator.post(undo)
    assert units() == 0
    assert "Tatt tilbake" in coordinator.get(path).main


def test_t54_asked_twice_it_is_taken_in_once(coordinator: PageClient) -> None:
    path, seen = looked_through(coordinator)

    coordinator.post(path, {"act": "take", "stamp": seen})
    coordinator.post(path, {"act": "take", "stamp": seen})
    assert work() is True
    coordinator.post(path, {"act": "take", "stamp": seen})

    assert work() is False
    assert units() == ROWS - 1


def test_it_is_stopped_and_nothing_is_changed(coordinator: PageClient, path: str) -> None:
    answer = coordinator.post(path, {"act": "stop"})

    assert (
        "Det er stoppet. Ingenting ble endret." in coordinator.get(answer.headers["Location"]).main
    )
    assert work() is False
    coordinator.post(path, {"act": "discard"})
    assert not RegisterImport.objects.unguarded(reason=WHY).exists()


def test_nobody_works_on_what_is_under_way(coordinator: PageClient, path: str) -> None:
    coordinator.post(path, {"act": "discard"})
    coordinator.post(path, {"act": "columns", "column_name": "0"})

    assert taking().is_under_way
    viewer = who_asked(taking().user_id, seat_id=taking().seat_id, on=clock.today())
    with pytest.raises(ImportMoved):
        service.discard_import(viewer=viewer, source=taking().source, now=clock.now())


@pytest.mark.parametrize("number", [20, 1, 3, 8, 14])
def test_t18_killed_it_leaves_nothing_and_the_next_takes_it_up(path: str, number: int) -> None:
    before = every_row()
    began = clock.now()

    with pytest.raises(Killed), connection.execute_wrapper(dies_at(number)):
        work(at=began)

    assert units() == 0
    after = every_row()
    del before["registry.RegisterTaking"], after["registry.RegisterTaking"]
    assert after == before
    if taking().attempt:
        assert work(at=began + timedelta(seconds=1)) is False
    work(at=began + LEASE + timedelta(seconds=1))
    assert units() == ROWS - 1


def test_t49_who_froze_can_not_finish(path: str) -> None:
    """Its turn runs out while it compares; another takes it in; the first comes to."""
    began = clock.now()

    def froze(*args: Any, **kwargs: Any) -> Viewer:
        assert take_next(
            now=began + LEASE + timedelta(seconds=1), clock=clock.now, who_asked=who_asked
        )
        return who_asked(*args, **kwargs)

    assert work(at=began, who=froze) is True

    assert units() == ROWS - 1
    done = RegisterImport.objects.unguarded(reason=WHY).get()
    assert (done.added, done.taken_at) == (ROWS - 1, began + LEASE + timedelta(seconds=1))


def test_t49_what_stops_three_times_is_given_up(coordinator: PageClient, path: str) -> None:
    set_taking(attempt=MOST_ATTEMPTS, free_at=clock.now() - timedelta(seconds=1))

    assert work() is False

    assert taking().refusal == NotTaken.STOPPED
    assert "Det stoppet på veien" in coordinator.get(path).main


def test_t11_who_has_lost_the_seat_takes_nothing_in(world: World, path: str) -> None:
    user = taking().user_id
    stays = SeatHolder.objects.unguarded(reason=WHY).filter(person__user=user)
    stays.update(valid_to=clock.today() - timedelta(days=1))

    work()

    assert units() == 0
    assert taking().refusal == NotTaken.NOT_ALLOWED


def test_registry_that_has_changed_is_looked_through_again(
    coordinator: PageClient, world: World, path: str
) -> None:
    Unit.objects.unguarded(reason=WHY).filter(pk=world.unit_a.pk).update(name="Bakken 5")
    stamp(EVERYWHERE)

    work()

    assert units() == 1
    assert "Registeret er endret siden du så på det" in coordinator.get(path).main
    coordinator.post(path, {"act": "take", "stamp": stamp_on(coordinator.get(path))})
    work()
    assert units() == ROWS - 1


def test_foreign_file_is_absent(world: World, path: str) -> None:
    stranger = who_asked(taking().user_id, seat_id=None, on=clock.today())
    with pytest.raises(NotVisible):
        import_at(stranger, community=world.neighbour, import_id=taking().source_id)


def test_t36_asking_again_does_not_prolong_the_session(coordinator: PageClient, path: str) -> None:
    client = coordinator.client
    seen = client.session[SessionKey.SEEN]

    with time_machine.travel(clock.now() + timedelta(minutes=10), tick=False):
        client.get(path, headers={"Samspor-Asks-Again": "1"})
        assert client.session[SessionKey.SEEN] == seen
        client.get(path)
        assert client.session[SessionKey.SEEN] > seen
