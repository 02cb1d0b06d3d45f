"""Each line of a log seals the one before it, so that one altered line is found (T-46).

A community's lines are one chain; what belongs to no community, such as signing in, is another.
A line's digest covers the digest before it, its place in the chain and everything it says.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum
from typing import Final

from samspor.audit.models import Event, Head

NO_COMMUNITY: Final = 0
BEFORE_THE_FIRST: Final = ""


class Fault(StrEnum):
    ALTERED = "altered"  # the line does not say what it said when it was written
    MISSING = "missing"  # there is no line with this number
    CUT = "cut"  # the chain ends before the last line that was written


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold. `number` counts from 1 in the chain."""

    chain: int
    number: int
    fault: Fault


def seal(events: Iterable[Event], *, head: Head) -> None:
    """Give the events their places after the chain's last line; move its head, unsaved."""
    for event in events:
        event.chain = head.chain
        event.number = head.length + 1
        event.digest = digest_of(event, previous=head.digest)
        head.length, head.digest = event.number, event.digest


def digest_of(event: Event, *, previous: str) -> str:
    """SHA-256 in hexadecimal over what the line says and the digest before it."""
    said = [
        previous,
        event.chain,
        event.number,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.user_id,
        event.seat_id,
        event.community_id,
        event.action,
        event.object_type,
        event.object_ids,
    ]
    written = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def breaks(events: Iterable[Event], *, head: Head) -> Iterator[Break]:
    """Where one chain does not hold. The events come in the order of their numbers.

    After an altered line the chain goes on from what the line now carries, so that one fault is
    told once.
    """
    previous, expected = BEFORE_THE_FIRST, 1
    for event in events:
        if event.number != expected:
            yield Break(head.chain, expected, Fault.MISSING)
        elif event.digest != digest_of(event, previous=previous):
            yield Break(head.chain, event.number, Fault.ALTERED)
        previous, expected = event.digest, event.number + 1
    if (head.length, head.digest) != (expected - 1, previous):
        yield Break(head.chain, expected, Fault.CUT)
