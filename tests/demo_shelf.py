"""The demo, loaded once and then copied: telling its story takes longer than most tests.

The first who asks, in whichever worker, tells it and puts a copy of the database on a shelf that the
workers of one run share. PostgreSQL has no such copy; there it is told anew each time.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from samspor.demo.load import load_demo


@dataclass(frozen=True, slots=True)
class DemoShelf:
    """`folder` is the run's own, the same for all its workers."""

    folder: Path

    def put_up(self, *, now: datetime, only: str = "") -> None:
        """Fill the empty test database with the demo as `load_demo` makes it. Not in a transaction."""
        if connection.vendor != "sqlite":
            load_demo(now=now, only=only)
            return
        connection.ensure_connection()
        copy = self.folder / f"demo-{now:%Y-%m-%d}-{only or 'all'}.sqlite3"
        with self._alone():
            if not copy.exists():
                load_demo(now=now, only=only)
                begun = copy.with_suffix(".begun")
                with closing(sqlite3.connect(begun)) as shelf:
                    connection.connection.backup(shelf)
                begun.rename(copy)
                return
        with closing(sqlite3.connect(copy)) as shelf:
            shelf.backup(connection.connection)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One worker tells the story while the other waits for it."""
        with (self.folder / "demo.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
