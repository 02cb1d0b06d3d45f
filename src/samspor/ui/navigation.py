"""Where one can go from here. Apps above add their own links; the shell knows none by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils import translation


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go. `current` marks the page the reader is on; `lang` the language behind it."""

    label: str
    href: str
    current: bool = False
    icon: str = ""
    lang: str = ""
    count: int | None = None
    note: str = ""


Source = Callable[[HttpRequest], "list[Link]"]

_main: list[Source] = []
_footer: list[Source] = []
_own: list[Source] = []
_suggestions: list[Source] = []
_explanations: list[Callable[[HttpRequest], str]] = []


def add_to_main(source: Source) -> None:
    """Called from an app's `ready`; order of INSTALLED_APPS is order in the menu."""
    _main.append(source)


def add_to_footer(source: Source) -> None:
    _footer.append(source)


def add_to_own(source: Source) -> None:
    """Links of the viewer's own menu."""
    _own.append(source)


def add_suggestions(source: Source) -> None:
    """Links that help on a page that was not found. May read the database."""
    _suggestions.append(source)


def add_explanation(source: Callable[[HttpRequest], str]) -> None:
    """A sentence about an address that is no page; empty when there is none to say."""
    _explanations.append(source)


def main_links(request: HttpRequest) -> list[Link]:
    return list(_collect(_main, request))


def footer_links(request: HttpRequest) -> list[Link]:
    return list(_collect(_footer, request))


def own_links(request: HttpRequest) -> list[Link]:
    return list(_collect(_own, request))


def suggested_links(request: HttpRequest) -> list[Link]:
    return list(_collect(_suggestions, request))


def explained(request: HttpRequest) -> str:
    return next((said for source in _explanations if (said := source(request))), "")


def _collect(sources: list[Source], request: HttpRequest) -> Iterator[Link]:
    for source in sources:
        yield from source(request)


def address(name: str, *arguments: object, **named: object) -> str:
    """The address of a named route, "" where this installation has no such route."""
    return _address(
        name,
        arguments,
        tuple(named.items()),
        translation.get_language(),
        get_urlconf() or settings.ROOT_URLCONF,
    )


@lru_cache(maxsize=4096)
def _address(
    name: str,
    arguments: tuple[object, ...],
    named: tuple[tuple[str, object], ...],
    *_depends_on: object,
) -> str:
    """A menu asks for the same on every page, and addresses never change while we run."""
    try:
        return reverse(name, args=arguments, kwargs=dict(named))
    except NoReverseMatch:
        return ""
