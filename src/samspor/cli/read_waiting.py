"""Read documents and take in registers that wait, and end. The server does so while it runs."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.kernel import clock


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start()
    from samspor.intake.reader import who_asked  # noqa: PLC0415 (needs the apps)
    from samspor.intake.services.queue import read_next  # noqa: PLC0415 (needs the apps)
    from samspor.registry.services.queue import take_next  # noqa: PLC0415 (needs the apps)

    read = taken = 0
    while read_next(now=clock.now(), clock=clock.now):
        read += 1
    while take_next(now=clock.now(), clock=clock.now, who_asked=who_asked):
        taken += 1
    print(f"{read} dokumenter lest. {taken} filer til registeret er ferdige.", file=sys.stderr)
    return 0
