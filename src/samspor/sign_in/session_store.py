"""Django's database sessions, with a row that knows its owner. Documented as Django's own way."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from samspor.sign_in.enums import SessionKey
from samspor.sign_in.models import BrowserSession


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:
        return BrowserSession

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:
        row: BrowserSession = super().create_model_instance(data)  # type: ignore[assignment]  # of our own class, as said above
        user_id = data.get(SESSION_KEY)
        row.user_id = int(user_id) if user_id else None
        row.began_at = _instant(data.get(SessionKey.BEGAN))
        row.seen_at = _instant(data.get(SessionKey.SEEN))
        row.method = str(data.get(SessionKey.METHOD, ""))
        row.device = str(data.get(SessionKey.DEVICE, ""))
        row.provider_session = str(data.get(SessionKey.PROVIDER_SESSION, ""))
        return row


def _instant(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
