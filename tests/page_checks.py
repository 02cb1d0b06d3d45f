"""What every page of ours must keep, one check each. A check yields what is wrong, in words.

A check sees an `Answer`: plain values, so that `tests/unit/ui/test_page_checks.py` can show each
check a page with exactly one fault and see it turn red (T-68).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import Resolver404, resolve
from django.utils import translation

LARGEST = 100 * 1024
STATEMENTS = 6


@dataclass(frozen=True)
class Answer:
    """A page as it came back."""

    path: str
    html: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    sets_cookie: bool = False
    signed_in: bool = False
    statements: tuple[str, ...] = ()
    allowed: int = STATEMENTS

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(self.html)
        errors = [
            f"line {at[0]}: {code} {facts or ''}".strip() for at, code, facts in parser.errors
        ]
        return tree, errors

    @property
    def tree(self) -> Element:
        return self._parsed[0]

    @property
    def errors(self) -> list[str]:
        return self._parsed[1]

    def all(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if local(one) in tags]

    @property
    def elements(self) -> list[Element]:
        return [one for one in self.tree.iter() if isinstance(one.tag, str)]

    @cached_property
    def ids(self) -> Counter[str]:
        return Counter(one.attrib["id"] for one in self.elements if "id" in one.attrib)

    @property
    def language(self) -> str:
        """What the address says."""
        return translation.get_language_from_path(self.path) or settings.LANGUAGE_CODE


Check = Callable[[Answer], Iterator[str]]


def local(element: Element) -> str:
    """The name without its namespace: drawings have links and titles too."""
    return element.tag.rpartition("}")[2]


INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "q", "span", "strong", "time"})


def words(element: Element) -> str:
    """The text inside, images and labels included, spaced as a reader hears it."""
    return " ".join(_said(element).split())


def _said(element: Element) -> str:
    parts = [element.attrib.get("aria-label", ""), element.attrib.get("alt", "")]
    parts.append(element.text or "")
    for child in element:
        parts.extend([_said(child), child.tail or ""])
    text = "".join(parts)
    return text if local(element) in INLINE else f" {text} "


def shown(element: Element) -> str:
    """Opening tag, for messages."""
    facts = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    return f"<{local(element)}{facts}>"


# --- the document ---


def html_is_valid(page: Answer) -> Iterator[str]:
    yield from page.errors


def title_contains_the_only_heading(page: Answer) -> Iterator[str]:
    headings = [words(one) for one in page.all("h1")]
    titles = [words(one) for head in page.all("head") for one in head.iter("title")]
    if len(headings) != 1:
        yield f"expected exactly one h1, got {headings}"
    elif len(titles) != 1 or headings[0] not in titles[0] or not headings[0]:
        yield f"expected the title to hold the heading {headings[0]!r}, got {titles}"


def language_is_the_address_own(page: Answer) -> Iterator[str]:
    said = page.all("html")[0].attrib.get("lang")
    if said != page.language:
        yield f"expected lang={page.language!r} on {page.path}, got {said!r}"
    if page.headers.get("Content-Language") != page.language:
        yield f"expected Content-Language {page.language}"


def headings_descend_one_step_at_a_time(page: Answer) -> Iterator[str]:
    before = 0
    for one in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
        level = int(one.tag[1])
        if level > before + 1:
            yield f"h{level} {words(one)!r} comes after h{before}"
        before = level


def there_is_one_main(page: Answer) -> Iterator[str]:
    found = len(page.all("main"))
    if found != 1:
        yield f"expected one main, got {found}"


def ids_are_unique(page: Answer) -> Iterator[str]:
    yield from (
        f"id {name!r} stands {count} times" for name, count in page.ids.items() if count > 1
    )


def references_exist(page: Answer) -> Iterator[str]:
    names = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "list"}
    for one in page.elements:
        for name in names & one.attrib.keys():
            for wanted in one.attrib[name].split():
                if wanted not in page.ids:
                    yield f"{shown(one)}: no element has the id {wanted!r}"
        href = one.attrib.get("href", "")
        if href.startswith("#") and len(href) > 1 and href[1:] not in page.ids:
            yield f"{shown(one)}: no element has the id {href[1:]!r}"


# --- what one can use ---


def controls_have_labels(page: Answer) -> Iterator[str]:
    labelled = {one.attrib.get("for") for one in page.all("label") if words(one)}
    wrapped = {id(inner) for one in page.all("label") if words(one) for inner in one.iter()}
    silent = {"hidden", "submit", "button", "reset", "image"}
    for one in page.all("input", "select", "textarea"):
        if one.tag == "input" and one.attrib.get("type") in silent:
            continue
        named = one.attrib.get("aria-label") or one.attrib.get("aria-labelledby")
        if not named and one.attrib.get("id") not in labelled and id(one) not in wrapped:
            yield f"{shown(one)} has no label"


def links_and_buttons_say_something(page: Answer) -> Iterator[str]:
    for one in page.all("a", "button", "summary"):
        if not words(one) and not one.attrib.get("aria-labelledby"):
            yield f"{shown(one)} says nothing"
    for one in page.all("a"):
        if "href" not in one.attrib:
            yield f"{shown(one)} leads nowhere"


def images_say_what_they_show(page: Answer) -> Iterator[str]:
    for one in page.all("img"):
        if "alt" not in one.attrib:
            yield f"{shown(one)} has no alt"
    for one in page.all("svg"):
        named = one.attrib.get("aria-label") or one.attrib.get("aria-labelledby")
        if one.attrib.get("aria-hidden") != "true" and not (one.attrib.get("role") and named):
            yield f"{shown(one)} is neither hidden nor named"


def nothing_is_inline(page: Answer) -> Iterator[str]:
    for one in page.elements:
        for name, value in one.attrib.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"{shown(one)}: {name} is refused by our content policy"
            if value.strip().lower().startswith(("javascript:", "js:")):
                yield f"{shown(one)}: script in an address"
        if one.attrib.get("type") == "application/ld+json":
            continue  # data, which no browser runs
        if local(one) == "style" or (local(one) == "script" and "src" not in one.attrib):
            yield f"{shown(one)} stands in the page itself"


def posting_forms_are_guarded(page: Answer) -> Iterator[str]:
    """A token in the form, or a view that asks where the form came from (T-27)."""
    for one in page.all("form"):
        action = one.attrib.get("action", "") or page.path
        if one.attrib.get("method", "get").lower() != "post" or action.startswith("#"):
            continue
        inputs = [inner.attrib.get("name") for inner in one.iter("input")]
        match = _match(action)
        checks_origin = match is not None and getattr(match.func, "csrf_exempt", False)
        if "csrfmiddlewaretoken" not in inputs and not checks_origin:
            yield f"{shown(one)} has no token and its view does not check the origin"


def free_text_warns_of_child_data(page: Answer) -> Iterator[str]:
    """T-39, T-37: where people write freely the form says what never to write, and keeps it."""
    for form in page.all("form"):
        if form.attrib.get("method", "get").lower() != "post":
            continue
        classes = {name for one in form.iter() for name in one.attrib.get("class", "").split()}
        if any(map(_is_free, form.iter())) and "free-text" not in classes:
            yield f"{shown(form)}: people write freely here; expected {{% free_text %}} in it"


def _is_free(control: Element) -> bool:
    if local(control) == "textarea":
        return True
    if local(control) != "input" or control.attrib.get("type", "text") != "text":
        return False
    return not ({"inputmode", "readonly"} & set(control.attrib)) and control.attrib.get(
        "autocomplete"
    ) not in {"one-time-code", "off"}


def field_names_leave_the_form_its_own(page: Answer) -> Iterator[str]:
    """A control named "form" shadows `element.form` for every script."""
    taken = {"form", "action", "method", "id", "submit", "reset", "matches", "closest"}
    for one in page.all("input", "select", "textarea", "button"):
        if one.attrib.get("name") in taken:
            yield f"{shown(one)} shadows the form's own {one.attrib['name']}"


# --- where it leads ---


def addresses_lead_somewhere(page: Answer) -> Iterator[str]:
    for one in page.elements:
        for name in ("href", "src", "action"):
            address = one.attrib.get(name)
            if address is None or address.startswith("#"):
                continue
            parts = urlsplit(address)
            if parts.scheme in {"http", "https"} or parts.netloc:
                if one.attrib.get("rel") in {"canonical", "alternate"}:
                    continue  # says where the page is; nothing is fetched
                if local(one) != "a":
                    yield f"{shown(one)} fetches from elsewhere (T-44)"
            elif parts.scheme in {"mailto", "webcal"} or address.startswith("?"):
                continue
            elif not _exists(parts.path):
                yield f"{shown(one)} leads to no page of ours"


def _exists(path: str) -> bool:
    if path.startswith(settings.STATIC_URL):
        return finders.find(path.removeprefix(settings.STATIC_URL)) is not None
    return not path or _match(path) is not None


def _match(path: str):
    path = urlsplit(path).path
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            return resolve(path)
        except Resolver404:
            return None


# --- its words ---

LEFTOVERS = {
    "a template's braces": re.compile(r"\{\{|\{%|%\}|\}\}"),
    "an unfilled placeholder": re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}"),
    "Python's None": re.compile(r"\bNone\b"),
    "a Python value": re.compile(r"<[A-Za-z_.]+ object|&lt;|datetime\.|\bTrue\b|\bFalse\b"),
    "a doubled space or stop": re.compile(r"\.\.(?!\.)(?<!\.\.\.)| ,| \.(?=\s|$)"),
}


def no_leftovers_in_the_words(page: Answer) -> Iterator[str]:
    text = words(page.all("body")[0])
    for what, pattern in LEFTOVERS.items():
        found = pattern.search(text)
        if found:
            around = text[max(found.start() - 30, 0) : found.end() + 30]
            yield f"{what}: …{around}…"


# --- the answer around it ---


# The only pages that may stand inside other sites' pages.
FRAMED = re.compile(r"^(/nn|/en)?/innbygg/[^/?]+/[^/?]+")


def headers_protect_the_reader(page: Answer) -> Iterator[str]:
    """T-24."""
    policy = page.headers.get("Content-Security-Policy", "")
    framed = FRAMED.match(page.path) is not None and page.status == 200
    framing = "frame-ancestors *" if framed else "frame-ancestors 'none'"
    if "default-src 'self'" not in policy or "unsafe" in policy:
        yield f"expected a strict content policy, got {policy!r}"
    for directive in (framing, "base-uri 'none'", "object-src 'none'"):
        if directive not in policy:
            yield f"the content policy lacks {directive}"
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": None if framed else "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    for name, value in expected.items():
        if page.headers.get(name) != value:
            yield f"expected {name}: {value}, got {page.headers.get(name)!r}"


def kept_copies_are_right(page: Answer) -> Iterator[str]:
    """T-27."""
    rule = page.headers.get("Cache-Control", "")
    if page.signed_in:
        if rule != "no-store":
            yield f"expected no-store for who is signed in, got {rule!r}"
        return
    if "/lenke/" in page.path:  # the address is somebody's secret
        if rule != "no-store":
            yield f"expected no-store for a personal link, got {rule!r}"
        return
    if page.sets_cookie:
        yield "a public page sets a cookie"
    if {"cookie", "accept-language"} & set(page.headers.get("Vary", "").lower().split(", ")):
        yield f"a public page varies: {page.headers['Vary']!r}"
    if page.status == 200 and ("no-cache" not in rule or "ETag" not in page.headers):
        yield f"expected a public page with a stamp, got {rule!r}, {page.headers.get('ETag')!r}"


def it_is_light(page: Answer) -> Iterator[str]:
    size = len(page.html.encode())
    if size > LARGEST:
        yield f"expected at most {LARGEST} bytes, got {size}"


def it_asks_the_database_little(page: Answer) -> Iterator[str]:
    if len(page.statements) > page.allowed:
        told = "\n    ".join(page.statements)
        yield f"expected at most {page.allowed} statements, got {len(page.statements)}:\n    {told}"


CHECKS: tuple[Check, ...] = (
    html_is_valid,
    title_contains_the_only_heading,
    language_is_the_address_own,
    headings_descend_one_step_at_a_time,
    there_is_one_main,
    ids_are_unique,
    references_exist,
    controls_have_labels,
    links_and_buttons_say_something,
    images_say_what_they_show,
    nothing_is_inline,
    posting_forms_are_guarded,
    free_text_warns_of_child_data,
    field_names_leave_the_form_its_own,
    addresses_lead_somewhere,
    no_leftovers_in_the_words,
    headers_protect_the_reader,
    kept_copies_are_right,
    it_is_light,
    it_asks_the_database_little,
)


def complaints(page: Answer) -> list[str]:
    return [f"{check.__name__}: {text}" for check in CHECKS for text in check(page)]
