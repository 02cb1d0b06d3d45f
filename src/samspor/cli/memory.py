"""Let a web process give back the memory of a large page when the page is sent.

The C library of Linux raises its own limits each time something large is let go of, and then keeps
what was freed for the next large thing. Limits that are set stay. Other systems take no notice.
"""

import os
from typing import Final

GIVE_BACK: Final = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}


def give_back() -> None:
    """For the processes that are started from here; whoever runs it may have chosen otherwise."""
    for name, value in GIVE_BACK.items():
        os.environ.setdefault(name, value)
