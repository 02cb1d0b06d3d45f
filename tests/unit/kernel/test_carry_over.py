from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.carry_over import carried, renamed_years, rewrite_dates, same_weekday
from samspor.kernel.holidays import is_public_holiday
from samspor.kernel.notation import Context
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Term, Timing

OLD = Context(year=SchoolYear(2024), position="start")
TO = SchoolYear(2026)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-09-02", "2026-09-07"),
        ("2024-10-16", "2026-10-21"),
        ("2024-11-27", "2026-11-25"),
        ("2024-12-04", "2026-12-02"),
        ("2025-04-09", "2027-04-14"),
        ("2025-05-22", "2027-05-27"),
        ("2025-06-24", "2027-06-22"),
        ("2024-10-30", "2026-10-28"),  # there is no fifth Wednesday
        ("2024-10-31", "2026-10-29"),
        ("2025-05-01", "2027-05-05"),  # the first Thursday is Ascension
        ("2025-05-19", "2027-05-18"),  # the third Monday is Constitution Day
        ("2024-08-01", "2026-08-06"),
        ("2025-07-31", "2027-07-29"),
    ],
)
def test_same_weekday_of_the_same_month(old, new):
    assert same_weekday(date.fromisoformat(old), to=TO) == date.fromisoformat(new)


def test_same_year_changes_nothing():
    day = date(2024, 10, 16)

    assert same_weekday(day, to=SchoolYear(2024)) == day


def test_friday_before_easter_moves_to_the_open_wednesday():
    assert same_weekday(date(2025, 3, 28), to=SchoolYear(2026)) == date(2027, 3, 24)


@given(st.dates(date(1995, 8, 1), date(2090, 7, 31)), st.integers(1995, 2090))
def test_carried_day_is_an_open_day_in_the_other_year(day, start):
    year = SchoolYear(start)

    carried = same_weekday(day, to=year)

    assert not is_public_holiday(carried)
    assert carried in year or carried.month in {7, 8}
    assert carried.month == day.month or carried.day <= 4 or carried.day >= 28


MAPPING = {
    date(2024, 10, 16): date(2026, 10, 21),
    date(2024, 11, 27): date(2026, 11, 25),
    date(2024, 12, 4): date(2026, 12, 2),
    date(2024, 9, 2): date(2026, 9, 7),
    date(2024, 9, 16): date(2026, 9, 5),
    date(2025, 5, 22): date(2027, 5, 27),
    date(2025, 5, 1): date(2027, 5, 5),
    date(2024, 8, 14): date(2026, 7, 31),
    date(2024, 8, 15): date(2026, 8, 3),
    date(2024, 10, 7): date(2026, 10, 5),
    date(2024, 10, 18): date(2026, 10, 16),
    date(2024, 10, 31): date(2026, 12, 1),
    date(2025, 1, 6): date(2027, 1, 6),
    date(2025, 3, 3): date(2025, 3, 3),
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Planlegge styrersamling i 16.okt", "Planlegge styrersamling i 21.okt"),
        ("Evt regional fagdag 27.nov", "Evt regional fagdag 25.nov"),
        ("Oppfølging styrersamling 22.mai", "Oppfølging styrersamling 27.mai"),
        ("Evaluering 16/10 - fagdag 4/12", "Evaluering 21/10 - fagdag 2/12"),
        ("16/10 og 27/11", "21/10 og 25/11"),
        ("16. oktober 2024", "21. oktober 2026"),
        ("16.10.2024", "21.10.2026"),
        ("16.9.2024", "5.9.2026"),
        ("16.09.2024", "05.09.2026"),
        ("04.12.24", "02.12.26"),
        ("4.12.24", "2.12.26"),
        ("02.09.", "07.09."),
        ("16.09.", "05.09."),
        ("2024-09-16", "2026-09-05"),
        ("31.10.2024", "01.12.2026"),
        ("31.10.", "1.12."),
        ("31/10", "1/12"),
        ("31. oktober", "1. desember"),
        ("31. Okt.", "1. Des."),
        ("31. OKTOBER", "1. DESEMBER"),
        ("31 October", "1 December"),
        ("Onsdag 16. oktober kl 9-15 (uke 42)", "Onsdag 21. oktober kl 9-15 (uke 43)"),
        ("7.-18. oktober (uke 41-42)", "5.-16. oktober (uke 41-42)"),
        ("16. oktober (uke 41)", "21. oktober (uke 41)"),
        ("torsdag 1. mai", "onsdag 5. mai"),
        ("Tors. 1. mai", "Ons. 5. mai"),
        ("fredag 1. mai", "fredag 5. mai"),
        ("14. og 15. august", "31. juli og 3. august"),
        ("14 og 15 august", "31. juli og 3 august"),
        ("14.-15.08.", "31.07.-03.08."),
        ("2. og 16. september", "7. og 5. september"),
        ("dagen etter 16. oktober", "dagen etter 16. oktober"),
        ("mandag i uke 42", "mandag i uke 42"),
        ("3. mars og 4. mars", "3. mars og 4. mars"),
        ("31. september", "31. september"),
        ("uten dato, kl 16.10", "uten dato, kl 16.10"),
        ("", ""),
    ],
)
def test_dates_in_text_follow_in_the_same_notation(old, new):
    assert rewrite_dates(old, MAPPING, context=OLD) == new


