"""The wheel in a real browser: by keyboard, by thumb, filtered, copied, printed, without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from tests.browser.conftest import Reader, Readers

YEAR = SchoolYear.of(clock.today())
WHEEL = f"/arshjul/trondelag-sorvest/{YEAR.slug}/"
VIEWS = {"circle": WHEEL, "table": f"{WHEEL}?vis=tabell", "list": f"{WHEEL}?vis=liste"}
FIRST_ARENA = '.legend input[name="arena"] >> nth=0'
A3_POINTS = (1191, 842)
# Source: WCAG 2.2, 1.4.12 Text Spacing.
SPACED_OUT = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
"""
# What a reader can no longer see of a text: cut away by its box, or pushed off the page.
LOST = """() => {
  const hidden = (one) => !one.checkVisibility({visibilityProperty: true})
    || one.closest('.visually-hidden, .skip-link, [aria-hidden="true"], svg');
  const right = document.documentElement.clientWidth + 1;
  const cuts = (one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX)
    && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
  return [...document.querySelectorAll('main *')]
    .filter((one) => !hidden(one) && one.innerText?.trim()
      && (cuts(one) || (!one.closest('.matrix-scroll') && one.getBoundingClientRect().right > right)))
    .map((one) => one.className + ': ' + one.innerText.slice(0, 40));
}"""
MARKS = """() => [...document.querySelectorAll('.wheel a.mark')].map((one) => ({
  id: one.dataset.id, ring: Number(one.dataset.ring), angle: Number(one.dataset.angle)}))"""
FOCUSED = """() => { const one = document.activeElement.closest('a.mark');
  return one && {id: one.dataset.id, ring: Number(one.dataset.ring), angle: Number(one.dataset.angle)} }"""


def width_of(page: Page) -> int:
    return int(page.evaluate("() => document.documentElement.scrollWidth"))


def ids_in(page: Page, part: str = "main") -> set[str]:
    found = page.evaluate(
        "(part) => [...document.querySelectorAll(`${part} [data-id]`)].map((e) => e.dataset.id)",
        part,
    )
    return set(found)


def sizes(page: Page, what: str) -> list[tuple[str, float, float]]:
    """Name, width and height of each that is seen."""
    found = page.evaluate(
        """(what) => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility())
          .map((one) => { const box = one.getBoundingClientRect();
            return [one.textContent.trim().slice(0, 30), box.width, box.height] })""",
        what,
    )
    return [tuple(one) for one in found]


# --- T-58: the keyboard ---


@pytest.fixture
def entered(reader: Reader) -> Page:
    """The wheel, with its one stop in focus as the keyboard puts it there."""
    page = reader.open(WHEEL)
    page.focus(".wheel-figure .skip-link")
    page.keyboard.press("Tab")
    return page


def test_t58_wheel_is_passed_in_two_tabs(reader: Reader) -> None:
    page = reader.open(WHEEL)
    page.focus(".quarters a >> nth=-1")
    inside = 0

    for _tab in range(5):
        page.keyboard.press("Tab")
        inside += page.evaluate("() => Boolean(document.activeElement.closest('.wheel-figure'))")

    assert len(page.evaluate(MARKS)) > 2
    assert inside == 2


def test_t58_skip_link_leads_past_the_wheel(reader: Reader) -> None:
    page = reader.open(WHEEL)
    page.focus(".wheel-figure .skip-link")

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert not page.evaluate("() => Boolean(document.activeElement.closest('.wheel-figure'))")


def test_t58_left_and_right_follow_time(entered: Page) -> None:
    order = [mark["id"] for mark in entered.evaluate(MARKS)]
    entered.keyboard.press("Home")
    seen = [entered.evaluate(FOCUSED)["id"]]

    for _step in order[1:]:
        entered.keyboard.press("ArrowRight")
        seen.append(entered.evaluate(FOCUSED)["id"])
    entered.keyboard.press("ArrowLeft")

    assert seen == order
    assert entered.evaluate(FOCUSED)["id"] == order[-2]


def test_t58_up_and_down_change_ring(entered: Page) -> None:
    rings = sorted({mark["ring"] for mark in entered.evaluate(MARKS)})
    entered.keyboard.press("Home")
    for _ring in rings:
        entered.keyboard.press("ArrowUp")
    outermost = entered.evaluate(FOCUSED)["ring"]

    entered.keyboard.press("ArrowDown")

    assert outermost == rings[0]
    assert entered.evaluate(FOCUSED)["ring"] == rings[1]


def test_t58_home_and_end_go_to_the_ends_of_the_year(entered: Page) -> None:
    marks = entered.evaluate(MARKS)

    entered.keyboard.press("End")
    last = entered.evaluate(FOCUSED)
    entered.keyboard.press("Home")

    assert (entered.evaluate(FOCUSED), last) == (marks[0], marks[-1])


