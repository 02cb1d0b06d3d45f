"""A read that was judged once and is asked again and again, always in the same words.

Building a query takes Django many times as long as a database takes to answer a small one.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.db import connection
from django.db.models import QuerySet

from samspor.access.querysets import ViewerQuerySet

Answer = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are SQL as Django wrote it; the values are beside it, never in it."""

    words: str
    values: tuple[Any, ...]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> Self:
        """Of rows that `.seen_by(viewer)` has already judged.

        Raises:
            NoViewer: They have not been.
        """
        assert isinstance(rows, ViewerQuerySet)

        rows._check_guard()  # noqa: SLF001 (the same room)
        words, values = rows.query.sql_with_params()
        return cls(words, tuple(values))

    def ask(self) -> Answer:
        """The rows as the database has them: good for telling whether they are the same."""
        with connection.cursor() as cursor:
            cursor.execute(self.words, self.values)
            return tuple(map(tuple, cursor.fetchall()))
