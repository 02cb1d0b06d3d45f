"""What a browser sees that a parser cannot: requests, width, focus, targets, schemes."""

from collections.abc import Sequence

import pytest

from tests.browser.conftest import Reader, Readers, tour
from tests.browser.pages import VISITS, Visit, some

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

# WCAG 1.4.12: what readers may set without losing anything.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""

CUT = """() => [...document.querySelectorAll("h1, h2, h3, p, li, a, button, summary, label, td, th")]
  .filter((one) => {
    const style = getComputedStyle(one);
    const hides = [style.overflowX, style.overflowY].some((how) => ["hidden", "clip"].includes(how));
    const told = one.getClientRects().length && !one.closest(".visually-hidden, .skip-link, svg");
    return told && hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  })
  .map((one) => one.outerHTML.slice(0, 120))"""

SMALL = """() => [...document.querySelectorAll(
    "main button, main .ds-button, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio])")]
  .filter((one) => one.getClientRects().length && !one.closest("svg, .visually-hidden"))
  .map((one) => ({ box: one.getBoundingClientRect(), html: one.outerHTML.slice(0, 120),
                   days: one.closest("td") })) // seven days share the width of a phone
  .filter(({ box, days }) => box.height < 43.5 || box.width < (days ? 36 : 43.5))
  .map(({ box, html }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const after = getComputedStyle(one, "::after");
  const ring = (look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  return { html: one.outerHTML.slice(0, 120), seen: ring(style) || ring(after) || style.boxShadow !== "none" };
}"""


# Words differ in length: every page in bokmål, and in one of the other two. On the same tour: no page
# asks another site for anything, and none complains in the console.
@pytest.mark.parametrize(
    ("language", "visits"),
    [("nb", VISITS), ("nn", some(first=0, step=4)), ("en", some(first=2, step=4))],
    ids=["nb", "nn", "en"],
)
def test_t44_t61_narrow_screen_and_wide_spacing_lose_nothing_and_nobody_else_is_asked(
    readers: Readers, language: str, visits: Sequence[Visit]
):
    found = []
    for visit, page, reader in tour(readers, visits, language=language, width=320, height=640):
        found.extend(f"{visit.name}: {complaint}" for complaint in reader.complaints)
        reader.complaints.clear()
        if page.evaluate(WIDER):
            found.append(f"{visit.name}: wider than the screen")
        page.evaluate(SPACED)
        found.extend(f"{visit.name}: cut off {one}" for one in page.evaluate(CUT))
        if page.evaluate(WIDER):
            found.append(f"{visit.name}: wider than the screen with wide spacing")

    assert found == []


def test_t61_controls_are_large_enough_for_a_finger(readers: Readers):
    found = []
    options = {"width": 390, "height": 800, "has_touch": True, "is_mobile": True}
    for visit, page, _reader in tour(readers, some(first=1, step=2), **options):
        found.extend(f"{visit.name}: {one}" for one in page.evaluate(SMALL))

    assert found == []


def test_t58_focus_is_seen_everywhere_and_leaves_the_page(readers: Readers):
    found = []
    for visit, page, _reader in tour(readers, some(first=0, step=2)):
        seen: dict[str, bool] = {}
        for _step in range(400):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop is None:
                break
            # A date field has several stops; inside it the browser marks the part. In a frame the
            # focus is on something of the frame's own page, which has a visit of its own.
            framed = stop["html"].startswith("<iframe")
            seen[stop["html"]] = stop["seen"] or framed or seen.get(stop["html"], False)
        else:
            found.append(f"{visit.name}: focus never left the page")
        found.extend(f"{visit.name}: no focus on {html}" for html, was in seen.items() if not was)
        if len(seen) <= 3:
            found.append(f"{visit.name}: the keyboard reaches {len(seen)} things")

    assert found == []


def test_t58_planted_focus_that_nobody_sees_is_found(reader: Reader):
    page = reader.open("/om/")
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("*, *::after { outline: none !important; box-shadow: none !important; }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )

    page.keyboard.press("Tab")

    assert page.evaluate(FOCUSED)["seen"] is False


def test_t58_skip_link_comes_first_and_leads_to_the_content(reader: Reader):
    page = reader.open("/om/")

    page.keyboard.press("Tab")
    shown = page.locator(".skip-link").bounding_box()
    page.keyboard.press("Enter")

    assert shown is not None
    assert shown["height"] >= 24
    assert page.evaluate("() => document.activeElement.id") == "innhold"


def test_dark_follows_the_reader_but_paper_is_light(readers: Readers):
    page = readers(scheme="dark").open("/om/")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    on_screen = page.evaluate(ground)

    page.emulate_media(media="print")

    assert on_screen == "rgb(17, 24, 27)"
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(27, 39, 51)"


def test_t61_reduced_motion_is_kept(readers: Readers):
    page = readers(reduced_motion="reduce").open("/_stil/")

    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return [style.transitionDuration, style.animationDuration]
            .some((times) => times.split(",").some((time) => parseFloat(time) > 0.001));
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )

    assert moving == []
