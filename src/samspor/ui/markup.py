"""The only module that may call text safe (T-23). What it is handed is escaped here."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def component(name: str, /, **values: object) -> SafeString:
    """Render `ui/components/<name>.html`; values are escaped by the template.

    A page has the same icon and the same arena many times: those are rendered once.
    """
    if all(type(value) in _PLAIN for value in values.values()):
        # The type as well: text that is markup looks like text that is not, and 1 like True.
        given = tuple((key, type(value), value) for key, value in values.items())
        return _rendered(name, get_language(), given)
    return constant(render_to_string(f"ui/components/{name}.html", values).strip())


_PLAIN: Final = {str, SafeString, int, bool, type(None)}


@lru_cache(maxsize=2048)
def _rendered(
    name: str, language: str | None, given: tuple[tuple[str, type, object], ...]
) -> SafeString:
    del language  # a component may have words of its own
    values = {key: value for key, _type, value in given}
    return constant(render_to_string(f"ui/components/{name}.html", values).strip())


def constant(markup: str) -> SafeString:
    """Markup that stands in our own source, such as the drawing of an icon."""
    return mark_safe(markup)


def attributes(values: Mapping[str, object]) -> SafeString:
    """` name="value"` for each; True gives a bare name, None, False and "" leave it out."""
    written = (
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
        for name, value in values.items()
        if value is not None and value is not False and value != ""  # 0 is a value
    )
    return format_html_join("", "{}", ((one,) for one in written))


def hidden(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def data_block(kind: str, told: str) -> SafeString:
    """JSON in a page. Signs that could end the block are written as their numbers."""
    safe = told.translate({ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"})
    return format_html('<script type="{}">{}</script>', kind, constant(safe))


def noted(text: object, *, note: object) -> SafeString:
    """A label with a quiet word after it, on the same line."""
    return format_html('{} <span class="field__optional">({})</span>', text, note)


def lines(texts: Iterable[object]) -> SafeString:
    """Each text on its own line."""
    return format_html_join(constant("<br>"), "{}", ((text,) for text in texts))
