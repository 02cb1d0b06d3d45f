from datetime import date, time

import pytest

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Precision, Term, Timing
from samspor.kernel.writing import (
    month_name,
    weekday_name,
    write_date,
    write_number,
    write_time,
    write_time_range,
    write_timing,
    write_week,
)

WHEEL = SchoolYear(2024)
GATHERING = Timing.at(date(2024, 10, 16), time(9, 30), time(15))
OVERNIGHT = Timing.at(date(2024, 10, 24), time(12), time(13), last=date(2024, 10, 25))


@pytest.mark.parametrize(
    ("language", "style", "inside", "outside"),
    [
        ("nb", "full", "onsdag 16. oktober kl. 09.30–15.00 (uke 42)",
         "onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42)"),
        ("nb", "short", "ons. 16. oktober kl. 09.30–15.00 (uke 42)",
         "ons. 16. oktober 2024 kl. 09.30–15.00 (uke 42)"),
        ("nb", "compact", "16. okt.", "16. okt. 2024"),
        ("nn", "full", "onsdag 16. oktober kl. 09.30–15.00 (veke 42)",
         "onsdag 16. oktober 2024 kl. 09.30–15.00 (veke 42)"),
        ("nn", "short", "ons. 16. oktober kl. 09.30–15.00 (veke 42)",
         "ons. 16. oktober 2024 kl. 09.30–15.00 (veke 42)"),
        ("nn", "compact", "16. okt.", "16. okt. 2024"),
        ("en", "full", "Wednesday 16 October, 09:30–15:00 (week 42)",
         "Wednesday 16 October 2024, 09:30–15:00 (week 42)"),
        ("en", "short", "Wed 16 October, 09:30–15:00 (week 42)",
         "Wed 16 October 2024, 09:30–15:00 (week 42)"),
        ("en", "compact", "16 Oct", "16 Oct 2024"),
    ],
)  # fmt: skip
def test_exact_time_is_written_with_the_year_only_where_it_is_news(
    language, style, inside, outside
):
    within = write_timing(GATHERING, language=language, style=style, year=WHEEL)
    other = write_timing(GATHERING, language=language, style=style, year=WHEEL.next)
    alone = write_timing(GATHERING, language=language, style=style)

    assert within == inside
    assert other == outside
    assert alone == outside


@pytest.mark.parametrize(
    ("timing", "full", "short", "compact"),
    [
        (Timing.at(date(2024, 10, 16), time(9, 5)),
         "onsdag 16. oktober kl. 09.05 (uke 42)", "ons. 16. oktober kl. 09.05 (uke 42)", "16. okt."),
        (OVERNIGHT,
         "torsdag 24. oktober kl. 12.00 – fredag 25. oktober kl. 13.00 (uke 43)",
         "tors. 24. oktober kl. 12.00 – fre. 25. oktober kl. 13.00 (uke 43)", "24.–25. okt."),
        (Timing.at(date(2024, 10, 24), time(12), last=date(2024, 10, 25)),
         "torsdag 24. oktober kl. 12.00 – fredag 25. oktober (uke 43)",
         "tors. 24. oktober kl. 12.00 – fre. 25. oktober (uke 43)", "24.–25. okt."),
        (Timing.days(date(2025, 5, 22)),
         "torsdag 22. mai (uke 21)", "tors. 22. mai (uke 21)", "22. mai"),
        (Timing.days(date(2024, 10, 7), date(2024, 10, 11)),
         "mandag 7. – fredag 11. oktober (uke 41)", "man. 7. – fre. 11. oktober (uke 41)",
         "7.–11. okt."),
        (Timing.days(date(2024, 12, 23), date(2025, 1, 2)),
         "mandag 23. desember – torsdag 2. januar (uke 52–1)",
         "man. 23. desember – tors. 2. januar (uke 52–1)", "23. des. – 2. jan."),
        (Timing.week(2024, 46),
         "uke 46 (11.–15. november)", "uke 46 (11.–15. nov.)", "uke 46"),
        (Timing.week(2024, 40),
         "uke 40 (30. september – 4. oktober)", "uke 40 (30. sep. – 4. okt.)", "uke 40"),
        (Timing.week(2024, 41, 42),
         "uke 41–42 (7.–18. oktober)", "uke 41–42 (7.–18. okt.)", "uke 41–42"),
        (Timing.month(2024, 11), "november", "november", "nov."),
        (Timing.month(2025, 3, 2), "mars–april", "mars–april", "mars–apr."),
        (Timing.month(2024, 12, 2), "desember–januar", "desember–januar", "des.–jan."),
        (Timing.part(2025, 1, MonthPart.EARLY),
         "primo januar (1.–10.)", "primo januar (1.–10.)", "primo jan."),
        (Timing.part(2025, 1, MonthPart.MIDDLE),
         "medio januar (11.–20.)", "medio januar (11.–20.)", "medio jan."),
        (Timing.part(2025, 2, MonthPart.LATE),
         "ultimo februar (21.–28.)", "ultimo februar (21.–28.)", "ultimo feb."),
        (Timing.term(2025, Term.SPRING), "våren 2025", "våren 2025", "våren 2025"),
        (Timing.term(2024, Term.AUTUMN), "høsten 2024", "høsten 2024", "høsten 2024"),
        (Timing.agreement(), "etter avtale", "etter avtale", "etter avtale"),
    ],
)  # fmt: skip
def test_every_precision_in_bokmal(timing, full, short, compact):
    written = [
        write_timing(timing, language="nb", style=style, year=WHEEL)
        for style in ("full", "short", "compact")
    ]

    assert written == [full, short, compact]


