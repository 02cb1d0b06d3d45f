from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.closed import (
    is_working_day,
    next_working_day,
    previous_working_day,
    working_days,
)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2025-05-28", True),
        ("2025-05-29", False),  # Ascension
        ("2025-05-30", True),
        ("2025-05-31", False),
        ("2025-06-01", False),
        ("2027-05-17", False),
    ],
)
def test_working_days_are_weekdays_without_holidays(day, working):
    assert is_working_day(date.fromisoformat(day)) is working


def test_closed_days_are_no_working_days():
    friday = date(2025, 5, 30)

    assert not is_working_day(friday, closed={friday})
    assert next_working_day(date(2025, 5, 28), closed={friday}) == date(2025, 6, 2)
    assert previous_working_day(date(2025, 6, 2), closed={friday}) == date(2025, 5, 28)


def test_next_and_previous_leave_the_day_itself():
    assert next_working_day(date(2024, 10, 16)) == date(2024, 10, 17)
    assert previous_working_day(date(2024, 10, 16)) == date(2024, 10, 15)
    assert next_working_day(date(2025, 4, 16)) == date(2025, 4, 22)
    assert previous_working_day(date(2025, 4, 22)) == date(2025, 4, 16)


def test_working_days_of_a_span_are_inclusive():
    found = working_days(date(2025, 5, 28), date(2025, 6, 2), closed=[date(2025, 6, 2)])

    assert found == [date(2025, 5, 28), date(2025, 5, 30)]
    assert working_days(date(2025, 6, 3), date(2025, 6, 2)) == []


def test_everything_closed_is_an_error():
    class Always:
        def __contains__(self, day):
            return True

        def __iter__(self):
            return iter(())

        def __len__(self):
            return 0

    with pytest.raises(ValueError, match="within a year of 2024-10-16, everything is closed"):
        next_working_day(date(2024, 10, 16), closed=Always())


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_next_working_day_has_none_before_it(day):
    following = next_working_day(day)

    assert working_days(day, following)[-1] == following
    assert len([one for one in working_days(day, following) if one > day]) == 1
