"""Nothing is mended in silence: what does not fit is kept as written and asked about."""

import pytest

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.school_year import SchoolYear
from tests.unit.kernel.notation_rows import (
    ALTERNATIVES,
    BAD_TIME,
    IMPOSSIBLE,
    WEEK,
    WEEKDAY,
    at,
    day,
    mid,
    month,
    week,
)

HEADING = SchoolYear(2024)


def read(text, **context):
    return find_timings(text, context=Context(**({"year": HEADING} | context)))


def doubts(found):
    return [(doubt.code, doubt.choices) for one in found for doubt in one.doubts]


@pytest.mark.parametrize(
    ("text", "timing", "other"),
    [
        ("torsdag 16. oktober", day("2024-10-16"), day("2024-10-17")),
        ("mandag 16. oktober", day("2024-10-16"), day("2024-10-14")),
        ("lørdag 16. oktober", day("2024-10-16"), day("2024-10-19")),
        ("søndag 16. oktober", day("2024-10-16"), day("2024-10-13")),
        ("16. oktober (torsdag)", day("2024-10-16"), day("2024-10-17")),
        (
            "torsdag 16. oktober kl 9-15",
            at("2024-10-16", "09:00", "15:00"),
            at("2024-10-17", "09:00", "15:00"),
        ),
        (
            "mandag 8. - fredag 11. oktober",
            day("2024-10-08/2024-10-11"),
            day("2024-10-07/2024-10-11"),
        ),
        (
            "mandag 7. - fredag 10. oktober",
            day("2024-10-07/2024-10-10"),
            day("2024-10-07/2024-10-11"),
        ),
    ],
)
def test_weekday_that_does_not_fit_keeps_the_date_and_asks(text, timing, other):
    found = read(text)

    assert [one.timing for one in found] == [timing]
    assert doubts(found) == [(WEEKDAY, (timing, other))]


def test_weekday_choice_that_would_turn_a_range_around_is_not_offered():
    opening = read("fredag 8. - 9. oktober")
    closing = read("8. - mandag 9. oktober")

    assert doubts(opening) == [(WEEKDAY, (day("2024-10-08/2024-10-09"),))]
    assert doubts(closing) == [(WEEKDAY, (day("2024-10-08/2024-10-09"),))]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "16. oktober 2024 er en onsdag, ikke en tirsdag."),
        ("nn", "16. oktober 2024 er ein onsdag, ikkje ein tysdag."),
        ("en", "16 October 2024 is a Wednesday, not a Tuesday."),
    ],
)
def test_weekday_sentence_says_both_days(language, sentence):
    found = read("tirsdag 16. oktober", language=language)

    assert found[0].doubts[0].text == sentence


def test_each_wrong_weekday_of_a_list_is_asked_about():
    found = read("tirsdag 14. og onsdag 15. oktober")

    assert [one.timing for one in found] == [day("2024-10-14/2024-10-15")]
    assert [code for code, _ in doubts(found)] == [WEEKDAY, WEEKDAY]


@pytest.mark.parametrize(
    ("text", "timing", "choices"),
    [
        ("16. oktober (uke 41)", day("2024-10-16"), (day("2024-10-16"), week(2024, 41))),
        (
            "22. - 26. februar (uke 8)",
            day("2025-02-22/2025-02-26"),
            (day("2025-02-22/2025-02-26"), week(2025, 8)),
        ),
        ("16. oktober (uke 53)", day("2024-10-16"), (day("2024-10-16"),)),
        ("16. oktober (uke 52-1)", day("2024-10-16"), (day("2024-10-16"),)),
    ],
)
def test_week_in_brackets_that_does_not_fit_is_asked_about(text, timing, choices):
    found = read(text)

    assert [(one.timing, one.text) for one in found] == [(timing, text)]
    assert doubts(found) == [(WEEK, choices)]


def test_week_sentences():
    one = read("16. oktober (uke 41)")[0].doubts[0].text
    two = read("7.-18. oktober (uke 43-44)")[0].doubts[0].text

    assert one == "16. okt. 2024 er i uke 42, ikke i uke 41."
    assert two == "7.–18. okt. 2024 er i uke 41–42, ikke i uke 43–44."


def test_week_behind_a_comma_is_a_check_only_when_it_fits():
    fitting = read("16. oktober, uke 42")
    other = read("16. oktober, uke 46")

    assert [(one.text, one.timing) for one in fitting] == [
        ("16. oktober, uke 42", day("2024-10-16"))
    ]
    assert [(one.text, one.timing) for one in other] == [
        ("16. oktober", day("2024-10-16")),
        ("uke 46", week(2024, 46)),
    ]


