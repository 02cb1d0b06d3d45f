"""Finds a Chromium, and starts it so that it asks nobody for anything."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HOW_TO_GET_ONE = (
    "no Chromium: install one (Debian: sudo apt-get install chromium), or say where it is in "
    "SAMSPOR_CHROMIUM"
)


def find_chromium(playwright: Playwright) -> str | None:
    """What SAMSPOR_CHROMIUM says, else Playwright's own, else the system's."""
    said = os.environ.get("SAMSPOR_CHROMIUM")
    if said:
        return said
    candidates = [playwright.chromium.executable_path, *map(shutil.which, ON_PATH), *ON_MACOS]
    return next((path for path in candidates if path and Path(path).exists()), None)
