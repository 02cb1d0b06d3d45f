"""T-27: the cache rule and the language, without a database."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import translation

from samspor.ui.middleware import CachePolicyMiddleware, LanguageFromAddressMiddleware

ask = RequestFactory()


def answered(request: HttpRequest, response: HttpResponse | None = None) -> HttpResponse:
    page = response or HttpResponse("<p>Hei</p>")
    return CachePolicyMiddleware(lambda _request: page)(request)


def with_session(request: HttpRequest, session: SessionBase) -> HttpRequest:
    request.session = session
    return request


def test_t27_public_page_is_asked_for_again_and_has_a_stamp():
    response = answered(ask.get("/"))

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["ETag"].startswith('W/"')


def test_t27_unchanged_page_is_not_sent_again():
    first = answered(ask.get("/"))

    second = answered(ask.get("/", headers={"if-none-match": first.headers["ETag"]}))

    assert second.status_code == 304
    assert second.content == b""


def test_t27_stamp_includes_the_local_date():
    """23.30 UTC on the 21st is the 22nd in Norway."""
    with time_machine.travel(datetime(2026, 11, 21, 22, 30, tzinfo=UTC), tick=False):
        before = answered(ask.get("/")).headers["ETag"]
    with time_machine.travel(datetime(2026, 11, 21, 23, 30, tzinfo=UTC), tick=False):
        after = answered(ask.get("/")).headers["ETag"]

    assert before != after


def test_t27_looking_for_a_session_does_not_make_a_page_vary():
    response = HttpResponse("x", headers={"Vary": "HX-Request, Cookie, Accept-Language"})

    assert answered(ask.get("/"), response).headers["Vary"] == "HX-Request"


def test_t27_vary_disappears_when_nothing_is_left():
    assert "Vary" not in answered(ask.get("/"), HttpResponse(headers={"Vary": "Cookie"})).headers


def test_t27_who_carries_a_session_gets_a_page_that_is_kept_nowhere():
    ask_again = RequestFactory()
    ask_again.cookies[settings.SESSION_COOKIE_NAME] = "abc"

    response = answered(ask_again.get("/"), HttpResponse("x", headers={"ETag": '"1"'}))

    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_t27_page_that_begins_a_session_is_kept_nowhere():
    session = SessionStore()
    session["seat"] = 1

    response = answered(with_session(ask.get("/"), session))

    assert response.headers["Cache-Control"] == "no-store"


def test_t27_page_that_sets_a_cookie_is_kept_nowhere():
    page = HttpResponse("x")
    page.set_cookie("a", "b")

    assert answered(ask.get("/"), page).headers["Cache-Control"] == "no-store"


def test_streamed_answer_has_no_stamp():
    response = answered(ask.get("/"), StreamingHttpResponse(["x"]))

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("response", [HttpResponse("x", status=404), HttpResponse(status=302)])
def test_answer_that_is_no_page_gets_no_stamp(response: HttpResponse):
    kept = answered(ask.get("/"), response)

    assert kept.headers["Cache-Control"] == "no-cache"
    assert "ETag" not in kept.headers


def test_view_may_set_its_own_rule():
    page = HttpResponse("x", headers={"Cache-Control": "public, max-age=60"})

    assert answered(ask.get("/"), page).headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    ("path", "language"), [("/", "nb"), ("/nn/om/", "nn"), ("/en/", "en"), ("/ennet/", "nb")]
)
def test_address_alone_decides_the_language(path: str, language: str):
    spoken = []

    def view(request: HttpRequest) -> HttpResponse:
        spoken.append((translation.get_language(), request.LANGUAGE_CODE))
        return HttpResponse()

    request = ask.get(path, headers={"accept-language": "de, en;q=0.9"})
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("nb"):
        response = LanguageFromAddressMiddleware(view)(request)

    assert spoken == [(language, language)]
    assert response.headers["Content-Language"] == language
    assert "Vary" not in response.headers
