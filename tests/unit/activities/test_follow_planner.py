"""What moves along, and why the rest stays. The year is 2024–25; today is 20 September 2024."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.activities.follow_planner import (
    Follower,
    FollowPlan,
    Move,
    StayReason,
    Tie,
    plan_followers,
)
from samspor.drawing.content import Relation
from samspor.kernel.closed import is_working_day
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Term, Timing

YEAR = SchoolYear(2024)
TODAY = date(2024, 9, 20)
OLD = Timing.days(date(2024, 10, 16))  # a Wednesday


def day(month: int, number: int) -> Timing:
    return Timing.days(date(2024 + (month < 8), month, number))


def month(number: int) -> Timing:
    return Timing.month(2024 + (number < 8), number)


def working(on: date, _municipalities: tuple[str, ...]) -> bool:
    return is_working_day(on)


def follower(
    timing: Timing,
    relation: Relation = Relation.FOLLOW_UP,
    *,
    name: str = "f",
    leader: str = "L",
    lag_days: int | None = None,
    cancelled: bool = False,
    decided: bool = False,
) -> Follower:
    tie = Tie(leader, relation, lag_days)
    return Follower(name, timing, (tie,), cancelled=cancelled, decided=decided)


def plan(
    *followers: Follower,
    new: Timing,
    old: Timing = OLD,
    is_open: Callable[[date, tuple[str, ...]], bool] = working,
    today: date = TODAY,
) -> FollowPlan:
    return plan_followers(
        moved="L",
        old=old,
        new=new,
        followers=followers,
        timings={"L": old, **{each.id: each.timing for each in followers}},
        year=YEAR,
        today=today,
        is_open=is_open,
    )


@pytest.mark.parametrize(
    ("before", "relation", "new", "after"),
    [
        # an exact day keeps its weekday and moves by whole weeks
        (day(10, 30), Relation.FOLLOW_UP, day(10, 23), day(11, 6)),
        (day(10, 30), Relation.FOLLOW_UP, day(10, 24), day(11, 6)),
        (day(10, 30), Relation.EVALUATION, day(10, 9), day(10, 23)),
        (day(10, 9), Relation.PREPARATION, day(10, 23), day(10, 16)),
        # a Thursday stays a Thursday, although the leader moved to a Thursday
        (day(10, 31), Relation.FOLLOW_UP, day(10, 24), day(11, 7)),
        # clock times come along
        (
            Timing.at(date(2024, 10, 30), time(9), time(11)),
            Relation.FOLLOW_UP,
            day(10, 23),
            Timing.at(date(2024, 11, 6), time(9), time(11)),
        ),
        # three days: nearest whole week is none, unless it would lie on the wrong side
        (day(10, 17), Relation.FOLLOW_UP, day(10, 18), day(10, 24)),
        (day(10, 15), Relation.PREPARATION, day(10, 14), day(10, 8)),
        # a week moves by weeks
        (Timing.week(2024, 45), Relation.FOLLOW_UP, day(10, 23), Timing.week(2024, 46)),
        # a month moves only when it must, by the leader's months
        (month(11), Relation.FOLLOW_UP, day(12, 4), month(1)),
        (month(12), Relation.PREPARATION, day(11, 20), month(11)),
        (
            Timing.part(2024, 11, MonthPart.MIDDLE),
            Relation.FOLLOW_UP,
            day(12, 4),
            Timing.part(2025, 1, MonthPart.MIDDLE),
        ),
        # a part moves by exactly the days
        (day(10, 16), Relation.PART, day(10, 24), day(10, 24)),
    ],
)
def test_follower_moves(before: Timing, relation: Relation, new: Timing, after: Timing) -> None:
    old = day(12, 18) if before == month(12) else OLD

    found = plan(follower(before, relation), old=old, new=new)

    assert found == FollowPlan(moves=(Move("f", before, after),))


@pytest.mark.parametrize(
    ("before", "new", "reason", "in_order"),
    [
        (month(11), day(10, 23), StayReason.IN_ORDER, True),
        (month(11), day(11, 20), StayReason.IN_ORDER, True),
        (day(10, 30), day(10, 18), StayReason.IN_ORDER, True),
        (Timing.agreement(), day(10, 23), StayReason.BY_AGREEMENT, True),
        (day(10, 30), Timing.agreement(), StayReason.LEADER_UNDATED, True),
        (Timing.term(2024, Term.AUTUMN), day(3, 5), StayReason.NEEDS_PEOPLE, False),
        (day(7, 24), day(10, 30), StayReason.OUTSIDE_YEAR, True),
    ],
)
def test_follower_stays(before: Timing, new: Timing, reason: StayReason, in_order: bool) -> None:
    found = plan(follower(before), new=new)

    assert found.moves == ()
    assert [(stay.reason, stay.in_order) for stay in found.stays] == [(reason, in_order)]


def test_what_people_decided_cancelled_or_finished_stays() -> None:
    found = plan(
        follower(day(10, 30), name="decided", decided=True),
        follower(day(10, 30), name="cancelled", cancelled=True),
        follower(day(9, 12), name="past", relation=Relation.PREPARATION),
        new=day(11, 20),
    )

    assert {stay.id: (stay.reason, stay.in_order) for stay in found.stays} == {
        "decided": (StayReason.DECIDED, False),
        "cancelled": (StayReason.CANCELLED, False),
        "past": (StayReason.PAST, True),
    }


def test_follower_is_not_moved_into_the_past() -> None:
    found = plan(follower(day(9, 25)), old=day(9, 18), new=day(9, 4))

    assert [stay.reason for stay in found.stays] == [StayReason.PAST]


def test_closed_days_are_skipped_week_by_week() -> None:
    away = {date(2024, 11, 6), date(2024, 11, 13)}

    found = plan(
        follower(day(10, 30)),
        new=day(10, 23),
        is_open=lambda on, _places: is_working_day(on) and on not in away,
    )

    assert [move.new for move in found.moves] == [day(11, 20)]


def test_public_holiday_is_skipped() -> None:
    found = plan(follower(day(4, 24)), old=day(4, 10), new=day(4, 17))

    assert [move.new for move in found.moves] == [day(5, 8)]  # not Thursday 1 May


def test_no_open_day_is_left_to_people() -> None:
    found = plan(follower(day(10, 30)), new=day(10, 23), is_open=lambda _on, _places: False)

    assert [stay.reason for stay in found.stays] == [StayReason.NO_OPEN_DAY]


def test_day_that_need_not_move_is_not_judged_by_the_closed_day_it_lies_on() -> None:
    found = plan(follower(day(10, 30)), new=day(10, 17), is_open=lambda _on, _places: False)

    assert [stay.reason for stay in found.stays] == [StayReason.IN_ORDER]


@pytest.mark.parametrize(
    ("relation", "before", "new", "after"),
    [
        (Relation.FOLLOW_UP, day(10, 23), day(10, 24), day(10, 31)),
        (Relation.FOLLOW_UP, day(10, 23), day(10, 19), day(10, 28)),  # Saturday → Monday
        (Relation.PREPARATION, day(10, 9), day(10, 22), day(10, 15)),
        (Relation.PREPARATION, day(10, 9), day(10, 20), day(10, 11)),  # Sunday → Friday
    ],
)
def test_lag_that_someone_set_decides(
    relation: Relation, before: Timing, new: Timing, after: Timing
) -> None:
    found = plan(follower(before, relation, lag_days=7), new=new)

    assert [move.new for move in found.moves] == [after]


def test_followers_of_followers_come_along() -> None:
    found = plan(
        follower(day(11, 13), name="second", leader="first"),
        follower(day(10, 30), name="first"),
        follower(day(10, 30), name="elsewhere", leader="another"),
        new=day(10, 23),
    )

    assert [(move.id, move.new) for move in found.moves] == [
        ("first", day(11, 6)),
        ("second", day(11, 20)),
    ]


def test_follower_stays_behind_all_that_it_follows() -> None:
    both = Follower("f", day(10, 30), (Tie("L", Relation.FOLLOW_UP), Tie("M", Relation.FOLLOW_UP)))

    found = plan_followers(
        moved="L",
        old=OLD,
        new=day(10, 9),
        followers=[both],
        timings={"L": OLD, "M": day(10, 29), "f": both.timing},
        year=YEAR,
        today=TODAY,
        is_open=working,
    )

    assert [stay.reason for stay in found.stays] == [StayReason.IN_ORDER]


def test_circle_ends_without_a_plan() -> None:
    found = plan(
        follower(day(10, 30), name="a", leader="b"),
        Follower("b", day(10, 30), (Tie("a", Relation.FOLLOW_UP), Tie("L", Relation.FOLLOW_UP))),
        new=day(10, 23),
    )

    assert found == FollowPlan()


@given(
    distance=st.integers(-60, 200),
    shift=st.integers(-30, 120),
    relation=st.sampled_from([Relation.PREPARATION, Relation.FOLLOW_UP, Relation.EVALUATION]),
)
def test_move_keeps_weekday_order_and_open_days(
    distance: int, shift: int, relation: Relation
) -> None:
    before = OLD.moved(timedelta(days=distance))
    new = OLD.moved(timedelta(days=shift))

    found = plan(follower(before, relation), new=new)

    for move in found.moves:
        assert move.new.first is not None
        assert before.first is not None
        assert new.first is not None
        assert move.new.first.weekday() == before.first.weekday()
        assert move.new.first in YEAR
        assert move.new.first >= TODAY
        assert is_working_day(move.new.first)
        is_before = relation is Relation.PREPARATION
        assert (move.new.first <= new.first) if is_before else (move.new.first >= new.first)
    assert len(found.moves) + len(found.stays) == 1
