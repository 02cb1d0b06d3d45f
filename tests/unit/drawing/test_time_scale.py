from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing.time_scale import Grain, TimeScale
from samspor.kernel.school_year import SchoolYear

YEARS = st.builds(SchoolYear, st.integers(1990, 2099))
SCALE = TimeScale.of(SchoolYear(2024))


@given(YEARS, st.integers(0, 364))
def test_day_comes_back_from_its_angle(year, number):
    scale = TimeScale.of(year)
    day = year.first + timedelta(days=number)

    assert scale.day_at(scale.angle(day)) == day
    assert scale.day_at(scale.middle(day)) == day
    assert scale.snap(scale.angle(day)) == day


@given(YEARS)
def test_months_and_weeks_cover_the_year_once(year):
    scale = TimeScale.of(year)

    months = [stretch for _day, stretch in scale.months()]
    weeks = [stretch for _number, _monday, stretch in scale.weeks()]

    assert len(months) == 12
    for stretches in (months, weeks):
        assert stretches[0].start == 0
        assert stretches[-1].end == pytest.approx(360)
        for one, following in pairwise(stretches):
            assert one.end == pytest.approx(following.start)


def test_august_begins_at_twelve_o_clock_and_time_runs_clockwise():
    assert SCALE.angle(date(2024, 8, 1)) == 0
    assert SCALE.angle(date(2025, 1, 30)) == pytest.approx(179.5, abs=0.1)


def test_angle_is_a_share_of_days_not_of_months():
    february = SCALE.stretch(date(2025, 2, 1), date(2025, 2, 28))
    march = SCALE.stretch(date(2025, 3, 1), date(2025, 3, 31))

    assert february.width / march.width == pytest.approx(28 / 31)


def test_leap_day_has_its_own_place():
    scale = TimeScale.of(SchoolYear(2023))

    assert scale.days == 366
    assert scale.day_at(scale.middle(date(2024, 2, 29))) == date(2024, 2, 29)


def test_full_circle_is_the_first_day_again():
    assert SCALE.day_at(360) == date(2024, 8, 1)
    assert SCALE.day_at(359.99) == date(2025, 7, 31)


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [
        (date(2024, 12, 23), date(2025, 1, 2), False, False),
        (date(2025, 7, 30), date(2025, 8, 5), False, True),
        (date(2024, 7, 31), date(2024, 8, 2), True, False),
        (date(2024, 7, 31), date(2024, 7, 31), True, False),
        (date(2025, 8, 1), date(2025, 8, 1), False, True),
        (date(2023, 1, 1), date(2027, 1, 1), True, True),
    ],
)
def test_stretch_is_cut_to_the_year_and_says_so(first, last, before, after):
    stretch = SCALE.stretch(first, last)

    assert (stretch.before, stretch.after) == (before, after)
    assert 0 <= stretch.start < stretch.end <= 360 + 1e-9


def test_plan_of_thirteen_months_fits_the_same_circle():
    scale = TimeScale(date(2025, 8, 1), date(2026, 8, 31))

    months = list(scale.months())

    assert len(months) == 13
    assert months[-1][1].end == pytest.approx(360)


@pytest.mark.parametrize(
    ("day", "grain", "snapped"),
    [
        (date(2024, 10, 16), Grain.DAY, date(2024, 10, 16)),
        (date(2024, 10, 16), Grain.WEEK, date(2024, 10, 14)),
        (date(2024, 10, 19), Grain.WEEK, date(2024, 10, 21)),
        (date(2024, 10, 10), Grain.MONTH, date(2024, 10, 1)),
        (date(2024, 10, 25), Grain.MONTH, date(2024, 11, 1)),
        (date(2024, 8, 1), Grain.WEEK, date(2024, 8, 1)),
        (date(2025, 7, 30), Grain.MONTH, date(2025, 7, 31)),
    ],
)
def test_snap_goes_to_the_nearest_beginning_inside_the_plan(day, grain, snapped):
    assert SCALE.snap(SCALE.angle(day), grain) == snapped


def test_half_circle_lays_the_same_days_on_half_the_degrees():
    scale = TimeScale(date(2024, 8, 1), date(2025, 7, 31), opening=-90, sweep=180)

    assert scale.angle(date(2024, 8, 1)) == -90
    assert scale.day_at(-90) == date(2024, 8, 1)
    assert scale.day_at(90) == date(2025, 7, 31)