def test_t58_enter_opens_the_activity(entered: Page) -> None:
    one = entered.evaluate(FOCUSED)["id"]

    entered.keyboard.press("Enter")

    entered.wait_for_url(f"**{WHEEL}{one}/")


def test_t58_escape_leaves_the_wheel(entered: Page) -> None:
    entered.keyboard.press("Escape")

    assert entered.evaluate(FOCUSED) is None
    assert entered.evaluate("() => document.activeElement.id") == "etter-hjulet"


def test_t58_focus_is_seen_on_the_shape_itself(entered: Page) -> None:
    stroke = "(one) => parseFloat(getComputedStyle(one.querySelector('.mark__shape')).strokeWidth)"

    focused = entered.locator("a.mark:focus").evaluate(stroke)

    others = {one.evaluate(stroke) for one in entered.locator("a.mark:not(:focus)").all()}
    assert focused > max(others)


# --- the filter ---


def test_legend_box_changes_drawing_list_and_address_and_back_restores(reader: Reader) -> None:
    page = reader.open(WHEEL)
    everything, drawn = ids_in(page), ids_in(page, ".wheel")

    page.uncheck(FIRST_ARENA)
    page.wait_for_url("**?arena=*")
    fewer, fewer_drawn = ids_in(page), ids_in(page, ".wheel")
    hidden = page.inner_text("#wheel-hidden")
    page.go_back()
    expect(page.locator(FIRST_ARENA)).to_be_checked()

    assert drawn == everything
    assert fewer == fewer_drawn < everything
    assert f"{len(everything) - len(fewer)} skjult" in hidden
    expect(page.locator("#wheel-hidden")).to_be_empty()
    assert ids_in(page) == ids_in(page, ".wheel") == everything
    assert page.url.endswith(WHEEL)


def test_filtered_address_shows_the_same_to_whoever_opens_it(readers: Readers) -> None:
    page = readers().open(WHEEL)
    page.uncheck(FIRST_ARENA)
    page.wait_for_url("**?arena=*")
    path = page.url.removeprefix(readers().address)

    other = readers().open(path)

    assert ids_in(other) == ids_in(page)
    expect(other.locator(FIRST_ARENA)).not_to_be_checked()


def test_keyboard_still_works_after_the_filter_has_redrawn(reader: Reader) -> None:
    page = reader.open(WHEEL)
    page.uncheck(FIRST_ARENA)
    page.wait_for_url("**?arena=*")

    expect(page.locator('a.mark[tabindex="0"]')).to_have_count(1)


def test_pointing_at_a_line_shows_it_in_the_drawing(reader: Reader) -> None:
    page = reader.open(WHEEL)
    line = page.locator(".wheel-spread__beside .happening").first

    line.hover()

    expect(
        page.locator(f'.wheel a.is-pointed[data-id="{line.get_attribute("data-id")}"]')
    ).to_have_count(1)


# --- the table on the clipboard ---


