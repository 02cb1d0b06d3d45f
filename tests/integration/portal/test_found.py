"""What search engines and those who share a link are told."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client

from samspor.activities.services.moving import move_activity
from samspor.drawing.compare import Change, ChangeKind
from samspor.drawing.content import Item, Kind, Mode, Status
from samspor.kernel import clock
from samspor.kernel.timing import Timing
from samspor.registry.enums import UnitKind
from samspor.wheel.views.linked import event
from tests.factories.activities import activity, at, day
from tests.factories.content import sample
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import arena, network
from tests.factories.wheel import a_wheel, release
from tests.page_client import Page, PageClient
from tests.viewpoints import Viewpoint, World

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel(datetime(2024, 11, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def told(world: World) -> World:
    rooms = network("Barn og rom", in_=world.region)
    arena("Uten side", in_=world.region)
    an_initiative("Ute hele året", in_=world.region, is_public=True)
    an_initiative("Ikke vist", in_=world.region)
    a_focus_area("Språk", in_=world.region, is_public=True)
    row = activity("Veiledermøte", at=rooms, on=at(2024, 12, 4, "09:30", "15:00"))
    wheel = a_wheel(in_=world.region, of=[rooms])
    release(wheel, by=world.viewer(Viewpoint.COORDINATOR))
    world.address.update(row=row, wheel=wheel)
    a_wheel(in_=world.neighbour)
    return world


def linked(page: Page) -> dict[str, Any]:
    found = page.all("script", type="application/ld+json")
    assert len(found) == 1
    facts: dict[str, Any] = json.loads(found[0].text or "")
    assert facts.pop("@context") == "https://schema.org"
    return facts


def addresses(text: bytes) -> list[str]:
    return [one.text or "" for one in parsed(text).iter(f"{SITE}loc")]


def parsed(text: bytes) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (our own answer)


# --- heads ---


def test_head_says_where_the_page_is_in_each_language(pages: PageClient, told: World):
    page = pages.get("/nn/fjordane/nettverk/")

    ways = {one.attrib["hreflang"]: one.attrib["href"] for one in page.all("link", rel="alternate")}
    (canonical,) = page.all("link", rel="canonical")
    assert canonical.attrib["href"] == "http://testserver/nn/fjordane/nettverk/"
    assert ways == {
        "nb": "http://testserver/fjordane/nettverk/",
        "nn": "http://testserver/nn/fjordane/nettverk/",
        "en": "http://testserver/en/fjordane/nettverk/",
        "x-default": "http://testserver/fjordane/nettverk/",
    }


def test_choice_of_the_reader_is_not_a_page_of_its_own(pages: PageClient, told: World):
    page = pages.get("/arshjul/fjordane/2024-2025/?vis=liste")

    (canonical,) = page.all("link", rel="canonical")
    assert canonical.attrib["href"] == "http://testserver/arshjul/fjordane/2024-2025/"


def test_page_not_found_is_not_to_be_found(pages: PageClient):
    page = pages.get("/finnes-ikke/", status=404)

    assert [one.attrib["content"] for one in page.all("meta", name="robots")] == ["noindex"]
    assert page.all("link", rel="canonical") == []


@pytest.mark.parametrize(
    "path",
    [
        "/fjordane/",
        "/fjordane/satsinger/ute-hele-aret/",
        "/arshjul/fjordane/2024-2025/",
    ],
)
def test_shared_link_shows_the_pages_title(pages: PageClient, told: World, path: str):
    page = pages.get(path)

    (title,) = page.all("meta", property="og:title")
    assert page.heading in title.attrib["content"]


def test_t23_words_in_the_head_are_words(pages: PageClient, world: World):
    bad = '</script><script>alert(1)</script>" & <b>'
    rooms = network("Barn og rom", in_=world.region)
    rooms.about = bad
    rooms.save()

    page = pages.get("/fjordane/nettverk/barn-og-rom/")

    assert linked(page)["description"] == bad
    assert "<script>alert" not in page.html


# --- schema.org ---


def test_network_and_community_are_organizations(pages: PageClient, told: World):
    front = linked(pages.get("/fjordane/"))
    page = linked(pages.get("/fjordane/nettverk/barn-og-rom/"))

    assert front == {
        "@type": "Organization",
        "name": "Fjordane",
        "url": "http://testserver/fjordane/",
    }
    assert (page["name"], page["parentOrganization"]) == ("Barn og rom", front)


def test_unit_is_a_preschool_or_a_school(pages: PageClient, told: World):
    told.unit_p.kind = UnitKind.SCHOOL
    told.unit_p.save()

    types = [
        linked(pages.get(f"/fjordane/barnehager-og-skoler/{one.pk}/"))["@type"]
        for one in (told.unit_a, told.unit_p)
    ]

    assert types == ["Preschool", "School"]


def test_way_down_is_a_breadcrumb_list(pages: PageClient, told: World):
    page = pages.get("/fjordane/nettverk/barn-og-rom/")

    (way,) = page.all("ol", itemtype="https://schema.org/BreadcrumbList")
    places = [one.attrib["content"] for one in way.iter("meta")]
    assert places == ["1", "2"]


def test_activity_is_an_event_and_moved_says_from_when(pages: PageClient, told: World):
    by = told.viewer(Viewpoint.COORDINATOR)
    path = next(
        href
        for label, href in pages.get("/arshjul/fjordane/2024-2025/?vis=liste").links().items()
        if label == "Veiledermøte"
    )
    first = linked(pages.get(path))

    row = told.address["row"]
    later = at(2024, 12, 11, "10:00", "12:00")
    move_activity(
        viewer=by, activity=row, timing=later, expected_version=row.version, now=clock.now()
    )
    release(told.address["wheel"], by=by)
    second = linked(pages.get(path))

    assert first["@type"] == "Event"
    assert first["startDate"] == "2024-12-04T09:30:00+01:00"
    assert first["endDate"] == "2024-12-04T15:00:00+01:00"
    assert first["eventStatus"] == "https://schema.org/EventScheduled"
    assert first["organizer"]["name"] == "Fjordane"
    assert second["eventStatus"] == "https://schema.org/EventRescheduled"
    assert second["previousStartDate"] == "2024-12-04T09:30:00+01:00"


def an_item(timing: Timing, **facts: Any) -> Item:
    return Item(id="a", title="Møte", kind=Kind.MEETING, timing=timing, arenas=(), **facts)


def told_of(item: Item, *changes: Change) -> dict[str, Any] | None:
    return event(item, sample(), address="https://x.no/a/", home="https://x.no/", changes=changes)


def test_event_of_days_has_bare_days():
    facts = told_of(an_item(day(2024, 12, 4)))

    assert facts is not None
    assert (facts["startDate"], facts["endDate"]) == ("2024-12-04", "2024-12-04")


def test_cancelled_event_says_so_even_when_moved():
    item = an_item(day(2024, 12, 4), status=Status.CANCELLED)
    moved = Change(ChangeKind.MOVED, "a", an_item(day(2024, 11, 4)), item)

    facts = told_of(item, moved)

    assert facts is not None
    assert facts["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize(
    ("mode", "place", "kind"),
    [(Mode.DIGITAL, "Teams", "VirtualLocation"), (Mode.PHYSICAL, "Tempe", "Place")],
)
def test_event_says_where(mode: Mode, place: str, kind: str):
    facts = told_of(an_item(day(2024, 12, 4), mode=mode, place=place))

    assert facts is not None
    assert facts["location"]["@type"] == kind


def test_what_has_no_day_is_no_event():
    assert told_of(an_item(Timing.agreement())) is None


# --- the sitemap ---


def test_sitemap_has_one_part_for_each_language(client: Client, db: None):
    assert addresses(client.get("/sitemap.xml").content) == [
        f"http://testserver/sitemap-{code}.xml" for code in ("nb", "nn", "en")
    ]
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_sitemap_names_what_is_public_and_nothing_else(client: Client, told: World):
    found = addresses(client.get("/sitemap-nn.xml").content)

    assert all(one.startswith("http://testserver/nn/") for one in found)
    paths = {one.removeprefix("http://testserver/nn/") for one in found}
    assert {
        "fjordane/",
        "fjordane/nettverk/barn-og-rom/",
        "fjordane/satsinger/ute-hele-aret/",
        "fjordane/fokusomrader/sprak/",
        f"fjordane/barnehager-og-skoler/{told.unit_a.pk}/",
        "arshjul/fjordane/2024-2025/",
    } <= paths
    for hidden in ("uten-side", "ikke-vist", "arshjul/innlandet"):
        assert not any(hidden in one for one in paths)
    assert len(found) == len(set(found))


def test_every_address_of_the_sitemap_is_a_page(client: Client, told: World):
    for one in addresses(client.get("/sitemap-nb.xml").content):
        assert client.get(one.removeprefix("http://testserver")).status_code == 200


def test_sitemap_tells_the_other_languages_and_when_it_changed(client: Client, told: World):
    tree = parsed(client.get("/sitemap-nb.xml").content)

    (wheel,) = [one for one in tree if "/arshjul/" in (one.findtext(f"{SITE}loc") or "")]
    assert {one.attrib["hreflang"] for one in wheel.iter(LINK)} == {"nb", "nn", "en"}
    assert (wheel.findtext(f"{SITE}lastmod") or "").startswith("202")


def test_sitemap_asks_four_statements(client: Client, told: World, django_assert_num_queries: Any):
    with django_assert_num_queries(4):
        client.get("/sitemap-nb.xml")


def test_sitemap_in_an_unknown_language_is_no_page(client: Client, db: None):
    assert client.get("/sitemap-de.xml").status_code == 404
