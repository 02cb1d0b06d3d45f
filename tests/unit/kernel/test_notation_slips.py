"""How people really type days: slips, hours that end something, weekdays that settle August."""

from datetime import date, time

import pytest

from samspor.kernel.notation import Context, DoubtCode, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing

YEAR = Context(year=SchoolYear(2026))
LATE = Context(year=SchoolYear(2026), position="end")
OCTOBER = Context(year=SchoolYear(2026), month=(2026, 10))


def timings(text: str, context: Context = YEAR) -> list[Timing | None]:
    return [each.timing for each in find_timings(text, context=context)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10. -17- april", date(2027, 4, 10), date(2027, 4, 17)),
        ("10.-17- april", date(2027, 4, 10), date(2027, 4, 17)),
        ("17- april", date(2027, 4, 17), date(2027, 4, 17)),
        ("2.10 - 6.10", date(2026, 10, 2), date(2026, 10, 6)),
        ("4.10 - 8.10", date(2026, 10, 4), date(2026, 10, 8)),
        ("6.10-9.10", date(2026, 10, 6), date(2026, 10, 9)),
    ],
)
def test_dash_for_a_full_stop_and_days_no_hour_could_be(text: str, first: date, last: date) -> None:
    assert timings(text) == [Timing.days(first, last)]


def test_stroke_between_two_days_in_a_row_joins_them() -> None:
    assert timings("6./7. oktober") == [Timing.days(date(2026, 10, 6), date(2026, 10, 7))]


@pytest.mark.parametrize("text", ["rom 6(7. oktober)", "sak 6)7. oktober"])
def test_number_before_a_bracket_is_no_day_beside_the_next(text: str) -> None:
    assert timings(text) == [Timing.days(date(2026, 10, 7))]


@pytest.mark.parametrize("text", ["7.10 - 9.10", "8.10-9.05", "9.10-11.00"])
def test_hours_from_seven_are_hours(text: str) -> None:
    assert timings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "18. desember siste skoledag slutter kl. 12.00",
        "18. desember siste skuledag sluttar kl. 12.00",
        "18. desember barnehagen stenger kl. 12.00",
        "18. desember barnehagen er åpen til kl. 12.00",
        "18. desember SFO er open til kl. 12.00",
    ],
)
def test_hour_something_ends_is_not_when_it_begins(text: str) -> None:
    assert timings(text) == [Timing.days(date(2026, 12, 18))]


def test_hour_something_begins_still_is() -> None:
    assert timings("18. desember møte begynner kl. 12.00") == [
        Timing.at(date(2026, 12, 18), time(12))
    ]


def test_weekday_settles_august_against_the_place_in_the_list() -> None:
    (found,) = find_timings("mandag 17. august", context=LATE)

    assert found.timing == Timing.days(date(2026, 8, 17))
    assert found.doubts == ()


def test_weekday_that_fits_both_places_changes_nothing() -> None:
    (found,) = find_timings("søndag 17. august", context=LATE)

    assert found.timing == Timing.days(date(2027, 8, 17))
    assert [each.code for each in found.doubts] == [DoubtCode.WEEKDAY_MISMATCH]


def test_weekday_does_not_move_other_months_or_written_years() -> None:
    assert timings("mandag 17. september", LATE) == [Timing.days(date(2026, 9, 17))]
    assert timings("mandag 17. august 2027", LATE) == [Timing.days(date(2027, 8, 17))]
    under_heading = Context(year=SchoolYear(2026), calendar_year=2027)
    assert timings("mandag 17. august", under_heading) == [Timing.days(date(2027, 8, 17))]


def test_weekday_and_number_alone_are_a_day_under_a_month() -> None:
    assert timings("Mandag 12", OCTOBER) == [Timing.days(date(2026, 10, 12))]
    assert timings("Mandag 12 deltakere", OCTOBER) == []


@pytest.mark.parametrize("verb", ["blir", "vert"])
def test_day_that_is_told_is_no_open_date(verb: str) -> None:
    assert timings(f"Datoen {verb} tirsdag 13. oktober") == [Timing.days(date(2026, 10, 13))]


@pytest.mark.parametrize("words", ["uke 25–26", "veke 25-26", "week 25–26", "Uke 25-26"])
def test_weeks_that_look_like_the_school_year_are_weeks(words: str) -> None:
    (found,) = find_timings(words, context=Context(year=SchoolYear(2025)))

    assert found.timing == Timing.week(2026, 25, 26)


def test_two_days_at_one_hour_whose_weekday_slips_ask_without_a_backward_choice() -> None:
    (found,) = find_timings(
        "Fredag 26.11 kl. 16.00 – Lørdag 27.11 kl. 16.00", context=Context(year=SchoolYear(2022))
    )

    assert found.timing == Timing.at(
        date(2022, 11, 26), time(16), time(16), last=date(2022, 11, 27)
    )
    assert [each.code for each in found.doubts] == [DoubtCode.WEEKDAY_MISMATCH] * 2
