"""What is done by the clock: documents are forgotten when they have served."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from samspor.intake.models import GivenAnswer, Original, Reading
from samspor.intake.models.reading import KEEP_TAKEN, KEEP_WAITING

_WHY = "the clock forgets for everybody"


def every_hour(*, now: datetime) -> None:
    forget_documents(now=now)


def forget_documents(*, now: datetime) -> int:
    """Content, bytes and answers of those whose time is over; how many. The list stays."""
    rows = Reading.objects.unguarded(reason=_WHY).filter(forgotten_at=None)
    due = Q(taken_at=None, touched_at__lt=now - KEEP_WAITING) | Q(
        taken_at__lt=now - KEEP_TAKEN, touched_at__lt=now - KEEP_TAKEN
    )
    return _forget(list(rows.filter(due).values_list("pk", flat=True)), now=now)


def forget_documents_naming(words: str, *, now: datetime) -> int:
    """Those that hold the words, such as the name of a person who is being erased (T-43)."""
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return 0
    rows = Reading.objects.unguarded(reason=_WHY).filter(forgotten_at=None)
    found = [
        reading.pk
        for reading in rows.only("pk", "source", "name").iterator(chunk_size=20)
        if wanted in " ".join(f"{reading.name} {_texts(reading.source)}".casefold().split())
    ]
    return _forget(found, now=now)


def _texts(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_texts(each) for each in value.values())
    if isinstance(value, list):
        return " ".join(_texts(each) for each in value)
    return value if isinstance(value, str) else ""


@transaction.atomic
def _forget(keys: list[int], *, now: datetime) -> int:
    if not keys:
        return 0
    Original.objects.unguarded(reason=_WHY).filter(reading__in=keys).delete()
    GivenAnswer.objects.unguarded(reason=_WHY).filter(reading__in=keys).delete()
    rows = Reading.objects.unguarded(reason=_WHY).filter(pk__in=keys)
    return rows.update(draft={}, source={}, forgotten_at=now)
