"""The thread that publishes planned drafts, beside the pages. Several of them publish once."""

import logging
import threading
from typing import Final

from django.db import DatabaseError, close_old_connections

from samspor.access.asking import everywhere
from samspor.editing.services.due import publish_due
from samspor.kernel import clock

LOOK_EVERY: Final = 60.0

_log = logging.getLogger(__name__)


class Publisher(threading.Thread):
    """Ends with the process."""

    def __init__(self) -> None:
        super().__init__(name="page publisher", daemon=True)
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def run(self) -> None:
        while not self._stopped.wait(LOOK_EVERY):
            look()


@everywhere(reason="publishes what is due in all communities")
def look() -> None:
    """One look; trouble with the database is told, and the next look tries again."""
    close_old_connections()
    try:
        publish_due(now=clock.now())
    except DatabaseError:
        _log.exception("Planned drafts can't be read.")
    finally:
        close_old_connections()
