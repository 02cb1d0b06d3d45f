"""Put up on PostgreSQL what the models say: row policies, and what the pages' role may do.

Done after each migration by whoever owns the tables. Only what differs is touched, so that nothing
waits for a lock that changes nothing.
"""

from enum import Enum, auto
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from samspor.access.row_policies import (
    FUNCTIONS,
    RowPolicy,
    row_policies,
    statements,
    table_of,
)

_STANDING = """\
SELECT c.relname, p.polname, obj_description(p.oid, 'pg_policy')
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = current_schema()::regnamespace
AND c.relrowsecurity AND c.relforcerowsecurity"""

_ROLE = """\
SELECT rolsuper OR rolbypassrls, EXISTS (
    SELECT 1 FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    AND pg_has_role(current_user, relowner, 'MEMBER')
)
FROM pg_roles WHERE rolname = current_user"""


def after_migrating(*, using: str, **_about: Any) -> None:
    connection = connections[using]
    if connection.vendor == "postgresql":
        put_up(connection, role=settings.DATABASE_ROLE)


def put_up(connection: BaseDatabaseWrapper, *, role: str) -> None:
    """Can be done again and again.

    Args:
        role: What the pages connect as; "" when that is the owner, who keeps all rights.
    """
    there = set(connection.introspection.table_names())
    policies = [each for each in row_policies() if table_of(each.model) in there]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for function in FUNCTIONS:
            cursor.execute(function)
        cursor.execute(_STANDING)
        standing: dict[str, dict[str, str]] = {}
        for table, name, digest in cursor.fetchall():
            standing.setdefault(table, {})[name] = digest
        for policy in policies:
            _renew(cursor, policy, standing.get(table_of(policy.model), {}))
        if role and role != connection.settings_dict["USER"]:
            _grant(cursor, role, policies)


class Weakness(Enum):
    NONE = auto()
    SEES_ALL = auto()
    OWNS = auto()


def weakness(connection: BaseDatabaseWrapper) -> Weakness:
    """Whether the walls stand before the role that is connected now."""
    if connection.vendor != "postgresql":
        return Weakness.NONE
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        sees_all, owns = cursor.fetchone()
    return Weakness.SEES_ALL if sees_all else Weakness.OWNS if owns else Weakness.NONE


def may_alter_tables(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role that is connected now can migrate and restore."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_schema_privilege(current_schema(), 'CREATE')")
        return bool(cursor.fetchone()[0])


def take_down(connection: BaseDatabaseWrapper) -> None:
    """For showing that the first wall holds alone."""
    with connection.cursor() as cursor:
        for policy in row_policies():
            cursor.execute(
                f'ALTER TABLE "{table_of(policy.model)}"'
                " NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY"
            )


def _renew(cursor: CursorWrapper, policy: RowPolicy, standing: dict[str, str]) -> None:
    wanted = statements(policy)
    digests = {
        name: blake2b(text.encode(), digest_size=8).hexdigest() for name, text in wanted.items()
    }
    if digests == standing:
        return
    table = f'"{table_of(policy.model)}"'
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    for name in ("samspor_own", "samspor_public"):
        cursor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
    for name, statement in wanted.items():
        cursor.execute(statement)
        cursor.execute(f"COMMENT ON POLICY {name} ON {table} IS '{digests[name]}'")


def _grant(cursor: CursorWrapper, role: str, policies: list[RowPolicy]) -> None:
    """Rows, never tables; and of what is only added to, nothing but that."""
    name = '"' + role.replace('"', '""') + '"'
    cursor.execute("SELECT current_schema()")
    schema = f'"{cursor.fetchone()[0]}"'
    for statement in (
        f"GRANT USAGE ON SCHEMA {schema} TO {name}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {name}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {name}",
        *(
            f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table_of(each.model)}" FROM {name}'
            for each in policies
            if each.only_added_to
        ),
    ):
        cursor.execute(statement)
