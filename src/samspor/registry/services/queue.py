"""Long files that somebody has asked to have taken in, one at a time, beside the pages.

Whoever takes one up has it for a while, and tells how far it has come. When the process dies or
freezes, the next one takes it up again, and the first can't finish any more (T-49). The rows are
held against the registry before anything is locked; then all of them are written at once (T-18).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, Protocol

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import Viewer
from samspor.kernel.clock import OSLO
from samspor.reading.registers import RegisterFormat
from samspor.registry.enums import NotTaken
from samspor.registry.errors import ImportMoved
from samspor.registry.models import RegisterImport, RegisterTaking
from samspor.registry.rules import require_some
from samspor.registry.selectors.known import Ahead, units_compared_ahead
from samspor.registry.services.imports import take_in_register

LEASE: Final = timedelta(seconds=45)  # renewed as long as the work goes on
MOST_ATTEMPTS: Final = 3
TOLD_EVERY: Final = timedelta(milliseconds=300)

_WHY = "the clock takes in for whoever asked"
_log = logging.getLogger(__name__)


class WhoAsked(Protocol):
    """Who an account is today, with the roles it has today (T-11)."""

    def __call__(self, user_id: int, *, seat_id: int | None, on: date) -> Viewer: ...


def take_next(*, now: datetime, clock: Callable[[], datetime], who_asked: WhoAsked) -> bool:
    """Take in the one that has waited longest; False when none waits."""
    taking = _lease(now)
    if taking is None:
        return False
    today = now.astimezone(OSLO).date()
    source = taking.source
    try:
        viewer = who_asked(taking.user_id, seat_id=taking.seat_id, on=today)
        take_in_register(
            viewer=viewer,
            source=source,
            expected_stamp=taking.stamp,
            now=now,
            attempt=taking.attempt,
            ahead=_ahead(viewer, source, taking, today, clock),
        )
    except (NotVisible, Forbidden):
        _refuse(taking, NotTaken.NOT_ALLOWED)
    except ImportMoved:
        _refuse(taking, NotTaken.MOVED)
    except (IntegrityError, ValidationError):
        _log.exception("A file can't be taken into the registry.")
        _refuse(taking, NotTaken.STOPPED)
    return True


def _ahead(
    viewer: Viewer,
    source: RegisterImport,
    taking: RegisterTaking,
    today: date,
    clock: Callable[[], datetime],
) -> Ahead | None:
    require_some(viewer=viewer, community=source.community)
    if source.table.format is RegisterFormat.CLASSIFICATION:
        return None
    teller = _Teller(taking, clock)
    ahead = units_compared_ahead(viewer, source, on=today, told=teller.tell)
    teller.write(taking.rows)
    return ahead


@dataclass
class _Teller:
    """Writes down how far it has come, now and then, and keeps the lease."""

    taking: RegisterTaking
    clock: Callable[[], datetime]
    told_at: datetime | None = field(default=None)

    def tell(self, checked: int) -> None:
        now = self.clock()
        if self.told_at is None or now - self.told_at >= TOLD_EVERY:
            self.told_at = now
            self.write(checked)

    def write(self, checked: int) -> None:
        """Raises ImportMoved when it is no longer ours."""
        if not _mine(self.taking).update(checked=checked, free_at=self.clock() + LEASE):
            raise ImportMoved


@transaction.atomic
def _lease(now: datetime) -> RegisterTaking | None:
    rows = RegisterTaking.objects.unguarded(reason=_WHY).select_related("source__community")
    free = rows.filter(Q(free_at=None) | Q(free_at__lt=now), refusal="")
    taking = free.order_by("asked_at", "pk").first()
    if taking is None:
        return None
    if taking.attempt >= MOST_ATTEMPTS:
        _refuse(taking, NotTaken.STOPPED)
        return None
    # Two processes may have found the same one; only the first still finds it so.
    plain = RegisterTaking.objects.unguarded(reason=_WHY)
    mine = plain.filter(Q(free_at=None) | Q(free_at__lt=now), pk=taking.pk, attempt=taking.attempt)
    if not mine.update(free_at=now + LEASE, attempt=F("attempt") + 1, checked=0):
        return None
    taking.attempt += 1
    return taking


def _refuse(taking: RegisterTaking, why: NotTaken) -> None:
    """Only while it is still ours: an answer that comes too late is dropped."""
    _mine(taking).update(refusal=why, free_at=None)


def _mine(taking: RegisterTaking) -> Any:
    rows = RegisterTaking.objects.unguarded(reason=_WHY)
    return rows.filter(pk=taking.pk, attempt=taking.attempt, refusal="")
