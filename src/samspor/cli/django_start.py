"""Start Django with the chosen settings, and say plainly what the environment lacks."""

import os

from samspor.cli.errors import Refused
from samspor.config.env import Misconfigured


def start(*, as_owner: bool = False) -> None:
    """Make the apps ready.

    Args:
        as_owner: Tables are changed or emptied, which the pages' own role may not.

    Raises:
        Refused: The environment lacks something; every lack is listed.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspor.config.settings.prod")
    import django  # noqa: PLC0415 (settings are chosen above)

    try:
        django.setup()
    except Misconfigured as problem:
        raise Refused(str(problem)) from problem
    from django.conf import settings  # noqa: PLC0415 (settings are chosen above)

    if as_owner and settings.DATABASE_OWNER:
        settings.DATABASES["default"] = settings.DATABASE_OWNER  # before anything has connected
