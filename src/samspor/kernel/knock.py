"""Somebody has left work for the thread beside the pages: it needn't wait for its turn."""

import threading
from typing import Final

_KNOCK: Final = threading.Event()


def knock() -> None:
    _KNOCK.set()


def wait_for_knock(seconds: float) -> None:
    """Until somebody knocks, or so long."""
    _KNOCK.wait(seconds)
    _KNOCK.clear()
