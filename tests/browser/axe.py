"""axe-core in the page, and our own judgement where it cannot judge (T-57, T-60)."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"

RUN = """async () => {
  const found = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  const short = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, help: rule.help, target: node.target.flat(), html: node.html.slice(0, 200),
  })));
  return { violations: short(found.violations), incomplete: short(found.incomplete) };
}"""

# A frame below the fold is fetched when it likes, and is judged with the page once it is there.
FRAMES = """() => Promise.all([...document.querySelectorAll("iframe")].map((frame) =>
  new Promise((there) => {
    frame.addEventListener("load", there, { once: true });
    frame.loading = "eager";
    const inside = frame.contentDocument;
    if (inside?.URL !== "about:blank" && inside?.readyState === "complete") there();
  })))"""

# Where axe points: selectors from the page inwards, one more for each frame.
FIND = """(target) => target.reduce(
  (at, selector) => (at.contentDocument ?? at).querySelector(selector), document)"""

# The colour of the text against the grounds behind it: what axe calls incomplete is most often a
# layer it dares not look through. Stripes count by each of their colours, the worst decides.
# Null: a picture lies behind, or something see-through holds it all.
CONTRAST = """(element) => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  const over = (upper, lower) => {
    const share = upper[3] / 255;
    return [0, 1, 2].map((part) => upper[part] * share + lower[part] * (1 - share)).concat(255);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const layers = []; // nearest first; each a list of colours that may lie there
  for (let at = element; at; at = at.parentElement) {
    const look = getComputedStyle(at);
    if (Number(look.opacity) < 1) return null;
    const arrow = at === element && at.tagName === "SELECT"; // its picture lies beside the words
    if (look.backgroundImage !== "none" && !arrow) {
      if (look.backgroundImage.includes("url(")) return null;
      const stops = look.backgroundImage.match(/(rgba?|color|oklab|oklch)\\([^()]*\\)/g) ?? [];
      layers.push([[0, 0, 0, 0], ...stops.map(rgba)]);
    }
    const colour = rgba(look.backgroundColor);
    if (colour[3]) layers.push([colour]);
    if (colour[3] === 255) break;
  }
  const bottom = layers.at(-1);
  if (!bottom || bottom[0][3] !== 255) return null;
  const grounds = layers.slice(0, -1).reduceRight(
    (below, layer) => below.flatMap((ground) => layer.map((colour) => over(colour, ground))), bottom);
  const style = getComputedStyle(element);
  const text = rgba(style.color);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const ratio = Math.min(...grounds.map((ground) => contrast(over(text, ground), ground)));
  return { ratio, least: large ? 3 : 4.5 };
}"""

# A heading with a scope says itself which cells it heads, also where these are empty yet.
SCOPED = """(table) => [...table.querySelectorAll("th")]
  .every((one) => one.hasAttribute("scope"))"""


def axe(page: Page) -> list[str]:
    """Everything that is wrong, and everything neither axe nor we can call right.

    For a page of `readers(with_axe=True)`.
    """
    page.evaluate(FRAMES)
    found = page.evaluate(RUN)
    wrong = [_told(fault) for fault in found["violations"]]
    return wrong + [told for fault in found["incomplete"] if (told := _judged(page, fault))]


def _judged(page: Page, fault: dict[str, Any]) -> str:
    if fault["rule"] == "frame-tested":
        return ""  # what stands in a frame of ours has a visit of its own
    element = page.evaluate_handle(FIND, fault["target"])
    if fault["rule"] == "th-has-data-cells" and element.evaluate(SCOPED):
        return ""
    if fault["rule"] != "color-contrast":
        return f"undecided: {_told(fault)}"
    measured = element.evaluate(CONTRAST)
    if measured is None:
        return f"undecided: {_told(fault)}"
    if measured["ratio"] < measured["least"]:
        return f"contrast {measured['ratio']:.2f}: {_told(fault)}"
    return ""


def _told(fault: dict[str, Any]) -> str:
    return f"{fault['rule']}: {fault['help']}\n      {' '.join(fault['target'])}\n      {fault['html']}"
