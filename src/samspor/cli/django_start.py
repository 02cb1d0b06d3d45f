"""Start Django with the chosen settings, and say plainly what the environment lacks."""

import os

from samspor.cli.errors import Refused
from samspor.config.env import Misconfigured


def start() -> None:
    """Make the apps ready.

    Raises:
        Refused: The environment lacks something; every lack is listed.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspor.config.settings.prod")
    import django  # noqa: PLC0415 (settings are chosen above)

    try:
        django.setup()
    except Misconfigured as problem:
        raise Refused(str(problem)) from problem
