"""Days that take month and year from what they stand under."""

from datetime import date
from typing import Literal

import pytest

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.school_year import SchoolYear


def days(text: str, context: Context) -> list[tuple[date | None, date | None]]:
    found = [each.timing for each in find_timings(text, context=context)]
    return [(timing.first, timing.last) for timing in found if timing]


@pytest.mark.parametrize(
    ("text", "month", "first", "last"),
    [
        ("31.-1.", (2026, 3), date(2026, 3, 31), date(2026, 4, 1)),
        ("31.-1.", (2026, 4), date(2026, 3, 31), date(2026, 4, 1)),
        ("30.-6.", (2025, 12), date(2025, 12, 30), date(2026, 1, 6)),
        ("7.-11.", (2025, 10), date(2025, 10, 7), date(2025, 10, 11)),
    ],
)
def test_range_under_a_month_runs_over_its_edge(
    text: str, month: tuple[int, int], first: date, last: date
) -> None:
    assert days(text, Context(month=month)) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SFO for 1.-4. kl", []),
        ("SFO for 1.–4.kl.", []),
        ("5., 6. og 7. trinn", []),
        ("7./8.klasse", []),
        ("1. til 4. klassetrinn", []),
        ("8. årstrinn", []),
        ("14. kl 9", [(date(2025, 10, 14), date(2025, 10, 14))]),
        ("14. kl. 09", [(date(2025, 10, 14), date(2025, 10, 14))]),
        ("7.-11. klubbdager", [(date(2025, 10, 7), date(2025, 10, 11))]),
    ],
)
def test_grades_are_pupils_and_not_days(
    text: str, expected: list[tuple[date | None, date | None]]
) -> None:
    assert days(text, Context(month=(2025, 10))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. januar", [(date(2026, 1, 2), date(2026, 1, 2))]),
        ("13. august", [(date(2026, 8, 13), date(2026, 8, 13))]),
        ("uke 45", [(date(2026, 11, 2), date(2026, 11, 6))]),
        ("23. desember - 2. januar", [(date(2026, 12, 23), date(2027, 1, 2))]),
    ],
)
def test_calendar_year_of_the_heading_wins_over_the_school_year(
    text: str, expected: list[tuple[date, date]]
) -> None:
    context = Context(year=SchoolYear(2024), calendar_year=2026)

    assert days(text, context) == expected


def test_day_under_a_calendar_year_is_not_outside_the_school_year() -> None:
    (found,) = find_timings(
        "2. januar 2027", context=Context(year=SchoolYear(2024), calendar_year=2026)
    )

    assert found.doubts == ()


@pytest.mark.parametrize("position", [None, "start"])
@pytest.mark.parametrize(
    "text",
    [
        "14. august, 13. november, 4. januar, 7. mai og 13. august",
        "14.08 -13.11 - 04.01 - 07.05 - 13.08",
    ],
)
def test_row_of_days_that_ends_in_august_ends_the_year(
    text: str, position: Literal["start"] | None
) -> None:
    found = days(text, Context(year=SchoolYear(2026), position=position))

    assert [first for first, _ in found] == [
        date(2026, 8, 14),
        date(2026, 11, 13),
        date(2027, 1, 4),
        date(2027, 5, 7),
        date(2027, 8, 13),
    ]
    assert all(first == last for first, last in found)


def test_three_days_with_dashes_between_stay_a_stretch_and_a_day() -> None:
    found = days("14.08 - 16.08 - 04.01", Context(year=SchoolYear(2026)))

    assert found == [
        (date(2026, 8, 14), date(2026, 8, 16)),
        (date(2027, 1, 4), date(2027, 1, 4)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4. januar og 13. august", [date(2027, 1, 4), date(2027, 8, 13)]),
        ("3. mars, 4. januar og 13. august", [date(2027, 3, 3), date(2027, 1, 4), date(2027, 8, 13)]),
        ("14. august, 4. januar og 13. august", [date(2026, 8, 14), date(2027, 1, 4), date(2027, 8, 13)]),
        ("4. januar, 11. august og 13. august", [date(2027, 1, 4), date(2027, 8, 11), date(2027, 8, 13)]),
        ("13. november, 4. januar og 13. august", [date(2026, 11, 13), date(2027, 1, 4), date(2027, 8, 13)]),
        ("11. august og 13. august", [date(2026, 8, 11), date(2026, 8, 13)]),
        ("13. november og 14. august", [date(2026, 11, 13), date(2026, 8, 14)]),
    ],
)  # fmt: skip
def test_august_behind_the_spring_is_of_the_same_year(text: str, expected: list[date]) -> None:
    found = days(text, Context(year=SchoolYear(2026), position="start"))

    assert [first for first, _ in found] == expected


def test_august_behind_november_is_where_the_list_has_come_to() -> None:
    found = days("13. november og 14. august", Context(year=SchoolYear(2026), position="end"))

    assert [first for first, _ in found] == [date(2026, 11, 13), date(2027, 8, 14)]
