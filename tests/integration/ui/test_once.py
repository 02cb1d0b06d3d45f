"""T-54: the same form sent twice does its work once, and leads to the same place."""

from datetime import timedelta

import pytest

from samspor.access.models import SentForm
from samspor.access.sent_forms import forget_sent_forms
from samspor.activities.models import Activity
from samspor.kernel import clock
from samspor.networks.models import Arena
from samspor.ui.once import new_key
from tests.architecture import permissions
from tests.conftest import FULL
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

DRAFT = "/arshjul/fjordane/2024-2025/utkast/"
NEW = f"{DRAFT}ny/"
PAIRS = 1000 if FULL else 10
WHY = "the test looks at everything"


@pytest.fixture
def coordinator(world: World) -> PageClient:
    permissions.wheel(world)
    return PageClient(world.client(Viewpoint.COORDINATOR))


def form(once: str, **other: object) -> dict[str, object]:
    arena = Arena.objects.unguarded(reason=WHY).get(name="Arbeidsgruppe")
    return {"title": "Nytt", "kind": "meeting", "arenas": [arena.pk], "once": once, **other}


def made() -> int:
    return Activity.objects.unguarded(reason=WHY).filter(title__startswith="Nytt").count()


def test_page_has_a_key_of_its_own_each_time(coordinator: PageClient) -> None:
    keys = {coordinator.get(NEW).all("input", name="once")[0].attrib["value"] for _ in range(2)}

    assert [len(each) for each in keys] == [22, 22]


def test_t54_same_form_sent_twice_makes_one(coordinator: PageClient) -> None:
    for number in range(PAIRS):
        sent = form(new_key(), title=f"Nytt {number}")

        first, second = (coordinator.post(NEW, sent)["Location"] for _ in range(2))

        assert first == second
    assert made() == PAIRS


def test_t54_without_the_key_there_are_two(coordinator: PageClient) -> None:
    """The control, and what a form that was drawn anew means."""
    for once in ("", "", new_key(), new_key()):
        coordinator.post(NEW, form(once))

    assert made() == 4


def test_form_that_must_be_mended_may_be_sent_again(coordinator: PageClient) -> None:
    once = new_key()

    coordinator.post_invalid(NEW, form(once, title=""))
    coordinator.post(NEW, form(once))

    assert made() == 1


def test_key_of_somebody_else_is_another_form(coordinator: PageClient, world: World) -> None:
    once = new_key()
    led = coordinator.post(NEW, form(once))["Location"]
    outsider = PageClient(world.client(Viewpoint.NO_ROLE))

    assert outsider.client.post(NEW, form(once)).status_code == 404
    assert coordinator.post(NEW, form(once))["Location"] == led
    assert made() == 1


def test_keys_are_forgotten_after_a_day(coordinator: PageClient) -> None:
    coordinator.post(NEW, form(new_key()))

    forget_sent_forms(now=clock.now() + timedelta(hours=23))
    assert SentForm.objects.unguarded(reason=WHY).count() == 1
    forget_sent_forms(now=clock.now() + timedelta(hours=25))
    assert SentForm.objects.unguarded(reason=WHY).count() == 0
