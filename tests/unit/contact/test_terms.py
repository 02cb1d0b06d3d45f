"""T-40: how long a yes holds."""

from datetime import date, timedelta

import pytest

from samspor.contact.terms import holds_until, months_after, oldest_that_holds, renew_from


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 22), 13, date(2027, 12, 22)),
        (date(2026, 3, 15), -13, date(2025, 2, 15)),
    ],
)
def test_months_end_where_the_month_does(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_t40_yes_holds_for_thirteen_months_and_is_asked_about_before() -> None:
    said = date(2026, 8, 17)

    assert holds_until(said) == date(2027, 9, 17)
    assert renew_from(said) == date(2027, 7, 17)


def test_oldest_that_holds_is_the_first_day_that_does() -> None:
    for number in range(0, 900, 7):
        day = date(2026, 1, 1) + timedelta(days=number)

        oldest = oldest_that_holds(day)

        assert holds_until(oldest) >= day
        assert holds_until(oldest - timedelta(days=1)) < day
