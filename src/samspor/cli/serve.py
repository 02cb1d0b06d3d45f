"""Serve with the settings of the environment (production unless it says otherwise)."""

import argparse
import os

from samspor.cli.demo import serve
from samspor.cli.django_start import start


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)


def run(arguments: argparse.Namespace) -> int:
    start()
    from django.conf import settings  # noqa: PLC0415 (settings are chosen above)
    from django.core.management import call_command  # noqa: PLC0415 (needs the apps)

    if getattr(settings, "STATIC_ROOT", None):
        call_command("collectstatic", verbosity=0, interactive=False)
    serve(arguments.port, arguments.host, arguments.workers)
    return 0
