"""The thread that empties the outbox, beside the pages. Several of them never send twice."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.core.mail import get_connection
from django.db import DatabaseError, close_old_connections

from samspor.access.asking import everywhere
from samspor.kernel import clock
from samspor.mail.services.sending import Unreachable, close, forget_old, send_next

LOOK_EVERY: Final = 2.0
AFTER_TROUBLE: Final = 30.0

CHORES_EVERY: Final = timedelta(hours=1)

Chore = Callable[..., object]

_log = logging.getLogger(__name__)
_chores: list[Chore] = []


def add_chore(chore: Chore) -> None:
    """Called with `now` each hour, from an app's `ready`. Two processes may do it at once."""
    _chores.append(chore)


class Sender(threading.Thread):
    """Ends with the process; a mail it had leased is taken up by the next."""

    def __init__(self) -> None:
        super().__init__(name="mail sender", daemon=True)
        self._stopped = threading.Event()
        self._tidied_at: datetime | None = None

    def stop(self) -> None:
        self._stopped.set()

    def run(self) -> None:
        pause = LOOK_EVERY
        while not self._stopped.wait(pause):
            pause = self._round()

    @everywhere(reason="the outbox is one for all communities")
    def _round(self) -> float:
        """Send what is due; how long to wait before the next look."""
        connection = get_connection()
        close_old_connections()
        try:
            while send_next(now=clock.now(), connection=connection):
                if self._stopped.is_set():
                    break
            self._tidy()
        except Unreachable as trouble:
            _log.warning("The mail server can't be reached: %s", trouble.__cause__)
            return AFTER_TROUBLE
        except DatabaseError:
            _log.exception("The outbox can't be read.")
            return AFTER_TROUBLE
        finally:
            close(connection)
            close_old_connections()
        return LOOK_EVERY

    def _tidy(self) -> None:
        now = clock.now()
        if self._tidied_at is None or now - self._tidied_at > CHORES_EVERY:
            self._tidied_at = now
            forget_old(now=now)
            for chore in _chores:
                self._do(chore, now)

    @staticmethod
    def _do(chore: Chore, now: datetime) -> None:
        try:
            chore(now=now)
        except Exception:  # noqa: BLE001 (mail goes out whatever another room's chore does)
            _log.exception("An hourly chore failed; it is tried again in an hour.")