def test_table_is_copied_as_a_table(readers: Readers) -> None:
    reader = readers(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(VIEWS["table"])

    page.click('[data-module="copy-table"]')
    expect(page.locator("#wheel-table-copied")).not_to_be_empty()
    html = page.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
          return (await item.getType('text/html')).text() }"""
    )

    rows = page.locator("#wheel-table tr").count()
    assert html.count("<tr") == rows
    assert "class=" not in html
    assert "data-id" not in html
    # What is hidden from sight is not pasted into a document.
    hidden = page.locator("#wheel-table .visually-hidden").first.inner_text()
    assert hidden
    assert f"{hidden}</a>" not in html


# --- the phone ---


def test_phone_chooses_a_month_in_half_a_wheel(readers: Readers) -> None:
    page = readers(width=390, has_touch=True, is_mobile=True).open(WHEEL)
    month = f"{YEAR.start + 1}-05"

    page.locator(f'a.fan__month[data-month="{month}"]').tap()
    page.wait_for_url(f"**?maned={month}")

    assert "Mai" in page.inner_text(".wheel-fan__month")
    expect(page.locator(f'a.fan__month[data-month="{month}"]')).to_have_attribute(
        "aria-current", "true"
    )
    seen = page.locator(".agenda__month:visible")
    assert seen.count() == 1
    assert seen.get_by_role("link", name="Styrersamling", exact=True).is_visible()


# --- without scripts ---


@pytest.fixture
def plain(readers: Readers) -> Callable[[str], Page]:
    return readers(java_script_enabled=False).open


def test_filter_is_a_form_without_scripts(plain: Callable[[str], Page]) -> None:
    page = plain(WHEEL)
    everything = ids_in(page)

    page.uncheck(FIRST_ARENA)
    with page.expect_navigation():
        page.get_by_role("button", name="Vis det valgte").click()

    assert "arena=" in page.url
    assert ids_in(page) < everything
    expect(page.locator(FIRST_ARENA)).not_to_be_checked()
    with page.expect_navigation():
        page.get_by_role("link", name="Vis alt").click()
    assert ids_in(page) == everything


def test_everything_is_links_without_scripts(plain: Callable[[str], Page]) -> None:
    page = plain(WHEEL)
    everything = ids_in(page)

    with page.expect_navigation():
        page.get_by_role("link", name="Tabell", exact=True).click()
    table = ids_in(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Liste", exact=True).click()

    assert table == ids_in(page) == everything
    with page.expect_navigation():
        page.locator(".occasion__title a").first.click()
    assert page.locator("article.activity").count() == 1


# --- T-61: sizes, spacing, motion, paper ---


@pytest.mark.parametrize("view", VIEWS)
def test_t61_narrow_page_needs_no_scrolling_to_the_side(readers: Readers, view: str) -> None:
    """320 px is also what a window of 1280 px shows at 400 %."""
    page = readers(width=320, height=256, device_scale_factor=4).open(VIEWS[view])

    assert width_of(page) == 320
    assert page.evaluate(LOST) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("view", VIEWS)
def test_t61_spaced_out_text_loses_nothing(readers: Readers, view: str, width: int) -> None:
    page = readers(width=width, with_axe=True).open(VIEWS[view])

    page.add_style_tag(content=SPACED_OUT)

    assert width_of(page) == width
    assert page.evaluate(LOST) == []


def test_t61_planted_loss_of_text_is_noticed(readers: Readers) -> None:
    """The eye of the two tests above, shown a fault."""
    page = readers(width=320, with_axe=True).open(VIEWS["list"])

    page.add_style_tag(
        content=".occasion__title { overflow: hidden; white-space: nowrap; width: 4em }"
    )

    assert page.evaluate(LOST) != []


@pytest.mark.parametrize("width", [768, 1280])
def test_t61_marks_are_targets_of_24_px(readers: Readers, width: int) -> None:
    page = readers(width=width).open(WHEEL)

    found = sizes(page, ".wheel a.mark")

    assert found
    assert [one for one in found if min(one[1:]) < 24] == []


@pytest.mark.parametrize("width", [390, 1024])
def test_t61_controls_are_44_px_for_fingers(readers: Readers, width: int) -> None:
    page = readers(width=width, has_touch=True, is_mobile=True).open(WHEEL)
    page.evaluate("() => { document.querySelector('.legend details').open = true }")

    found = sizes(
        page,
        ".legend__choice, .legend__summary, .quarters a, .wheel-head__tools li, main .ds-button",
    )

    assert found
    assert [one for one in found if one[2] < 44] == []


def test_t61_nothing_moves_for_those_who_ask_for_rest(readers: Readers) -> None:
    fades = "() => getComputedStyle(document.querySelector('.wheel-figure')).transitionDuration"

    calm = readers(reduced_motion="reduce").open(WHEEL).evaluate(fades)
    usual = readers(reduced_motion="no-preference").open(WHEEL).evaluate(fades)

    assert float(calm.removesuffix("s")) < 0.001 < float(usual.removesuffix("s"))


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page in points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_t61_circle_is_one_sheet_of_a3(reader: Reader) -> None:
    page = reader.open(VIEWS["circle"])

    pdf = page.pdf(prefer_css_page_size=True)

    assert pages_of(pdf) == [A3_POINTS]


def test_t61_sheet_says_which_edition_it_is_and_where_it_stands(reader: Reader) -> None:
    page = reader.open(VIEWS["table"])

    page.emulate_media(media="print")

    footer = page.inner_text(".colophon")
    assert re.search(r"Utgave \d+, ", footer)
    assert VIEWS["table"] in footer
    assert (
        not page.locator(".site-header, .legend, .downloads, .matrix-tools")
        .locator("visible=true")
        .count()
    )


# --- those who plan ---


@pytest.mark.parametrize("role", [Role.DEVELOPMENT_ADVISER, Role.MUNICIPAL_ADVISER])
def test_those_who_plan_go_on_to_the_draft(readers: Readers, role: Role) -> None:
    page = readers(seat=role).open(WHEEL)

    page.get_by_role("link", name="Åpne utkastet").click()

    page.wait_for_url("**/utkast/")


def test_wheel_complains_of_nothing(reader: Reader) -> None:
    for path in VIEWS.values():
        reader.open(path)

    assert reader.complaints == []
