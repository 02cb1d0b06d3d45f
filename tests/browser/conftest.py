"""A real browser on the demo community.

    def test_x(reader):
        page = reader.open("/om/")

`reader` is a context like a visitor's; `readers(width=320, scheme="dark")` makes others. They share
one demo per module and only look. A test that changes things takes `own_readers`.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from samspor.access.viewer import Role, at_the_console
from samspor.activities.models import Activity
from samspor.audit import walls
from samspor.drawing.content import Kind
from samspor.intake.enums import Brought
from samspor.intake.models import Reading
from samspor.intake.services.documents import keep_document
from samspor.intake.services.queue import read_next
from samspor.kernel import clock
from samspor.kernel.kept import forget
from samspor.kernel.school_year import SchoolYear
from samspor.reading.document import read_with_source
from samspor.registry.models import Community
from samspor.seats.enums import SessionKey
from samspor.seats.models import Seat, SeatHolder
from samspor.sign_in.services.demo import step_into_seat
from tests.browser.axe import AXE
from tests.browser.chromium import FLAGS, HOW_TO_GET_ONE, find_chromium
from tests.browser.pages import VISITS, Visit
from tests.demo_shelf import DemoShelf

TWIN = Path(__file__).parents[1] / "documents/arshjul_twin.txt"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            if os.environ.get("CI"):
                pytest.fail(HOW_TO_GET_ONE)
            pytest.skip(HOW_TO_GET_ONE)
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()
        # While Playwright's loop runs, Django keeps other connections than before and after it.
        connections.close_all()


@dataclass
class Places(dict[str, str]):
    """What the braces in a visit's path stand for, looked up when asked for."""

    year: SchoolYear

    def __missing__(self, name: str) -> str:
        if name == "year":
            return self.year.slug
        if name == "head":
            heads = Seat.objects.unguarded(reason="tests look at any seat")
            region = heads.filter(community__slug="trondelag-sorvest", role=Role.HEAD)
            return str(region.order_by("pk")[0].pk)
        if name == "document":
            self[name] = str(_read_document().pk)
            return self[name]
        rows = Activity.objects.unguarded(reason="tests look at any activity")
        rows = rows.filter(school_year=self.year.start).order_by("pk")
        kind = {"activity": Kind.GATHERING, "asked": Kind.FOLLOW_UP}[name]
        found = rows.filter(kind=kind, asked_by=None).first()
        assert found is not None, f"the demo has no {kind}"
        return str(found.public_id)


def _read_document() -> Reading:
    """One that says something new, with questions, brought to the demo's region."""
    community = Community.objects.unguarded(reason="tests bring a document").get(
        slug="trondelag-sorvest"
    )
    reading = keep_document(
        viewer=at_the_console(community_id=community.pk),
        community=community,
        data=TWIN.read_bytes(),
        name="Årshjul.txt",
        brought=Brought.FILE,
        year=None,
        now=clock.now(),
    )
    while read_next(now=clock.now(), clock=clock.now, read=read_with_source):
        pass
    return reading


@dataclass
class Reader:
    """One visitor's browser: its size, its scheme, its seat."""

    context: BrowserContext
    address: str
    complaints: list[str] = field(default_factory=list)

    @cached_property
    def page(self) -> Page:
        """The first window: who goes from page to page stays in it."""
        return self._window()

    def open(self, path: str) -> Page:
        """In a window of its own."""
        page = self._window()
        _go(page, self.address + path)
        return page

    def visit(self, visit: Visit, *, language: str = "nb") -> Page:
        """In the first window."""
        prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
        path = prefix + visit.path.format_map(Places(SchoolYear.of(clock.today())))
        status = _go(self.page, self.address + path)
        assert status == visit.status, f"{visit.name}: {path} answered {status}"
        return self.page

    def _window(self) -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("pageerror", lambda error: self._heard("error", str(error)))
        page.on("request", lambda asked: self._asked(asked.url))
        return page

    def _heard(self, kind: str, text: str) -> None:
        missing_page = "Failed to load resource: the server responded with a status of 404"
        if kind in {"error", "warning"} and missing_page not in text:
            self.complaints.append(f"console: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {url}")


