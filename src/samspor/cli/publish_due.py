"""Publish drafts whose day has come, and end. The server does so by itself while it runs."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.kernel import clock


def register(_parser: argparse.ArgumentParser) -> None:
    """No choices."""


def run(_arguments: argparse.Namespace) -> int:
    start()
    from samspor.editing.services.due import publish_due  # noqa: PLC0415 (needs the apps)

    done = publish_due(now=clock.now())
    print(f"{done} sider publisert.", file=sys.stderr)
    return 0
