"""One loop: a stranger's page, changed by a seat, previewed, published, read, and regretted."""

from playwright.sync_api import expect

from tests.browser.conftest import Readers

LIST = "/trondelag-sorvest/nettverk/"


def test_t37_page_is_written_previewed_published_and_taken_back(own_readers: Readers) -> None:
    stranger = own_readers()
    page = stranger.open(LIST)
    with page.expect_navigation():
        page.locator("main h3 a, main .district__name").first.click()
    address = page.url.removeprefix(stranger.address)
    expect(page.get_by_role("link", name="Endre siden")).to_have_count(0)

    # The way in stands on the page itself.
    with page.expect_navigation():
        page.locator(".demo-band a").click()
    page.get_by_role("button", name="Utviklingsveileder, Utviklingskontoret").click()
    page.get_by_role("link", name="Endre siden").click()

    # What is typed is kept without a button, and nobody else sees it.
    page.get_by_label("Om nettverket").fill("Ord som er nye.")
    expect(page.locator(".page-form__status")).to_have_text("Utkastet er lagret.", timeout=8000)
    other = own_readers().open(address)
    expect(other.locator("main")).not_to_contain_text("Ord som er nye.")

    page.get_by_role("button", name="Lagre og se siden").click()
    expect(page.locator(".band--preview")).to_contain_text("Forhåndsvisning.")
    expect(page.locator("main")).to_contain_text("Ord som er nye.")
    page.get_by_role("button", name="Publiser nå").click()
    expect(page.locator(".undo-banner")).to_contain_text("er publisert")
    other.reload()
    expect(other.locator("main")).to_contain_text("Ord som er nye.")

    page.get_by_role("button", name="Angre").click()
    expect(page.locator("main")).not_to_contain_text("Ord som er nye.")
    other.reload()
    expect(other.locator("main")).not_to_contain_text("Ord som er nye.")


def test_long_list_of_boxes_can_be_searched(readers: Readers) -> None:
    page = readers(width=320).open("/trondheim/nettverk/fagnettverket-barn-og-rom/")
    with page.expect_navigation():
        page.locator(".demo-band a").click()
    page.get_by_role("button", name="Utviklingsveileder, Oppvekstadministrasjonen").click()
    page.get_by_role("link", name="Endre siden").click()
    boxes = page.locator(".checklist").filter(has_text="Enheter som er kontakt")
    search = boxes.get_by_role("searchbox")

    search.fill("øya")
    expect(boxes.get_by_label("Øya barnehager")).to_be_visible()
    expect(boxes.get_by_label("Nardo skole")).to_be_hidden()

    search.fill("finnes ikke")
    expect(boxes.get_by_role("status")).to_have_text("Ingen treff.")
