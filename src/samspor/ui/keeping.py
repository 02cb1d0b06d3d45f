"""Public pages, made once and given again while what they show stands (T-27).

    @kept(by=community_stamp)
    @require_safe
    def networks(request, community): ...

`by` names the rows that change whenever anything on the page does. They are read from the database
at each request, by one small statement, so that it holds with several processes too. What is kept
belongs to an address and a day, since "today" moves without a change. Whoever has a session gets a
page of their own, and so does whoever asks for more than the address and `query` say.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from hashlib import blake2b
from io import BytesIO
from typing import Any, Concatenate, Final, ParamSpec

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response

from samspor.access.question import Answer, Question
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.kept import Kept

Where = ParamSpec("Where")
View = Callable[Concatenate[ViewerRequest, Where], HttpResponse]
Stamp = Callable[..., QuerySet[Any, Any]]

_LARGE: Final = 64 * 1024  # bytes
_HUGE: Final = 512 * 1024
_QUICK: Final = 5  # trying harder saves little, and the first reader waits
_QUICKEST: Final = 1  # for huge ones
_AS_GZIP: Final = 31  # what zlib calls it
# Told anew for each answer; an unchanged one has no content to tell of.
_OF_THE_ANSWER: Final = {"etag", "vary", "content-length", "content-encoding"}
_OF_THE_CONTENT: Final = {"content-type", "content-disposition"}


class Document:
    """An answer's content, as it is and as it is sent to those who unpack.

    A large one is kept packed alone, a tenth of the room: to unpack it costs less than to send it.
    """

    def __init__(self, tag: str, size: int, plain: bytes | None, packed: bytes | None) -> None:
        """One of the two at least; `size` is that of the plain one."""
        self.tag = tag
        self._size = size
        self._plain = plain
        self._packed = packed
        self.weight = len(packed or b"") + len(plain or b"") * 5 // 4

    @classmethod
    def of(cls, data: bytes) -> "Document":
        if len(data) <= _LARGE:
            return cls(tag_of(data), len(data), data, None)
        return cls(tag_of(data), len(data), None, _pack(data))

    @classmethod
    def of_parts(cls, parts: Iterable[bytes]) -> "Document":
        """As `of` all of them together, which need not be anywhere in one piece."""
        tag, packer = blake2b(digest_size=16), zlib.compressobj(_QUICKEST, wbits=_AS_GZIP)
        packed, few, size = BytesIO(), BytesIO(), 0
        for part in parts:
            size += len(part)
            tag.update(part)
            if few.tell() <= _LARGE:
                few.write(part)
            packed.write(packer.compress(part))
        if few.tell() <= _LARGE:
            return cls.of(few.getvalue())
        packed.write(packer.flush())
        return cls(_as_tag(tag.hexdigest()), size, None, packed.getvalue())

    @property
    def data(self) -> bytes:
        if self._plain is not None:
            return self._plain
        return zlib.decompress(self.packed, wbits=_AS_GZIP, bufsize=self._size)  # at one go

    @property
    def packed(self) -> bytes:
        if self._packed is None:
            self._packed = _pack(self._plain or b"")
        return self._packed


def tag_of(data: bytes) -> str:
    """Weak, since plain and packed share it. Of the content alone, which has the day in it."""
    return _as_tag(blake2b(data, digest_size=16).hexdigest())


def _as_tag(digest: str) -> str:
    return f'W/"{digest}"'


def _pack(data: bytes) -> bytes:
    level = _QUICKEST if len(data) > _HUGE else _QUICK
    return gzip.compress(data, compresslevel=level, mtime=0)


@dataclass(frozen=True, slots=True)
class Keep:
    """What a view says of its answer: it is as good as new while `asked` gets this `answer`."""

    asked: Question
    answer: Answer
    day: date
    document: Document

    def holds(self) -> bool:
        return self.day == clock.today() and self.asked.ask() == self.answer


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    keep: Keep
    headers: dict[str, str]
    headers_unchanged: dict[str, str]

    @classmethod
    def of(cls, keep: Keep, response: HttpResponseBase) -> "KeptAnswer":
        headers = {
            name: value
            for name, value in response.headers.items()
            if name.lower() not in _OF_THE_ANSWER
        }
        headers |= {"ETag": keep.document.tag, "Vary": "Accept-Encoding"}
        less = {n: value for n, value in headers.items() if n.lower() not in _OF_THE_CONTENT}
        return cls(keep, headers, less)

    def to(self, request: HttpRequest) -> HttpResponseBase:
        document = self.keep.document
        known = request.META.get("HTTP_IF_NONE_MATCH")
        if known == document.tag:
            return HttpResponseNotModified(headers=self.headers_unchanged)
        if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response = HttpResponse(document.packed, headers=self.headers)
            response["Content-Encoding"] = "gzip"
        else:
            response = HttpResponse(document.data, headers=self.headers)
        response["Content-Length"] = str(len(response.content))
        if known is None:
            return response
        return get_conditional_response(request, etag=document.tag, response=response) or response


ANSWERS: Final[Kept[KeptAnswer]] = Kept(weight=lambda one: one.keep.document.weight)


def kept(
    *, by: Stamp, query: Iterable[str] = (), told: bool = False
) -> Callable[[View[Where]], View[Where]]:
    """Keep what the view answers to anybody.

    Args:
        by: Gets the viewer and the parts of the address; answers rows that tell whether anything
            on the page has changed, as few and as short as can be.
        query: What may stand behind the address and be kept as well, such as "vis".
        told: The view reads those rows itself before anything else, and says so by `tell`.
    """
    may_ask = frozenset(query)

    def decorate(view: View[Where]) -> View[Where]:
        @wraps(view)
        def answer(
            request: ViewerRequest, /, *args: Where.args, **kwargs: Where.kwargs
        ) -> HttpResponse:
            if not (_is_for_anybody(request) and may_ask.issuperset(request.GET)):
                return _filled(view(request, *args, **kwargs))
            question = Question.of(by(request.viewer, **kwargs))
            # Asked first: what comes in while the page is made is then seen by the next.
            before = () if told else question.ask()
            day = clock.today()
            response = view(request, *args, **kwargs)
            before = before or getattr(request, "_samspor_told", ())
            if before and response.status_code == 200:
                made = getattr(response, "_samspor_document", None)
                document = made or Document.of(response.content)
                found = Keep(question, before, day, document)
                response._samspor_keep = found  # type: ignore[attr-defined]  # noqa: SLF001
                return response
            return _filled(response)

        return answer

    return decorate


def tell(request: HttpRequest, answer: Answer) -> None:
    """What the view has read is what its question would have got, in one statement less."""
    request._samspor_told = answer  # type: ignore[attr-defined]  # noqa: SLF001 (read above)


def response_of(document: Document, *, content_type: str) -> HttpResponse:
    """Of a view that is `kept`: what is packed already is unpacked only for who asks for it so."""
    response = HttpResponse(content_type=content_type)
    response._samspor_document = document  # type: ignore[attr-defined]  # noqa: SLF001 (read above)
    return response


def _filled(response: HttpResponse) -> HttpResponse:
    made: Document | None = getattr(response, "_samspor_document", None)
    if made is not None:
        response.content = made.data
    return response


class KeepingMiddleware:
    """Outermost: what is kept is given without a session, a route or a view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = _address(request)
        if address is None:
            return self.get_response(request)
        found = ANSWERS.find(address)
        if found is not None and found.keep.holds():
            return found.to(request)
        response = self.get_response(request)
        keep = keep_of(response)
        if keep is None or response.cookies or "no-store" in response.headers["Cache-Control"]:
            return response
        found = KeptAnswer.of(keep, response)
        ANSWERS.put(address, found)
        del response  # a large one need not stand beside the one that is sent
        return found.to(request)


class PackingMiddleware(GZipMiddleware):
    """Packs what is not kept; what is kept is packed once."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        return response if keep_of(response) else super().process_response(request, response)


def keep_of(response: HttpResponseBase) -> Keep | None:
    return getattr(response, "_samspor_keep", None)


def _is_for_anybody(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"} and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _address(request: HttpRequest) -> tuple[str, str, str, str] | None:
    """As it came, host and all; None when the answer is not for anybody."""
    if not _is_for_anybody(request):
        return None
    meta = request.META
    return (
        request.scheme or "",
        meta.get("HTTP_HOST", ""),
        request.path,
        meta.get("QUERY_STRING", ""),
    )