@pytest.mark.parametrize(
    ("timing", "full", "compact"),
    [
        (OVERNIGHT,
         "torsdag 24. oktober kl. 12.00 – fredag 25. oktober 2024 kl. 13.00 (uke 43)",
         "24.–25. okt. 2024"),
        (Timing.days(date(2024, 10, 7), date(2024, 10, 11)),
         "mandag 7. – fredag 11. oktober 2024 (uke 41)", "7.–11. okt. 2024"),
        (Timing.days(date(2024, 9, 30), date(2024, 10, 4)),
         "mandag 30. september – fredag 4. oktober 2024 (uke 40)", "30. sep. – 4. okt. 2024"),
        (Timing.days(date(2024, 12, 23), date(2025, 1, 2)),
         "mandag 23. desember 2024 – torsdag 2. januar 2025 (uke 52–1)",
         "23. des. 2024 – 2. jan. 2025"),
        (Timing.week(2024, 46), "uke 46 (11.–15. november 2024)", "uke 46, 2024"),
        (Timing.week(2024, 52, 1), "uke 52–1 (23. desember 2024 – 3. januar 2025)",
         "uke 52–1, 2024"),
        (Timing.week(2025, 1), "uke 1 (30. desember 2024 – 3. januar 2025)", "uke 1, 2025"),
        (Timing.month(2024, 11), "november 2024", "nov. 2024"),
        (Timing.month(2025, 3, 2), "mars–april 2025", "mars–apr. 2025"),
        (Timing.month(2024, 12, 2), "desember 2024 – januar 2025", "des. 2024 – jan. 2025"),
        (Timing.month(2024, 3, 13), "mars 2024 – mars 2025", "mars 2024 – mars 2025"),
        (Timing.part(2025, 1, MonthPart.MIDDLE), "medio januar 2025 (11.–20.)", "medio jan. 2025"),
    ],
)  # fmt: skip
def test_every_precision_with_its_year(timing, full, compact):
    assert write_timing(timing, language="nb") == full
    assert write_timing(timing, language="nb", style="compact") == compact


@pytest.mark.parametrize(
    ("timing", "nynorsk", "english"),
    [
        (Timing.days(date(2024, 10, 7), date(2024, 10, 13)),
         "måndag 7. – sundag 13. oktober (veke 41)", "Monday 7 – Sunday 13 October (week 41)"),
        (Timing.week(2024, 46), "veke 46 (11.–15. november)", "week 46 (11–15 November)"),
        (Timing.month(2025, 3, 2), "mars–april", "March–April"),
        (Timing.part(2025, 1, MonthPart.EARLY), "primo januar (1.–10.)", "early January (1–10)"),
        (Timing.part(2025, 1, MonthPart.MIDDLE), "medio januar (11.–20.)", "mid-January (11–20)"),
        (Timing.part(2025, 1, MonthPart.LATE), "ultimo januar (21.–31.)", "late January (21–31)"),
        (Timing.term(2025, Term.SPRING), "våren 2025", "spring 2025"),
        (Timing.term(2024, Term.AUTUMN), "hausten 2024", "autumn 2024"),
        (Timing.agreement(), "etter avtale", "by agreement"),
    ],
)  # fmt: skip
def test_every_precision_in_nynorsk_and_english(timing, nynorsk, english):
    assert write_timing(timing, language="nn", year=WHEEL) == nynorsk
    assert write_timing(timing, language="en", year=WHEEL) == english


