from datetime import date

from samspor.drawing.content import ClosedKind, ClosedSpan, Kind, Level, Status
from samspor.drawing.notices import NoticeKind, notices
from samspor.kernel.timing import Timing
from tests.factories.content import MUNICIPALITIES, a_wheel, an_item, sample

TODAY = date(2024, 11, 21)
DAY = date(2024, 11, 27)
PLANNING = ClosedSpan("Planleggingsdag", ClosedKind.PLANNING_DAY, DAY, DAY, ("Hitra",))


def told(content, today=TODAY):
    return [
        (one.kind, tuple(item.id for item in one.items), one.names)
        for one in notices(content, today=today)
    ]


def meeting(number=1, day=DAY, **changes):
    return an_item(number, timing=Timing.days(day), **changes)


def test_sample_needs_three_things():
    assert told(sample()) == [
        (NoticeKind.CLOSED_DAY, ("fagdag",), ("Hitra",)),
        (NoticeKind.WAITING, ("oppfolging-november",), ("Heim", "Rindal")),
        (NoticeKind.WAITING, ("oppfolging-desember",), MUNICIPALITIES),
    ]


def test_nothing_is_told_of_what_is_over():
    assert told(sample(), date(2025, 7, 31)) == []


def test_closed_day_of_another_municipality_is_not_in_the_way():
    wheel = a_wheel(meeting(municipalities=("Skaun",)), closed=(PLANNING,))

    assert told(wheel) == []


def test_public_holiday_is_in_everybodys_way():
    holiday = ClosedSpan("Fri", ClosedKind.PUBLIC_HOLIDAY, DAY, DAY)

    assert told(a_wheel(meeting(), closed=(holiday,))) == [(NoticeKind.CLOSED_DAY, ("item-1",), ())]


def test_cancelled_and_undated_items_clash_with_nothing():
    wheel = a_wheel(
        meeting(status=Status.CANCELLED),
        an_item(2, timing=Timing.month(2024, 11)),
        closed=(PLANNING,),
    )

    assert told(wheel) == []


def test_deadline_may_fall_on_a_closed_day():
    assert told(a_wheel(meeting(kind=Kind.DEADLINE), closed=(PLANNING,))) == []


def test_two_gatherings_of_one_arena_in_a_week_are_told_once():
    wheel = a_wheel(
        meeting(1, arenas=("arena-1", "arena-2")),
        meeting(2, date(2024, 11, 29), arenas=("arena-1", "arena-2")),
        arenas=2,
    )

    assert told(wheel) == [(NoticeKind.SAME_WEEK, ("item-1", "item-2"), ())]


def test_two_municipalities_may_meet_in_the_same_week():
    wheel = a_wheel(
        meeting(1, municipalities=("Heim",)), meeting(2, municipalities=("Hitra", "Skaun"))
    )

    assert told(wheel) == []


def test_sunday_and_monday_are_different_weeks():
    wheel = a_wheel(meeting(1, date(2024, 12, 1)), meeting(2, date(2024, 12, 2)))

    assert told(wheel) == []


def test_far_off_dates_need_not_be_chosen_yet():
    wheel = sample(answers=False)

    waiting = [ids for kind, ids, _names in told(wheel) if kind is NoticeKind.WAITING]

    assert waiting == [("oppfolging-november",), ("oppfolging-desember",)]


def test_regional_item_without_date_asks_no_municipality():
    wheel = a_wheel(an_item(timing=Timing.month(2024, 12)))

    assert wheel.arenas[0].level is Level.REGION
    assert told(wheel) == []
