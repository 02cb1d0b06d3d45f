"""The address of a calendar: chosen without script, copied with it."""

from tests.browser.conftest import Readers

PAGE = "/arshjul/trondelag-sorvest/2024-2025/abonner/"
READ = "() => navigator.clipboard.readText()"
COPY = "[data-module~='copy-text']"


def test_copy_puts_the_address_on_the_clipboard_and_says_so(readers: Readers):
    reader = readers(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(PAGE)

    page.locator(COPY).click()
    page.get_by_role("status").filter(has_text="Adressen er kopiert").wait_for()

    copied = page.evaluate(READ)
    assert copied == page.locator("#kalenderadresse").input_value()
    assert copied.endswith(".ics")
    assert page.request.get(copied).headers["content-type"] == "text/calendar; charset=utf-8"


def test_choosing_works_without_script_and_copying_is_not_offered(readers: Readers):
    reader = readers(java_script_enabled=False)
    page = reader.context.new_page()
    page.goto(reader.address + PAGE)

    page.get_by_label("Arena").select_option(index=1)
    with page.expect_navigation():
        page.get_by_role("button", name="Vis adressen").click()

    assert "?arena=" in page.locator("#kalenderadresse").input_value()
    assert not page.locator(COPY).is_visible()
