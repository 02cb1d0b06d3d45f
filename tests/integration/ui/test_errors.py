"""Pages for when something went otherwise: they help, in the reader's language."""

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation

from samspor.access.viewer import ANONYMOUS
from samspor.ui.context import Shell
from samspor.ui.views import errors
from tests.page_checks import Answer, complaints, words
from tests.page_client import PageClient


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/finnes-ikke/", "Vi finner ikke denne siden"),
        ("/nn/finst-ikkje/", "Vi finn ikkje denne sida"),
        ("/en/does-not-exist/", "We cannot find this page"),
    ],
)
def test_page_not_found_says_so_in_the_language_of_the_address(
    pages: PageClient, path: str, heading: str
):
    page = pages.get(path, status=404)

    assert page.heading == heading


def test_page_not_found_leads_on(pages: PageClient):
    links = pages.get("/nn/finst-ikkje/", status=404).links()

    assert links["Gå til framsida"] == "/nn/"
    assert links["English"] == "/en/"


def test_page_not_found_survives_a_silent_database(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
):
    from django.db import OperationalError  # noqa: PLC0415

    from samspor.portal import links  # noqa: PLC0415

    def silent(*_arguments: object, **_named: object) -> list[object]:
        raise OperationalError

    monkeypatch.setattr(links, "released", silent)

    assert pages.get("/finnes-ikke/", status=404).heading == "Vi finner ikke denne siden"


@pytest.mark.parametrize(
    ("view", "failure", "status", "heading"),
    [
        (errors.forbidden, PermissionDenied(), 403, "Du kan ikke gjøre dette fra plassen du har"),
        (errors.bad_request, SuspiciousOperation(), 400, "Vi klarte ikke å lese forespørselen"),
    ],
)
def test_refusals_explain_themselves(view, failure: Exception, status: int, heading: str):
    request = RequestFactory().get("/om/")
    request.viewer = ANONYMOUS
    request.resolver_match = None

    with translation.override("nb"):
        response = view(request, failure)

    page = Answer(path="/om/", html=response.content.decode(), headers={"Content-Language": "nb"})
    assert response.status_code == status
    assert words(page.all("h1")[0]) == heading
    assert [text for text in complaints(page) if not text.startswith(("headers", "kept"))] == []


def test_t24_server_error_shows_a_reference_only(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(_self: Shell) -> list[object]:
        raise RuntimeError("secret-canary")

    monkeypatch.setattr(Shell, "footer", property(broken))
    client.raise_request_exception = False

    response = client.get("/om/")

    html = response.content.decode()
    reference = re.search(r"<strong>([0-9A-F]{8})</strong>", html)
    assert response.status_code == 500
    assert "canary" not in html
    assert reference
    assert reference[1] in caplog.text
    assert "Noe gikk galt hos oss" in html


def test_server_error_asks_no_database(rf: RequestFactory):
    """No database is allowed in this test."""
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert connection.in_atomic_block is False
