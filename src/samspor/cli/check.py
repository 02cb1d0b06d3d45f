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
    return 0
