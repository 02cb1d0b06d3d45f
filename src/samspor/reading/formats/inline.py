"""Markup inside one line of text: HTML that came along in a cell, and Markdown links."""

import re
from typing import TYPE_CHECKING, Any, Final

from samspor.reading.blocks import Link, Part
from samspor.reading.struck import strike

if TYPE_CHECKING:
    from lxml import html

_TAG: Final = re.compile(
    r"</?(?:p|ul|ol|li|br|b|strong|i|em|u|a|span|div|sup|sub|font|s|del|strike|ins)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKDOWN_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
_BLOCKS: Final = frozenset(
    {"p", "ul", "ol", "div", "br", "table", "tr", "td", "th", *("h1", "h2", "h3", "h4")}
)
_TILDES: Final = re.compile(r"~~(?=\S)([^~]+)(?<=\S)~~")
_STRIKES: Final = frozenset({"s", "del", "strike"})
_LINE_THROUGH: Final = re.compile(
    r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE
)
# What a browser does not show as words.
SILENT: Final = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "object",
        "iframe",
        "svg",
        "math",
        "select",
        "button",
        "input",
        "form",
    }
)
# In a list whose items lost their tags, each item still begins with a dash or a bullet.
_BULLET: Final = re.compile(r"(?:^|(?<=\s))[-–•▪*]\s+")


def tidy(text: str) -> str:
    """One space between words, none around."""
    return " ".join(text.replace("\xad", "").replace("\u200b", "").split())


def read_inline(raw: str) -> tuple[tuple[Part, ...], tuple[Link, ...]]:
    """The words of a line as paragraphs and list items, and its links."""
    text, links = _without_markdown_links(raw)
    text = _TILDES.sub(lambda found: strike(found[1]), text) if "~~" in text else text
    if not _TAG.search(text):
        words = tidy(text)
        return ((Part(words),) if words else ()), tuple(links)
    from lxml import html  # noqa: PLC0415 (heavy, and only the process that reads needs it)

    root = html.fragment_fromstring(text, create_parent="div", parser=fragment_parser())
    parts, more = parts_of(root)
    return parts, (*links, *more)


def parts_of(element: Any) -> tuple[tuple[Part, ...], tuple[Link, ...]]:
    """The paragraphs, list items and links inside an element of a page."""
    reader = _PartReader()
    reader.walk(element, is_item=False, struck=is_struck(element))
    reader.flush(is_item=False)
    return tuple(reader.parts), tuple(reader.links)


def is_struck(element: Any) -> bool:
    """An element of a page whose words are shown with a line through them."""
    return element.tag in _STRIKES or bool(_LINE_THROUGH.search(str(element.get("style") or "")))


def fragment_parser() -> "html.HTMLParser":
    """No network and no comments; HTML has no entities of its own to expand."""
    from lxml import html  # noqa: PLC0415 (heavy, and only the process that reads needs it)

    return html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)


def _without_markdown_links(raw: str) -> tuple[str, list[Link]]:
    links = [Link(tidy(found[1]), found[2]) for found in _MARKDOWN_LINK.finditer(raw)]
    return _MARKDOWN_LINK.sub(lambda found: found[1], raw), links


class _PartReader:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.links: list[Link] = []
        self._words: list[str] = []

    def walk(self, element: Any, *, is_item: bool, struck: bool = False) -> None:
        if element.tag in SILENT:
            return
        if element.tag == "a" and element.get("href"):
            self.links.append(Link(tidy("".join(element.itertext())), str(element.get("href"))))
        inside_list = element.tag in {"ul", "ol"}
        self._say(element.text, struck=struck)
        for child in element:
            starts_block = child.tag in _BLOCKS or child.tag == "li"
            if starts_block:
                self.flush(is_item=is_item, bulleted=inside_list)
            inner = struck or is_struck(child)
            self.walk(child, is_item=is_item or child.tag == "li", struck=inner)
            if starts_block:
                self.flush(is_item=is_item or child.tag == "li", bulleted=child.tag in {"ul", "ol"})
            self._say(child.tail, struck=struck)
        if inside_list:
            self.flush(is_item=is_item, bulleted=True)

    def _say(self, words: str | None, *, struck: bool) -> None:
        self._words.append(strike(words or "") if struck else words or "")

    def flush(self, *, is_item: bool, bulleted: bool = False) -> None:
        words = tidy("".join(self._words))
        self._words = []
        if bulleted and _BULLET.match(words):
            self.parts.extend(
                Part(tidy(each), is_item=True) for each in _BULLET.split(words) if each
            )
        elif words:
            self.parts.append(Part(words, is_item=is_item))
