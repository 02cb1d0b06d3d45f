from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Precision, Term, Timing

DAY = date(2024, 10, 16)
DAYS = st.dates(date(1995, 1, 1), date(2095, 12, 31))


@pytest.mark.parametrize(
    ("timing", "precision", "first", "last"),
    [
        (Timing.days(DAY), "day", DAY, DAY),
        (Timing.days(DAY, date(2024, 10, 17)), "day", DAY, date(2024, 10, 17)),
        (Timing.at(DAY, time(9)), "time", DAY, DAY),
        (Timing.week(2024, 42), "week", date(2024, 10, 14), date(2024, 10, 18)),
        (Timing.week(2024, 41, 42), "week", date(2024, 10, 7), date(2024, 10, 18)),
        (Timing.week(2026, 53), "week", date(2026, 12, 28), date(2027, 1, 1)),
        (Timing.week(2024, 52, 1), "week", date(2024, 12, 23), date(2025, 1, 3)),
        (Timing.month(2024, 2), "month", date(2024, 2, 1), date(2024, 2, 29)),
        (Timing.month(2025, 3, 2), "month", date(2025, 3, 1), date(2025, 4, 30)),
        (Timing.month(2024, 12, 2), "month", date(2024, 12, 1), date(2025, 1, 31)),
        (Timing.part(2025, 1, MonthPart.EARLY), "part", date(2025, 1, 1), date(2025, 1, 10)),
        (Timing.part(2025, 1, MonthPart.MIDDLE), "part", date(2025, 1, 11), date(2025, 1, 20)),
        (Timing.part(2025, 2, MonthPart.LATE), "part", date(2025, 2, 21), date(2025, 2, 28)),
        (Timing.term(2025, Term.SPRING), "term", date(2025, 1, 1), date(2025, 6, 30)),
        (Timing.term(2024, Term.AUTUMN), "term", date(2024, 8, 1), date(2024, 12, 31)),
    ],
)
def test_precisions_span_their_days(timing, precision, first, last):
    assert (timing.precision.value, timing.first, timing.last) == (precision, first, last)


def test_agreement_has_nothing():
    timing = Timing.agreement()

    assert timing == Timing(Precision.AGREEMENT, None, None, None, None)
    assert timing.school_year is None


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ((Precision.AGREEMENT, DAY), "by agreement has no days and no times"),
        ((Precision.AGREEMENT, None, None, time(9)), "by agreement has no days and no times"),
        ((Precision.DAY, None, None), "expected a first and a last day"),
        ((Precision.DAY, DAY, None), "expected a first and a last day"),
        ((Precision.DAY, DAY, DAY - timedelta(1)), "expected the last day on or after the first"),
        ((Precision.DAY, DAY, DAY, time(9)), "only an exact time has clock times"),
        ((Precision.WEEK, DAY, DAY, None, time(9)), "only an exact time has clock times"),
        ((Precision.TIME, DAY, DAY), "an exact time needs its start"),
        ((Precision.TIME, DAY, DAY, time(9), time(9)), "expected the end after the start"),
        ((Precision.TIME, DAY, DAY, time(9), time(8)), "expected the end after the start"),
    ],
)
def test_impossible_timings_are_refused(parts, problem):
    with pytest.raises(ValueError, match=problem):
        Timing(*parts)


def test_overnight_may_end_earlier_in_the_day():
    timing = Timing.at(DAY, time(12), time(11), last=DAY + timedelta(1))

    assert (timing.start, timing.end, timing.last) == (time(12), time(11), date(2024, 10, 17))


def test_week_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="53"):
        Timing.week(2025, 53)


@given(st.integers(1995, 2095), st.integers(1, 52))
def test_week_runs_from_monday_to_friday(year, number):
    timing = Timing.week(year, number)

    assert (timing.first.isoweekday(), timing.last.isoweekday()) == (1, 5)
    assert timing.first.isocalendar()[:2] == timing.last.isocalendar()[:2] == (year, number)


@pytest.mark.parametrize(
    ("timing", "dated"),
    [
        (Timing.at(DAY, time(9)), True),
        (Timing.days(DAY), True),
        (Timing.week(2024, 42), False),
        (Timing.month(2024, 10), False),
        (Timing.part(2024, 10, MonthPart.LATE), False),
        (Timing.term(2024, Term.AUTUMN), False),
        (Timing.agreement(), False),
    ],
)
def test_dated_means_a_day_is_known(timing, dated):
    assert timing.is_dated is dated


def test_school_year_is_the_one_it_starts_in():
    assert Timing.days(date(2025, 7, 30), date(2025, 8, 3)).school_year == SchoolYear(2024)


def test_sort_key_puts_undated_behind_dated_of_the_same_day_and_agreement_last():
    first = date(2024, 10, 1)
    timings = [
        Timing.agreement(),
        Timing.month(2024, 10),
        Timing.part(2024, 10, MonthPart.EARLY),
        Timing.days(first, date(2024, 10, 2)),
        Timing.days(first),
        Timing.at(first, time(12)),
        Timing.at(first, time(9)),
        Timing.days(date(2024, 9, 30)),
    ]

    ordered = sorted(timings, key=lambda timing: timing.sort_key)

    assert ordered == [
        Timing.days(date(2024, 9, 30)),
        Timing.at(first, time(9)),
        Timing.at(first, time(12)),
        Timing.days(first),
        Timing.days(first, date(2024, 10, 2)),
        Timing.month(2024, 10),
        Timing.part(2024, 10, MonthPart.EARLY),
        Timing.agreement(),
    ]


@given(DAYS, st.integers(0, 30), st.integers(-400, 400))
def test_moved_there_and_back_is_the_same(day, length, by):
    timing = Timing.at(day, time(9), time(15), last=day + timedelta(length))

    moved = timing.moved(timedelta(by))

    assert (moved.first - day, moved.last - moved.first) == (timedelta(by), timedelta(length))
    assert (moved.start, moved.end, moved.precision) == (time(9), time(15), Precision.TIME)
    assert moved.moved(timedelta(-by)) == timing


def test_agreement_stays_when_moved():
    assert Timing.agreement().moved(timedelta(7)) == Timing.agreement()
