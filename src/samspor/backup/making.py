"""Write everything into one file. What is written meanwhile is not in it; nobody waits."""

import hashlib
import os
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.db import connection, transaction

from samspor.backup.manifest import MANIFEST, MEDIA, TABLES, Manifest, Part, to_json
from samspor.backup.tables import (
    applied_migrations,
    fields_of,
    kept_models,
    lines_of,
    table_of,
)

_CHUNK: Final = 1024 * 1024


def make_backup(file: Path, *, media: Path | None, now: datetime) -> Manifest:
    """Whole or not at all: the file gets its name when the last byte is on the disk.

    Raises:
        OSError: The file can't be written.
    """
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                manifest = _fill(archive, media=media, now=now)
            out.flush()
            os.fsync(out.fileno())
        os.link(beside, file)  # unlike a rename, never over what is there
    finally:
        beside.unlink(missing_ok=True)
    return manifest


def _fill(archive: zipfile.ZipFile, *, media: Path | None, now: datetime) -> Manifest:
    with _one_moment():
        migrations = applied_migrations(connection)
        parts = [
            _write(
                archive,
                f"{TABLES}{table_of(model)}.jsonl",
                lines_of(model),
                columns=tuple(str(field.column) for field in fields_of(model)),
            )
            for model in kept_models()
        ]
    parts += [
        _write(archive, f"{MEDIA}{each.relative_to(media).as_posix()}", _chunks(each))
        for each in sorted(media.rglob("*") if media else [])
        if media and each.is_file()
    ]
    manifest = Manifest(
        version=version("samspor"),
        made_at=now.astimezone(UTC).isoformat(),
        migrations=migrations,
        parts=tuple(parts),
    )
    archive.writestr(MANIFEST, to_json(manifest))
    return manifest


def _write(
    archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes], columns: tuple[str, ...] = ()
) -> Part:
    digest, size, count = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as out:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            count += 1
            out.write(piece)
    return Part(name, digest.hexdigest(), size, columns, count if columns else 0)


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they stood when the first was read."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django's own transactions on SQLite begin as writers and would stop everybody else.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
