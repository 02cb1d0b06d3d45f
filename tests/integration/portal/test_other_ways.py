"""T-13: every other way to what a page shows gives exactly what the page gives the same viewer.

Each thing has a name that stands nowhere else, so that a file, a feed or a preview can be asked which
of them it holds, whatever its form. Each route that is another way stands in one of three tables:

- `WHEEL`, `UNITS`, `PAGES`: it is fetched from all fourteen viewpoints, and compared with its page;
- `READERS`: it opens to no one to whom its page does not open, by the permission table;
- `ELSEWHERE`: another test compares it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from samspor.access.viewer import Role
from samspor.activities.services import cancel_activity, remove_activity
from samspor.focus.models import FocusArea, Initiative
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import MemberRule
from samspor.wheel.services.own_calendars import make_calendar
from tests.architecture.permissions import ROUTES
from tests.factories import activities, focus, networks, registry
from tests.factories import wheel as wheels
from tests.factories.registry import LONG_AGO, saved
from tests.unit.drawing.files.readers import document, pdf_text, rows
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
YEAR: Final = SchoolYear.of(clock.today())
HEADS: Final = "arena=styrernettverk"

# In the latest edition; only in the draft; gone from the draft; the neighbour's.
RELEASED: Final = ("Aprix", "Banax", "Fikax", "Gresx")
ACTIVITIES: Final = (*RELEASED, "Drux", "Hassx")
# Open; closed; the neighbour's.
PLACES: Final = ("Ingex", "Jordx", "Kiwix")
# With a public page, and without one.
THINGS: Final = ("Limex", "Mangx", "Nektx", "Olivx", "Plomx", "Quinx")


def markup(data: bytes) -> str:
    return unescape(re.sub(r"<(script|style).*?</\1>", "", data.decode(), flags=re.DOTALL))


def calendar(data: bytes) -> str:
    return data.replace(b"\r\n ", b"").decode()


def word(data: bytes) -> str:
    file = document(data)
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join([*cells, *(one.text for one in file.paragraphs)])


READ: Final[dict[str, Callable[[bytes], str]]] = {
    "text/html": markup,
    "text/calendar": calendar,
    "application/json": lambda data: data.decode("unicode_escape"),
    "application/pdf": pdf_text,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": lambda data: str(
        rows(data)
    ),
}


@dataclass(frozen=True)
class Way:
    """A route beside its page. `query` goes to both; `also` is what the page adds to it."""

    route: str
    page: str
    where: Callable[[World], dict[str, Any]]
    query: str = ""
    also: str = ""

    def addresses(self, world: World) -> tuple[str, str]:
        where = self.where(world)
        page = "&".join(part for part in (self.query, self.also) if part)
        return (
            f"{reverse(self.route, kwargs=where)}?{self.query}",
            f"{reverse(self.page, kwargs=where)}?{page}",
        )


def of_year(world: World) -> dict[str, Any]:
    return {"community": world.region.slug, "school_year": YEAR}


def of_community(world: World) -> dict[str, Any]:
    return {"community": world.region.slug}


def of_network(world: World) -> dict[str, Any]:
    return {"community": world.region.slug, "network": "limex"}


WHEEL: Final = (
    *(
        Way(route, "wheel", of_year, query, "vis=liste")
        for route in ("wheel_feed", "wheel_docx", "wheel_xlsx", "wheel_html", "wheel_pdf")
        for query in ("", HEADS)
    ),
    Way("wheel_json", "wheel", of_year, "", "vis=liste"),
    Way("embed_wheel", "wheel", of_year, "vis=liste"),
    Way("embed_wheel", "wheel", of_year, f"vis=liste&{HEADS}"),
)
UNITS: Final = tuple(
    Way(route, "units", of_community) for route in ("units_docx", "units_xlsx", "units_html")
)
PAGES: Final = (
    Way("embed_focus_areas", "initiatives", of_community),
    Way("embed_network", "network", of_network),
)
READERS: Final = {
    "document_file": "document",
    "my_data_file": "my_data",
    "page_history": "page_edit",
    "page_preview": "page_edit",
    "page_version": "page_edit",
    "registry_import": "registry_imports",
    "wheel_edition": "wheel",
    "wheel_editions": "wheel",
    "wheel_history": "wheel_draft",
    "wheel_release": "wheel_draft",
    "wheel_subscribe": "wheel",
    "embed": "wheel_years",
}
_HERE: Final = "tests/integration/portal/test_other_ways.py"
ELSEWHERE: Final = {
    "embed_this_year": "tests/integration/wheel/test_embed.py::test_t59_circle_and_list_hold_what_the_page_holds",
    "own_calendar": f"{_HERE}::test_t13_ones_own_calendar_is_ones_own_wheel",
    "search": "tests/integration/portal/test_search.py::test_a_head_also_finds_what_is_the_communitys_own",
    "sitemap": f"{_HERE}::test_t13_sitemap_holds_what_everybody_can_open",
    "sitemap_index": f"{_HERE}::test_t13_sitemap_holds_what_everybody_can_open",
}
_OTHER_WAY: Final = re.compile(
    r"_(docx|xlsx|html|pdf|json|feed|file|history|preview|version|editions?|release|subscribe)$"
    r"|^embed|^search$|^sitemap|_import$|^own_"
)
_FILE: Final = re.compile(r"\.\w+$")
NO_THING: Final = {"robots"}  # a file that shows nothing of anybody's


@pytest.fixture
def told(world: World) -> World:
    """Things that everybody sees, that some see, and that nobody sees any more."""
    heads = networks.arena("Styrernettverk", in_=world.region, position=1)
    group = networks.arena("Mangx", in_=world.region, position=2)
    saved(MemberRule(arena=heads, role=Role.HEAD.value, valid_from=LONG_AGO))
    wheel = wheels.a_wheel(in_=world.region, of=[heads, group], year=YEAR)
    day = Timing.days(date(YEAR.start, 10, 16))
    planner = world.viewer(Viewpoint.COORDINATOR)
    activities.activity("Aprix", at=heads, on=day, year=YEAR)
    activities.activity("Banax", at=group, on=day, year=YEAR)
    off = activities.activity("Fikax", at=heads, on=day, year=YEAR)
    activities.activity("Gresx", at=heads, on=Timing.agreement(), year=YEAR)
    now = clock.now()
    cancel_activity(viewer=planner, activity=off, expected_version=off.version, now=now)
    gone = activities.activity("Borte", at=heads, on=day, year=YEAR)
    remove_activity(viewer=planner, activity=gone, expected_version=gone.version, now=now)
    wheels.release(wheel, by=planner, now=now)
    activities.activity("Drux", at=heads, on=day, year=YEAR)
    theirs = networks.arena("Fremmed", in_=world.neighbour)
    other = wheels.a_wheel(in_=world.neighbour, of=[theirs], year=YEAR)
    activities.activity("Hassx", at=theirs, on=day, year=YEAR)
    wheels.release(other, by=planner_of_the_neighbour(world), now=now)
    registry.kindergarten("Ingex", in_=world.municipality_1)
    closed = registry.kindergarten("Jordx", in_=world.municipality_1)
    closed.closed_on = clock.today() - timedelta(days=1)
    saved(closed)
    registry.kindergarten(
        "Kiwix", in_=registry.municipality("Dalane", taking_part_in=world.neighbour)
    )
    networks.network("Limex", in_=world.region)
    focus.an_initiative("Nektx", in_=world.region, is_public=True)
    focus.an_initiative("Olivx", in_=world.region, is_public=False)
    focus.a_focus_area("Plomx", in_=world.region, is_public=True)
    focus.a_focus_area("Quinx", in_=world.region, is_public=False)
    return world


def planner_of_the_neighbour(world: World) -> Any:
    from tests.factories import seats  # noqa: PLC0415 (only here)

    return seats.viewer(at=world.municipality_2, in_=world.neighbour)


def holds(response: Any, names: Iterable[str]) -> set[str]:
    text = READ[response["Content-Type"].partition(";")[0]](response.content)
    return {name for name in names if name in text}


def differences(world: World, ways: Iterable[Way], names: tuple[str, ...]) -> list[str]:
    """Where another way does not hold what its page holds, from each viewpoint."""
    return [
        f"{way.route}?{way.query} as {viewpoint}: {told}"
        for viewpoint in Viewpoint
        for way in ways
        if (told := _difference(world.client(viewpoint), way.addresses(world), names))
    ]


def _difference(client: Client, addresses: tuple[str, str], names: tuple[str, ...]) -> str:
    other, page = (client.get(address) for address in addresses)
    if {other.status_code, page.status_code} != {200}:
        alike = other.status_code == page.status_code
        return "" if alike else f"{other.status_code} beside {page.status_code}"
    there, here = holds(other, names), holds(page, names)
    return f"{sorted(there)} beside {sorted(here)}" if there != here else ""


def test_t13_every_way_to_the_wheel_holds_what_the_page_holds(told: World) -> None:
    page = told.client(Viewpoint.ANONYMOUS).get(WHEEL[0].addresses(told)[1])
    assert holds(page, ACTIVITIES) == set(RELEASED)

    assert differences(told, WHEEL, ACTIVITIES) == []


def test_t13_every_way_to_the_units_holds_what_the_page_holds(told: World) -> None:
    page = told.client(Viewpoint.ANONYMOUS).get(UNITS[0].addresses(told)[1])
    assert holds(page, PLACES) == {"Ingex"}

    assert differences(told, UNITS, PLACES) == []


def test_t13_what_is_embedded_is_what_the_page_shows_to_everybody(told: World) -> None:
    for way in PAGES:
        embedded, page = (Client().get(address) for address in way.addresses(told))
        assert holds(embedded, THINGS) <= holds(page, THINGS)
    assert differences(told, PAGES, ("Mangx", "Olivx", "Plomx", "Quinx")) == []


def test_t13_ones_own_calendar_is_ones_own_wheel(told: World) -> None:
    for viewpoint in told.seat_of.keys() - {Viewpoint.FORMER}:
        client = told.client(viewpoint)
        mine = client.get("/min-side/").content.decode()
        narrowed = re.search(r'href="(/arshjul/[\w-]+/[\d-]+/)\?([^"]*)"', mine)
        address, query = (
            narrowed.groups() if narrowed else (reverse("wheel", kwargs=of_year(told)), "")
        )
        page = client.get(f"{address}?vis=liste&{unescape(query)}")

        _row, token = make_calendar(
            viewer=told.viewer(viewpoint), seat_id=told.seat_of[viewpoint].pk, now=clock.now()
        )

        fetched = Client().get(f"/kalender/{token}.ics")
        assert holds(fetched, ACTIVITIES) == holds(page, ACTIVITIES), viewpoint


def test_t13_sitemap_holds_what_everybody_can_open(told: World) -> None:
    found = re.findall(r"<loc>http://testserver([^<]+)</loc>", _sitemap())

    assert found
    assert [one for one in found if Client().get(one).status_code != 200] == []
    hidden = (*Initiative.objects.unguarded(reason="a test").filter(is_public=False),)
    hidden += (*FocusArea.objects.unguarded(reason="a test").filter(is_public=False),)
    assert [one for one in hidden if any(one.slug in address for address in found)] == []


def _sitemap() -> str:
    return Client().get("/sitemap-nb.xml").content.decode()


# --- the tables themselves ---


def other_ways(names: Iterable[str], addresses: dict[str, str]) -> set[str]:
    return {
        name for name in names if _OTHER_WAY.search(name) or _FILE.search(addresses.get(name, ""))
    } - NO_THING


def _patterns(found: Iterable[Any], before: str = "") -> Iterator[tuple[str, str]]:
    for one in found:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, address)
        elif one.name:
            yield one.name, address


def test_t13_every_other_way_stands_in_a_table() -> None:
    addresses = dict(_patterns(get_resolver().url_patterns))
    known = {way.route for way in (*WHEEL, *UNITS, *PAGES)} | READERS.keys() | ELSEWHERE.keys()

    assert sorted(other_ways({route.name for route in ROUTES}, addresses) - known) == []


def test_t13_other_ways_open_to_nobody_else_than_their_pages() -> None:
    answers = {route.name: route.get for route in ROUTES}

    wider = [
        f"{way} as {viewpoint}"
        for way, page in READERS.items()
        for viewpoint in Viewpoint
        if answers[way][viewpoint] == 200 != answers[page][viewpoint]
    ]

    assert wider == []


def test_t13_tests_elsewhere_are_there() -> None:
    for where in ELSEWHERE.values():
        file, _sep, name = where.partition("::")
        assert f"def {name}(" in Path(file).read_text(), where


def test_t13_planted_route_without_a_row_is_found() -> None:
    assert other_ways({"wheel_odt"}, {"wheel_odt": "arshjul/x.odt"}) == {"wheel_odt"}
    assert other_ways({"seat_history"}, {}) == {"seat_history"}
