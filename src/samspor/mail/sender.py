"""The thread that empties the outbox, beside the pages. Several of them never send twice."""

import logging
import threading
from datetime import datetime, timedelta
from typing import Final

from django.core.mail import get_connection
from django.db import DatabaseError, close_old_connections

from samspor.kernel import clock
from samspor.mail.services.sending import Unreachable, close, forget_old, send_next

LOOK_EVERY: Final = 2.0
AFTER_TROUBLE: Final = 30.0
TIDY_EVERY: Final = timedelta(days=1)

_log = logging.getLogger(__name__)


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
        if self._tidied_at is None or now - self._tidied_at > TIDY_EVERY:
            forget_old(now=now)
            self._tidied_at = now