def test_weekday_follows_in_the_language_of_the_context():
    mapping = {date(2024, 10, 16): date(2026, 10, 20)}
    nynorsk = Context(year=SchoolYear(2024), language="nn")

    assert rewrite_dates("onsdag 16. oktober", mapping, context=OLD) == "tirsdag 20. oktober"
    assert rewrite_dates("onsdag 16. oktober", mapping, context=nynorsk) == "tysdag 20. oktober"


def test_day_under_a_month_heading_follows_by_its_number():
    context = Context(year=SchoolYear(2024), month=(2024, 10))

    assert rewrite_dates("16. er fri", MAPPING, context=context) == "21. er fri"


def test_shared_month_stays_where_the_day_behind_stays():
    mapping = {date(2024, 10, 30): date(2024, 11, 2)}

    assert rewrite_dates("30. og 31. oktober", mapping, context=OLD) == "2. november og 31. oktober"


def test_week_stays_when_days_turn_around():
    mapping = {date(2024, 10, 7): date(2026, 10, 16), date(2024, 10, 11): date(2026, 10, 5)}

    rewritten = rewrite_dates("7.-11. oktober (uke 41)", mapping, context=OLD)

    assert rewritten == "16.-5. oktober (uke 41)"


_MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
           "oktober", "november", "desember")  # fmt: skip


@pytest.mark.parametrize(
    "write",
    [
        lambda day: f"{day.day}. {_MONTHS[day.month - 1]}",
        lambda day: f"{day.day}/{day.month}",
        lambda day: f"{day:%d.%m.%Y}",
    ],
    ids=["words", "slash", "full"],
)
@given(
    old=st.dates(date(2024, 9, 1), date(2025, 7, 31)),
    new=st.dates(date(2026, 9, 1), date(2027, 7, 31)),
)
def test_rewritten_day_is_written_like_the_old_one(write, old, new):
    rewritten = rewrite_dates(f"møte {write(old)} på Heim", {old: new}, context=OLD)

    assert rewritten == f"møte {write(new)} på Heim"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Timing.days(date(2024, 10, 16)), Timing.days(date(2026, 10, 21))),
        (Timing.days(date(2025, 5, 22), date(2025, 5, 23)), Timing.days(date(2027, 5, 27), date(2027, 5, 28))),
        (Timing.at(date(2024, 9, 2), time(12), time(14)), Timing.at(date(2026, 9, 7), time(12), time(14))),
        (Timing.week(2024, 46), Timing.week(2026, 46)),
        (Timing.week(2024, 52, 1), Timing.week(2026, 52, 1)),
        (Timing.month(2024, 11), Timing.month(2026, 11)),
        (Timing.month(2025, 3, 2), Timing.month(2027, 3, 2)),
        (Timing.month(2024, 12, 2), Timing.month(2026, 12, 2)),
        (Timing.part(2025, 1, MonthPart.MIDDLE), Timing.part(2027, 1, MonthPart.MIDDLE)),
        (Timing.part(2024, 11, MonthPart.LATE), Timing.part(2026, 11, MonthPart.LATE)),
        (Timing.term(2025, Term.SPRING), Timing.term(2027, Term.SPRING)),
        (Timing.term(2024, Term.AUTUMN), Timing.term(2026, Term.AUTUMN)),
        (Timing.agreement(), Timing.agreement()),
    ],
)  # fmt: skip
def test_timing_in_another_year_is_what_it_was_called(old: Timing, new: Timing) -> None:
    assert carried(old, years=2) == new


def test_week_53_is_the_last_where_there_is_none() -> None:
    assert carried(Timing.week(2026, 53), years=1) == Timing.week(2027, 52)


@given(st.dates(date(2020, 8, 1), date(2030, 7, 31)), st.integers(0, 30), st.integers(-5, 5))
def test_several_days_stay_as_many_in_the_wanted_year(day: date, more: int, years: int) -> None:
    old = Timing.days(day, day + timedelta(days=more))

    new = carried(old, years=years)

    assert new.last - new.first == timedelta(days=more)
    assert SchoolYear.of(new.first).start == SchoolYear.of(day).start + years


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rekom 2024/2025", "Rekom 2026/2027"),
        ("Planlegging av våren 2025", "Planlegging av våren 2027"),
        ("Årshjul 2024–25", "Årshjul 2026–27"),
        ("Hausten 2024 og hausten 2024", "Hausten 2024 og hausten 2026"),
        ("Rammeplanen 2017", "Rammeplanen 2017"),
    ],
)
def test_years_in_words_follow(old: str, new: str) -> None:
    assert renamed_years(old, held=SchoolYear(2024), to=TO) == new