def test_new_year_week_fits_days_on_both_sides():
    found = read("23. desember - 2. januar (uke 52-1)")

    assert [(one.timing, one.doubts) for one in found] == [(day("2024-12-23/2025-01-02"), ())]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("31. september", (day("2024-09-30"), day("2024-10-01"))),
        ("30. februar", (day("2025-02-28"), day("2025-03-01"))),
        ("31/9", (day("2024-09-30"), day("2024-10-01"))),
        ("29.02.2025", (day("2025-02-28"), day("2025-03-01"))),
        ("11. - 7. oktober", ()),
        ("uke 53", ()),
    ],
)
def test_date_that_does_not_exist_has_no_timing(text, choices):
    found = read(text)

    assert [(one.text, one.timing) for one in found] == [(text, None)]
    assert doubts(found) == [(IMPOSSIBLE, choices)]
    assert found[0].doubts[0].text == f"Datoen «{text}» finnes ikke."


def test_weekday_of_a_week_that_does_not_exist():
    found = read("mandag i uke 53")

    assert [(one.timing, [d.code for d in one.doubts]) for one in found] == [(None, [IMPOSSIBLE])]


def test_week_53_exists_in_2026():
    found = read("uke 53", year=SchoolYear(2026))

    assert [(one.timing, one.doubts) for one in found] == [(week(2026, 53), ())]


def test_times_that_run_backwards_keep_the_start_and_ask():
    found = read("16. oktober kl 14-12.30")

    assert [one.timing for one in found] == [at("2024-10-16", "14:00")]
    assert doubts(found) == [(BAD_TIME, ())]
    assert found[0].doubts[0].text == "Klokkeslettene «14.00–12.30» går ikke fram i tid."


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("mandag eller tirsdag i uke 40", (day("2024-09-30"), day("2024-10-01"))),
        ("19. eller 24. januar", (day("2025-01-19"), day("2025-01-24"))),
        ("12., 19. eller 26. januar", (day("2025-01-12"), day("2025-01-19"), day("2025-01-26"))),
        (
            "7.-8. eller 9.-10. oktober",
            (day("2024-10-07/2024-10-08"), day("2024-10-09/2024-10-10")),
        ),
        (
            "19. eller 24. januar kl 9-11",
            (at("2025-01-19", "09:00", "11:00"), at("2025-01-24", "09:00", "11:00")),
        ),
        ("uke 40 eller 41", (week(2024, 40), week(2024, 41))),
        ("mars eller april", (month(2025, 3), month(2025, 4))),
    ],
)
def test_alternatives_are_one_event_with_a_doubt_and_choices(text, choices):
    found = read(text)

    assert [(one.text, one.timing) for one in found] == [(text, choices[0])]
    assert doubts(found) == [(ALTERNATIVES, choices)]
    assert all(doubt.text.endswith(" er ikke avgjort.") for doubt in found[0].doubts)


def test_alternatives_keep_the_doubts_of_each():
    found = read("mandag 19. eller 24. januar")

    assert [code for code, _ in doubts(found)] == [ALTERNATIVES, WEEKDAY]


@pytest.mark.parametrize("text", ["19. eller 24. januar", "uke 40 eller 41", "mars eller april"])
def test_alternatives_without_a_year_have_no_timing(text):
    found = find_timings(text, context=Context())

    assert [one.timing for one in found] == [None]
    assert doubts(found)[0] == (ALTERNATIVES, ())


def test_part_of_a_month_is_no_doubt():
    assert [(one.timing, one.doubts) for one in read("medio januar (11.–20.)")] == [
        (mid(2025, 1), ())
    ]


@pytest.mark.parametrize(
    ("text", "days", "asked"),
    [
        ("uke 16 (14. april - 21. april)", "2025-04-14/2025-04-21", False),
        ("uke 16 (14. april - 22. april)", "2025-04-14/2025-04-22", True),
        ("uke 41 (7. - 14. oktober)", "2024-10-07/2024-10-14", True),
        ("uke 16 (21. april)", "2025-04-21", True),
    ],
)
def test_week_of_easter_ends_on_the_holiday_after(text, days, asked):
    found = read(text)

    codes = [code for code, _ in doubts(found)]
    assert (codes, found[-1].timing) == ([WEEK] if asked else [], day(days))
