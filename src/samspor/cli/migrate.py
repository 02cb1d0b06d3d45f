"""Bring the database up to this version."""

import argparse

from samspor.cli.django_start import start


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start(as_owner=True)
    from django.core.management import call_command  # noqa: PLC0415 (needs the apps)

    call_command("migrate", interactive=False)
    return 0
