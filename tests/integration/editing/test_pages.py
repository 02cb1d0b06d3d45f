"""Editing public pages in the browser: the form, the preview, the history and the way back."""

from collections.abc import Callable

import pytest

from samspor.editing.models import PageVersion
from tests.factories import registry
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import network
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

OPEN = "a test looks at everything"
NETWORK = "/fjordane/nettverk/barn-og-rom/"


@pytest.fixture
def seen_by(world: World) -> Callable[[Viewpoint], PageClient]:
    return lambda viewpoint: PageClient(world.client(viewpoint))


@pytest.fixture
def editor(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


def filled(pages: PageClient, address: str, **changes: str | list[str]) -> dict[str, object]:
    """The form as the page shows it, with changes."""
    page = pages.get(address)
    values: dict[str, object] = {}
    for one in page.all("input", "textarea", "select"):
        name, kind = one.attrib.get("name"), one.attrib.get("type")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if kind in {"checkbox", "radio"}:
            if "checked" in one.attrib:
                held = values.setdefault(name, [])
                assert isinstance(held, list)
                held.append(one.attrib["value"])
        elif one.tag == "select":
            chosen = [
                each.attrib["value"] for each in one.iter("option") if "selected" in each.attrib
            ]
            values[name] = chosen[0] if chosen else ""
        else:
            values[name] = one.text or "" if one.tag == "textarea" else one.attrib.get("value", "")
    return {**values, **changes}


def stamp(pages: PageClient, address: str) -> str:
    return str(filled(pages, address)["stamp"])


def save(pages: PageClient, address: str, **changes: str | list[str]):
    return pages.post(f"{address}endre/", filled(pages, f"{address}endre/", **changes))


def publish(pages: PageClient, address: str) -> None:
    pages.post(f"{address}utkast/publiser/", {"stamp": stamp(pages, f"{address}utkast/")})


def one_of_each(world: World) -> list[str]:
    network("Barn og rom", in_=world.region).partners.add(registry.university("Havet høgskole"))
    an_initiative("Ute", in_=world.region, is_public=True).units.add(world.unit_a)
    a_focus_area("Språk", in_=world.region, is_public=True)
    return [
        NETWORK,
        "/fjordane/satsinger/ute/",
        "/fjordane/fokusomrader/sprak/",
        f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/",
    ]


@pytest.mark.parametrize("place", range(4))
def test_every_kind_of_page_goes_from_form_to_everybody_and_back(
    world: World, editor: PageClient, pages: PageClient, place: int
):
    address = one_of_each(world)[place]
    field = ["about", "text", "text", "section_word"][place]
    sections = {"sections": "3"} if place == 3 else {}
    before = pages.get(address).main

    save(editor, address, **{field: "nye ord"}, **sections)
    assert "nye ord" in editor.get(f"{address}utkast/").main
    assert pages.get(address).main == before

    publish(editor, address)
    assert "nye ord" in pages.get(address).main
    assert "nye ord" in editor.get(f"{address}historikk/").main

    number = PageVersion.objects.unguarded(reason=OPEN).order_by("-number")[0].number
    editor.post(f"{address}historikk/{number}/angre/")
    assert "nye ord" not in pages.get(address).main
    assert "nye ord" in editor.get(f"{address}utkast/").main
