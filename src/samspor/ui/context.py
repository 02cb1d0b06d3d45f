"""What every page's shell needs: where one can go, in which language, and who one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

from samspor.ui import navigation
from samspor.ui.bands import Band, bands_of
from samspor.ui.navigation import Link

LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
# Each language names itself; a reader looks for the word they know.
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@lru_cache(maxsize=2048)
def _translated(path: str, code: str, language: str) -> str:
    """Addresses never change while the process runs, and finding one by its name takes its time."""
    del language  # the one active now, by which the path is read
    return translate_url(path, code)


@dataclass
class Shell:
    """Worked out only when a template asks."""

    request: HttpRequest

    @cached_property
    def language(self) -> str:
        return translation.get_language() or settings.LANGUAGE_CODE

    @cached_property
    def languages(self) -> list[Link]:
        """The same page in each language; the front page where this one has no address."""
        here = self.request.get_full_path() if self.request.resolver_match else self.home
        return [
            Link(
                LANGUAGE_NAMES[code],
                _translated(here, code, self.language),
                current=code == self.language,
                lang=code,
            )
            for code, _name in settings.LANGUAGES
        ]

    @cached_property
    def canonical(self) -> str:
        """The page as it stands without any choice of the reader's."""
        return self.request.build_absolute_uri(self.request.path)

    @cached_property
    def alternates(self) -> list[Link]:
        """The same page for those who search in another language."""
        path = self.request.path
        found = [
            Link(
                code,
                self.request.build_absolute_uri(_translated(path, code, self.language)),
                lang=code,
            )
            for code, _name in settings.LANGUAGES
        ]
        return [*found, Link("", found[0].href, lang="x-default")]

    @cached_property
    def locale(self) -> str:
        return LOCALES.get(self.language, self.language)

    @cached_property
    def language_name(self) -> str:
        return LANGUAGE_NAMES.get(self.language, self.language)

    @cached_property
    def home(self) -> str:
        return navigation.address("front") or "/"

    @cached_property
    def links(self) -> list[Link]:
        return navigation.main_links(self.request)

    @cached_property
    def own(self) -> list[Link]:
        return navigation.own_links(self.request) if self.signed_in else []

    @cached_property
    def footer(self) -> list[Link]:
        return navigation.footer_links(self.request)

    @cached_property
    def messages(self) -> Iterable[Message]:
        """Looked for only where there can be any: reading them asks the session."""
        session = getattr(self.request, "session", None)
        if session is None or (session.session_key is None and not session.modified):
            return ()
        return get_messages(self.request)

    @cached_property
    def viewer(self) -> object:
        return getattr(self.request, "viewer", None)

    @cached_property
    def signed_in(self) -> bool:
        return bool(getattr(self.viewer, "is_signed_in", False))

    @cached_property
    def bands(self) -> list[Band]:
        """None on pages that everybody gets alike."""
        return bands_of(self.request) if self.signed_in else []

    @cached_property
    def viewer_label(self) -> str:
        """The seat one acts from, such as "Rådgiver oppvekst, Skaun"."""
        return str(getattr(self.viewer, "label", ""))

    @cached_property
    def sign_in(self) -> str:
        """With the way back to this page, when it is one that somebody can come back to."""
        href = navigation.address("sign_in")
        match = self.request.resolver_match
        if match is None or match.url_name == "front" or self.request.method == "POST":
            return href
        here = self.request.get_full_path()
        if match.url_name == "sign_in":
            return here
        return f"{href}?{urlencode({'next': here})}" if href else ""

    @cached_property
    def search(self) -> str:
        """Where one searches; "" on that page, which has its own field."""
        match = self.request.resolver_match
        if match is not None and match.url_name == "search":
            return ""
        return navigation.address("search")

    @cached_property
    def searched(self) -> str:
        """The community whose pages one is on: there one searches first."""
        match = self.request.resolver_match
        slug = match.kwargs.get("community") if match else None
        return slug if isinstance(slug, str) else ""

    @cached_property
    def sign_out(self) -> str:
        return navigation.address("sign_out")

    @cached_property
    def sign_in_page(self) -> str:
        """Without a way back: from a page that one should not come back to."""
        return navigation.address("sign_in")

    @cached_property
    def my_sign_in(self) -> str:
        return navigation.address("my_sign_in")

    @cached_property
    def session_time(self) -> str:
        """Where the page asks how long the session lasts."""
        return navigation.address("session_time")

    @cached_property
    def session_left(self) -> int:
        """Seconds; 0 where nobody is signed in."""
        return int(getattr(self.request, "session_left", 0)) if self.signed_in else 0

    @cached_property
    def is_demo(self) -> bool:
        return bool(settings.DEMO)


def shell(request: HttpRequest) -> dict[str, object]:
    return {"shell": Shell(request)}
