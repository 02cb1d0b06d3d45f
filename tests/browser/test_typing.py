"""T-37: what is being typed is kept, the page says so only when it is, and it comes back."""

import time

import pytest
from playwright.sync_api import expect

from samspor.sign_in.models import BrowserSession
from tests.browser.conftest import Readers
from tests.browser.pages import DRAFT, PLANS, Visit

SAVED = "Lagret. Teksten ligger her til du sender den."

FORMS = (
    (Visit("activity", f"{DRAFT}ny/", seat=PLANS), "[name=title]"),
    (Visit("description", f"{DRAFT}{{activity}}/endre/", seat=PLANS), "[name=title]"),
    (Visit("release", f"{DRAFT}slipp/", seat=PLANS), "[name=note]"),
    (Visit("closed days", f"{DRAFT}oppsett/", seat=PLANS), "[name$=name] >> nth=-1"),
    (Visit("seat", "/trondelag-sorvest/plasser/{head}/endre/", seat=PLANS), "[name=title]"),
    (
        Visit("hand over", "/trondelag-sorvest/plasser/{head}/overlever/", seat=PLANS),
        "[name=successor]",
    ),
    (Visit("unit", "/trondelag-sorvest/register/ny-enhet/", seat=PLANS), "[name=name]"),
    (Visit("new page", "/trondelag-sorvest/ny/nettverk/", seat=PLANS), "[name=name]"),
    (Visit("message", "/trondheim/kontakt/"), "[name=text] >> nth=0"),
)


@pytest.mark.parametrize(("visit", "field"), FORMS, ids=[str(visit) for visit, _field in FORMS])
def test_t37_what_is_typed_is_kept_within_five_seconds_and_comes_back(
    readers: Readers, visit: Visit, field: str
) -> None:
    reader = readers(seat=visit.seat)
    page = reader.visit(visit)
    control = page.locator(field)
    if not control.is_visible():
        page.locator("details:not([open]) > summary", has_not=page.locator(".menu")).last.click()
    expect(page.locator("main .free-text__children").first).to_contain_text("enkeltbarn")
    status = page.locator("form .free-text__status")

    control.fill("Kaffen er klar")
    typed = time.monotonic()
    said = SAVED if visit.seat else "Teksten ligger i denne fanen til du sender den."
    expect(status.filter(has_text=said)).to_have_count(1, timeout=8000)
    assert time.monotonic() - typed < 8  # five of its own, and this machine has others to serve

    page.reload()
    bring = page.get_by_role("button", name="Hent tilbake")
    if not bring.is_visible():
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
    bring.click()
    expect(page.locator(field)).to_have_value("Kaffen er klar")
    assert not reader.complaints


def test_t37_without_network_and_without_session_the_text_stays(own_readers: Readers) -> None:
    reader = own_readers(seat=PLANS)
    page = reader.open("/trondelag-sorvest/register/ny-enhet/")
    name, status = page.locator("[name=name]"), page.locator("form .free-text__status")

    reader.context.set_offline(True)
    name.fill("Solbakken")
    expect(status).to_contain_text("Ingen forbindelse", timeout=8000)
    reader.context.set_offline(False)
    expect(status).to_have_text(SAVED, timeout=14_000)

    BrowserSession.objects.all().delete()
    name.fill("Solbakken barnehage")
    expect(status).to_contain_text("Du er logget ut", timeout=8000)
    expect(name).to_have_value("Solbakken barnehage")
