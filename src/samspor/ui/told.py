"""What was just done, signed into the next page's address: so that page writes nothing."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest

KEY: Final = "sagt"
ON_PUBLIC: Final = "sagt-om-siden"  # public pages tell it in a band, and need not know
_NEWS_SECONDS: Final = 600


def tell(
    text: str, *, undo: str = "", fields: Mapping[str, str] | None = None, key: str = KEY
) -> str:
    """As a query. `undo` is the address that takes it back, `fields` what it is sent."""
    told = {"text": text, "undo": undo, "fields": dict(fields or {})}
    return urlencode({key: sealed(told, about=key)})


def what_was_told(request: HttpRequest, *, key: str = KEY) -> dict[str, Any] | None:
    """What the last act told, while it is news; None when nothing was, or nothing we wrote."""
    return opened(request, about=key, key=key)


def sealed(told: Mapping[str, Any], *, about: str) -> str:
    """A page that tells other things than `tell` does names them by `about`."""
    return signing.dumps(dict(told), salt=f"samspor.ui.told.{about}", compress=True)


def opened(request: HttpRequest, *, about: str, key: str = KEY) -> dict[str, Any] | None:
    """What `sealed` has put under the key, if it is not older than ten minutes."""
    try:
        told: dict[str, Any] = signing.loads(
            request.GET.get(key, ""), salt=f"samspor.ui.told.{about}", max_age=_NEWS_SECONDS
        )
    except signing.BadSignature:
        return None
    return told
