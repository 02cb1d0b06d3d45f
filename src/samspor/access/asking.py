"""For whom the database is asked (T-09).

The middleware says whose communities a request may touch. On PostgreSQL that goes with each
statement, and row policies hold whatever our own code forgets. Whoever asks without having said so
gets no rows. What belongs to several communities, or to none, says why:

    with everywhere(reason="the outbox is one for all communities"):
        …
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """`communities` are those the viewer has a role in; `person_id` opens the person's own rows."""

    communities: frozenset[int] = frozenset()
    person_id: int | None = None
    is_everywhere: bool = False


_now: ContextVar[Asking | None] = ContextVar("asking", default=None)


def asking() -> Asking | None:
    """None: nobody has said for whom."""
    return _now.get()


@contextmanager
def asking_for(*, communities: Iterable[int] = (), person_id: int | None = None) -> Iterator[None]:
    """Without communities, what is public; and the person's own rows."""
    with _set(Asking(frozenset(communities), person_id)):
        yield


@contextmanager
def everywhere(*, reason: str) -> Iterator[None]:
    """All communities, for code that acts for none of them. The reason stays in the code.

    Rows must be read inside it, not only asked for.
    """
    if not reason.strip():
        raise ValueError("expected a reason for asking across communities")
    with _set(Asking(is_everywhere=True)):
        yield


@contextmanager
def _set(asking: Asking) -> Iterator[None]:
    token = _now.set(asking)
    try:
        yield
    finally:
        _now.reset(token)