def _go(page: Page, address: str) -> int | None:
    answer = page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => null)")
    return answer.status if answer else None


Readers = Callable[..., Reader]


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[LiveServer]:
    """One server for all modules. Not `live_server`: that one empties the database each time."""
    del django_db_setup
    started = LiveServer("localhost")
    yield started
    started.stop()
    # A thread that still waits for its browser holds a connection that PostgreSQL minds.
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


@pytest.fixture(scope="session")
def demo_shelf(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> DemoShelf:
    own = tmp_path_factory.getbasetemp()
    return DemoShelf(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="module")
def site(server: LiveServer, demo_shelf: DemoShelf, django_db_blocker: Any) -> Iterator[str]:
    """The demo community, served to all tests of a module, which only look at it."""
    with django_db_blocker.unblock():
        name = str(connection.settings_dict["NAME"])
        assert "test" in name or "memory" in name, f"this is nobody's test database: {name}"
        demo_shelf.put_up(now=clock.now())
        forget()
        yield str(server.url)
        walls.take_down(connection)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def db() -> None:
    """Says to pytest-django that a database is wanted; `site` fills and empties it."""


@pytest.fixture
def own_site(transactional_db: None, live_server: Any, demo_shelf: DemoShelf) -> str:
    """As `site`, for one test alone: it may change what it sees."""
    del transactional_db
    demo_shelf.put_up(now=clock.now(), only="trondelag-sorvest")
    forget()
    return str(live_server.url)


@pytest.fixture
def readers(browser: Browser, site: str, db: None) -> Iterator[Readers]:
    del db
    yield from _readers(browser, site)


@pytest.fixture
def own_readers(browser: Browser, own_site: str) -> Iterator[Readers]:
    yield from _readers(browser, own_site)


def _readers(browser: Browser, site: str) -> Iterator[Readers]:
    opened: list[BrowserContext] = []

    def make(
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        seat: Role | None = None,
        of: str = "trondelag-sorvest",
        with_axe: bool = False,
        **options: Any,
    ) -> Reader:
        """`with_axe` lifts the content policy, which refuses axe like any other foreign script."""
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="nb-NO",
            bypass_csp=with_axe,
            **options,
        )
        opened.append(context)
        if with_axe:
            context.add_init_script(path=AXE)
        if seat:
            context.add_cookies([session_cookie(seat, of, site)])
        return Reader(context, site)

    yield make
    for context in opened:
        context.close()


def tour(
    readers: Readers, visits: Sequence[Visit] = VISITS, *, language: str = "nb", **options: Any
) -> Iterator[tuple[Visit, Page, Reader]]:
    """Page after page, in one window per seat: a new one for each takes three times as long."""
    by_seat: dict[tuple[Role | None, str], Reader] = {}
    for visit in visits:
        seat = (visit.seat, visit.of)
        if seat not in by_seat:
            by_seat[seat] = readers(seat=visit.seat, of=visit.of, **options)
        reader = by_seat[seat]
        yield visit, reader.visit(visit, language=language), reader


@pytest.fixture
def reader(readers: Readers) -> Reader:
    return readers()


def session_cookie(role: Role, of: str, site: str) -> Any:
    """As if the visitor had stepped into a seat with this role."""
    rows = SeatHolder.objects.unguarded(reason="tests step into any seat")
    found = rows.filter(seat__role=role, seat__community__slug=of).order_by("pk").first()
    assert found is not None, f"the demo has nobody who is {role} of {of}"
    user, holder = step_into_seat(seat_id=found.seat_id, on=clock.today(), now=clock.now())
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session[SessionKey.SEAT] = holder.seat_id
    session.save()
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": site}
