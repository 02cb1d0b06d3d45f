"""The thread that works beside the pages: it reads documents and takes in long registers.

Several of them never do the same thing twice.
"""

import logging
import threading
from datetime import date
from typing import Final

from django.db import DatabaseError, close_old_connections

from samspor.access.asking import everywhere
from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.intake.services.queue import read_next
from samspor.kernel import clock
from samspor.kernel.knock import knock, wait_for_knock
from samspor.registry.services.queue import take_next
from samspor.seats.models import User
from samspor.seats.selectors.viewers import viewer_for

LOOK_EVERY: Final = 2.0

_log = logging.getLogger(__name__)


class Reader(threading.Thread):
    """Ends with the process; a document it had is taken up by the next."""

    def __init__(self) -> None:
        super().__init__(name="document reader", daemon=True)
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()
        knock()

    def run(self) -> None:
        while not self._stopped.is_set():
            wait_for_knock(LOOK_EVERY)
            if not self._stopped.is_set():
                look()


@everywhere(reason="reads and takes in what waits in all communities")
def look() -> None:
    """Do all that waits; trouble with the database is told, and the next look tries again."""
    close_old_connections()
    try:
        while read_next(now=clock.now(), clock=clock.now):
            pass
        while take_next(now=clock.now(), clock=clock.now, who_asked=who_asked):
            pass
    except DatabaseError:
        _log.exception("Documents that wait can't be read.")
    finally:
        close_old_connections()


def who_asked(user_id: int, *, seat_id: int | None, on: date) -> Viewer:
    """The account as it is today; who is gone or shut out is nobody."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return ANONYMOUS if user is None else viewer_for(user, on=on, seat_id=seat_id)
