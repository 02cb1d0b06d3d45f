"""Erase whoever's week is over, and end. The server does so by itself while it runs."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.kernel import clock


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start()
    from samspor.privacy.services.erasing import carry_out_due  # noqa: PLC0415 (needs the apps)

    done = carry_out_due(now=clock.now())
    print(f"{done} personer slettet.", file=sys.stderr)
    return 0
