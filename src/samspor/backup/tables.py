"""Rows to lines and back, alike on SQLite and PostgreSQL.

A line is a JSON list with the row's columns in the order the manifest gives.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import ExpressionWrapper, F

# Who is signed in and what was tried lately. A backup would let a session that was ended, or a code
# that was used, live again: everybody signs in anew.
LEFT_OUT: Final = frozenset(
    {"django_session", "sign_in_browsersession", "sign_in_signincode", "sign_in_attempt"}
)
_BYTES: Final = models.BinaryField()


def stored_models() -> list[type[models.Model]]:
    """Every table there is, the joining ones too, in a fixed order."""
    found = apps.get_models(include_auto_created=True)
    return sorted(
        (model for model in found if model._meta.managed and not model._meta.proxy),  # noqa: SLF001 (Django's documented API)
        key=table_of,
    )


def kept_models() -> list[type[models.Model]]:
    return [model for model in stored_models() if table_of(model) not in LEFT_OUT]


def table_of(model: type[models.Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 (Django's documented API)


def fields_of(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return list(model._meta.concrete_fields)  # noqa: SLF001 (Django's documented API)


def applied_migrations(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    applied = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """A row a line. Keys are sorted: PostgreSQL keeps them in an order of its own."""
    columns = [_as_stored(field) for field in fields_of(model)]
    rows = model._base_manager.order_by("pk").values_list(*columns)  # noqa: SLF001 (all rows, as stored)
    for row in rows.iterator(chunk_size=_at_a_time(model)):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True, default=_plain).encode() + b"\n"


def _at_a_time(model: type[models.Model]) -> int:
    """Rows held at once: a document is ten megabytes, a plan in JSON may be one."""
    fields = fields_of(model)
    if any(isinstance(field, models.BinaryField) for field in fields):
        return 1
    return 50 if any(isinstance(field, models.JSONField) for field in fields) else 1000


def _as_stored(field: "models.Field[Any, Any]") -> "str | ExpressionWrapper[F]":
    """Bytes stay bytes, also where they are something else in our hands."""
    if isinstance(field, models.BinaryField):
        return ExpressionWrapper(F(field.attname), output_field=_BYTES)
    return field.attname


def _plain(value: object) -> str:
    """Whole: Django's own encoder cuts microseconds, and the seals of the log cover them."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()  # as `BinaryField.to_python` reads it
    raise TypeError(f"expected a value that a backup can hold, got {type(value).__name__}")


def put_rows(
    connection: BaseDatabaseWrapper,
    model: type[models.Model],
    columns: tuple[str, ...],
    lines: Iterator[bytes],
) -> None:
    """Insert as they were: nothing is dated anew, no default is filled in.

    Raises:
        ValueError: A line is not a row of this table.
    """
    by_column = {field.column: field for field in fields_of(model)}
    fields = [by_column[column] for column in columns]
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    gaps = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(table_of(model))
    statement = f"INSERT INTO {table} ({quoted}) VALUES ({gaps})"  # noqa: S608 (our own names)
    with connection.cursor() as cursor:
        while some := list(islice(lines, _at_a_time(model))):
            cursor.executemany(statement, [_row(fields, line, connection) for line in some])


def _row(
    fields: "list[models.Field[Any, Any]]", line: bytes, connection: BaseDatabaseWrapper
) -> list[Any]:
    values = json.loads(line)
    if len(values) != len(fields):
        raise ValueError(f"expected {len(fields)} columns, got {len(values)}")
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, values, strict=True)
    ]
