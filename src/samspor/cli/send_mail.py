"""Send what waits in the outbox, and end. The server does so by itself while it runs."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.kernel import clock


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start()
    from samspor.mail.services.sending import send_waiting  # noqa: PLC0415 (needs the apps)

    tried = send_waiting(now=clock.now())
    print(f"{tried} e-poster behandlet.", file=sys.stderr)
    return 0
