"""Make the draft what everybody sees."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.drawing import content
from samspor.drawing.compare import Change
from samspor.drawing.export import content_to_dict, item_to_dict
from samspor.drawing.sequence import remember
from samspor.wheel.errors import DraftChanged, NothingToRelease
from samspor.wheel.models import AnnualWheel, Edition
from samspor.wheel.selectors import draft_to_release


@transaction.atomic
def release_edition(
    *,
    viewer: Viewer,
    wheel: AnnualWheel,
    now: datetime,
    note: str = "",
    expected: str | None = None,
) -> Edition:
    """Release the draft as the next edition, with one sentence to the readers.

    `expected` is the `fingerprint` of the draft that the person read; None for whatever it is now.

    Raises:
        NothingToRelease: It is the same as the latest edition.
        DraftChanged: Someone changed the draft since the person read it.
    """
    require(viewer, Action.RELEASE_EDITION, community_id=wheel.community_id)
    held = AnnualWheel.objects.unguarded(reason="judged above; held against another release")
    row = held.select_for_update(of=("self",)).select_related("community").get(pk=wheel.pk)
    found = draft_to_release(viewer, community=row.community.slug, school_year=row.year)
    if expected is not None and expected != fingerprint(found.content):
        raise DraftChanged
    if found.released is not None and same(found.released, found.content):
        raise NothingToRelease
    number = found.wheel.latest.number + 1 if found.wheel.latest else 1
    memory = remember(found.released, found.content, released=now.astimezone(UTC))
    stamped = content.Edition(
        number, now.astimezone(UTC), note.strip(), memory.revisions, memory.gone
    )
    edition = Edition(
        wheel=row,
        number=number,
        released_at=now,
        note=note.strip(),
        snapshot=replace(found.content, edition=stamped),
        # The first edition is all new; telling so item by item tells nothing.
        changes=[change_to_dict(change) for change in found.changes] if found.released else [],
        seat_id=viewer.seat_id,
        person_id=viewer.person_id,
    )
    edition.full_clean()
    edition.save()
    row.latest = edition
    row.full_clean()
    row.save()
    record(
        viewer=viewer,
        action="edition.released",
        community_id=row.community_id,
        object_type="edition",
        object_ids=[edition.pk],
        at=now,
    )
    return edition


def fingerprint(draft_content: content.WheelContent) -> str:
    """The same for the same content: what the release form carries to say what was read."""
    told = b""
    around = content_to_dict(replace(draft_content, edition=None, items=()))
    for part in (around, *map(item_to_dict, draft_content.items)):
        told = hashlib.sha256(told + json.dumps(part).encode()).digest()
    return told.hex()[:32]


def same(one: content.WheelContent, other: content.WheelContent) -> bool:
    return replace(one, edition=None) == replace(other, edition=None)


def change_to_dict(change: Change) -> dict[str, Any]:
    """Kept with the edition; `drawing.compare` makes the same change of the items again."""
    return {
        "kind": change.kind.value,
        "id": change.item_id,
        "old": item_to_dict(change.old) if change.old else None,
        "new": item_to_dict(change.new) if change.new else None,
    }
