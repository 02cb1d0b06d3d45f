"""Light or dark as the reader chose: kept in the browser, there before the first paint."""

from tests.browser.conftest import Reader

GROUND = "() => getComputedStyle(document.body).backgroundColor"
SCHEME = "() => document.documentElement.dataset.colorScheme"


def test_choice_stays_on_the_next_page_and_sets_no_cookie(reader: Reader):
    page = reader.open("/om/")
    light = page.evaluate(GROUND)
    page.get_by_role("button", name="Mørkt").click()

    page.goto(page.url)

    assert page.evaluate(SCHEME) == "dark"
    assert page.evaluate(GROUND) != light
    assert page.get_by_role("button", name="Mørkt").get_attribute("aria-pressed") == "true"
    assert page.context.cookies() == []


def test_choice_is_there_before_the_page_is_painted(reader: Reader):
    page = reader.open("/om/")
    page.get_by_role("button", name="Mørkt").click()
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !window.first)"
        " window.first = document.documentElement.dataset.colorScheme; })"
        ".observe(document, { childList: true, subtree: true });"
    )

    page.goto(page.url)

    assert page.evaluate("() => window.first") == "dark"


def test_paper_is_light_whatever_was_chosen(reader: Reader):
    page = reader.open("/om/")
    ink = "() => getComputedStyle(document.querySelector('h1')).color"
    light = page.evaluate(ink)
    page.get_by_role("button", name="Mørkt").click()

    page.emulate_media(media="print")

    assert page.evaluate(ink) == light


def test_as_the_device_forgets_the_choice(reader: Reader):
    page = reader.open("/om/")
    page.get_by_role("button", name="Mørkt").click()
    page.get_by_role("button", name="Som enheten").click()

    page.goto(page.url)

    assert page.evaluate(SCHEME) == "auto"
    assert page.evaluate("() => localStorage.length") == 0
