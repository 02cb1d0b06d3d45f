"""Which year a date belongs to, and the doubts about it."""

import pytest

from samspor.kernel.notation import Context, DoubtCode, find_timings
from samspor.kernel.school_year import SchoolYear
from tests.unit.kernel.notation_rows import (
    AMBIGUOUS,
    NO_YEAR,
    OUTSIDE,
    at,
    day,
    expected,
    month,
    spring,
    summary,
    week,
)

HEADING = SchoolYear(2024)


def read(text, **context):
    return find_timings(text, context=Context(**({"year": HEADING} | context)))


@pytest.mark.parametrize("month_word", ["september", "oktober", "november", "desember"])
def test_autumn_months_are_in_the_first_year(month_word):
    found = read(f"3. {month_word}")

    assert [one.timing.first.year for one in found] == [2024]


@pytest.mark.parametrize(
    "month_word", ["januar", "februar", "mars", "april", "mai", "juni", "juli"]
)
def test_spring_months_are_in_the_second_year(month_word):
    found = read(f"3. {month_word}")

    assert [one.timing.first.year for one in found] == [2025]


@pytest.mark.parametrize(
    ("number", "year"), [(32, 2024), (40, 2024), (52, 2024), (1, 2025), (8, 2025), (30, 2025)]
)
def test_weeks_from_32_are_in_the_first_year_others_in_the_second(number, year):
    found = read(f"uke {number}")

    assert [(one.timing, one.doubts) for one in found] == [(week(year, number), ())]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("15. og 16.august", day("2024-08-15/2024-08-16"), day("2025-08-15/2025-08-16")),
        (
            "20. august kl 9-15",
            at("2024-08-20", "09:00", "15:00"),
            at("2025-08-20", "09:00", "15:00"),
        ),
        ("uke 31", week(2024, 31), week(2025, 31)),
        ("august", month(2024, 8), month(2025, 8)),
    ],
)
def test_august_and_week_31_are_settled_by_position_or_asked(text, first, second):
    opening = read(text, position="start")
    closing = read(text, position="end")
    asked = read(text)

    assert [(one.timing, one.doubts) for one in opening] == [(first, ())]
    assert [(one.timing, one.doubts) for one in closing] == [(second, ())]
    assert [(doubt.code, doubt.choices) for doubt in asked[0].doubts] == [
        (AMBIGUOUS, (first, second))
    ]
    assert asked[0].timing == first


def test_august_question_is_a_sentence_in_the_language_of_the_context():
    sentences = [
        read("august", language=language)[0].doubts[0].text for language in ("nb", "nn", "en")
    ]

    assert sentences == [
        "«august» kan være både først og sist i året. Hvilket år gjelder det?",
        "«august» kan vere både først og sist i året. Kva år gjeld det?",
        "“august” may be at either end of the year. Which year is meant?",
    ]


@pytest.mark.parametrize(
    ("heading_month", "timing"),
    [((2024, 8), "2024-08-20"), ((2024, 10), "2024-08-20"), ((2025, 6), "2025-08-20")],
)
def test_month_above_settles_august(heading_month, timing):
    found = read("20. august", month=heading_month)

    assert [(one.timing, one.doubts) for one in found] == [(day(timing), ())]


def test_weekday_that_fits_one_year_only_settles_august():
    found = read("onsdag 20. august") + read("tirsdag 20. august")

    assert [(one.timing, one.doubts) for one in found] == [
        (day("2025-08-20"), ()),
        (day("2024-08-20"), ()),
    ]


def test_weekday_that_fits_no_year_leaves_both_doubts():
    found = read("søndag 20. august")

    assert [doubt.code for doubt in found[0].doubts] == [AMBIGUOUS, DoubtCode.WEEKDAY_MISMATCH]


@pytest.mark.parametrize(
    ("text", "timing"),
    [
        ("29. juli - 3. august", day("2025-07-29/2025-08-03")),
        ("25. august - 2. september", day("2024-08-25/2024-09-02")),
        ("uke 30-31", week(2025, 30, 31)),
        ("uke 31-32", week(2024, 31, 32)),
        ("juli-august", month(2025, 7, 2)),
        ("august-september", month(2024, 8, 2)),
        ("23. desember - 2. januar 2025", day("2024-12-23/2025-01-02")),
        ("23. desember 2024 - 2. januar", day("2024-12-23/2025-01-02")),
        ("uke 52-1", week(2024, 52, 1)),
        ("desember-januar", month(2024, 12, 2)),
    ],
)
def test_days_written_together_settle_each_other(text, timing):
    found = read(text)

    assert [(one.timing, one.doubts) for one in found] == [(timing, ())]


