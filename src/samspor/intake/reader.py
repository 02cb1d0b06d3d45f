"""The thread that reads documents, beside the pages. Several of them never read one twice."""

import logging
import threading
from typing import Final

from django.db import DatabaseError, close_old_connections

from samspor.access.asking import everywhere
from samspor.intake.services.queue import read_next
from samspor.kernel import clock

LOOK_EVERY: Final = 2.0

_log = logging.getLogger(__name__)
_knock = threading.Event()


def wake() -> None:
    """Somebody has brought a document: the thread of this process needn't wait for its turn."""
    _knock.set()


class Reader(threading.Thread):
    """Ends with the process; a document it had is taken up by the next."""

    def __init__(self) -> None:
        super().__init__(name="document reader", daemon=True)
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()
        wake()

    def run(self) -> None:
        while not self._stopped.is_set():
            _knock.wait(LOOK_EVERY)
            _knock.clear()
            if not self._stopped.is_set():
                look()


@everywhere(reason="reads what waits in all communities")
def look() -> None:
    """Read all that waits; trouble with the database is told, and the next look tries again."""
    close_old_connections()
    try:
        while read_next(now=clock.now(), clock=clock.now):
            pass
    except DatabaseError:
        _log.exception("Documents that wait can't be read.")
    finally:
        close_old_connections()
