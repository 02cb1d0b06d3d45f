"""Signing in through a real provider, in a real browser; and what a session does there."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.urls import resolve
from playwright.sync_api import Page, expect

from samspor.access.viewer import Role, Viewer
from samspor.kernel import clock
from samspor.mail.models import OutgoingMail
from samspor.seats.models import SeatHolder, User
from samspor.sign_in.models import BrowserSession, Identity
from samspor.sign_in.openid.provider import Provider
from samspor.sign_in.openid.talk import forget_providers
from samspor.sign_in.services.invitations import invite
from tests.browser import provider as providers
from tests.browser.conftest import Readers
from tests.browser.pages import Visit
from tests.integration.sign_in.conftest import app_code

LEVEL = "idporten-loa-substantial"


@pytest.fixture
def issuer(own_site: str, settings: LazySettings) -> Iterator[str]:
    """The provider runs and is configured; the demo is over."""
    assert resolve("/logg-inn/plass/1/")
    settings.DEMO = False
    forget_providers()
    with providers.running(own_site) as address:
        settings.OPENID_PROVIDERS = [
            Provider(
                key="prove",
                name="Feide",
                issuer=address,
                client_id="samspor-in-tests",
                client_secret="a-secret-of-tests-that-opens-nothing",
                levels=(LEVEL,),
            )
        ]
        yield address


def invited() -> SeatHolder:
    """A head whose seat waits for them."""
    rows = SeatHolder.objects.unguarded(reason="tests look at rows").select_related(
        "seat__community"
    )
    holder = rows.filter(seat__role=Role.HEAD, person__user=None).order_by("pk").first()
    assert holder is not None
    adviser = rows.filter(
        seat__role=Role.DEVELOPMENT_ADVISER, seat__community=holder.seat.community_id
    ).first()
    assert adviser is not None
    viewer = Viewer(roles=frozenset({adviser.seat.role_at}))
    invite(
        viewer=viewer,
        person=holder.person,
        seat=holder.seat,
        email="styrer@example.org",
        now=clock.now(),
    )
    return holder


def latest_mail() -> OutgoingMail:
    mail = OutgoingMail.objects.unguarded(reason="tests read the mail").order_by("-id").first()
    assert mail is not None
    return mail


def say_who(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Log in").click()


def test_t02_t06_in_and_out_through_a_real_provider(own_readers: Readers, issuer: str) -> None:
    holder = invited()
    page = own_readers().open(latest_mail().link)
    page.get_by_role("button", name="Ja, ta plassen").click()
    page.get_by_role("button", name="Logg inn med Feide").click()
    say_who(page, "subject-of-kari")
    menu = page.locator(".menu--viewer > summary")
    expect(menu).to_contain_text(holder.seat.label)
    identity = Identity.objects.unguarded(reason="tests look at rows").get()
    assert (identity.issuer, identity.subject) == (issuer, "subject-of-kari")

    # Out: here, and at the provider.
    page.evaluate("() => localStorage.setItem('draft', 'text')")
    menu.click()
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Logg inn")).to_be_visible()
    assert page.evaluate("() => localStorage.getItem('draft')") is None
    assert not BrowserSession.objects.filter(user_id__isnull=False).exists()

    # In again: the provider asks anew, and knows somebody else as nobody.
    page.get_by_role("button", name="Logg inn med Feide").click()
    say_who(page, "subject-of-a-thief")
    expect(page.get_by_role("heading", name="Vi kjenner deg ikke ennå")).to_be_visible()


def test_t03_code_and_app_by_keyboard_alone(own_readers: Readers, issuer: str) -> None:
    User.objects.create_user(email="kari@example.org")
    page = own_readers(width=320).open("/logg-inn/?next=/om/")
    page.get_by_label("E-postadressen din på jobb").focus()
    page.keyboard.type("kari@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Skriv koden")).to_be_visible()
    found = re.search(r"\d{4} \d{4}", latest_mail().text)
    assert found is not None
    page.get_by_label("Koden fra e-posten").focus()
    page.keyboard.type(found[0])
    page.keyboard.press("Enter")
    key = page.locator(".square__key").inner_text().replace(" ", "")
    page.get_by_label("Koden appen viser nå").focus()
    page.keyboard.type(app_code(key, clock.now()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ta vare på disse kodene")).to_be_visible()
    page.get_by_role("link", name="Jeg har tatt vare på dem").click()

    expect(page).to_have_url(re.compile(r"/om/$"))
    expect(page.locator(".menu--viewer")).to_be_visible()


def test_t36_t37_warned_in_time_and_nothing_typed_is_lost(own_readers: Readers) -> None:
    """The session is aged in the database; the page asks for it when it is looked at again."""
    reader = own_readers(seat=Role.DEVELOPMENT_ADVISER)
    page = reader.visit(Visit("add", "/arshjul/trondelag-sorvest/{year}/utkast/ny/"))
    page.get_by_label("Tittel").fill("Samling om lek og språk")
    box = page.locator(".session-warning [data-part=box]")
    expect(box).to_be_hidden()

    age(timedelta(minutes=28))
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(box).to_contain_text("Du blir logget ut om 2 min")
    page.get_by_role("button", name="Bli innlogget").click()
    expect(box).to_be_hidden()

    age(timedelta(minutes=31))
    page.get_by_role("button", name="Legg til i utkastet").click()
    expect(page.get_by_text("Det du skrev, er tatt vare på")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Utviklingsveileder")).first.click()
    expect(page.get_by_text("Samling om lek og språk")).to_be_visible()
    page.get_by_role("button", name="Send det jeg skrev").click()
    expect(page.get_by_label("Tittel")).to_have_value("Samling om lek og språk")


def age(by: timedelta) -> None:
    """As if the reader had been away that long."""
    for row in BrowserSession.objects.filter(user_id__isnull=False):
        store = BrowserSession.get_session_store_class()(row.session_key)
        store["seen"] = clock.now().timestamp() - by.total_seconds()
        store.save()
