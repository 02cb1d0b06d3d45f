"""What was made once and may be given again, as long as it is small enough together."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")

_all: "list[Kept[Any]]" = []


def forget() -> None:
    """Let go of everything kept: for a process whose database was changed under it."""
    for kept in _all:
        kept.clear()


class Kept(Generic[Thing]):
    """The things used last, up to a weight in bytes. Two threads may make the same thing twice."""

    def __init__(self, *, room: int, weight: Callable[[Thing], int]) -> None:
        self._room = room
        self._weigh = weight
        self._lock = Lock()
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._weight = 0
        _all.append(self)

    def __len__(self) -> int:
        return len(self._things)

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """`key` must tell all that `make` depends on. What is larger than the room is not kept."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key][0]
        with _in_one_go():
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


@contextmanager
def _in_one_go() -> Iterator[None]:
    """Without looking for garbage: what is made is many small things that are all to be kept.

    Looking through them again and again takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
