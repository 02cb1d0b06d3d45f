"""The demo, told once and then copied: telling its story takes longer than most tests.

The first who asks, in whichever worker, tells it and puts its rows on a shelf that the workers of one
run share. The others fill them in, on SQLite as on PostgreSQL, in a transaction or outside one.
"""

import fcntl
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from samspor.access.asking import everywhere
from samspor.demo.load import load_demo
from samspor.kernel.kept import forget

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class DemoShelf:
    """`folder` is the run's own, the same for all its workers."""

    folder: Path

    @everywhere(reason="tests look at the whole demo")
    def put_up(self, *, now: datetime, only: str = "") -> None:
        """Fill the empty test database with the demo as `load_demo` makes it on that day."""
        copy = self.folder / f"demo-{now:%Y-%m-%d}-{only or 'all'}"
        with self._alone():
            if not copy.exists():
                load_demo(now=now, only=only)
                begun = copy.with_suffix(".begun")
                begun.write_bytes(
                    pickle.dumps({table_of(model): rows_of(model) for model in ours()})
                )
                begun.rename(copy)
                return
        fill_in(pickle.loads(copy.read_bytes()))  # noqa: S301 (this run has just written it)
        forget()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One worker tells the story while the other waits for it."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "demo.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def ours() -> list[type[models.Model]]:
    """What the demo writes; permissions and kinds of content are Django's own, and stand already."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model.__module__.startswith("samspor.")]


def table_of(model: type[models.Model]) -> str:
    return model._meta.db_table


def columns_of(model: type[models.Model]) -> str:
    written = (each for each in model._meta.local_concrete_fields if not each.generated)
    return ", ".join(f'"{each.column}"' for each in written)


def rows_of(model: type[models.Model]) -> Rows:
    """As the database holds them, past all that our own code makes of them."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns_of(model)} FROM "{table_of(model)}"')  # noqa: S608
        return [tuple(map(_as_written, row)) for row in cursor.fetchall()]


def _as_written(value: Any) -> Any:
    """SQLite gives days and hours as such, and takes them in writing."""
    return str(value) if isinstance(value, date | time) else value


@transaction.atomic
def fill_in(told: dict[str, Rows]) -> None:
    """Who points at whom is asked when all are there."""
    with connection.cursor() as cursor:
        for model in ours():
            rows = told[table_of(model)]
            if rows:
                places = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(
                    f'INSERT INTO "{table_of(model)}" ({columns_of(model)}) VALUES ({places})',  # noqa: S608
                    rows,
                )
        for statement in connection.ops.sequence_reset_sql(no_style(), ours()):
            cursor.execute(statement)
