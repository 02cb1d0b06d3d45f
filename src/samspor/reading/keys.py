"""Recognises an event of a changed document as the one that was read before.

A key is built from arena, title and month, never from the day, so that a moved day, a new clock
time or a changed agenda is the same activity. Keys are unique within a draft.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from samspor.reading.draft import Draft, DraftEvent

_NOT_LETTERS: Final = re.compile(r"[^a-z0-9æøå]+")
_BETWEEN: Final = "|"


def event_keys(draft: Draft) -> tuple[str, ...]:
    """One stable key per event, in the order of `draft.events`.

    "regional-arbeidsgruppe|digitalt-møte|09|1": arenas, title, month, and which of those alike.
    """
    seen: Counter[str] = Counter()
    keys = []
    for event in draft.events:
        stem = _stem(event)
        seen[stem] += 1
        keys.append(f"{stem}{_BETWEEN}{seen[stem]}")
    return tuple(keys)


def pair_keys(before: Sequence[str], after: Sequence[str]) -> dict[str, str | None]:
    """For each key of the new reading the old key of the same activity, or None when it is new.

    Equal keys first; then what is left with the same arena and title, in order: those were moved
    to another month. Old keys in no value are gone from the document.
    """
    pairs: dict[str, str | None] = {key: key if key in before else None for key in after}
    left = [key for key in before if key not in after]
    for key, old in pairs.items():
        if old is None:
            match = next(
                (each for each in left if _without_month(each) == _without_month(key)), None
            )
            if match is not None:
                left.remove(match)
                pairs[key] = match
    return pairs


def _stem(event: DraftEvent) -> str:
    month = f"{event.start.month:02d}" if event.start else "-"
    arenas = "+".join(_plain(arena) for arena in event.arenas)
    return _BETWEEN.join((arenas, _plain(event.title), month))


def _without_month(key: str) -> tuple[str, ...]:
    return tuple(key.split(_BETWEEN)[:2])


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub("-", text.lower()).strip("-")
