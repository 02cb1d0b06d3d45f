"""The pictures of the README. `python -m tools.screenshots [--out FOLDER]`.

Starts the demo on a folder of its own, draws each page in Chromium, and stops the demo again.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from tests.browser.chromium import FLAGS, HOW_TO_GET_ONE, find_chromium
from tools.embedded import ROOT
from tools.palette import shrink

IMAGES = ROOT / "docs/images"
LARGEST = 250_000  # bytes; pictures stay in the history for ever


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as one reader sees it; `scale` is pixels of the picture to a pixel of the page."""

    name: str
    path: str
    width: int = 1280
    height: int = 1000
    dark: bool = False
    scale: int = 1


def pictures(year: SchoolYear) -> list[Picture]:
    wheel = f"/arshjul/trondelag-sorvest/{year}/"
    return [
        Picture("wheel-light", wheel, height=1120),
        Picture("wheel-dark", wheel, height=1120, dark=True),
        Picture("wheel-phone", wheel, width=320, height=900, scale=2),
        Picture("table", f"{wheel}?vis=tabell", height=1440),
        Picture("front", "/"),
    ]


@contextmanager
def demo() -> Iterator[str]:
    """The demo on fresh data; gives its address, and stops it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="samspor-pictures-") as folder:
        words = [
            str(ROOT / "samspor"),
            "demo",
            "--no-browser",
            "--data",
            folder,
            "--port",
            str(port),
        ]
        process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, "DATABASE_URL": ""})
        try:
            wait_for(address, process)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"The demo stopped with {process.returncode}.")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 (our own http address)
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The demo gave no page within two minutes.")


def draw(browser: Browser, picture: Picture, *, address: str, out: Path) -> int:
    """Save the picture; gives its size in bytes."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
        locale="nb-NO",
    )
    page = context.new_page()
    answer = page.goto(address + picture.path, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{picture.path} answered {answer.status if answer else 'nothing'}.")
    page.evaluate("document.fonts.ready")
    target = out / f"{picture.name}.png"
    target.write_bytes(shrink(page.screenshot()))
    context.close()
    return target.stat().st_size


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots")
    parser.add_argument("--out", type=Path, default=IMAGES, help="default: docs/images")
    out = parser.parse_args(words).out
    out.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}
    with demo() as address, sync_playwright() as driver:
        path = find_chromium(driver)
        if path is None:
            raise SystemExit(f"Pictures need a browser: {HOW_TO_GET_ONE}.")
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        for picture in pictures(SchoolYear.of(clock.today())):
            sizes[picture.name] = draw(browser, picture, address=address, out=out)
            print(f"{picture.name}: {sizes[picture.name] // 1000} kB", flush=True)
        browser.close()
    too_large = [name for name, size in sizes.items() if size > LARGEST]
    if too_large:
        print(f"Larger than {LARGEST // 1000} kB: {', '.join(too_large)}.", file=sys.stderr)
    return 1 if too_large else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
