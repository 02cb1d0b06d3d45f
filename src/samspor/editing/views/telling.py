"""What was just done, signed in the address: so the page that tells it writes nothing."""

from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest

_SALT = "samspor.editing.said"
_NEWS_SECONDS = 600
KEY = "sagt-om-siden"


def telling(
    address: str, text: str, *, undo: str = "", fields: dict[str, str] | None = None
) -> str:
    """The address with what was done; `undo` is where the way back is posted."""
    told = {"text": text, "undo": undo, "fields": fields or {}}
    return f"{address}?{urlencode({KEY: signing.dumps(told, salt=_SALT, compress=True)})}"


def told(request: HttpRequest) -> dict[str, Any] | None:
    """While it is news; None when nothing was said, or nothing we wrote."""
    try:
        said: dict[str, Any] = signing.loads(
            request.GET.get(KEY, ""), salt=_SALT, max_age=_NEWS_SECONDS
        )
    except signing.BadSignature:
        return None
    return said
