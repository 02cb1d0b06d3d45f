"""Choosing a date in a real browser, with scripts and without."""

from playwright.sync_api import Page, expect

from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from tests.browser.conftest import Readers

YEAR = SchoolYear.of(clock.today())
# A Wednesday in March is far from any holiday of the demo.
MARCH = f"{YEAR.start + 1}-03"
ADD = f"/arshjul/trondelag-sorvest/{YEAR.slug}/utkast/ny/?maned={MARCH}"


def open_form(readers: Readers, **options: object) -> Page:
    return readers(seat=Role.DEVELOPMENT_ADVISER, **options).open(ADD)


def test_what_is_typed_is_read_back_while_one_types(readers: Readers) -> None:
    page = open_form(readers)

    page.fill("#id_when", "10. mars kl 9-11")

    expect(page.locator(".when__read")).to_contain_text("10. mars")
    expect(page.locator(".when__read")).to_contain_text("kl. 09.00–11.00")
    assert page.evaluate("() => document.activeElement.id") == "id_when"


def test_day_is_chosen_without_leaving_the_page_and_keeps_the_hours(readers: Readers) -> None:
    page = open_form(readers)
    page.fill("#id_title", "Fagsamling")
    page.fill("#id_when", "10. mars kl 9-11")
    expect(page.locator(".month__day.is-chosen")).to_contain_text("10")

    page.locator(".month__day", has_text="17. mars").click()

    expect(page.locator(".month__day.is-chosen")).to_contain_text("17")
    assert "17. mars" in page.input_value("#id_when")
    assert "09.00–11.00" in page.input_value("#id_when")
    assert page.input_value("#id_title") == "Fagsamling"


def test_t58_month_is_one_stop_and_arrows_walk_it(readers: Readers) -> None:
    page = open_form(readers)
    page.fill("#id_when", "10. mars")
    chosen = page.locator(".month__day.is-chosen")
    expect(chosen).to_contain_text("10")

    stops = page.locator('.month__day[tabindex="0"]').count()
    chosen.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")

    assert stops == 1
    assert "18. mars" in page.evaluate("() => document.activeElement.value")
    page.keyboard.press("Enter")
    expect(page.locator(".month__day.is-chosen")).to_contain_text("18")


def test_month_turns_and_the_arrow_keeps_focus(readers: Readers) -> None:
    page = open_form(readers)

    page.locator('button[name="month"]').last.click()

    expect(page.locator(".month__name")).to_contain_text("pril")
    assert page.evaluate("() => document.activeElement.name") == "month"


def test_date_in_doubt_offers_what_was_meant(readers: Readers) -> None:
    page = open_form(readers)
    page.fill("#id_when", "30. februar")

    page.locator(".when__choices button").first.click()

    expect(page.locator(".when__read")).to_contain_text("28. februar")


def test_form_works_without_scripts(own_readers: Readers) -> None:
    page = open_form(own_readers, java_script_enabled=False)
    page.fill("#id_title", "Fagsamling uten skript")
    page.locator('input[name="arenas"]').first.check()
    page.fill("#id_when", "10. mars kl 9-11")
    with page.expect_navigation():
        page.locator('button[name="look"]').click()
    assert "kl. 09.00–11.00" in page.locator(".when__read").inner_text()
    with page.expect_navigation():
        page.locator('button[name="month"]').first.click()
    assert "ebruar" in page.locator(".month__name").inner_text()
    page.locator(".month__day", has_text="17. februar").click()

    with page.expect_navigation():
        page.locator(".form-actions button").click()

    assert "«Fagsamling uten skript» er lagt til i utkastet." in page.locator("main").inner_text()
    with page.expect_navigation():
        page.locator(".undo-banner button").click()
    assert "Det er angret." in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Fagsamling uten skript").count() == 0
