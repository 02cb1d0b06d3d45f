"""On PostgreSQL each statement carries for whom it is asked; nothing is left behind it.

The setting is local to the transaction, and outside one the statement and its setting are a
transaction of their own. Two in one message cost one trip to the database. A setting of the
session would be there for the next request as well: that has been measured to leak.
"""

import re
from collections.abc import Callable
from contextlib import nullcontext
from functools import lru_cache
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

from samspor.access.asking import Asking, asking

COMMUNITIES: Final = "samspor.communities"
PERSON: Final = "samspor.person"
EVERYWHERE: Final = "*"

_TOUCHES_ROWS: Final = re.compile(
    r"[\s(]*(?:SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|TABLE|VALUES|COPY|EXPLAIN|LOCK)\b",
    re.IGNORECASE,
)

_SAID: Final = re.compile(r"^SELECT set_config\('samspor\.[^;]*; ")


def carry(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """A wrapper of Django's around each statement."""
    if not (isinstance(sql, str) and _TOUCHES_ROWS.match(sql)):
        return execute(sql, params, many, context)
    said, cursor = _said(asking()), context["cursor"].cursor
    if many or getattr(cursor, "name", None):
        # Not one statement but many, or one that the driver puts words in front of.
        line = cursor.connection
        with line.transaction() if line.autocommit else nullcontext():
            line.execute(said)
            return execute(sql, params, many, context)
    done = execute(f"{said}; {sql}", params, many, context)
    cursor.nextset()
    return done


def without(sql: str) -> str:
    """The statement as the database was asked, when it stands in a record of all of them."""
    return _SAID.sub("", sql, count=1)


def install(*, connection: BaseDatabaseWrapper, **_about: Any) -> None:
    """For each connection that opens; once, since Django's own object outlives the line."""
    if connection.vendor == "postgresql" and carry not in connection.execute_wrappers:
        connection.execute_wrappers.append(carry)


@lru_cache(maxsize=4096)
def _said(asked: Asking | None) -> str:
    """Numbers of ours only, so nothing that anybody wrote stands in it."""
    communities, person = "", ""
    if asked is not None and asked.is_everywhere:
        communities = EVERYWHERE
    elif asked is not None:
        communities = "{" + ",".join(str(int(each)) for each in sorted(asked.communities)) + "}"
        person = "" if asked.person_id is None else str(int(asked.person_id))
    return (
        f"SELECT set_config('{COMMUNITIES}', '{communities}', true),"
        f" set_config('{PERSON}', '{person}', true)"
    )
