"""The main job on one's own machine: a database, living annual wheels, a web page."""

import argparse
import os
import secrets
import socket
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

from samspor.cli.errors import Refused
from samspor.cli.memory import give_back
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear

FIRST_PORT = 8321


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data(), help="folder for the demo")
    parser.add_argument("--port", type=int, help=f"default: the first free one from {FIRST_PORT}")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--no-serve", action="store_true", help="only make the demo ready")


def run(arguments: argparse.Namespace) -> int:
    port = None if arguments.no_serve else choose_port(arguments.port)
    prepare(arguments.data)
    os.environ["SAMSPOR_ADDRESS"] = f"http://localhost:{port or FIRST_PORT}"
    load()
    if port is None:
        print(f"Demoen er klar i {arguments.data}.", file=sys.stderr)
        return 0
    year = SchoolYear.of(clock.today())
    address = f"http://localhost:{port}/arshjul/trondelag-sorvest/{year}/"
    print(f"Samspor er klar: {address}\nStopp med Ctrl+C.", file=sys.stderr, flush=True)
    if not arguments.no_browser:
        threading.Thread(target=open_when_ready, args=(address,), daemon=True).start()
    serve(port)
    return 0


def default_data() -> Path:
    """Outside the code, where the system keeps what programs make."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(base) / "samspor-demo"


def prepare(data: Path) -> None:
    """Choose the demo's settings before Django reads them.

    Raises:
        Refused: The folder can't be written to.
    """
    key = data / "secret-key"
    try:
        data.mkdir(parents=True, exist_ok=True)
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(secrets.token_urlsafe(50))
        secret = key.read_text().strip()
    except OSError as error:
        sentence = f"Kan ikke skrive i {data} ({error.strerror}). Velg en annen mappe med --data."
        raise Refused(sentence) from error
    os.environ["SAMSPOR_DATA"] = str(data)
    os.environ["SAMSPOR_SECRET_KEY"] = secret
    os.environ["DJANGO_SETTINGS_MODULE"] = "samspor.config.settings.demo"


def load() -> None:
    import django  # noqa: PLC0415 (settings are chosen above)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 (needs the apps)

    from samspor.demo.load import load_demo  # noqa: PLC0415 (needs the apps)

    call_command("migrate", verbosity=0, interactive=False)
    load_demo(now=clock.now())


def choose_port(wanted: int | None) -> int:
    """The wanted port, or the first free one.

    Raises:
        Refused: The wanted port is taken, or none is free.
    """
    for port in [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except (OSError, OverflowError):
                continue
            return port
    sentence = f"Port {wanted or FIRST_PORT} er opptatt. Velg en annen med --port."
    raise Refused(sentence)


def open_when_ready(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 (our own http address)
                break
        except OSError:
            time.sleep(0.1)
    webbrowser.open(address)


def serve(port: int, host: str = "127.0.0.1", workers: int = 1) -> None:
    from granian import Granian  # noqa: PLC0415 (slow to load)
    from granian.constants import Interfaces  # noqa: PLC0415 (slow to load)
    from granian.log import LogLevels  # noqa: PLC0415 (slow to load)

    give_back()
    Granian(
        "samspor.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()
