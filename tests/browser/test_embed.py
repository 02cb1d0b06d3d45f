"""A municipality's own page with Samspor inside it: another origin, a real browser."""

import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Readers

FRAMES = (
    "/innbygg/trondheim/arshjul/",
    "/innbygg/trondheim/arshjul/?vis=liste",
    "/innbygg/trondheim/nettverk/fagnettverket-barn-og-rom/",
    "/innbygg/trondheim/fokusomrader/",
)
REFUSED = "/trondheim/"


class Site(ThreadingHTTPServer):
    """What stands in its body is all it has."""

    body = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        assert isinstance(self.server, Site)
        page = f"<!doctype html><title>Kommunen</title>{self.server.body}"
        self.wfile.write(page.encode())

    def log_message(self, *_facts: object) -> None:
        """Quiet."""


@pytest.fixture
def municipality() -> Iterator[Site]:
    site = Site(("127.0.0.1", 0), Answer)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield site
    site.shutdown()
    site.server_close()


def frame(address: str) -> str:
    return f'<iframe src="{escape(address)}" title="Samspor" width="100%" height="600"></iframe>'


def arrived(page: Page) -> list[str]:
    """The heading of each frame that showed itself."""
    return [
        one.locator("h1").first.inner_text() for one in page.frames[1:] if one.locator("h1").count()
    ]


def test_t44_frames_show_in_a_foreign_page_without_cookies_or_other_origins(
    readers: Readers, municipality: Site
):
    reader = readers()
    municipality.body = "".join(frame(reader.address + path) for path in FRAMES)
    page = reader.context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: said.append(one.text))

    page.goto(municipality.address, wait_until="networkidle")

    assert len(arrived(page)) == len(FRAMES)
    assert reader.context.cookies() == []
    assert said == []
    own = (reader.address, municipality.address)
    assert [url for url in asked if not url.startswith(own)] == []
    assert not any(url.endswith(".js") for url in asked)


def test_t24_another_page_is_refused_in_a_frame(readers: Readers, municipality: Site):
    reader = readers()
    municipality.body = frame(reader.address + REFUSED)
    page = reader.context.new_page()

    page.goto(municipality.address, wait_until="networkidle")

    assert not page.frames[1].locator("main").count()  # the browser's own refusal has none
    assert reader.open(REFUSED).locator("main").count() == 1


def test_link_in_a_frame_opens_in_the_whole_window(readers: Readers, municipality: Site):
    reader = readers()
    municipality.body = frame(reader.address + FRAMES[2])
    page = reader.context.new_page()
    page.goto(municipality.address, wait_until="networkidle")

    page.frames[1].get_by_role("link", name="Mer om nettverket").click()

    page.wait_for_url(f"{reader.address}/trondheim/nettverk/fagnettverket-barn-og-rom/")


def test_frame_follows_the_readers_light_or_dark(readers: Readers, municipality: Site):
    colours = []
    for scheme in ("light", "dark"):
        reader = readers(scheme=scheme)
        municipality.body = frame(reader.address + FRAMES[0])
        page = reader.context.new_page()
        page.goto(municipality.address, wait_until="networkidle")
        colours.append(
            page.frames[1].evaluate("() => getComputedStyle(document.documentElement).colorScheme")
        )
        page.close()

    assert colours == ["light", "dark"]


def test_code_is_copied_as_it_stands(readers: Readers):
    reader = readers(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/innbygg/trondheim/?hva=liste")

    page.get_by_role("button", name="Kopier koden").click()
    page.get_by_role("status").filter(has_text="Koden er kopiert").wait_for()

    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("#innbyggingskode").input_value()
    assert copied.startswith("<iframe src=")


def test_choosing_works_without_script(readers: Readers):
    reader = readers(java_script_enabled=False)
    page = reader.context.new_page()
    page.goto(f"{reader.address}/innbygg/trondheim/")

    page.get_by_label("Hva vil du vise?").select_option("fokusomrader")
    with page.expect_navigation():
        page.get_by_role("button", name="Vis det").click()

    assert "/innbygg/trondheim/fokusomrader/" in page.locator("#innbyggingskode").input_value()
    assert not page.get_by_role("button", name="Kopier koden").is_visible()
