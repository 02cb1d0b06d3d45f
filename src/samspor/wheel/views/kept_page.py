"""Public views of an edition, made once for each language and day, kept plain and packed.

A public request then costs one small statement and a copy. Whoever is signed in, chooses a filter
or asks for anything but the whole edition gets a page made for them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.wheel.selectors import latest_edition
from samspor.wheel.views.feed import Document
from samspor.wheel.views.kept import Kept

View = Callable[[ViewerRequest, str, SchoolYear], HttpResponse]

_MIB: Final = 1024 * 1024
_WHOLE: Final = {"", "vis=hjul", "vis=tabell", "vis=liste"}
PAGES: Kept[tuple[Document, str]] = Kept(
    room=32 * _MIB, weight=lambda page: len(page[0].data) * 5 // 4
)


def kept(view: View) -> View:
    """The view's answer to anybody, from what is kept when the edition and the day are the same."""

    @wraps(view)
    def answer(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
        if not _is_for_anybody(request):
            return view(request, community, school_year)
        try:
            edition = latest_edition(request.viewer, community=community, school_year=school_year)
        except NotVisible:
            return view(request, community, school_year)
        # The address tells language and view. "Today" moves without a release.
        key = (edition, request.get_full_path(), request.get_host(), clock.today())

        def make() -> tuple[Document, str]:
            fresh = view(request, community, school_year)
            return Document(fresh.content), fresh.headers["Content-Type"]

        document, content_type = PAGES.get(key, make)
        return _sent(request, document, content_type)

    return answer


def _is_for_anybody(request: ViewerRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and request.META.get("QUERY_STRING", "") in _WHOLE
    )


def _sent(request: ViewerRequest, document: Document, content_type: str) -> HttpResponse:
    response = HttpResponse(content_type=content_type)
    response["ETag"] = document.stamp
    patch_vary_headers(response, ["Accept-Encoding"])
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response["Content-Encoding"] = "gzip"
        response.content = document.packed
    else:
        response.content = document.data
    return response
