"""Take in what a reviewed document says, and take all of it back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.drawing.content import TableShape
from samspor.focus.services import show_page
from samspor.intake.errors import ReadingMoved
from samspor.intake.models import Intake, IntakeChange, Original, Reading
from samspor.intake.outcome import Outcome
from samspor.intake.proposals import Verdict
from samspor.intake.selectors.hidden_pages import hidden_of
from samspor.intake.selectors.receipt import receipt_of
from samspor.intake.selectors.review import Review, review_of
from samspor.intake.services.documents import held
from samspor.intake.services.take_in import take_in
from samspor.intake.services.undoing import undo_intake
from samspor.intake.states import type_of
from samspor.networks.models import Arena
from samspor.networks.services import show_network
from samspor.registry.models import Community

_WHY = "judged by the service"


@transaction.atomic
def take_in_document(
    *, viewer: Viewer, reading: Reading, expected_stamp: str, now: datetime, shown: bool = False
) -> Reading:
    """Write what is chosen and ready; what waits may be answered and taken in later.

    Args:
        expected_stamp: Of the review that the person saw.

    Raises:
        ReadingMoved: It is forgotten, or would do something else than the person saw.
        NoSchoolYear: It holds activities, and nothing says which year they are in.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    row = held(reading, taken_too=True)
    if not row.is_open:
        raise ReadingMoved
    review = review_of(viewer, row, now=now)
    if review.stamp != expected_stamp:
        raise ReadingMoved
    from samspor.reading.table_shape import shape_of  # noqa: PLC0415 (with all that reads tables)

    data = Original.objects.unguarded(reason=_WHY).values_list("data", flat=True).get(reading=row)
    shape = shape_of(review.source)
    outcome = take_in(
        viewer=viewer,
        community=row.community,
        draft=review.draft,
        data=bytes(data),
        answers=review.answers,
        chosen=review.chosen,
        now=now,
        table_shape=TableShape(shape) if shape else None,
        shown=shown,
    )
    row.receipt = _receipt(row, review, outcome)
    row.taken_at, row.touched_at, row.undone_at = now, now, None
    row.full_clean()
    row.save()
    _log(viewer, "document.taken_in", row, now)
    return row


@transaction.atomic
def show_what_was_taken_in(*, viewer: Viewer, reading: Reading, now: datetime) -> int:
    """Give the pages that came of the document to everybody; how many they are.

    Taking the document back afterwards takes them too.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    rows = Reading.objects.unguarded(reason=_WHY).select_for_update(of=("self",))
    row = rows.select_related("community").get(pk=reading.pk)
    pages = hidden_of(viewer, receipt_of(viewer, row))
    for page in pages:
        if isinstance(page, Arena):
            show_network(viewer=viewer, arena=page, is_public=True, now=now)
        else:
            show_page(viewer=viewer, row=page, is_public=True, now=now)
    changes = IntakeChange.objects.unguarded(reason=_WHY)
    mine = changes.filter(intake__in=row.receipt.get("intakes", []))
    waiting = {(type_of(page), page.pk) for page in pages}
    # The last that was done to a row is what it is compared with when all is taken back.
    for change in mine.filter(row_type__in={each for each, _ in waiting}).order_by("-id"):
        about = (change.row_type, change.row_id)
        if about in waiting:
            waiting.remove(about)
            change.after["is_public"] = True
            change.save(update_fields=["after"])
    _log(viewer, "document.shown", row, now)
    return len(pages)


@transaction.atomic
def show_all_that_was_taken_in(*, viewer: Viewer, community: Community, now: datetime) -> int:
    """The same for every document that the community has taken in, the oldest first."""
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    rows = Reading.objects.unguarded(reason=_WHY).filter(
        community=community, taken_at__isnull=False, undone_at=None
    )
    return sum(
        show_what_was_taken_in(viewer=viewer, reading=row, now=now)
        for row in rows.order_by("taken_at", "pk")
    )


@transaction.atomic
def undo_document(*, viewer: Viewer, reading: Reading, now: datetime) -> Reading:
    """Take back all that came from the document; what people have gone on with since stays.

    Raises:
        ReadingMoved: Nothing of it is taken in, or it is taken back already.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=reading.community_id)
    rows = Reading.objects.unguarded(reason=_WHY).select_for_update(of=("self",))
    row = rows.select_related("community").get(pk=reading.pk)
    intakes = Intake.objects.unguarded(reason=_WHY)
    done = intakes.filter(pk__in=row.receipt.get("intakes", []), undone_at=None).order_by("-pk")
    if row.taken_at is None or row.undone_at is not None:
        raise ReadingMoved
    stayed: list[str] = []
    for intake in done:
        back = undo_intake(viewer=viewer, intake=intake, now=now)
        stayed += [*back.kept, *back.needed]
    row.receipt = {**row.receipt, "stayed": list(dict.fromkeys(stayed))}
    row.undone_at = row.touched_at = now
    row.save(update_fields=["undone_at", "touched_at", "receipt"])
    _log(viewer, "document.undone", row, now)
    return row


def _receipt(row: Reading, review: Review, outcome: Outcome) -> dict[str, Any]:
    """What a person wants to know afterwards; earlier takings of the same document count too."""
    before = {} if row.undone_at else row.receipt
    written = [
        {"key": each.key, "section": each.section, "title": each.title, "verdict": each.verdict}
        for each in outcome.proposals
        if each.key in outcome.written
    ]
    new = {each["key"] for each in written}
    earlier = [each for each in before.get("facts", []) if each["key"] not in new]
    intakes = [*before.get("intakes", []), *([outcome.intake.pk] if outcome.intake else [])]
    waiting = [
        {"section": each.section, "title": each.title, "sentence": each.sentence}
        for each in outcome.of(Verdict.WAITS)
    ]
    refused = [{"title": each.title, "sentence": each.sentence} for each in outcome.refused]
    left_out = [
        {"section": each.section, "title": each.title}
        for each in outcome.proposals
        if each.can_be_chosen and each.key not in review.chosen
    ]
    return {
        "intakes": intakes,
        "facts": [*earlier, *written],
        "waiting": waiting,
        "refused": refused,
        "left_out": left_out,
        "unchanged": len(outcome.of(Verdict.SAME)),
    }


def _log(viewer: Viewer, action: str, reading: Reading, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=reading.community_id,
        object_type="reading",
        object_ids=[reading.pk],
        at=now,
        shows=Shows.HERE,
    )