@pytest.mark.parametrize(
    ("precision", "first", "last", "written"),
    [
        (Precision.MONTH, date(2025, 3, 3), date(2025, 4, 2),
         "mandag 3. mars – onsdag 2. april (uke 10–14)"),
        (Precision.PART, date(2025, 3, 3), date(2025, 3, 4),
         "mandag 3. – tirsdag 4. mars (uke 10)"),
        (Precision.TERM, date(2025, 3, 3), date(2025, 3, 4),
         "mandag 3. – tirsdag 4. mars (uke 10)"),
    ],
)  # fmt: skip
def test_period_that_was_moved_off_its_bounds_is_written_as_days(precision, first, last, written):
    assert write_timing(Timing(precision, first, last), language="nb", year=WHEEL) == written


def test_same_week_number_a_year_apart_is_a_range():
    timing = Timing.days(date(2024, 10, 16), date(2025, 10, 15))

    assert write_timing(timing, language="nb", style="full").endswith("(uke 42–42)")


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [
        ("nb", ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
         ["man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."]),
        ("nn", ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
         ["mån.", "tys.", "ons.", "tors.", "fre.", "laur.", "sun."]),
        ("en", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
         ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
    ],
)  # fmt: skip
def test_weekday_names(language, full, short):
    week = [date(2024, 10, number) for number in range(7, 14)]

    assert [weekday_name(day, language=language) for day in week] == full
    assert [weekday_name(day, language=language, short=True) for day in week] == short


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [
        ("nb", "januar februar mars april mai juni juli august september oktober november desember",
         "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des."),
        ("nn", "januar februar mars april mai juni juli august september oktober november desember",
         "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des."),
        ("en", ("January February March April May June July August September October November"
         " December"), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    ],
)  # fmt: skip
def test_month_names(language, full, short):
    months = range(1, 13)

    assert " ".join(month_name(number, language=language) for number in months) == full
    assert " ".join(month_name(number, language=language, short=True) for number in months) == short


def test_date_is_written_with_and_without_its_weekday():
    day = date(2024, 10, 16)

    assert write_date(day, language="nb") == "onsdag 16. oktober 2024"
    assert write_date(day, language="nb", weekday=False) == "16. oktober 2024"
    assert write_date(day, language="nn", style="short", year=WHEEL) == "ons. 16. oktober"
    assert write_date(day, language="en", style="compact") == "16 Oct 2024"
    assert write_date(day, language="nb", style="compact", year=WHEEL) == "16. okt."
    assert write_date(day, language="nb", year=WHEEL.previous) == "onsdag 16. oktober 2024"


def test_times_and_weeks():
    assert write_time(time(9, 5), language="nb") == "09.05"
    assert write_time(time(9, 5), language="en") == "09:05"
    assert write_time_range(time(9, 30), time(15), language="nn") == "kl. 09.30–15.00"
    assert write_time_range(time(9, 30), None, language="nb") == "kl. 09.30"
    assert write_time_range(time(9, 30), time(15), language="en") == "09:30–15:00"
    assert write_week(date(2024, 10, 16), language="nb") == "uke 42"
    assert write_week(date(2024, 10, 16), date(2024, 10, 18), language="nn") == "veke 42"
    assert write_week(date(2024, 10, 16), date(2024, 10, 21), language="en") == "week 42–43"
    assert write_week(date(2026, 12, 31), date(2027, 1, 4), language="nb") == "uke 53–1"


@pytest.mark.parametrize(
    ("number", "decimals", "norwegian", "english"),
    [
        (0, 0, "0", "0"),
        (9999, 0, "9999", "9999"),
        (10_000, 0, "10\u00a0000", "10,000"),
        (1_234_567, 0, "1\u00a0234\u00a0567", "1,234,567"),
        (2.5, 1, "2,5", "2.5"),
        (12_500.25, 2, "12\u00a0500,25", "12,500.25"),
        (-3, 0, "−3", "-3"),
        (-12_500, 0, "−12\u00a0500", "-12,500"),
    ],
)
def test_numbers(number, decimals, norwegian, english):
    assert write_number(number, language="nb", decimals=decimals) == norwegian
    assert write_number(number, language="nn", decimals=decimals) == norwegian
    assert write_number(number, language="en", decimals=decimals) == english


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="expected the language nb, nn or en, got 'se'"):
        write_timing(GATHERING, language="se")
