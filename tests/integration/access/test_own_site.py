"""T-26: the page one is sent on to is one of ours. T-27: so is the page a form came from."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from samspor.access.own_site import from_own_page, own_path

TRICKS = [
    "http://evil.example/",
    "https://evil.example/",
    "HTTPS://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\x00//evil.example",
    "/\x00/evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "mailto:a@evil.example",
    "ftp://evil.example",
    "http:evil.example",
    "http:/evil.example",
    "http:///evil.example",
    "https:\\\\evil.example",
    "evil.example",
    "www.evil.example/",
    "@evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/x//evil.example",
    "/%2f/evil.example",
    "/%5c/evil.example",
    "\u2044\u2044evil.example",
    "/\u2215evil.example",
    "\uff0f\uff0fevil.example",
    "/\u3002evil",
    "/\u202eevil",
    "?next=//evil.example",
    "#//evil.example",
    "",
    " ",
    "/ /evil",
    "/x y",
    "/user:pass@evil.example",
    "/..",
]
OWN = [
    "/",
    "/arshjul/",
    "/arshjul/trondelag-sorvest/2024-2025/",
    "/arshjul/trondelag-sorvest/2024-2025/?vis=tabell&arena=a&arena=b",
    "/arshjul/trondelag-sorvest/2024-2025.json",
    "/nn/logg-inn/#innhold",
    "/x/?neste=%C3%A6%2F",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_t26_other_sites_are_refused(trick: str) -> None:
    assert own_path(trick, default="/heim/") == "/heim/"


def test_t26_at_least_forty_tricks() -> None:
    assert len(set(TRICKS)) >= 40


@pytest.mark.parametrize("path", OWN)
def test_t26_own_pages_are_kept(path: str) -> None:
    assert own_path(path, default="/heim/") == path


@from_own_page
def answer(_request: object) -> HttpResponse:
    return HttpResponse("done")


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "http://evil.example",
        "https://testserver",
        "http://testserver.evil.example",
        "http://testserver:81",
        "http://evil.example/http://testserver",
        "testserver",
    ],
)
def test_t27_form_from_elsewhere_is_refused(origin: str | None) -> None:
    headers = {} if origin is None else {"origin": origin}

    with pytest.raises(PermissionDenied):
        answer(RequestFactory().post("/", headers=headers))


def test_t27_form_from_own_page_is_taken() -> None:
    request = RequestFactory().post("/", headers={"origin": "http://testserver"})

    assert answer(request).status_code == 200


def test_t27_reading_needs_no_origin() -> None:
    assert answer(RequestFactory().get("/")).status_code == 200
