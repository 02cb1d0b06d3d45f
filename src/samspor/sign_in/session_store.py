"""Django's database sessions, with a row that knows its owner. Documented as Django's own way."""

from datetime import UTC, datetime
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet, Subquery

from samspor.access.asking import everywhere
from samspor.access.question import Standing, hole
from samspor.kernel import clock
from samspor.seats.models import User
from samspor.seats.selectors.viewers import user_rows, with_holdings
from samspor.sign_in.enums import SessionKey
from samspor.sign_in.models import BrowserSession


def _with_session(rows: QuerySet[User]) -> QuerySet[User]:
    told = {"session_data": _of_mine("session_data"), "session_ends": _of_mine("expire_date")}
    found: QuerySet[User] = rows.annotate(**told)
    return found


def _of_mine(name: str) -> Subquery:
    mine = BrowserSession.objects.filter(session_key=hole("key"))
    return Subquery(mine.values(name)[:1])


_MINE: Final = Standing(lambda: _with_session(user_rows(pk=_of_mine("user_id"))))


class SessionStore(DatabaseStore):
    # Whose it is, with what the user holds; nobody while somebody is on the way in.
    user: User | None = None

    @everywhere(reason="a session is opened before there is a viewer")
    def load(self) -> dict[str, Any]:
        """With its user and what the user holds, in one statement."""
        user = with_holdings(_MINE.ask(key=self.session_key or ""))
        told = vars(user) if user else {}
        if user is None or told["session_ends"] <= clock.now():
            return super().load()
        self.user = user
        found: dict[str, Any] = self.decode(told["session_data"])
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