def test_month_above_gives_the_school_year_where_no_heading_does():
    found = read("9. april, 3. oktober", year=None, month=(2024, 10))

    assert [one.timing for one in found] == [day("2025-04-09"), day("2024-10-03")]


def test_month_above_wins_over_the_heading():
    found = read("9. april", month=(2026, 4))

    assert summary(found) == expected([("9. april", day("2026-04-09"), OUTSIDE)])


@pytest.mark.parametrize(
    ("text", "timing", "inside"),
    [
        ("16. oktober 2023", day("2023-10-16"), day("2024-10-16")),
        ("1. januar 2026", day("2026-01-01"), day("2025-01-01")),
        ("14. august 2023", day("2023-08-14"), day("2024-08-14")),
        ("16. oktober 2023 kl 9", at("2023-10-16", "09:00"), at("2024-10-16", "09:00")),
    ],
)
def test_written_year_wins_but_is_flagged_outside_the_heading(text, timing, inside):
    found = read(text)

    assert [(one.timing, [(d.code, d.choices) for d in one.doubts]) for one in found] == [
        (timing, [(OUTSIDE, (timing, inside))])
    ]


def test_leap_day_outside_the_heading_has_no_other_choice():
    found = read("29. februar 2024")

    assert [(doubt.code, doubt.choices) for doubt in found[0].doubts] == [
        (OUTSIDE, (day("2024-02-29"),))
    ]


def test_outside_sentences_name_the_day_or_the_period():
    texts = ["1. januar 2026", "14. og 15. mai 2026", "uke 46, 2026", "november 2026", "våren 2026"]

    sentences = [read(text)[0].doubts[0].text for text in texts]

    assert sentences == [
        "1. januar 2026 ligger utenfor året 2024–25.",
        "14.–15. mai 2026 ligger utenfor året 2024–25.",
        "Uke 46, 2026 ligger utenfor året 2024–25.",
        "November 2026 ligger utenfor året 2024–25.",
        "Våren 2026 ligger utenfor året 2024–25.",
    ]


@pytest.mark.parametrize(
    "text", ["14. og 15.august i 2025", "uke 46 i 2024", "våren 2025", "1. mai 2025"]
)
def test_written_year_inside_the_heading_is_no_doubt(text):
    found = read(text)

    assert [one.doubts for one in found] == [()]


@pytest.mark.parametrize(
    "text",
    ["16. oktober", "Oktober", "uke 42", "oktober", "medio oktober", "høsten", "mandag i uke 40"],
)
def test_nothing_tells_the_year(text):
    found = find_timings(text, context=Context())

    assert [(one.text, one.timing, [d.code for d in one.doubts]) for one in found] == [
        (text, None, [NO_YEAR])
    ]


def test_unknown_year_sentence_quotes_the_source():
    found = find_timings("16. oktober", context=Context())

    assert found[0].doubts[0].text == "Ingenting sier hvilket år «16. oktober» gjelder."


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Høst 2023: 24.-25. oktober",
            [("24.-25. oktober", day("2023-10-24/2023-10-25"), OUTSIDE)],
        ),
        ("Våren 2025: møte 9. april", [("9. april", day("2025-04-09"))]),
        ("Våren 2025: møte 9. oktober", [("9. oktober", day("2024-10-09"))]),
        ("Våren 2025: uten dato", [("Våren 2025", spring(2025))]),
        ("Høst: 3. desember", [("3. desember", day("2024-12-03"))]),
        ("Oktober: 8. og 9. planleggingsdager", [("8. og 9.", day("2024-10-08/2024-10-09"))]),
        ("Mars/april: 8. og 9.", [("Mars/april", month(2025, 3, 2))]),
        ("Medio mai: 8. og 9.", [("Medio mai", None)]),
    ],
)
def test_period_before_a_colon_governs_the_line(text, rows):
    found = read(text)

    assert [one.text for one in found] == [row[0] for row in rows]
    assert [one.timing for one in found if one.timing and rows[0][1]] == [
        row[1] for row in rows if row[1]
    ]
    assert [tuple(d.code for d in one.doubts) for one in found] == [row[2:] for row in rows]


def test_label_without_a_year_governs_nothing():
    found = find_timings("Oktober: 8. og 9. mai", context=Context())

    assert [(one.text, one.timing) for one in found] == [
        ("Oktober", None),
        ("8.", None),
        ("9. mai", None),
    ]


def test_label_governs_its_own_line_only():
    found = read("Oktober: 8. og 9. er fri\n8. og 9. er ikke lest")

    assert [one.text for one in found] == ["8. og 9."]
