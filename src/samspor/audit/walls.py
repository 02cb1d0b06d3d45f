"""The database itself refuses to change or delete a line of the log (T-46).

A guard against our own mistakes and against whoever gets hold of the application's connection
for a moment. Whoever owns the database can take the walls down; that the chain tells.
"""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE: Final = "audit_event"

_REFUSE: Final = """\
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is never changed'; END $$"""
_STATEMENTS: Final = f"""\
CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"""


def _row_trigger(act: str) -> str:
    return f"""\
CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{act} BEFORE {act} ON {TABLE}
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END"""


_UP: Final = {
    "sqlite": [_row_trigger("update"), _row_trigger("delete")],
    "postgresql": [_REFUSE, f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}", _STATEMENTS],
}
_DOWN: Final = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {TABLE}_no_update",
        f"DROP TRIGGER IF EXISTS {TABLE}_no_delete",
    ],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}"],
}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Can be done again and again; after each migration it is."""
    _run(connection, _UP[connection.vendor])


def take_down(connection: BaseDatabaseWrapper) -> None:
    """For clearing what is past its retention, and for emptying a whole database."""
    _run(connection, _DOWN[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
