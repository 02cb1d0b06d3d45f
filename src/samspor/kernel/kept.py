"""What was made once and may be given again, as long as it is small enough together.

All that a process keeps shares one room, so that its memory has an end: what was used last stays.
"""

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final, Generic, TypeVar

Thing = TypeVar("Thing")

ROOM: Final = 12 * 1024 * 1024


class Shelf:
    """Holds things up to a weight in bytes; the one that was longest unused goes first."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._lock = Lock()
        self._things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._weight = 0

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[Hashable]:
        with self._lock:
            return iter(list(self._things))

    def find(self, key: Hashable) -> Any:
        """None when it is not here."""
        with self._lock:
            held = self._things.get(key)
            if held is None:
                return None
            self._things.move_to_end(key)
            return held[0]

    def put(self, key: Hashable, thing: object, weight: int) -> None:
        """What is larger than the room is not kept."""
        with self._lock:
            _thing, lost = self._things.pop(key, (None, 0))
            self._weight -= lost
            if weight > self.room:
                return
            self._things[key] = (thing, weight)
            self._weight += weight
            while self._weight > self.room:
                _key, (_thing, lost) = self._things.popitem(last=False)
                self._weight -= lost

    def clear(self) -> None:
        with self._lock:
            self._things.clear()
            self._weight = 0


_shelf: Final = Shelf(ROOM)


def forget() -> None:
    """Let go of everything kept: for a process whose database was changed under it."""
    _shelf.clear()


class Kept(Generic[Thing]):
    """Things of one kind. Two threads may make the same thing twice.

    A key must tell all that the thing depends on.
    """

    def __init__(self, *, weight: Callable[[Thing], int], shelf: Shelf = _shelf) -> None:
        self._weigh = weight
        self._shelf = shelf

    def __len__(self) -> int:
        return sum(isinstance(key, tuple) and key[0] == id(self) for key in self._shelf)

    def find(self, key: Hashable) -> Thing | None:
        found: Thing | None = self._shelf.find((id(self), key))
        return found

    def put(self, key: Hashable, thing: Thing) -> None:
        self._shelf.put((id(self), key), thing, self._weigh(thing))

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        found = self.find(key)
        if found is None:
            with in_one_go():
                found = make()
            self.put(key, found)
        return found


@contextmanager
def in_one_go() -> Iterator[None]:
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
