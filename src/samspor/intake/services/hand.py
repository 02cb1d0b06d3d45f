"""What every step of taking in needs: who does it, which rows there are, and what was touched."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.db import models

from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.models import ChangeSet
from samspor.activities.services import history
from samspor.intake.models import IntakeChange
from samspor.intake.said import Fields, resolved_fields
from samspor.intake.selectors.weighing import Item, Weighed
from samspor.intake.states import CHANGE_SET, State, rows_of, state_of, type_of
from samspor.kernel.clock import OSLO
from samspor.kernel.school_year import SchoolYear
from samspor.registry.models import Community, Organisation
from samspor.seats.models import Person

Row = TypeVar("Row", bound=models.Model)
Mark = tuple[int, dict[int, ChangeSet], int]


@dataclass(slots=True)
class Hand:
    """`rows` has the number of each fact's row as they come to stand, None while there is none.

    `shown`: new networks, initiatives and focus areas get their public pages at once.
    """

    viewer: Viewer
    community: Community
    weighed: Weighed
    now: datetime
    shown: bool = False
    rows: dict[str, int | None] = field(default_factory=dict)
    changes: list[IntakeChange] = field(default_factory=list)
    change_sets: dict[int, ChangeSet] = field(default_factory=dict)
    joined: list[Organisation] = field(default_factory=list)
    _seen: dict[tuple[type[models.Model], int], Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.astimezone(OSLO).date()

    def fields(self, item: Item) -> Fields:
        """What the document says, with the rows that stand by now."""
        known: dict[str, int | str | None] = dict(self.rows)
        return resolved_fields(item.said.fields, known)

    def get(self, model: type[Row], key: int | None) -> Row | None:
        """A row that something points at; each is fetched once."""
        if key is None:
            return None
        found = self._seen.get((model, key))
        if found is None:
            found = rows_of(model).filter(pk=key).first()
            self._seen[model, key] = found
        return cast("Row | None", found)

    def all(self, model: type[Row], keys: list[int]) -> list[Row]:
        return [row for key in keys if (row := self.get(model, key)) is not None]

    def made(self, row: models.Model) -> None:
        self._seen[type(row), row.pk] = row
        self._note(row, before=None)

    def changed(self, row: models.Model, before: State) -> None:
        self._seen[type(row), row.pk] = row
        if state_of(row) != before:
            self._note(row, before=before)

    def mark(self) -> Mark:
        return len(self.changes), dict(self.change_sets), len(self.joined)

    def back_to(self, mark: Mark) -> None:
        """As it was before a step that the database has taken back."""
        count, self.change_sets, joined = mark
        del self.changes[count:]
        del self.joined[joined:]
        self._seen.clear()

    def change_set(self, year: SchoolYear) -> ChangeSet:
        """One for the whole document and year, so that all of it can be undone at once."""
        known = self.change_sets.get(year.start)
        if known is None:
            known = history.open_change_set(
                viewer=self.viewer,
                community_id=self.community.pk,
                year=year,
                verb=Verb.IMPORTED,
                now=self.now,
            )
            self.change_sets[year.start] = known
            self.changes.append(
                IntakeChange(row_type=CHANGE_SET, row_id=known.pk, before=None, after={})
            )
        return known

    def municipalities(self) -> list[Organisation]:
        """Those that take part, with those that the document has let in."""
        here = [row.row for row in self.weighed.standing.municipalities]
        return [*here, *(each for each in self.joined if each not in here)]

    def _note(self, row: models.Model, *, before: State | None) -> None:
        # What is kept to undo with names nobody.
        after = {} if isinstance(row, Person) else state_of(row)
        self.changes.append(
            IntakeChange(row_type=type_of(row), row_id=row.pk, before=before, after=after)
        )
