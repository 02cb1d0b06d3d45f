"""Who was erased, as digests in a file beside the database: it outlives a lost database (T-43).

A line is a digest. The key it is made from is 122 random bits, so nobody is found by guessing.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings


def digest_of(key: UUID) -> str:
    return hashlib.sha256(b"samspor erased " + key.bytes).hexdigest()


def ledger_file() -> Path | None:
    """None with settings that have no data folder."""
    data = getattr(settings, "DATA", None)
    return Path(data) / "erased.txt" if data else None


def read_ledger(file: Path | None) -> frozenset[str]:
    if file is None or not file.exists():
        return frozenset()
    return frozenset(file.read_text().split())


def add_to_ledger(file: Path | None, digests: Iterable[str]) -> None:
    """Those that are not there yet, on the disk when this returns."""
    missing = sorted(set(digests) - read_ledger(file))
    if file is None or not missing:
        return
    with os.fdopen(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a") as out:
        out.write("".join(f"{each}\n" for each in missing))
        out.flush()
        os.fsync(out.fileno())
