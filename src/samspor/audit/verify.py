"""Go through the whole log and say where it does not hold (T-46)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from samspor.audit.chain import BEFORE_THE_FIRST, Break, breaks
from samspor.audit.models import Event, Head


@dataclass(frozen=True, slots=True)
class Report:
    lines: int
    chains: int
    breaks: tuple[Break, ...]


def verify(*, chain: int | None = None) -> Report:
    """All chains, or one of them. Reads line by line, so that memory does not grow with the log."""
    ends = Head.objects.unguarded(reason="the chain shows nobody what the lines say")
    rows = Event.objects.unguarded(reason="the chain shows nobody what the lines say")
    heads = {head.chain: head for head in ends}
    if chain is not None:
        rows = rows.filter(chain=chain)
        heads = {number: head for number, head in heads.items() if number == chain}
    counted = _Counted(rows.order_by("chain", "number").iterator(chunk_size=2000))
    found: list[Break] = []
    seen: set[int] = set()
    for number, events in groupby(counted, key=attrgetter("chain")):
        seen.add(number)
        found += breaks(events, head=heads.get(number, _no_head(number)))
    for number in sorted(heads.keys() - seen):
        found += breaks([], head=heads[number])
    return Report(lines=counted.lines, chains=len(heads.keys() | seen), breaks=tuple(found))


def _no_head(chain: int) -> Head:
    return Head(chain=chain, length=0, digest=BEFORE_THE_FIRST)


class _Counted:
    def __init__(self, events: Iterator[Event]) -> None:
        self.lines = 0
        self._events = events

    def __iter__(self) -> Iterator[Event]:
        for event in self._events:
            self.lines += 1
            yield event
