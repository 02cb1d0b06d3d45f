"""Documents that wait to be read, one at a time, each in a process of its own (T-17).

Whoever takes one has it for a while. When the process dies or freezes, the next one takes it up
again, and what the first may still answer counts for nothing (T-49).
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

from django.db import transaction
from django.db.models import F, Q

from samspor.intake.models import Original, Reading
from samspor.intake.models.reading import NO_YEAR
from samspor.kernel.national_number import find_national_numbers
from samspor.kernel.school_year import SchoolYear
from samspor.reading.contract import as_plain, to_dict
from samspor.reading.draft import Draft
from samspor.reading.errors import Unreadable
from samspor.reading.marked import MarkedSource
from samspor.reading.safely import read_with_source_safely

LEASE: Final = timedelta(seconds=45)  # longer than reading is ever given
MOST_ATTEMPTS: Final = 3  # what stops three processes is not tried on a fourth

_WHY = "the clock reads for whoever brought the document"


class Read(Protocol):
    """How bytes become a draft and its source; in a process of its own for what strangers send."""

    def __call__(
        self, data: bytes, *, name: str, school_year: SchoolYear | None
    ) -> tuple[Draft, MarkedSource]: ...


def read_next(
    *, now: datetime, clock: Callable[[], datetime], read: Read = read_with_source_safely
) -> bool:
    """Read the one that has waited longest; False when none waits."""
    reading = _lease(now)
    if reading is None:
        return False
    originals = Original.objects.unguarded(reason=_WHY)
    data = bytes(originals.values_list("data", flat=True).get(reading=reading))
    try:
        draft, source = read(data, name=reading.file_name, school_year=reading.year)
        _refuse_national_numbers(source)
    except Unreadable as refusal:
        told = {"code": refusal.code, "details": refusal.details}
        _put(reading, at=clock(), refusal=told)
        return True
    _put(
        reading,
        at=clock(),
        title=(draft.document.title or "")[:300],
        draft=to_dict(draft),
        source=as_plain(source),
        format=source.format,
    )
    return True


@transaction.atomic
def _lease(now: datetime) -> Reading | None:
    rows = Reading.objects.unguarded(reason=_WHY)
    free = rows.filter(Q(free_at=None) | Q(free_at__lt=now), read_at=None)
    reading = free.filter(forgotten_at=None).order_by("touched_at", "pk").first()
    if reading is None:
        return None
    if reading.attempt >= MOST_ATTEMPTS:
        told = {"code": "stopped", "details": {}}
        _put(reading, at=now, refusal=told)
        return None
    # Two processes may have found the same one; only the first still finds it so.
    mine = free.filter(pk=reading.pk, attempt=reading.attempt).update(
        free_at=now + LEASE, attempt=F("attempt") + 1
    )
    if not mine:
        return None
    reading.attempt += 1
    return reading


def _put(reading: Reading, *, at: datetime, **found: object) -> None:
    """Only while it is still ours; an answer that comes too late is dropped."""
    rows = Reading.objects.unguarded(reason=_WHY)
    values: dict[str, Any] = {"refusal": {}, "draft": {}, "source": {}, **found}
    mine = rows.filter(pk=reading.pk, attempt=reading.attempt, read_at=None)
    written = mine.update(read_at=at, free_at=None, attempt=0, **values)
    refused = written and values["refusal"]
    if refused and refused["code"] != NO_YEAR:
        # Nothing to look through: the bytes have served.
        Original.objects.unguarded(reason=_WHY).filter(reading=reading).delete()


def _refuse_national_numbers(source: MarkedSource) -> None:
    """T-39. They are never kept, so neither is a document that holds them."""
    for line in source.lines():
        if find_national_numbers(line.written) or find_national_numbers(line.text):
            raise Unreadable("national_number", line=str(line.number))
