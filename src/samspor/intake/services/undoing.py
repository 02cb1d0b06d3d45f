"""Take a whole document back, except what people have gone on with since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from samspor.access.asking import everywhere
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.activities.models import ActivityArena, ActivityMunicipality, ChangeSet
from samspor.activities.services.undoing import undo_untouched
from samspor.audit.record import Shows, record
from samspor.intake.errors import AlreadyUndone
from samspor.intake.models import Intake, IntakeChange, SourceFact
from samspor.intake.states import (
    CHANGE_SET,
    MODELS,
    is_needed,
    put_back,
    rows_of,
    state_of,
    type_of,
)
from samspor.networks.models import Arena
from samspor.registry.models import Organisation

_WHY = "an intake takes back its own rows, whoever may see them"
Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What is left, by name.

    Attributes:
        rows: How many rows were taken away or put back.
        kept: Somebody has written there since, or answered.
        needed: Untouched, but something else points at it, such as the history of its activities.
    """

    rows: int
    kept: tuple[str, ...]
    needed: tuple[str, ...]


@everywhere(reason="other communities may have built on a shared row")
@transaction.atomic
def undo_intake(*, viewer: Viewer, intake: Intake, now: datetime) -> TakenBack:
    """Rows become what they were before the document; those that it made go.

    Raises:
        AlreadyUndone: It was undone before.
    """
    held = Intake.objects.unguarded(reason="judged in the next line, held against a second undo")
    row = held.select_for_update().select_related("source").get(pk=intake.pk)
    community_id = row.source.community_id
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community_id)
    if row.undone_at is not None:
        raise AlreadyUndone
    rows = IntakeChange.objects.unguarded(reason=_WHY)
    changes = list(rows.filter(intake=row).order_by("-id"))
    back = _Back(viewer, now)
    fact_type = type_of(SourceFact())
    back.take([change for change in changes if change.row_type != fact_type])
    back.take_facts([change for change in changes if change.row_type == fact_type])
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    record(
        viewer=viewer,
        action="intake.undone",
        community_id=community_id,
        object_type="intake",
        object_ids=[row.pk],
        at=now,
        shows=Shows.EVERYWHERE,
    )
    return TakenBack(
        back.done, tuple(dict.fromkeys(back.kept.values())), tuple(back.needed.values())
    )


class _Back:
    def __init__(self, viewer: Viewer, now: datetime) -> None:
        self.viewer = viewer
        self.now = now
        self.done = 0
        self.undone: set[int] = set()  # activities
        self.kept: dict[Row, str] = {}
        self.needed: dict[Row, str] = {}

    def take(self, changes: Iterable[IntakeChange]) -> None:
        for change in changes:
            if change.row_type == CHANGE_SET:
                self._take_activities(change.row_id)
            else:
                self._take(change)

    def take_facts(self, changes: Iterable[IntakeChange]) -> None:
        """What the document said is forgotten, unless its row is still there."""
        for change in changes:
            after = change.after
            about = (after["row_type"], after["row_id"])
            if about not in self.kept:
                self._take(change)

    def _take_activities(self, key: int) -> None:
        sets = ChangeSet.objects.unguarded(reason=_WHY).filter(pk=key)
        for change_set in sets:
            changes = change_set.changes.unguarded(reason=_WHY)
            touched = set(changes.values_list("activity_id", flat=True))
            left = undo_untouched(viewer=self.viewer, change_set=change_set, now=self.now)
            self.kept |= {("activity", row.pk): row.title for row in left}
            self.undone |= touched - {row.pk for row in left}
            self.done += len(touched) - len(left)

    def _take(self, change: IntakeChange) -> None:
        model = MODELS[change.row_type]
        row: models.Model | None = rows_of(model).filter(pk=change.row_id).first()
        if row is None:
            return
        about = (change.row_type, change.row_id)
        now = state_of(row)
        differing = {
            name: value
            for name, value in change.after.items()
            if change.before is None or change.before.get(name) != value
        }
        if any(now.get(name) != value for name, value in differing.items()):
            self.kept[about] = str(row)
        elif change.before is not None:
            put_back(row, {name: change.before[name] for name in differing})
            self.done += 1
        elif about in self.kept:
            self.needed[about] = str(row)
        else:
            self._take_away(row, about)

    def _take_away(self, row: models.Model, about: Row) -> None:
        """Unless something else points at it; activities that are taken back do not count."""
        gone = self._gone_from(row)
        if is_needed(row, apart_from=gone):
            self.needed[about] = str(row)
        else:
            if gone is not None:
                gone.delete()
            row.delete()
            self.done += 1

    def _gone_from(self, row: models.Model) -> models.QuerySet[Any] | None:
        """Its ties to activities that the document made and that are taken back with it."""
        mine = {"activity__in": self.undone, "activity__removed": True}
        if isinstance(row, Arena):
            return ActivityArena.objects.unguarded(reason=_WHY).filter(arena=row, **mine)
        if isinstance(row, Organisation):
            ties = ActivityMunicipality.objects.unguarded(reason=_WHY)
            return ties.filter(municipality=row, **mine)
        return None
