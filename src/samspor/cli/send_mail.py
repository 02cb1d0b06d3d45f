"""Send what waits in the outbox, and end. The server does so by itself while it runs."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.kernel import clock


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--held", action="store_true", help="let go of what was held back after a restore, first"
    )


def run(arguments: argparse.Namespace) -> int:
    start()
    from samspor.mail.services.holding import let_go  # noqa: PLC0415 (needs the apps)
    from samspor.mail.services.sending import send_waiting  # noqa: PLC0415 (needs the apps)

    if arguments.held:
        let_go(now=clock.now())
    tried = send_waiting(now=clock.now())
    print(f"{tried} e-poster behandlet.", file=sys.stderr)
    return 0
