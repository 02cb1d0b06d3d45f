"""Django's database sessions, with a row that knows its owner. Documented as Django's own way."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import Subquery

from samspor.access.asking import everywhere
from samspor.kernel import clock
from samspor.seats.models import User
from samspor.seats.selectors.viewers import holdings_of
from samspor.sign_in.enums import SessionKey
from samspor.sign_in.models import BrowserSession


class SessionStore(DatabaseStore):
    # Whose it is, with what the user holds; nobody while somebody is on the way in.
    user: User | None = None

    @everywhere(reason="a session is opened before there is a viewer")
    def load(self) -> dict[str, Any]:
        """With its user and what the user holds: one statement, two for who holds nothing."""
        mine = BrowserSession.objects.filter(
            session_key=self.session_key, expire_date__gt=clock.now()
        )
        of, data = (Subquery(mine.values(name)[:1]) for name in ("user_id", "session_data"))
        held: list[Any] = list(holdings_of(of).annotate(session_data=data))
        users = User.objects.filter(pk=of).annotate(session_data=data)
        user = held[0].person.user if held else users.first()
        if user is None:
            return super().load()
        user.held = held
        self.user = user
        found: dict[str, Any] = self.decode(vars(held[0] if held else user)["session_data"])
        return found

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
