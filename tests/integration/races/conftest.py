"""Two at the same moment, each on a line of its own to a real PostgreSQL (T-56).

Both are held between reading and writing until the other has come there too, or can't because it
waits for a lock: what is rare in life happens each time. The control takes the locks away.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, BrokenBarrierError
from typing import Any, Final

import pytest
from django.db import connection

from samspor.access.asking import everywhere
from samspor.access.models import GuardedModel
from samspor.access.querysets import ViewerQuerySet

MEET_WITHIN: Final = 0.03  # seconds; who waits for a lock never comes

Act = Callable[[], object]


class Race:
    """`run` lets two go at once and answers what each returned or raised."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(2)
        self._start = Barrier(2)

    def run(self, one: Act, other: Act) -> list[object]:
        return list(self._pool.map(self._go, (one, other)))

    def close(self) -> None:
        list(self._pool.map(self._leave, range(2)))
        self._pool.shutdown()

    def _go(self, act: Act) -> object:
        self._start.wait(timeout=30)
        try:
            with everywhere(reason="a test sets the stage"):
                return act()
        except Exception as refused:  # noqa: BLE001 (what comes of it is what is asked)
            return refused

    def _leave(self, _number: int) -> None:
        self._start.wait(timeout=30)  # so that each thread closes its own
        connection.close()


@pytest.fixture
def race(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Race]:
    made = Race()
    monkeypatch.setattr(GuardedModel, "full_clean", _after_meeting(GuardedModel.full_clean))
    yield made
    made.close()


def _after_meeting(full_clean: Callable[..., None]) -> Callable[..., None]:
    """All services check a row after they have read and before they write."""
    meeting = Barrier(2)

    def held(row: GuardedModel, *args: Any, **kwargs: Any) -> None:
        try:
            meeting.wait(timeout=MEET_WITHIN)
        except BrokenBarrierError:
            meeting.reset()
        full_clean(row, *args, **kwargs)

    return held


@contextmanager
def without_locks() -> Iterator[None]:
    """The control: rows are read and nobody waits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ViewerQuerySet, "select_for_update", lambda rows, **_how: rows.all())
        yield
