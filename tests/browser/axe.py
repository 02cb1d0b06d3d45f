"""axe-core in the page, and our own judgement where it cannot judge (T-57, T-60)."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"

RUN = """async () => {
  const found = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  const short = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, help: rule.help, target: node.target.flat().join(" "), html: node.html.slice(0, 200),
  })));
  return { violations: short(found.violations), incomplete: short(found.incomplete) };
}"""

# The colour of the text against the first ground behind it that covers: what axe calls
# incomplete is most often a layer it dares not look through. Null: a picture lies behind.
CONTRAST = """(selector) => {
  const element = document.querySelector(selector);
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(element);
  let ground = null;
  for (let at = element; at; at = at.parentElement) {
    const look = getComputedStyle(at);
    const arrow = at === element && at.tagName === "SELECT"; // its picture lies beside the words
    if ((look.backgroundImage !== "none" && !arrow) || Number(look.opacity) < 1) return null;
    const colour = rgba(look.backgroundColor);
    if (colour[3] === 255) { ground = colour; break; }
    if (colour[3] !== 0) return null;
  }
  if (!ground) return null;
  const [dark, light] = [luminance(rgba(style.color)), luminance(ground)].sort((a, b) => a - b);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return { ratio: (light + 0.05) / (dark + 0.05), least: large ? 3 : 4.5 };
}"""


# A heading with a scope says itself which cells it heads, also where these are empty yet.
SCOPED = """(selector) => [...document.querySelectorAll(`${selector} th`)]
  .every((one) => one.hasAttribute("scope"))"""


@cache
def _source() -> str:
    return SOURCE.read_text()


def axe(page: Page) -> list[str]:
    """Everything that is wrong, and everything neither axe nor we can call right."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    found = page.evaluate(RUN)
    wrong = [_told(fault) for fault in found["violations"]]
    return wrong + [told for fault in found["incomplete"] if (told := _judged(page, fault))]


def _judged(page: Page, fault: dict[str, Any]) -> str:
    if fault["rule"] == "th-has-data-cells" and page.evaluate(SCOPED, fault["target"]):
        return ""
    if fault["rule"] != "color-contrast":
        return f"undecided: {_told(fault)}"
    measured = page.evaluate(CONTRAST, fault["target"])
    if measured is None:
        return f"undecided: {_told(fault)}"
    if measured["ratio"] < measured["least"]:
        return f"contrast {measured['ratio']:.2f}: {_told(fault)}"
    return ""


def _told(fault: dict[str, Any]) -> str:
    return f"{fault['rule']}: {fault['help']}\n      {fault['target']}\n      {fault['html']}"
