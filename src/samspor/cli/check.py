"""Check the settings as production would."""

import argparse

from samspor.cli.django_start import start
from samspor.cli.errors import Refused


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start()
    from django.core.management import call_command  # noqa: PLC0415 (needs the apps)
    from django.core.management.base import SystemCheckError  # noqa: PLC0415 (needs the apps)

    try:
        call_command("check", deploy=True, fail_level="WARNING")
    except SystemCheckError as problem:
        raise Refused(str(problem)) from problem
    weak = _weak_role()
    if weak:
        raise Refused(weak)
    return 0


def _weak_role() -> str:
    """What is wrong with the role that pages connect as; "" when nothing is, as on SQLite."""
    from django.db import OperationalError, connection  # noqa: PLC0415 (needs the apps)

    from samspor.access.walls import Weakness, weakness  # noqa: PLC0415 (needs the apps)

    try:
        found = weakness(connection)
    except OperationalError as error:
        raise Refused(f"Får ikke kontakt med databasen ({error}).") from error
    return {
        Weakness.NONE: "",
        Weakness.SEES_ALL: (
            "DATABASE_URL bruker en rolle som går utenom veggene mellom samarbeid "
            "(SUPERUSER eller BYPASSRLS). Lag to vanlige roller, slik docs/how-to/"
            "run-in-production.md viser."
        ),
        Weakness.OWNS: (
            "DATABASE_URL bruker rollen som eier tabellene. Den kan rive veggene mellom samarbeid "
            "og endre loggen. La sidene bruke en egen rolle, og sett eieren i DATABASE_OWNER_URL, "
            "slik docs/how-to/run-in-production.md viser."
        ),
    }[found]
