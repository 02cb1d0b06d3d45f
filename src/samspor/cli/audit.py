"""Check that no line of the log was altered since it was written."""

import argparse
from pathlib import Path

from samspor.cli.django_start import start
from samspor.cli.errors import Refused


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, help="the demo's folder, when it is a demo")


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        from samspor.cli.demo import prepare  # noqa: PLC0415 (settings are chosen by the flag)

        prepare(arguments.data)
    start()
    from samspor.audit.verify import verify  # noqa: PLC0415 (needs the apps)

    report = verify()
    if report.breaks:
        told = "\n".join(
            f"Logg {each.chain}, linje {each.number}: {_FAULTS[each.fault]}"
            for each in report.breaks
        )
        raise Refused(f"Loggen er ikke hel.\n{told}")
    print(f"Loggen er hel: {report.lines} linjer i {report.chains} logger.")
    return 0


_FAULTS = {
    "altered": "sier ikke det den sa da den ble skrevet",
    "missing": "mangler",
    "cut": "mangler, og alt etter den",
}
