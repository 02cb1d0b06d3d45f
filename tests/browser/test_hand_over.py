"""A head is handed over: the new one has what the old one had, and the old one has nothing."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.seats.models import Seat
from tests.browser.conftest import Readers
from tests.factories import focus

SEAT = "Styrer, Fjordgløtt barnehage"
SEATS = "/trondelag-sorvest/plasser/"


def sit_down(page: Page, seat: str) -> None:
    page.goto(page.url.split("/logg-inn/")[0])
    with page.expect_navigation():
        page.locator(".demo-band a").click()
    with page.expect_navigation():
        page.get_by_role("button", name=seat).first.click()


def hangs(page: Page) -> list[str]:
    """What follows the seat, as its page tells."""
    return page.locator(".page__aside .card").first.locator("li a").all_inner_texts()


def test_t11_new_head_has_what_the_old_one_had(own_readers: Readers) -> None:
    heads = Seat.objects.unguarded(reason="the test looks the seat up").filter(role=Role.HEAD)
    seat = heads.get(unit__name="Fjordgløtt barnehage")
    focus.an_initiative("Ute", in_=seat.community, is_public=True, lead_seat=seat)
    where = f"{SEATS}{seat.pk}/"
    coordinator, old, new = (own_readers() for _ in range(3))

    # The old head has the seat, and what hangs on it.
    before = old.open("/")
    sit_down(before, SEAT)
    before.goto(old.address + where)
    had = hangs(before)
    assert {"Ute", "Regionalt styrernettverk", "Datoene i egen kalender"} <= set(had)
    assert before.get_by_role("link", name="Overlever plassen").count() == 0

    # Six acts: the day, the name, the address, and the button; two are to spare.
    desk = coordinator.open("/")
    sit_down(desk, "Utviklingsveileder, Utviklingskontoret")
    desk.goto(coordinator.address + where)
    with desk.expect_navigation():
        desk.get_by_role("link", name="Overlever plassen").click()
    assert set(had) <= set(hangs(desk))
    yesterday = clock.today() - timedelta(days=1)
    desk.get_by_label("Siste dag for").fill(yesterday.isoformat())
    desk.get_by_label("Navn").fill("Ny Styrer")
    desk.get_by_label("E-postadresse").first.fill("ny.styrer@example.org")
    desk.get_by_role("button", name="Overlever", exact=True).click()
    expect(desk.locator(".undo-banner")).to_contain_text("Ny Styrer har plassen fra")

    # At the next request the old head is outside.
    before.reload()
    expect(before.locator("h1")).to_contain_text("Vi finner ikke denne siden")
    after = new.open("/")
    sit_down(after, SEAT)
    after.goto(new.address + where)
    expect(after.locator(".seat-now__holder")).to_have_text("Ny Styrer")
    assert hangs(after) == had
    with after.expect_navigation():
        after.get_by_role("link", name="Datoene i egen kalender").click()
    feed = after.get_by_label("Adressen til kalenderen").input_value()
    assert {"arena=regionalt-styrernettverk", "arena=kommunalt-styrernettverk"} <= set(
        feed.partition("?")[2].split("&")
    )

    with desk.expect_navigation():
        desk.locator(".undo-banner").get_by_role("button", name="Angre").click()
    expect(desk.locator(".seat-now__holder")).not_to_have_text("Ny Styrer")
    after.goto(new.address + where)
    expect(after.locator("h1")).to_contain_text("Vi finner ikke denne siden")
    before.reload()
    assert hangs(before) == had
