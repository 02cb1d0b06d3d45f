"""What the small scripts add; each page works without them."""

from tests.browser.conftest import Reader, Readers

OPEN = "() => document.querySelectorAll('.menu[open]').length"


def test_menu_opens_without_script(readers: Readers):
    page = readers(java_script_enabled=False).context.new_page()
    page.goto(readers().address + "/om/")

    page.locator(".menu > summary").first.click()

    assert page.locator(".menu__list a", has_text="Nynorsk").is_visible()


def test_menu_closes_on_escape_and_gives_focus_back(reader: Reader):
    page = reader.open("/om/")
    page.locator(".menu > summary").first.click()

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert page.evaluate(OPEN) == 0
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_menu_closes_when_one_clicks_elsewhere(reader: Reader):
    page = reader.open("/om/")
    page.locator(".menu > summary").first.click()

    page.locator("h1").click()

    assert page.evaluate(OPEN) == 0


def test_menu_closes_when_focus_leaves_it(reader: Reader):
    page = reader.open("/om/")
    page.locator(".menu > summary").first.click()

    for _link in range(4):
        page.keyboard.press("Tab")

    assert page.evaluate(OPEN) == 0


def test_language_menu_changes_the_address(reader: Reader):
    page = reader.open("/om/?a=1")
    page.locator(".menu > summary").first.click()

    page.locator(".menu__list a", has_text="Nynorsk").click()
    page.wait_for_url("**/nn/om/?a=1")

    assert page.locator("html").get_attribute("lang") == "nn"


def test_t62_error_summary_takes_focus(reader: Reader):
    page = reader.open("/_stil/")

    focused = page.evaluate("() => document.activeElement.className")

    assert focused == "error-summary"
