from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.weeks import (
    iso_years_of,
    monday_of,
    numbers_between,
    week_number,
    week_span,
    weeks_in,
)


@pytest.mark.parametrize(
    ("year", "weeks"), [(2020, 53), (2024, 52), (2025, 52), (2026, 53), (2027, 52), (2032, 53)]
)
def test_some_years_have_53_weeks(year, weeks):
    assert weeks_in(year) == weeks


@given(st.integers(1990, 2100))
def test_last_week_of_a_year_is_followed_by_week_1(year):
    _, sunday = week_span(year, weeks_in(year))
    monday, _ = week_span(year + 1, 1)

    assert (monday - sunday).days == 1


def test_week_span_and_its_days():
    assert week_span(2024, 42) == (date(2024, 10, 14), date(2024, 10, 20))
    assert monday_of(date(2024, 10, 16)) == date(2024, 10, 14)
    assert monday_of(date(2024, 10, 14)) == date(2024, 10, 14)
    assert week_number(date(2026, 12, 31)) == 53
    assert numbers_between(date(2024, 12, 23), date(2025, 1, 2)) == (52, 1)


def test_week_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="53"):
        week_span(2025, 53)


@pytest.mark.parametrize(
    ("number", "years"),
    [(1, (2025,)), (30, (2025,)), (31, (2024, 2025)), (32, (2024,)), (53, (2024,))],
)
def test_weeks_of_a_school_year(number, years):
    assert iso_years_of(number, SchoolYear(2024)) == years
