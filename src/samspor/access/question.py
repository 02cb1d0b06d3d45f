"""A read that was judged once and is asked again and again, always in the same words.

Building a query takes Django many times as long as a database takes to answer a small one, and
PostgreSQL thinks longer about how to answer it than it takes to. Here both are done once.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from django.db import connection
from django.db.models import QuerySet

from samspor.access.carrying import standing_cursor
from samspor.access.querysets import ViewerQuerySet

Answer = tuple[tuple[Any, ...], ...]
Row = TypeVar("Row")


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

        words, values = _judged(rows).query.sql_with_params()
        return cls(words, tuple(values))

    def ask(self) -> Answer:
        """The rows as the database has them: good for telling whether they are the same."""
        return tuple(map(tuple, _fetched(self.words, self.values)))


class Standing(Generic[Row]):
    """A queryset whose words are known by now; gives rows as the queryset would.

        MINE = Standing(lambda: Session.objects.unguarded(…).filter(key=hole("key")))
        MINE.ask(key="…")

    The lambda is called once, when it is first asked. Relations are followed by
    `select_related` only; what is fetched beside the rows is not.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Row]]) -> None:
        self._build = build
        self._known: _Known | None = None

    def ask(self, **values: str) -> list[Row]:
        known = self._known or self._learn()
        filled = {hole(name): value for name, value in values.items()}
        fetched = _fetched(known.words, tuple(filled.get(each, each) for each in known.values))
        # Django's own way from columns to rows, told what the database has answered.
        answered = copy(known.compiler)
        answered.connection = connection
        answered.execute_sql = lambda *_args, **_how: iter([fetched])
        answered.get_converters = lambda _columns: known.converters
        asked: Any = known.rows.all()
        asked.query.get_compiler = lambda *_args, **_how: answered
        return list(asked._iterable_class(asked))  # noqa: SLF001 (what `list(asked)` calls)

    def _learn(self) -> "_Known":
        rows = _judged(self._build())
        compiler: Any = rows.query.get_compiler(connection=connection)
        words, values = compiler.as_sql()
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        self._known = _Known(rows, compiler, words, tuple(values), converters)
        return self._known


@dataclass(frozen=True, slots=True)
class _Known:
    rows: QuerySet[Any, Any]
    compiler: Any
    words: str
    values: tuple[Any, ...]
    converters: dict[int, Any]


def hole(name: str) -> str:
    """A text of a `Standing` that is filled in when it is asked."""
    return f"\x02{name}\x03"


def _judged(rows: QuerySet[Any, Row]) -> QuerySet[Any, Row]:
    if isinstance(rows, ViewerQuerySet):
        rows._check_guard()  # noqa: SLF001 (the same room)
    return rows


def _fetched(words: str, values: tuple[Any, ...]) -> list[Any]:
    with standing_cursor(connection) as cursor:
        cursor.execute(words, values)
        found: list[Any] = cursor.fetchall()
        return found
