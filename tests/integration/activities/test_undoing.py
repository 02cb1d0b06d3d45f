"""Whatever people do in whatever order, undoing it backwards leaves the draft as it was."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from samspor.access.viewer import Viewer
from samspor.activities.errors import NothingChanged, NotUndoable
from samspor.activities.models import Activity, ChangeSet
from samspor.activities.selectors import history, latest_change_set
from samspor.activities.services import (
    add_activity,
    cancel_activity,
    change_activity,
    choose_date,
    move_activity,
    reinstate_activity,
    remove_activity,
    undo,
)
from samspor.drawing.content import Kind, Relation, WheelContent
from samspor.kernel.timing import Timing
from samspor.wheel.selectors import draft_content
from tests.conftest import FULL
from tests.factories import activities
from tests.factories.activities import NOW, YEAR, day, facts, month
from tests.integration.activities.conftest import Region

OPEN = "a test looks at everything"
SEEDS = range(40 if FULL else 6)


def content(region: Region) -> WheelContent:
    return draft_content(region.coordinator, community="fjordane", school_year=YEAR)


class Hand:
    """Somebody who does whatever comes to mind, and notes what it was."""

    def __init__(self, region: Region, seed: int) -> None:
        self.region = region
        self.dice = random.Random(seed)  # noqa: S311 (test data)
        self.done: list[ChangeSet] = []

    def do_something(self) -> None:
        acts: list[Callable[[Activity], ChangeSet]] = [
            self.change,
            self.move,
            self.move,
            self.cancel,
            self.reinstate,
            self.remove,
            self.answer,
        ]
        rows = list(
            Activity.objects.unguarded(reason=OPEN).in_use().filter(asked_by=None).order_by("pk")
        )
        if not rows or self.dice.random() < 0.3:
            self.done.append(self.add(rows))
            return
        try:
            self.done.append(self.dice.choice(acts)(self.dice.choice(rows)))
        except NothingChanged:
            return

    @property
    def who(self) -> dict[str, Viewer | object]:
        return {"viewer": self.region.coordinator, "now": NOW}

    def timing(self) -> Timing:
        first = date(2024, 10, 1) + timedelta(days=self.dice.randrange(200))
        return self.dice.choice([Timing.days(first), month(2024, 11), Timing.agreement()])

    def said(self, rows: list[Activity]) -> object:
        arenas = [self.region.group, self.region.heads, self.region.local]
        first, *others = self.dice.sample(arenas, 2)
        followed = tuple(self.dice.sample(rows, min(len(rows), self.dice.randrange(3))))
        return facts(
            f"Samling {self.dice.randrange(99)}",
            at=first,
            also_at=tuple(others[: self.dice.randrange(2)]),
            on=self.timing(),
            follows=followed,
            for_=tuple(self.dice.sample([self.region.storvik, self.region.lillevik], 1)),
            kind=self.dice.choice(list(Kind)),
            agenda=("Sak 1", "Sak 2"),
        )

    def add(self, rows: list[Activity]) -> ChangeSet:
        made = add_activity(
            community=self.region.community, year=YEAR, facts=self.said(rows), **self.who
        )
        found = latest_change_set(self.region.coordinator, activity=made)
        assert found is not None
        return found

    def change(self, row: Activity) -> ChangeSet:
        # Nothing followed: what it could follow may follow it already.
        return change_activity(
            activity=row, facts=self.said([]), expected_version=row.version, **self.who
        )

    def move(self, row: Activity) -> ChangeSet:
        moved = move_activity(
            activity=row, timing=self.timing(), expected_version=row.version, **self.who
        )
        return moved.change_set

    def cancel(self, row: Activity) -> ChangeSet:
        return cancel_activity(activity=row, expected_version=row.version, **self.who)

    def reinstate(self, row: Activity) -> ChangeSet:
        return reinstate_activity(activity=row, expected_version=row.version, **self.who)

    def remove(self, row: Activity) -> ChangeSet:
        return remove_activity(activity=row, expected_version=row.version, **self.who)

    def answer(self, row: Activity) -> ChangeSet:
        given = row.answers.unguarded(reason=OPEN).filter(removed=False).first()
        change_set, _answer = choose_date(
            activity=row,
            municipality=self.region.storvik,
            timing=Timing.days(date(2024, 11, 1) + timedelta(days=self.dice.randrange(30))),
            expected_version=given.version if given else None,
            **self.who,
        )
        return change_set


@pytest.mark.parametrize("seed", SEEDS)
def test_undoing_all_backwards_restores_the_draft_exactly(region: Region, seed: int) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    activities.activity(
        "Etter",
        at=region.group,
        also_at=(region.local,),
        on=day(2024, 10, 30),
        follows=gathering,
        relation=Relation.EVALUATION,
        lag_days=10,
        for_=(region.lillevik,),
    )
    hand = Hand(region, seed)
    seen = [content(region)]
    for _each in range(8):
        before = len(hand.done)
        hand.do_something()
        if len(hand.done) > before:
            seen.append(content(region))

    for change_set, before in zip(reversed(hand.done), reversed(seen[:-1]), strict=True):
        undo(viewer=region.coordinator, change_set=change_set, now=NOW)
        assert content(region) == before


def test_undo_can_be_undone(region: Region) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    moved = move_activity(
        viewer=region.coordinator,
        activity=row,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )
    taken_back = undo(viewer=region.coordinator, change_set=moved.change_set, now=NOW)

    undo(viewer=region.coordinator, change_set=taken_back, now=NOW)

    row.refresh_from_db()
    assert row.timing == day(2024, 10, 23)


def test_undo_is_refused_when_it_would_overwrite(region: Region) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    who = {"viewer": region.coordinator, "activity": row, "now": NOW}
    moved = move_activity(timing=day(2024, 10, 23), expected_version=1, **who)
    cancel_activity(expected_version=2, **who)

    with pytest.raises(NotUndoable) as caught:
        undo(viewer=region.coordinator, change_set=moved.change_set, now=NOW)

    assert caught.value.changed == ("Samling",)
    row.refresh_from_db()
    assert row.timing == day(2024, 10, 23)


def test_undo_once(region: Region) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    done = cancel_activity(viewer=region.coordinator, activity=row, expected_version=1, now=NOW)
    undo(viewer=region.coordinator, change_set=done, now=NOW)

    with pytest.raises(NotUndoable) as caught:
        undo(viewer=region.coordinator, change_set=done, now=NOW)

    assert caught.value.changed == ()


def test_t13_history_tells_what_was_done_newest_first(region: Region) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    other = activities.activity("Annet", at=region.heads, on=day(2024, 10, 17))
    who = {"viewer": region.coordinator, "now": NOW}
    moved = move_activity(activity=row, timing=day(2024, 10, 23), expected_version=1, **who)
    undo(change_set=moved.change_set, **who)
    cancel_activity(activity=other, expected_version=1, **who)
    where = {"community_id": region.community.pk, "year": YEAR}

    everything = history(region.coordinator, **where)
    one = history(region.coordinator, **where, activity=row.public_id)

    assert [(each.verb, each.undone) for each in everything] == [
        ("cancelled", False),
        ("undone", False),
        ("moved", True),
    ]
    assert [each.verb for each in one] == ["undone", "moved"]
    assert everything[0].seat_id == region.coordinator.seat_id
    assert history(region.head, **where) == []
    assert history(region.stranger, **where) == []
