"""Whether a file is a backup, and each part what it was when it was made."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from samspor.backup.errors import Damaged
from samspor.backup.manifest import MANIFEST, Manifest, Part, from_json

_CHUNK: Final = 1024 * 1024
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError)


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The archive; whatever is wrong inside it is `Damaged`.

    Raises:
        Damaged: It is no archive, or broken.
        OSError: The file can't be read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _BROKEN as error:
        raise Damaged(file.name) from error


def verified(archive: zipfile.ZipFile) -> Manifest:
    """Go through every byte.

    Raises:
        Damaged: A part is altered, missing, or more than the manifest names.
    """
    manifest = from_json(archive.read(MANIFEST))
    names = [MANIFEST, *(part.name for part in manifest.parts)]
    if sorted(names) != sorted(archive.namelist()):
        raise Damaged(MANIFEST)
    for part in manifest.parts:
        _check(archive, part)
    return manifest


def _check(archive: zipfile.ZipFile, part: Part) -> None:
    path = PurePosixPath(part.name)
    if path.is_absolute() or ".." in path.parts:
        raise Damaged(part.name)
    digest, size, lines = hashlib.sha256(), 0, 0
    with archive.open(part.name) as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            lines += chunk.count(b"\n")
    is_same = digest.hexdigest() == part.sha256 and size == part.size
    if not is_same or (part.table and lines != part.rows):
        raise Damaged(part.name)
