"""Read the documents that people have brought, and end. The server does so while it runs."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.kernel import clock


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start()
    from samspor.intake.services.queue import read_next  # noqa: PLC0415 (needs the apps)

    done = 0
    while read_next(now=clock.now(), clock=clock.now):
        done += 1
    print(f"{done} dokumenter lest.", file=sys.stderr)
    return 0
