"""What needs to be agreed between people: only what is real, only what still can be changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, combinations, islice

from samspor.drawing.closed_days import merged
from samspor.drawing.content import ClosedSpan, Item, Kind, Status, WheelContent
from samspor.drawing.naming import Answers, is_past
from samspor.kernel.weeks import monday_of

SOON = timedelta(days=60)
# Kinds that people travel to; preparation and deadlines may share a week with them.
_GATHERS = {Kind.MEETING, Kind.GATHERING, Kind.PROFESSIONAL_DAY}


class NoticeKind(StrEnum):
    CLOSED_DAY = "closed_day"
    SAME_WEEK = "same_week"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Notice:
    """`names` are the municipalities it concerns, empty for all; `closed` is what is in the way."""

    kind: NoticeKind
    items: tuple[Item, ...]
    names: tuple[str, ...] = ()
    closed: ClosedSpan | None = None
    day: date | None = None


def notices(content: WheelContent, *, today: date, most: int | None = None) -> tuple[Notice, ...]:
    """Clashes with closed days first, then two gatherings in a week, then dates not chosen.

    Among thousands of items nearly all weeks are shared: `most` is how many are looked for.
    """
    upcoming = [
        item for item in content.items if not is_past(item, today) and item.status is Status.PLANNED
    ]
    found = chain(
        _closed_days(content, upcoming),
        _same_week(upcoming),
        _waiting(content, upcoming, today),
    )
    return tuple(islice(found, most))


def _closed_days(content: WheelContent, items: Sequence[Item]) -> Iterator[Notice]:
    closed = merged(content)
    for item in items:
        first, last = item.timing.first, item.timing.last
        if not item.timing.is_dated or item.kind not in _GATHERS or first is None or last is None:
            continue
        for span in closed:
            if span.first > last or span.last < first:
                continue
            names = _shared(item, span, content)
            if names is not None:
                yield Notice(NoticeKind.CLOSED_DAY, (item,), names, span, max(first, span.first))


def _shared(item: Item, span: ClosedSpan, content: WheelContent) -> tuple[str, ...] | None:
    """Municipalities that both concern: empty for all, None for none."""
    if not item.municipalities and not span.municipalities:
        return ()
    one = item.municipalities or content.municipalities or span.municipalities
    other = span.municipalities or content.municipalities or item.municipalities
    shared = tuple(name for name in one if name in other)
    return shared or None


def _same_week(items: Sequence[Item]) -> Iterator[Notice]:
    """Two that the same people come to: in one arena, for at least one municipality in common."""
    weeks: dict[tuple[date, str], list[Item]] = {}
    for item in items:
        if item.timing.is_dated and item.kind in _GATHERS and item.timing.first is not None:
            for arena in item.arenas:
                weeks.setdefault((monday_of(item.timing.first), arena), []).append(item)
    told: set[tuple[str, str]] = set()
    for (monday, _arena), members in weeks.items():
        for one, other in combinations(members, 2):
            if (one.id, other.id) not in told and _meet(one, other):
                told.add((one.id, other.id))
                yield Notice(NoticeKind.SAME_WEEK, (one, other), day=monday)


def _meet(one: Item, other: Item) -> bool:
    if not one.municipalities or not other.municipalities:
        return True
    return not set(one.municipalities).isdisjoint(other.municipalities)


def _waiting(content: WheelContent, items: Sequence[Item], today: date) -> Iterator[Notice]:
    answers = Answers(content)
    for item in items:
        first = item.timing.first
        if first is None or first > today + SOON or not answers.is_asked(item):
            continue
        missing = answers.missing(item)
        if missing:
            yield Notice(NoticeKind.WAITING, (item,), missing)
