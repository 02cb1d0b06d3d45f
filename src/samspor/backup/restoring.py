"""Put a backup back: all of it in one transaction, or nothing."""

import os
import shutil
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management.color import no_style
from django.db import IntegrityError, connection, transaction

from samspor.access.viewer import at_the_console
from samspor.audit import walls
from samspor.audit.record import Shows, record
from samspor.audit.verify import verify
from samspor.backup.errors import Damaged, NotEmpty, NotWhole, OtherVersion
from samspor.backup.manifest import MEDIA, Manifest
from samspor.backup.tables import (
    applied_migrations,
    kept_models,
    put_rows,
    stored_models,
    table_of,
)
from samspor.backup.verifying import opened, verified
from samspor.mail.services.holding import hold_waiting
from samspor.privacy.services.erasing import erase_again, known_digests
from samspor.registry.models import Community
from samspor.seats.models import User
from samspor.sign_in.models import PersonalLink

_WHY = "the whole installation is put back"


@dataclass(frozen=True, slots=True)
class Restored:
    """`held` mails wait for somebody to let them go; `erased` persons were erased anew.

    `breaks` lines of the log do not hold.
    """

    manifest: Manifest
    held: int
    erased: int
    breaks: int


def restore_backup(
    file: Path,
    *,
    replace: bool,
    media: Path | None,
    now: datetime,
    erased: frozenset[str] = frozenset(),
) -> Restored:
    """Verify first, then put back.

    Args:
        replace: What is here may go.
        erased: Who was erased, as the list beside the database has them; those that the present
            database knows of are added.
        media: Where files lie; None where this installation has no folder for them.

    Raises:
        Damaged: The file is not whole. Nothing was touched; so with the others.
        OtherVersion: It comes from another version of Samspor.
        NotEmpty: There is something here, and `replace` was not said.
        NotWhole: Its rows point at rows that are not there.
    """
    with opened(file) as archive:
        manifest = verified(archive)
        _same_version(manifest)
        with transaction.atomic():
            if not replace and not is_empty():
                raise NotEmpty
            erased |= known_digests()
            _put_back(archive, manifest)
            held = hold_waiting(now=now)
            _close_links(now=now)
            again = erase_again(digests=erased, now=now)
            breaks = len(verify().breaks)
            record(
                viewer=at_the_console(),
                action="backup.restored",
                community_id=None,
                object_type="backup",
                object_ids=[manifest.made_at],
                at=now,
                shows=Shows.EVERYWHERE,
            )
        if media:
            _put_files(archive, manifest, media)
    return Restored(manifest=manifest, held=held, erased=again, breaks=breaks)


def is_empty() -> bool:
    """Nobody has an account and there is no community: what `migrate` alone leaves."""
    communities = Community.objects.unguarded(reason=_WHY)
    return not communities.exists() and not User.objects.exists()


def _same_version(manifest: Manifest) -> None:
    other = set(manifest.migrations) ^ set(applied_migrations(connection))
    if other:
        raise OtherVersion(min(other))
    tables = {part.table: part.columns for part in manifest.parts if part.table}
    for model in kept_models():
        columns = {field.column for field in model._meta.concrete_fields}  # noqa: SLF001 (Django's documented API)
        if set(tables.pop(table_of(model), ())) != columns:
            raise OtherVersion(table_of(model))
    if tables:
        raise OtherVersion(min(tables))


def _put_back(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    models = {table_of(model): model for model in kept_models()}
    connection.check_constraints()  # PostgreSQL empties no table that something still waits for
    walls.take_down(connection)
    _empty()
    for part in manifest.parts:
        if part.table:
            with archive.open(part.name) as stream:
                try:
                    put_rows(connection, models[part.table], part.columns, iter(stream))
                except ValueError as error:
                    raise Damaged(part.name) from error
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise NotWhole(str(error)) from error
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)
    walls.put_up(connection)


def _empty() -> None:
    names = [connection.ops.quote_name(table_of(model)) for model in stored_models()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(names)}")
            return
        for name in names:
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 (our own tables)


def _close_links(*, now: datetime) -> None:
    """One that was used after the backup was made would work once more (T-05)."""
    links = PersonalLink.objects.unguarded(reason=_WHY)
    links.filter(single_use=True, used_at=None, revoked_at=None).update(revoked_at=now)


def _put_files(archive: zipfile.ZipFile, manifest: Manifest, media: Path) -> None:
    for part in manifest.parts:
        if part.name.startswith(MEDIA):
            target = media / part.name.removeprefix(MEDIA)
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.new")
            with archive.open(part.name) as stream, beside.open("wb") as out:
                shutil.copyfileobj(stream, out)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(target)
