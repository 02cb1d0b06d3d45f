"""On PostgreSQL each statement carries for whom it is asked; nothing is left behind it.

The setting is local to the transaction, and outside one the statement and its setting are a
transaction of their own. Two in one message cost one trip to the database. A setting of the
session would be there for the next request as well: that has been measured to leak.

What is asked at every request is kept by the database as well, already planned. Such statements go
as two messages in one trip, since a message with a prepared statement holds nothing else.
"""

import re
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from samspor.access.asking import Asking, asking

COMMUNITIES: Final = "samspor.communities"
PERSON: Final = "samspor.person"
EVERYWHERE: Final = "*"

_TOUCHES_ROWS: Final = re.compile(
    r"[\s(]*(?:SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|TABLE|VALUES|COPY|EXPLAIN|LOCK)\b",
    re.IGNORECASE,
)

# The same words for everybody, so that one plan is kept for them.
_SAY: Final = f"SELECT set_config('{COMMUNITIES}', %s, true), set_config('{PERSON}', %s, true)"
_SAID: Final = re.compile(r"^SELECT set_config\('samspor\.[^;]*; ")


def carry(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """A wrapper of Django's around each statement."""
    if not (isinstance(sql, str) and _TOUCHES_ROWS.match(sql)):
        return execute(sql, params, many, context)
    cursor, asked = context["cursor"].cursor, asking()
    if _keeps_plans(cursor):
        line = cursor.connection
        with line.pipeline():
            type(cursor)(line).execute(_SAY, _settings(asked))
            done = execute(sql, params, many, context)
        cursor._query = _Asked(line, sql, params)  # noqa: SLF001 (where Django looks for it)
        return done
    said = _said(asked)
    if many or getattr(cursor, "name", None):
        # Not one statement but many, or one that the driver puts words in front of.
        line = cursor.connection
        with line.transaction() if line.autocommit else nullcontext():
            line.execute(said)
            return execute(sql, params, many, context)
    done = execute(f"{said}; {sql}", params, many, context)
    cursor.nextset()
    return done


@dataclass(frozen=True, slots=True)
class _Asked:
    """What Django's record of statements shows; the driver tells nothing of what it prepared."""

    line: Any
    words: str
    values: Any

    @property
    def query(self) -> bytes:
        from psycopg import ClientCursor  # noqa: PLC0415 (the driver is there only for PostgreSQL)

        return ClientCursor(self.line).mogrify(self.words, self.values).encode()


def standing_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """For a statement that is asked often: PostgreSQL keeps how it is answered."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    django: Any = connection
    cursor: CursorWrapper = django._prepare_cursor(_plan_keeping()(connection.connection))  # noqa: SLF001 (as `cursor()` does with its own)
    return cursor


@cache
def _plan_keeping() -> type[Any]:
    from django.db.backends.postgresql.base import (  # noqa: PLC0415 (needs the driver)
        ServerBindingCursor,
    )

    return ServerBindingCursor


def _keeps_plans(cursor: Any) -> bool:
    return type(cursor) is _plan_keeping()


def without(sql: str) -> str:
    """The statement as the database was asked, when it stands in a record of all of them."""
    return _SAID.sub("", sql, count=1)


def install(*, connection: BaseDatabaseWrapper, **_about: Any) -> None:
    """For each connection that opens; once, since Django's own object outlives the line."""
    if connection.vendor == "postgresql" and carry not in connection.execute_wrappers:
        connection.execute_wrappers.append(carry)


@lru_cache(maxsize=4096)
def _settings(asked: Asking | None) -> tuple[str, str]:
    """Numbers of ours only, so nothing that anybody wrote stands in it."""
    communities, person = "", ""
    if asked is not None and asked.is_everywhere:
        communities = EVERYWHERE
    elif asked is not None:
        communities = "{" + ",".join(str(int(each)) for each in sorted(asked.communities)) + "}"
        person = "" if asked.person_id is None else str(int(asked.person_id))
    return communities, person


def _said(asked: Asking | None) -> str:
    communities, person = _settings(asked)
    return (
        f"SELECT set_config('{COMMUNITIES}', '{communities}', true),"
        f" set_config('{PERSON}', '{person}', true)"
    )
