"""What was made once and may be given again, as long as it is small enough together."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """The things used last, up to a weight in bytes. Two threads may make the same thing twice."""

    def __init__(self, *, room: int, weight: Callable[[Thing], int]) -> None:
        self._room = room
        self._weigh = weight
        self._lock = Lock()
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._weight = 0

    def __len__(self) -> int:
        return len(self._things)

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """`key` must tell all that `make` depends on. What is larger than the room is not kept."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key][0]
        made = make()
        weight = self._weigh(made)
        with self._lock:
            if key not in self._things and weight <= self._room:
                self._things[key] = (made, weight)
                self._weight += weight
            while self._weight > self._room:
                _key, (_thing, lost) = self._things.popitem(last=False)
                self._weight -= lost
        return made

    def clear(self) -> None:
        with self._lock:
            self._things.clear()
            self._weight = 0
