"""Start Django with the chosen settings, and say plainly what the environment lacks."""

import os

from samspor.cli.errors import Refused
from samspor.config.env import Misconfigured


def start(*, as_owner: bool = False) -> None:
    """Make the apps ready.

    Args:
        as_owner: Tables are changed or emptied, which the pages' own role may not.

    Raises:
        Refused: The environment lacks something; every lack is listed. Or the owner is needed, and
            the role at hand is another.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspor.config.settings.prod")
    import django  # noqa: PLC0415 (settings are chosen above)
    from django.conf import settings  # noqa: PLC0415 (settings are chosen above)

    try:
        if as_owner and settings.DATABASE_OWNER:
            settings.DATABASES["default"] = settings.DATABASE_OWNER  # before an app looks at it
        django.setup()
    except Misconfigured as problem:
        raise Refused(str(problem)) from problem
    if as_owner and not _may_alter_tables():
        raise Refused(
            "Dette må gjøres som rollen som eier tabellene. Sett DATABASE_OWNER_URL, slik "
            "docs/how-to/run-in-production.md viser. Ingenting er endret."
        )


def _may_alter_tables() -> bool:
    from django.db import OperationalError, connection  # noqa: PLC0415 (needs the apps)

    from samspor.access.walls import may_alter_tables  # noqa: PLC0415 (needs the apps)

    try:
        return may_alter_tables(connection)
    except OperationalError as error:
        raise Refused(f"Får ikke kontakt med databasen ({error}).") from error
