"""How many messages one place may send. Kept in memory alone; no address is stored anywhere (T-44).

Each process counts for itself, so the true limit is this times the number of processes.
"""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

MOST: Final = 5
WITHIN: Final = timedelta(minutes=10)
ADDRESSES: Final = 10_000

_sent: OrderedDict[str, deque[datetime]] = OrderedDict()
_lock = Lock()


def is_too_many(address: str, *, now: datetime) -> bool:
    """Count one more message from the address; True when it is one too many."""
    with _lock:
        times = _sent.setdefault(address, deque())
        _sent.move_to_end(address)
        while times and now - times[0] >= WITHIN:
            times.popleft()
        while len(_sent) > ADDRESSES:
            _sent.popitem(last=False)
        if len(times) >= MOST:
            return True
        times.append(now)
        return False


def forget() -> None:
    """For tests, which all come from one address."""
    with _lock:
        _sent.clear()
