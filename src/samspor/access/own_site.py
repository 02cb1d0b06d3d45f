"""Only from our own pages, only to our own pages (T-26, T-27)."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
Request = TypeVar("Request", bound=HttpRequest)
View = Callable[Concatenate[Request, P], HttpResponseBase]

# One slash, then whole words of an address of ours. Stricter than any browser needs.
_OWN_PATH: Final = re.compile(
    r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~-]*)?",
    re.ASCII,
)


def own_path(text: str, *, default: str) -> str:
    """`text` when it is an address on this site, written from the root; else `default`."""
    return text if _OWN_PATH.fullmatch(text) else default


def is_from_own_page(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this. All browsers say so on POST."""
    origin = request.headers.get("Origin", "")
    sent_from = urlsplit(origin)
    return (sent_from.scheme, sent_from.netloc) == (request.scheme, request.get_host())


def from_own_page(view: View[Request, P]) -> View[Request, P]:
    """For forms on pages that set no cookie: the origin is checked instead of a token."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD", "OPTIONS"} and not is_from_own_page(request):
            raise PermissionDenied("the form was sent from somewhere else")
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)
