"""The demo's page of mail that would have been sent."""

import pytest
from django.conf import LazySettings
from django.urls import NoReverseMatch, reverse

from samspor.mail import urls
from samspor.mail.services.sending import send_waiting
from tests.factories.mail import NOW, post
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
HEADINGS = {"": "Utboks", "/nn": "Utboks", "/en": "Outbox"}


@pytest.mark.parametrize("prefix", HEADINGS)
def test_outbox_is_shown_in_each_language(pages: PageClient, prefix: str) -> None:
    post("Hei <b>der", link="/tilgjengelighet/")

    page = pages.get(f"{prefix}/utboks/")

    assert page.heading == HEADINGS[prefix]
    assert "Kari. Hei <b>der" in page.main
    assert page.links()["Les den"] == "/tilgjengelighet/"


def test_outbox_says_what_was_sent(pages: PageClient, settings: LazySettings) -> None:
    settings.MAIL_IS_KEPT = True
    post()
    assert "Venter" in pages.get("/utboks/").main

    send_waiting(now=NOW)

    page = pages.get("/utboks/")
    assert "Sendt" in page.main
    assert "fre. 20. november 2026 kl. 13.00" in page.main.replace("\u00a0", " ")


def test_empty_outbox_says_what_to_do(pages: PageClient) -> None:
    assert "Ingen e-post ennå" in pages.get("/utboks/").main


@pytest.mark.parametrize("mails", [1, 3])
def test_outbox_asks_the_database_twice(pages: PageClient, mails: int) -> None:
    for _ in range(mails):
        post()

    assert len(pages.get("/utboks/").answer.statements) == 2


def test_long_outbox_has_pages(pages: PageClient) -> None:
    for number in range(12):
        post(str(number))

    assert len(pages.get("/utboks/").all("article")) == 10
    assert len(pages.get("/utboks/?side=2").all("article")) == 2


def test_there_is_no_outbox_outside_the_demo(pages: PageClient, settings: LazySettings) -> None:
    post()
    settings.DEMO = False

    assert urls.addresses(demo=False) == []
    pages.get("/utboks/", status=404)


def test_address_is_known_in_the_demo() -> None:
    try:
        assert reverse("outbox") == "/utboks/"
    except NoReverseMatch:
        pytest.fail("the tests run as the demo does")
