"""What documents made pages of: seen by those with a role, shown to everybody when they say so."""

import pytest

from samspor.editing.enums import Part
from samspor.editing.selectors.pages import editable_page
from samspor.editing.services import remove_page
from samspor.focus.models import FocusArea
from samspor.intake.selectors.hidden_pages import hidden_number, hidden_pages
from samspor.kernel import clock
from samspor.networks.models import Arena
from tests.integration.intake.test_review_pages import LIST, bring, hidden, look
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
WHY = "the test looks at all rows"
UNFINISHED = "/fjordane/utkast/"
SHOW = f"{LIST}vis/"
AREAS = """Barnehagenes fokusområder 2024-2026

Lek ute hver dag

Barna er ute hver dag, og personalet leker med dem.

Ro ved bordet

Måltidet er en stund for samtale.
"""
NETWORKS = """Lærende nettverk i Storvik

Nettverk for pedagogiske ledere

Nettverket møtes fire ganger i året.

Kontaktperson:

Nettverk for fagarbeidere

Nettverket møtes en gang i året.

Kontaktperson:
"""


@pytest.fixture
def coordinator(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


def take_in(pages: PageClient, text: str, name: str) -> None:
    path = bring(pages, text, name=name)
    pages.post(path, {**hidden(look(pages, path)), "act": "take"})


def test_pages_of_all_documents_wait_together(coordinator: PageClient, world: World) -> None:
    take_in(coordinator, NETWORKS, "Nettverk.txt")
    take_in(coordinator, AREAS, "Fokus.txt")
    viewer = world.viewer(Viewpoint.COORDINATOR)

    waiting = hidden_pages(viewer, community=world.region)

    names = [page.name for _section, page in waiting]
    assert "Nettverk for pedagogiske ledere" in names
    assert "Lek ute hver dag" in names
    assert hidden_number(viewer, community=world.region) == len(waiting)
    page = coordinator.get(UNFINISHED, statements=6)
    assert f"{len(waiting)} sider fra dokumentene deres er ikke vist ennå" in page.main
    assert page.links()["Nettverk for pedagogiske ledere"].startswith("/fjordane/nettverk/")
    assert "er ikke vist ennå" in coordinator.get(LIST).main


def test_one_act_shows_all_of_them(coordinator: PageClient, world: World) -> None:
    take_in(coordinator, NETWORKS, "Nettverk.txt")
    take_in(coordinator, AREAS, "Fokus.txt")
    number = hidden_number(world.viewer(Viewpoint.COORDINATOR), community=world.region)

    answer = coordinator.post(SHOW)

    page = coordinator.get(answer.headers["Location"], statements=8)
    assert f"{number} sider er nå offentlige" in page.text
    assert hidden_number(world.viewer(Viewpoint.COORDINATOR), community=world.region) == 0
    assert not FocusArea.objects.unguarded(reason=WHY).filter(is_public=False).exists()
    assert "er ikke vist ennå" not in coordinator.get(UNFINISHED).main


def test_t19_what_somebody_took_away_stays_away(coordinator: PageClient, world: World) -> None:
    take_in(coordinator, NETWORKS, "Nettverk.txt")
    coordinator.post(SHOW)
    viewer = world.viewer(Viewpoint.COORDINATOR)
    page = editable_page(
        viewer,
        community=world.region.slug,
        part=Part.NETWORKS,
        key="nettverk-for-fagarbeidere",
        on=clock.today(),
    )
    remove_page(viewer=viewer, page=page, now=clock.now())

    assert hidden_number(viewer, community=world.region) == 0
    coordinator.post(SHOW)

    rows = Arena.objects.unguarded(reason=WHY).filter(name__startswith="Nettverk for")
    shown = dict(rows.values_list("name", "is_public"))
    assert shown["Nettverk for pedagogiske ledere"]
    assert not shown["Nettverk for fagarbeidere"]


def test_others_do_not_see_what_waits(coordinator: PageClient, world: World) -> None:
    take_in(coordinator, NETWORKS, "Nettverk.txt")

    assert hidden_number(world.viewer(Viewpoint.HEAD_A), community=world.region) == 0
    page = PageClient(world.client(Viewpoint.OWNER_ADVISER_1)).get(UNFINISHED, status=403)
    assert "er ikke vist ennå" not in page.main
