"""Let somebody who lost both phone and recovery codes set up a new app."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.cli.errors import Refused
from samspor.kernel import clock


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL")


def run(arguments: argparse.Namespace) -> int:
    start()
    from samspor.access.viewer import at_the_console  # noqa: PLC0415 (needs the apps)
    from samspor.seats.models import User  # noqa: PLC0415 (needs the apps)
    from samspor.sign_in.services.second_factor import (  # noqa: PLC0415 (needs the apps)
        reset_second_factor,
    )

    email = User.objects.normalize_email(arguments.email)
    user = User.objects.filter(email=email).first()
    if user is None:
        raise Refused(f"Ingen konto har adressen {email}.")
    reset_second_factor(viewer=at_the_console(), user=user, now=clock.now())
    print("Neste gang settes en ny app opp. Alle øktene er avsluttet.", file=sys.stderr)
    return 0
