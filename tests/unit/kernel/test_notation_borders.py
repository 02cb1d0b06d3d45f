"""First and last of what may be, and what stands right beside: found by faults planted on purpose."""

from datetime import date

import pytest

from samspor.kernel.notation import Context, DoubtCode, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Term, Timing

YEAR = Context(year=SchoolYear(2024))
UNDER_2025 = Context(calendar_year=2025)


def timings(text: str, context: Context = YEAR) -> list[Timing]:
    return [each.timing for each in find_timings(text, context=context) if each.timing]


def day(*written: int) -> Timing:
    return Timing.days(date(*written))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-19", day(2025, 1, 19)),
        ("2024-12-31", day(2024, 12, 31)),
        ("2024-10-01", day(2024, 10, 1)),
        ("2025-03-31", day(2025, 3, 31)),
    ],
)
def test_first_and_last_month_and_day_of_an_iso_date(text: str, expected: Timing) -> None:
    assert timings(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Møter: 15. september, 17. november og 2. februar",
            [day(2025, 9, 15), day(2025, 11, 17), day(2026, 2, 2)],
        ),
        ("Stengt f.o.m. 24.12 t.o.m. 1.1", [Timing.days(date(2025, 12, 24), date(2026, 1, 1))]),
        ("Neste samlinger er 26.11 og 11.2.", [day(2025, 11, 26), day(2026, 2, 11)]),
    ],
)
def test_list_under_a_calendar_year_goes_on_into_the_next(
    text: str, expected: list[Timing]
) -> None:
    assert timings(text, UNDER_2025) == expected


@pytest.mark.parametrize("text", ["jf. 4. 1.2", "nr. 2. 2.1 Lek", "versjon 2.0 1.1", "ca. 5 m 2.1"])
def test_numbers_of_sections_after_a_full_stop_are_no_end_of_a_range(text: str) -> None:
    assert timings(text) == []


def test_short_month_is_one_where_a_label_ends_and_not_before_a_dash() -> None:
    assert timings("OKT: Samling") == [Timing.month(2024, 10)]
    assert timings("OKT   –") == []


def test_number_before_a_word_before_a_month_is_not_its_day() -> None:
    assert timings("stengt i ukene 29 og 30 i juli") == [
        Timing.week(2025, 29, 30),
        Timing.month(2025, 7),
    ]
    assert timings("September 22") == [Timing.month(2024, 9)]


def test_months_without_a_year_take_that_of_the_half_year_before_them() -> None:
    first, *_ = [
        each
        for each in timings("Vår 2026: mars/april (dato vert sett hausten 2025)")
        if each.first == date(2026, 3, 1)
    ]

    assert first == Timing.month(2026, 3, 2)


def test_weekday_behind_from_is_held_against_its_day() -> None:
    (found,) = find_timings("Fra tirsdag 16. oktober", context=YEAR)

    assert [doubt.code for doubt in found.doubts] == [DoubtCode.WEEKDAY_MISMATCH]


def test_hours_behind_all_days_are_not_those_of_the_day_before_the_last() -> None:
    text = "Møter: 3. juni (evaluering), 9. september (plan høst), 2. desember, alle kl. 12–14.30"

    assert timings(text, UNDER_2025)[1] == day(2025, 9, 9)


def test_season_is_a_label_where_the_colon_stands_right_behind_it() -> None:
    assert timings("Høst: uke 38") == [Timing.term(2024, Term.AUTUMN), Timing.week(2024, 38)]
