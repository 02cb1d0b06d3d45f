"""The forms of a page as a browser would send them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

Sent = tuple[tuple[str, tuple[str, ...]], ...]
_NUMBER: Final = re.compile(r"\d+")
_NO_SHAPE: Final = re.compile(r"[{}]|\d{4}-\d\d|[\w:.-]{40,}")  # days, and what is signed
_TYPED: Final = {"email": "ny@example.org", "date": "2026-12-01", "text": "Nytt"}


@dataclass
class Form:
    method: str
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)  # as they would be sent untouched
    offered: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def sends_to(self, address: str) -> bool:
        return self.action.partition("?")[0] in {"", address}

    def shapes(self) -> dict[str, set[str]]:
        """Name → how its values look around the number: "{}", "unit-{}"."""
        return {
            name: {
                _NUMBER.sub("{}", each, count=1)
                for each in values
                if _NUMBER.search(each) and not _NO_SHAPE.search(each)
            }
            | {"{}"}
            for name, values in self.offered.items()
        }

    def filled(self, name: str, value: str) -> Sent:
        """All that must be filled in is, and this field holds the value."""
        sent = {each: tuple(values) for each, values in self.values.items() if values}
        for each, kind in self.kinds.items():
            if not sent.get(each) or sent[each] == ("",):
                choices = [one for one in self.offered.get(each, []) if one]
                if kind in {"select", "radio"} and choices:
                    sent[each] = (choices[0],)
                elif kind in _TYPED:
                    sent[each] = (_TYPED[kind],)
        sent[name] = (value,)
        return tuple(sorted(sent.items()))


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(told.get("method", "get").lower(), told.get("action", ""))
            self.found.append(self._form)
        form, name = self._form, told.get("name", "")
        if form is None or name == "csrfmiddlewaretoken":
            return
        value = told.get("value", "")
        if tag == "select":
            self._select = name
            form.kinds[name] = tag
            form.offered.setdefault(name, [])
        elif tag == "option" and self._select:
            form.offered[self._select].append(value)
            if "selected" in told:
                form.values.setdefault(self._select, []).append(value)
        elif tag in {"input", "textarea", "button"} and name:
            kind = told.get("type", "submit" if tag == "button" else "text")
            form.kinds[name] = kind
            form.offered.setdefault(name, []).append(value)
            if kind not in {"radio", "checkbox", "submit"} or "checked" in told:
                form.values.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def forms_of(html: str) -> list[Form]:
    parser = _Forms()
    parser.feed(html)
    return parser.found
