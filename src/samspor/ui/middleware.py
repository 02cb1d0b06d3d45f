"""What every answer keeps: its language and its cache rule."""

from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from samspor.kernel import clock
from samspor.ui.keeping import keep_of


class CachePolicyMiddleware(MiddlewareMixin):
    """T-27. What a signed-in person sees is kept nowhere; public pages are asked for again.

    A public page's stamp includes the local date, because "today" moves without a change.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if self._is_private(request, response):
            response.headers["Cache-Control"] = "no-store"
            response.headers.pop("ETag", None)
            return response
        _unvary(response, "cookie", "accept-language")
        if request.method not in {"GET", "HEAD"} or response.status_code != 200:
            response.headers.setdefault("Cache-Control", "no-cache")
            return response
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, public=True, no_cache=True)
        if not isinstance(response, HttpResponse):
            return response  # a stream has no stamp
        if keep_of(response):
            return response  # its own middleware knows whether the reader has it already
        if "ETag" not in response.headers:
            response.headers["ETag"] = _stamp(response.content)
        etag = response.headers["ETag"]
        return get_conditional_response(request, etag=etag, response=response) or response

    @staticmethod
    def _is_private(request: HttpRequest, response: HttpResponseBase) -> bool:
        session = getattr(request, "session", None)
        began = session is not None and session.modified
        return settings.SESSION_COOKIE_NAME in request.COOKIES or began or bool(response.cookies)


def _unvary(response: HttpResponseBase, *names: str) -> None:
    """Django says that it looked for a session; an answer without one does not depend on it."""
    kept = [
        part.strip()
        for part in response.headers.get("Vary", "").split(",")
        if part.strip() and part.strip().lower() not in names
    ]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    else:
        response.headers.pop("Vary", None)


def _stamp(content: bytes) -> str:
    day = clock.today().isoformat().encode()
    return f'W/"{blake2b(content, key=day, digest_size=16).hexdigest()}"'


class LanguageFromAddressMiddleware(MiddlewareMixin):
    """The address alone decides the language: no cookie, no header, no redirect, no Vary."""

    def process_request(self, request: HttpRequest) -> None:
        language = translation.get_language_from_path(request.path_info)
        translation.activate(language or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        del request
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response
