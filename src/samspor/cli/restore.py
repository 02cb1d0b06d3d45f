"""Put a backup back, after checking that it is whole."""

import argparse
import sys
from pathlib import Path

from samspor.cli.backup import media_folder
from samspor.cli.django_start import start
from samspor.cli.errors import Refused
from samspor.kernel import clock


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--check", action="store_true", help="only check that the file is whole")
    parser.add_argument("--replace", action="store_true", help="what is here now may go")
    parser.add_argument("--erased", type=Path, help="the list of who was erased")
    parser.add_argument("--data", type=Path, help="the demo's folder, when it is a demo")


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        from samspor.cli.demo import prepare  # noqa: PLC0415 (settings are chosen by the flag)

        prepare(arguments.data)
    start(as_owner=True)
    from samspor.backup.errors import BackupTrouble, NotEmpty, OtherVersion  # noqa: PLC0415 (with the rest)

    try:
        return _check(arguments.file) if arguments.check else _restore(arguments)
    except OSError as error:
        raise Refused(f"Kan ikke lese {arguments.file} ({error.strerror}).") from error
    except NotEmpty as error:
        raise Refused(
            "Databasen er ikke tom. Skriv --replace hvis det som ligger der nå, skal bort. "
            "Ta en sikkerhetskopi av det først."
        ) from error
    except OtherVersion as error:
        raise Refused(
            f"Kopien er laget av en annen versjon av Samspor ({error}). Installer den versjonen, "
            "legg kopien tilbake, og oppgrader etterpå. Ingenting er endret."
        ) from error
    except BackupTrouble as error:
        raise Refused(
            f"{arguments.file} er skadet, eller er ikke en sikkerhetskopi fra Samspor ({error}). "
            "Ingenting er endret."
        ) from error


def _check(file: Path) -> int:
    from samspor.backup.verifying import opened, verified  # noqa: PLC0415 (needs the apps)

    with opened(file) as archive:
        manifest = verified(archive)
    print(f"{file} er hel: {manifest.rows} rader, laget {manifest.made_at}.", file=sys.stderr)
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from django.core.management import call_command  # noqa: PLC0415 (needs the apps)

    from samspor.backup.restoring import restore_backup  # noqa: PLC0415 (needs the apps)
    from samspor.privacy.ledger import (  # noqa: PLC0415 (needs the apps)
        add_to_ledger,
        ledger_file,
        read_ledger,
    )

    if arguments.erased and not arguments.erased.is_file():
        raise Refused(f"Finner ikke {arguments.erased}.")
    call_command("migrate", verbosity=0, interactive=False)
    erased = read_ledger(arguments.erased or ledger_file())
    done = restore_backup(
        arguments.file,
        replace=arguments.replace,
        media=media_folder(),
        erased=erased,
        now=clock.now(),
    )
    add_to_ledger(ledger_file(), erased)
    if done.erased:
        print(f"{done.erased} som var slettet, er slettet på nytt.", file=sys.stderr)
    print(f"Lagt tilbake: {done.manifest.rows} rader.", file=sys.stderr)
    if done.held:
        print(
            f"{done.held} e-poster som ventet, holdes igjen: de kan være sendt før. "
            "Slipp dem med samspor send-mail --held.",
            file=sys.stderr,
        )
    if done.breaks:
        raise Refused(
            "Alt er lagt tilbake, men loggen i kopien er ikke hel. Se hvor med samspor audit."
        )
    return 0
