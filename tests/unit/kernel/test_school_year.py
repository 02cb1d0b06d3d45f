from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.school_year import SchoolYear

YEARS = st.integers(1990, 2100).map(SchoolYear)


@given(st.dates(date(1990, 8, 1), date(2101, 7, 31)))
def test_every_day_is_in_exactly_the_year_it_belongs_to(day):
    year = SchoolYear.of(day)

    assert day in year
    assert [
        number
        for number in (-1, 0, 1)
        if year.first <= day + timedelta(weeks=53 * number) <= year.last
    ] == [0]


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2024, 8, 1), 2024),
        (date(2024, 12, 31), 2024),
        (date(2025, 1, 1), 2024),
        (date(2025, 7, 31), 2024),
        (date(2025, 8, 1), 2025),
        (date(2024, 7, 31), 2023),
    ],
)
def test_year_turns_on_the_first_of_august(day, start):
    assert SchoolYear.of(day) == SchoolYear(start)


def test_days_outside_and_other_things_are_not_in_it():
    year = SchoolYear(2024)

    assert date(2024, 7, 31) not in year
    assert date(2025, 8, 1) not in year
    assert "2024-10-16" not in year
    assert (year.first, year.last) == (date(2024, 8, 1), date(2025, 7, 31))


@pytest.mark.parametrize(
    "text", ["2024-2025", "2024/2025", "2024–25", "2024/25", " 2024 - 2025 ", "2024 –25"]
)
def test_parse_reads_what_people_write(text):
    assert SchoolYear.parse(text) == SchoolYear(2024)


@given(YEARS)
def test_parse_reads_back_every_form_it_writes(year):
    assert SchoolYear.parse(year.slug) == year
    assert SchoolYear.parse(year.short) == year
    assert str(year) == year.slug


@pytest.mark.parametrize("text", ["", "2024", "2024-2026", "2025-2024", "24-25", "2024-2025-2026"])
def test_parse_refuses_what_is_no_school_year(text):
    with pytest.raises(ValueError, match="expected"):
        SchoolYear.parse(text)


def test_parse_says_what_was_wrong():
    with pytest.raises(ValueError, match="expected a school year such as 2024-2025, got 'x'"):
        SchoolYear.parse("x")
    with pytest.raises(ValueError, match="expected two years that follow each other"):
        SchoolYear.parse("2024-2026")


def test_turn_of_the_century_is_written_and_read():
    year = SchoolYear(1999)

    assert (year.slug, year.short) == ("1999-2000", "1999–00")
    assert SchoolYear.parse("1999-00") == year


@pytest.mark.parametrize("start", [1989, 2101])
def test_years_far_away_are_refused(start):
    with pytest.raises(ValueError, match=f"starting 1990 to 2100, got {start}"):
        SchoolYear(start)


def test_next_previous_and_order():
    year = SchoolYear(2024)

    assert (year.previous, year.next) == (SchoolYear(2023), SchoolYear(2025))
    assert sorted([year.next, year, year.previous]) == [year.previous, year, year.next]


def test_months_run_from_august_to_july():
    months = list(SchoolYear(2024).months())

    assert months == [(2024, number) for number in range(8, 13)] + [
        (2025, number) for number in range(1, 8)
    ]
