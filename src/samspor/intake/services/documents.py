"""A document comes, is given a school year, is answered, or is thrown away.

Nothing here touches the plan.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.intake.enums import Asked, Brought
from samspor.intake.errors import ReadingMoved
from samspor.intake.models import GivenAnswer, Original, Reading
from samspor.intake.models.reading import NO_YEAR
from samspor.kernel.school_year import SchoolYear
from samspor.registry.models import Community

LONGEST_VALUE = 500
_WHY = "judged by the service, held against a race"


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer is about."""

    asked: Asked
    key: str


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says now, and what the page showed them before; "" is no answer."""

    value: str
    seen: str


@dataclass(frozen=True, slots=True)
class Crossed:
    """Somebody else has answered the question meanwhile. Theirs stands, ours is not saved."""

    question: Question
    theirs: str
    ours: str
    by: str


@transaction.atomic
def keep_document(
    *,
    viewer: Viewer,
    community: Community,
    data: bytes,
    name: str,
    brought: Brought,
    year: SchoolYear | None,
    now: datetime,
) -> Reading:
    """Keep it until it is read. The very same file that waits already is not kept twice (T-54)."""
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    digest = hashlib.sha256(data).hexdigest()
    rows = Reading.objects.unguarded(reason=_WHY)
    useful = Q(refusal={}) | Q(refusal__code=NO_YEAR)
    waiting = rows.filter(
        useful, community=community, digest=digest, taken_at=None, forgotten_at=None
    ).first()
    if waiting is not None and (year is None or waiting.asked_year == year.start):
        return waiting
    reading = Reading(
        community=community,
        name=name[:200],
        brought=brought,
        size=len(data),
        digest=digest,
        asked_year=year.start if year else None,
        seat_id=viewer.seat_id,
        made_at=now,
        touched_at=now,
    )
    reading.full_clean()
    reading.save()
    Original(reading=reading, data=data).save()
    _log(viewer, "document.brought", reading, now)
    return reading


@transaction.atomic
def choose_year(*, viewer: Viewer, reading: Reading, year: SchoolYear, now: datetime) -> Reading:
    """Read it once more, as being about this year. Answers to the same questions stay.

    Raises:
        ReadingMoved: It is taken in or forgotten.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    row = held(reading)
    row.asked_year = year.start
    _wait_again(row, now)
    _log(viewer, "document.year", row, now)
    return row


@transaction.atomic
def read_once_more(*, viewer: Viewer, reading: Reading, now: datetime) -> Reading:
    """After the reading stopped.

    Raises:
        ReadingMoved: It is taken in or forgotten.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    row = held(reading)
    _wait_again(row, now)
    _log(viewer, "document.again", row, now)
    return row


@transaction.atomic
def discard_document(*, viewer: Viewer, reading: Reading, now: datetime) -> None:
    """Throw it away with its answers; the plan is as it was.

    Raises:
        ReadingMoved: It is taken in already.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    row = held(reading)
    _log(viewer, "document.discarded", row, now)
    row.delete()


@transaction.atomic
def give_answers(
    *, viewer: Viewer, reading: Reading, given: Mapping[Question, Given], now: datetime
) -> list[Crossed]:
    """Keep what is answered. What the page showed already, and nobody touched, changes nothing.

    Raises:
        ReadingMoved: It is forgotten.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    row = held(reading, taken_too=True)
    rows = GivenAnswer.objects.unguarded(reason=_WHY).filter(reading=row)
    standing = {
        Question(Asked(each.asked), each.key): each for each in rows.select_related(*_SEAT_PLACE)
    }
    crossed, written = [], 0
    for question, answer in given.items():
        before = standing.get(question)
        value = before.value if before else ""
        said = answer.value.strip()[:LONGEST_VALUE]
        if said in (answer.seen, value):
            continue
        if value != answer.seen:
            by = before.seat.label if before and before.seat else ""
            crossed.append(Crossed(question, value, said, by))
            continue
        _write(row, question, before, said, viewer, now)
        written += 1
    if written:
        row.touched_at = now
        row.save(update_fields=["touched_at"])
        _log(viewer, "document.answered", row, now)
    return crossed


_SEAT_PLACE = ("seat__community", "seat__unit", "seat__organisation", "seat__arena")


def held(reading: Reading, *, taken_too: bool = False) -> Reading:
    """The row, locked, as long as it may still be worked on."""
    rows = Reading.objects.unguarded(reason=_WHY)
    row = rows.select_for_update(of=("self",)).select_related("community").get(pk=reading.pk)
    if row.forgotten_at or (row.taken_at and not row.undone_at and not taken_too):
        raise ReadingMoved
    return row


def _write(
    row: Reading,
    question: Question,
    before: GivenAnswer | None,
    value: str,
    viewer: Viewer,
    now: datetime,
) -> None:
    if not value:
        if before:
            before.delete()
        return
    answer = before or GivenAnswer(reading=row, asked=question.asked, key=question.key)
    answer.value, answer.seat_id, answer.given_at = value, viewer.seat_id, now
    answer.full_clean()
    answer.save()


def _wait_again(row: Reading, now: datetime) -> None:
    row.read_at = row.free_at = None
    row.refusal, row.draft, row.source = {}, {}, {}
    row.touched_at = now
    row.full_clean()
    row.save()


def _log(viewer: Viewer, action: str, reading: Reading, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=reading.community_id,
        object_type="reading",
        object_ids=[reading.pk],
        at=now,
        shows=Shows.NOWHERE,
    )
