"""The shell around every page: ways on, languages, who one is."""

import pytest
from django.contrib.messages import get_messages

from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World


def test_style_guide_shows_every_component_and_breaks_no_rule(pages: PageClient):
    page = pages.get("/_stil/")

    assert page.heading == "Stilguide"
    for name in ("button", "card", "date_block", "error_summary", "view_switch", "undo_banner"):
        assert name in page.main


@pytest.mark.parametrize(
    ("path", "addresses"),
    [
        ("/om/", {"Bokmål": "/om/", "Nynorsk": "/nn/om/", "English": "/en/om/"}),
        ("/nn/om/?a=1", {"Bokmål": "/om/?a=1", "Nynorsk": "/nn/om/?a=1", "English": "/en/om/?a=1"}),
        ("/en/", {"Bokmål": "/", "Nynorsk": "/nn/", "English": "/en/"}),
    ],
)
def test_language_links_lead_to_the_same_page(
    pages: PageClient, path: str, addresses: dict[str, str]
):
    links = pages.get(path).links()

    assert {name: links[name] for name in addresses} == addresses


def test_language_links_carry_their_own_language(pages: PageClient):
    page = pages.get("/nn/om/")

    marked = {
        one.attrib["hreflang"]: one for one in page.answer.all("a") if "hreflang" in one.attrib
    }
    assert set(marked) == {"nb", "nn", "en"}
    assert [code for code, one in marked.items() if one.attrib.get("aria-current")] == ["nn"]
    assert all(one.attrib["lang"] == code for code, one in marked.items())


@pytest.mark.parametrize(
    ("path", "skip"),
    [
        ("/om/", "Hopp til innholdet"),
        ("/nn/om/", "Hopp til innhaldet"),
        ("/en/om/", "Skip to the content"),
    ],
)
def test_t58_first_link_skips_to_the_content(pages: PageClient, path: str, skip: str):
    page = pages.get(path)

    first = page.answer.all("a")[0]
    assert (first.text, first.attrib["href"]) == (skip, "#innhold")


def test_demo_band_stands_only_in_the_demo(pages: PageClient, settings: object):
    assert "Dette er en demonstrasjon." in pages.get("/om/").text

    settings.DEMO = False

    assert "demonstrasjon" not in pages.get("/om/").text


def test_signed_in_reader_sees_their_seat_and_the_way_out(world: World):
    pages = PageClient(world.client(Viewpoint.HEAD_A))

    page = pages.get("/om/")

    assert "Styrer, Solbakken barnehage" in page.text
    assert "Logg ut" in page.text
    assert "Logg inn" not in page.links()


def test_t27_public_page_never_begins_a_session(pages: PageClient):
    for path in ("/", "/_stil/", "/om/", "/logg-inn/"):
        pages.get(path)

    assert not pages.client.cookies


def test_t27_unchanged_page_is_answered_with_304(pages: PageClient):
    stamp = pages.get("/om/").response.headers["ETag"]

    again = pages.client.get("/om/", headers={"if-none-match": stamp})

    assert again.status_code == 304


def test_message_is_shown_once_and_read_aloud(world: World, monkeypatch: pytest.MonkeyPatch):
    client = world.client(Viewpoint.COORDINATOR)
    session = client.session
    session["_messages"] = '[["__json_message",0,25,"Samlingen er flyttet.","success"]]'
    session.save()
    pages = PageClient(client)

    first, second = pages.get("/om/"), pages.get("/om/")

    assert "Samlingen er flyttet." in first.text
    assert first.all("div", role="status")
    assert "Samlingen er flyttet." not in second.text
    assert not list(get_messages(second.response.wsgi_request))


@pytest.mark.parametrize("path", ["/om/x.css", "/x.css", "/_stil/x.js", "/nn/om/x.png"])
def test_t27_page_under_the_name_of_a_file_is_not_found(pages: PageClient, path: str):
    """A cache that trusts endings must not be fooled into keeping a page."""
    pages.get(path, status=404)
