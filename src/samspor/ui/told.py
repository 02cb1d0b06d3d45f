"""What was just done, signed into the next page's address: so that page writes nothing."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest

_SALT: Final = "samspor.ui.told"
_NEWS_SECONDS: Final = 600


def tell(text: str, *, undo: str = "", fields: Mapping[str, str] | None = None) -> str:
    """As a query. `undo` is the address that takes it back, `fields` what it is sent."""
    told = {"text": text, "undo": undo, "fields": dict(fields or {})}
    return urlencode({"sagt": signing.dumps(told, salt=_SALT, compress=True)})


def what_was_told(request: HttpRequest) -> dict[str, Any] | None:
    """What the last act told, while it is news; None when nothing was, or nothing we wrote."""
    try:
        told: dict[str, Any] = signing.loads(
            request.GET.get("sagt", ""), salt=_SALT, max_age=_NEWS_SECONDS
        )
    except signing.BadSignature:
        return None
    return told
