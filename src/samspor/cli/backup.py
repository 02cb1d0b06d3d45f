"""Write everything the installation holds into one file."""

import argparse
import sys
from pathlib import Path

from samspor.cli.django_start import start
from samspor.cli.errors import Refused
from samspor.kernel import clock


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the file to make; must not be there already")
    parser.add_argument("--data", type=Path, help="the demo's folder, when it is a demo")


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        from samspor.cli.demo import prepare  # noqa: PLC0415 (settings are chosen by the flag)

        prepare(arguments.data)
    start()
    from samspor.backup.making import make_backup  # noqa: PLC0415 (needs the apps)

    file = arguments.file
    try:
        manifest = make_backup(file, media=media_folder(), now=clock.now())
    except FileExistsError as error:
        raise Refused(f"{file} finnes fra før. Velg et annet navn.") from error
    except OSError as error:
        raise Refused(f"Kan ikke skrive {file} ({error.strerror}).") from error
    tables = sum(1 for part in manifest.parts if part.table)
    print(f"{file} er klar: {manifest.rows} rader i {tables} tabeller.", file=sys.stderr)
    return 0


def media_folder() -> Path | None:
    """Where uploaded files lie; None with settings that have no data folder."""
    from django.conf import settings  # noqa: PLC0415 (settings are chosen by the flag)

    data = getattr(settings, "DATA", None)
    return data / "media" if data else None
