"""A document is brought, looked through with the keyboard, taken in and taken back."""

from pathlib import Path

from django.db import connection
from playwright.sync_api import Page, expect

from samspor.access.viewer import Role
from samspor.intake.services.queue import read_next
from samspor.kernel import clock
from samspor.reading.document import read_with_source
from tests.browser.axe import axe
from tests.browser.conftest import Readers

LIST = "/trondelag-sorvest/dokumenter/"
TWIN = Path(__file__).parents[1] / "documents/arshjul_twin.txt"
PLAN = """<h1>Årshjul 2031-2032</h1><table><tr><th>Måned</th><th>Regional arbeidsgruppe</th></tr>
<tr><td>September</td><td>Møte 8. september kl. 9-11</td></tr>
<tr><td>Oktober</td><td>Fagdag 15. oktober</td></tr>
<tr><td>November</td><td>Møte 3. november: Evaluering fagdag 16/10</td></tr></table>"""


def read_all() -> None:
    """What the server's own thread does."""
    while read_next(now=clock.now(), clock=clock.now, read=read_with_source):
        pass


def paste(page: Page, html: str) -> None:
    page.get_by_label("Eller lim inn teksten her").focus()
    page.evaluate(
        """(html) => {
          const held = new DataTransfer();
          held.setData("text/html", html);
          held.setData("text/plain", "Møte");
          const event = new ClipboardEvent("paste", { clipboardData: held, bubbles: true });
          document.activeElement.dispatchEvent(event);
          document.activeElement.value = "Møte";
        }""",
        html,
    )


def test_t57_pasted_plan_is_answered_by_keys_taken_in_and_taken_back(own_readers: Readers) -> None:
    planner = own_readers(seat=Role.DEVELOPMENT_ADVISER, with_axe=True)
    page = planner.open(LIST)
    assert axe(page) == []

    # A table keeps its cells; the page waits by itself until it is read.
    paste(page, PLAN)
    expect(page.locator("[data-part=told]")).to_contain_text("rader, kolonner")
    with page.expect_navigation():
        page.get_by_role("button", name="Les inn dokumentet").click()
    expect(page.get_by_text("Dokumentet leses …")).to_be_visible()
    read_all()
    take = page.locator("[data-part=take]")
    expect(take).to_be_visible(timeout=15_000)
    assert axe(page) == []

    # A number answers; what it changes is exchanged without leaving the page.
    before = take.inner_text()
    question = page.locator("[data-question]").first
    question.locator("input").first.focus()
    page.keyboard.press("1")
    expect(page.locator("[data-part=status]")).to_have_text("Lagret", timeout=15_000)
    expect(take).not_to_have_text(before)
    expect(question.locator("input").first).to_be_focused()

    # A fact shows its place, and a mark its fact.
    fact = page.locator("[data-code]").first
    fact.locator("a[data-place]").focus()
    expect(page.locator(".mk.is-pointed").first).to_be_visible()
    page.locator(".mk").last.click()
    expect(page.locator("[data-code]:focus")).to_have_count(1)

    # What was answered is there for the next who opens it.
    page.reload()
    expect(page.locator("[data-question] input").first).to_be_checked()

    take.click()
    expect(page.get_by_text("Kvittering")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Angre hele innlesingen").click()
    expect(page.locator(".alert")).to_contain_text("er angret")
    assert planner.complaints == []


def test_review_without_script_and_on_a_phone(own_readers: Readers) -> None:
    page = own_readers(
        seat=Role.DEVELOPMENT_ADVISER, java_script_enabled=False, width=320
    ).context.new_page()
    site = own_readers().address
    page.goto(site + LIST)
    page.set_input_files("[type=file]", TWIN)
    with page.expect_navigation():
        page.get_by_role("button", name="Les inn dokumentet").click()
    read_all()
    page.reload()

    page.locator(".source .mk-code").first.click()
    assert page.url.split("#")[1].startswith("f-")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Lagre svarene").click()
    expect(page.get_by_text("Ingenting er tatt inn ennå")).to_be_visible()
    page.locator("[data-part=take]").click()
    expect(page.get_by_text("Angre hele innlesingen")).to_be_visible()
    connection.close()
