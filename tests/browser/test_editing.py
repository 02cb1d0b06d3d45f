"""One whole journey: sit down, move, regret, move again, release; and a stranger reads it."""

import json
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from tests.browser.conftest import Readers

YEAR = SchoolYear.of(clock.today())
WHEEL = f"/arshjul/trondelag-sorvest/{YEAR.slug}/"
TITLE = "Styrersamling"
JUNE = "17. juni"
JUNE_DAY = f"{YEAR.start + 1}-06-17"


def sit_down(page: Page) -> None:
    page.locator(".demo-band a").click()
    page.get_by_role("button", name="Utviklingsveileder, Utviklingskontoret").click()


def move_spring_gathering(page: Page, *, to: str) -> None:
    """From the draft's table, by the card's own link, reading what comes along before saving."""
    card = page.locator(".slip", has_text=TITLE).filter(has_text="mai kl.")
    card.get_by_role("link", name="Flytt til").first.click()
    page.get_by_label("Når").fill(to)
    expect(page.locator(".when__read")).to_contain_text(JUNE)
    expect(page.locator(".plan")).to_contain_text("Disse flyttes med")
    expect(page.locator(".plan")).to_contain_text("fra mai til juni")
    page.get_by_role("button", name="Flytt", exact=True).click()


def test_t59_t62_coordinator_moves_regrets_releases_and_a_stranger_reads_the_same(
    own_readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspor.kernel.clock.today", lambda: date(YEAR.start, 11, 20))
    coordinator = own_readers()
    page = coordinator.open(f"{WHEEL}?vis=tabell")

    # The way in leads back to the page one came from, and says what the seat can do.
    sit_down(page)
    expect(page).to_have_url(f"{coordinator.address}{WHEEL}?vis=tabell")
    expect(page.locator(".message")).to_contain_text("Åpne utkastet")
    page.get_by_role("link", name="Åpne utkastet").click()

    move_spring_gathering(page, to=f"{JUNE} kl 9.30-15")
    banner = page.locator(".undo-banner")
    expect(banner).to_contain_text(JUNE)
    expect(banner).to_contain_text("Flyttet med: Oppfølging av styrersamlingen (juni")
    expect(page.locator(".unreleased")).to_contain_text("er flyttet fra")

    banner.get_by_role("button", name="Angre").click()
    expect(page.locator(".undo-banner")).to_contain_text("Det er angret.")
    expect(page.locator(".slip", has_text=JUNE)).to_have_count(0)

    move_spring_gathering(page, to=f"{JUNE} kl 9.30-15")
    page.get_by_role("link", name="Slipp utgave").click()
    expect(page.locator(".changes")).to_contain_text(JUNE)
    page.get_by_label("Én setning til leserne").fill("Vårens styrersamling er flyttet til juni.")
    page.get_by_role("button", name="Slipp utgave").click()
    expect(page.get_by_role("link", name="Se den slik alle ser den")).to_be_visible()

    stranger = own_readers()
    assert "Vårens styrersamling er flyttet til juni." in stranger.open(WHEEL).inner_text("main")
    circle = stranger.open(f"{WHEEL}?vis=hjul").locator("svg.wheel a", has_text=JUNE)
    assert TITLE in (circle.first.text_content() or "")
    table = stranger.open(f"{WHEEL}?vis=tabell").locator(".slip", has_text=JUNE)
    assert TITLE in table.first.inner_text()
    listed = stranger.open(f"{WHEEL}?vis=liste").locator("main li", has_text=JUNE)
    assert TITLE in listed.first.inner_text()
    data = json.loads(stranger.open(f"{WHEEL[:-1]}.json").inner_text("body"))
    moved = [item for item in data["activities"] if JUNE_DAY in json.dumps(item)]
    assert [item["title"] for item in moved] == [TITLE]
    assert coordinator.complaints == []
    assert stranger.complaints == []
