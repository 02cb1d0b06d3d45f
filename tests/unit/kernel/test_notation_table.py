"""Every notation of domain.md section 6, and its intended reading under the heading 2024/2025."""

import pytest

from samspor.kernel.notation import Context, find_clocks, find_timings
from samspor.kernel.school_year import SchoolYear
from tests.unit.kernel.notation_rows import (
    ALTERNATIVES,
    AMBIGUOUS,
    DEADLINE,
    DURATION,
    OUTSIDE,
    PERIOD,
    PLACEHOLDER,
    RHYTHM,
    SCHOOL_YEAR,
    WEEK,
    WEEKDAY,
    at,
    autumn,
    day,
    early,
    expected,
    late,
    mid,
    month,
    spring,
    summary,
    week,
)

HEADING = SchoolYear(2024)

TABLE = [
    # times of day
    ("2. september kl 12 - 14.30", [("*", at("2024-09-02", "12:00", "14:30"))]),
    ("9.april kl 8.30-11.00", [("*", at("2025-04-09", "08:30", "11:00"))]),
    ("22.mai kl 9.30-15", [("*", at("2025-05-22", "09:30", "15:00"))]),
    ("4.desember kl 12-14.30", [("*", at("2024-12-04", "12:00", "14:30"))]),
    ("16. oktober kl 09.30 - 15", [("*", at("2024-10-16", "09:30", "15:00"))]),
    ("16. oktober kl. 10:00 - 15: 15", [("*", at("2024-10-16", "10:00", "15:15"))]),
    ("16. oktober kl.10.30 -15.00", [("*", at("2024-10-16", "10:30", "15:00"))]),
    ("16. oktober Kl. 09.00-9.10", [("*", at("2024-10-16", "09:00", "09:10"))]),
    ("16. oktober 12-16", [("*", at("2024-10-16", "12:00", "16:00"))]),
    ("onsdag 16. oktober, 12-16", [("*", at("2024-10-16", "12:00", "16:00"))]),
    ("16. oktober kl. 08.30–11.30", [("*", at("2024-10-16", "08:30", "11:30"))]),
    ("16. oktober fra klokken kl.09.00", [("*", at("2024-10-16", "09:00"))]),
    ("16. oktober kl 0800-1900", [("*", at("2024-10-16", "08:00", "19:00"))]),
    # one day
    ("16.okt", [("*", day("2024-10-16"))]),
    ("27.nov", [("*", day("2024-11-27"))]),
    ("29. mar 2023", [("*", day("2023-03-29"), OUTSIDE)]),
    ("16/10", [("*", day("2024-10-16"))]),
    ("22.-23./3", [("*", day("2025-03-22/2025-03-23"))]),
    ("22.-23./3 kl 0800-1900", [("*", at("2025-03-22/2025-03-23", "08:00", "19:00"))]),
    ("Samling 1, 17. september", [("17. september", day("2024-09-17"))]),
    (
        "Plandag 1 og 2, 8.10.2024-9.10.2024",
        [("8.10.2024-9.10.2024", day("2024-10-08/2024-10-09"))],
    ),
    ("Plandag 2 og 3, 14. oktober", [("14. oktober", day("2024-10-14"))]),
    ("Plandag 2 og 3 oktober", [("2 og 3 oktober", day("2024-10-02/2024-10-03"))]),
    ("Samling 2 - 14. november", [("14. november", day("2024-11-14"))]),
    ("Møte 3. 21. januar", [("21. januar", day("2025-01-21"))]),
    ("Plandag 14, 15. november", [("14, 15. november", day("2024-11-14/2024-11-15"))]),
    ("24. 25. og 26. januar", [("*", day("2025-01-24/2025-01-26"))]),
    ("the first Monday in February", [("first Monday in February", day("2025-02-03"))]),
    # closing holes a mutation run found
    (
        "uke 41 (7. oktober) 12. november",
        [("uke 41 (7. oktober)", day("2024-10-07")), ("12. november", day("2024-11-12"))],
    ),
    ("oktober -møte", [("oktober", month(2024, 10))]),
    (
        "tirsdag 25. mars-tirsdag 1. april",
        [("*", day("2025-03-25/2025-04-01"))],
    ),
    (
        "uke 41 07.10-11.10",
        [("uke 41", week(2024, 41)), ("07.10-11.10", day("2024-10-07/2024-10-11"))],
    ),
    (
        "åpent 25. og 26. mars og til kl. 12 torsdag 27. mars",
        [
            ("25. og 26. mars", day("2025-03-25/2025-03-26")),
            ("torsdag 27. mars", day("2025-03-27")),
        ],
    ),
    ("20.05-30.05", [("*", day("2025-05-20/2025-05-30"))]),
    ("23. - 1. januar", [("*", day("2024-12-23/2025-01-01"))]),
    ("Vår 2025: 9.4", [("9.4", day("2025-04-09"))]),
    ("femte mandag i mars", [("*", day("2025-03-31"))]),
    ("31.12.1990", [("*", day("1990-12-31"), OUTSIDE)]),
    ("10.10-12.12", [("*", day("2024-10-10/2024-12-12"))]),
    ("Fri 2. mai", [("2. mai", day("2025-05-02"))]),
    (
        "veke 41, 6. til 10. oktober",
        [("veke 41", week(2024, 41)), ("6. til 10. oktober", day("2024-10-06/2024-10-10"))],
    ),
    ("4/12", [("*", day("2024-12-04"))]),
    ("04.11.2022", [("*", day("2022-11-04"), OUTSIDE)]),
    ("31.03.2024", [("*", day("2024-03-31"), OUTSIDE)]),
    ("2.3.23", [("*", day("2023-03-02"), OUTSIDE)]),
    ("31.03.2025", [("*", day("2025-03-31"))]),
    ("2.3.25", [("*", day("2025-03-02"))]),
    ("26.1.: Oppstart", [("26.1.", day("2025-01-26"))]),
    ("19.12", [("*", day("2024-12-19"))]),
    ("Onsdag 17.mai", [("*", day("2025-05-17"), WEEKDAY)]),
    ("Lørdag 17.mai", [("*", day("2025-05-17"))]),
    ("tysdag 8. oktober", [("*", day("2024-10-08"))]),
    ("måndag 7. oktober", [("*", day("2024-10-07"))]),
    ("Friday 15.08.", [("*", day("2025-08-15"))]),
    ("Thursday 15.08.", [("*", day("2024-08-15"))]),
    # lists and ranges
    ("24.12. og 31.12.", [("24.12.", day("2024-12-24")), ("31.12.", day("2024-12-31"))]),
    ("14. og 15. august 2023", [("*", day("2023-08-14/2023-08-15"), OUTSIDE)]),
    (
        "14. og 15.august i 2025 (før nytt barnehageår)",
        [("14. og 15.august i 2025", day("2025-08-14/2025-08-15"))],
    ),
    ("15. og 16.august", [("*", day("2024-08-15/2024-08-16"), AMBIGUOUS)]),
    ("18.-19. august", [("*", day("2024-08-18/2024-08-19"), AMBIGUOUS)]),
    ("24.-25. oktober", [("*", day("2024-10-24/2024-10-25"))]),
    ("15 & 16 juni", [("*", day("2025-06-15/2025-06-16"))]),
    (
        "12., 13., 14. og 15. august",
        [("*", day("2024-08-12/2024-08-15"), AMBIGUOUS)],
    ),
    ("7. - 11. oktober", [("*", day("2024-10-07/2024-10-11"))]),
    ("17. - 21. februar (uke 8)", [("*", day("2025-02-17/2025-02-21"))]),
    ("22. - 26. februar (uke 8)", [("*", day("2025-02-22/2025-02-26"), WEEK)]),
    ("23. desember - 2. januar", [("*", day("2024-12-23/2025-01-02"))]),
    ("29. september - 3. oktober", [("*", day("2024-09-29/2024-10-03"))]),
    ("6. oktober til og med 10. oktober", [("*", day("2024-10-06/2024-10-10"))]),
    ("f.o.m. 6. oktober t.o.m. 10. oktober", [("*", day("2024-10-06/2024-10-10"))]),
    ("17. februar – 21. februar(veke 8)", [("*", day("2025-02-17/2025-02-21"))]),
    (
        "Høst 2023: Lunsj til lunsj, 24.-25. oktober",
        [("24.-25. oktober", day("2023-10-24/2023-10-25"), OUTSIDE)],
    ),
    # months from labels
    ("OKTOBER │ 8. er planleggingsdag", [("8.", day("2024-10-08"))]),
    # weeks
    ("7. oktober (v. 41)", [("*", day("2024-10-07"))]),
    ("(v. 41)", [("v. 41", week(2024, 41))]),
    ("uke 40", [("*", week(2024, 40))]),
    ("veke 40", [("*", week(2024, 40))]),
    ("uke 41-42", [("*", week(2024, 41, 42))]),
    ("uke 28 og 29", [("*", week(2025, 28, 29))]),
    ("vekene 29, 30 og 31", [("*", week(2025, 29, 31))]),
    ("mandag eller tirsdag i uke 40", [("*", day("2024-09-30"), ALTERNATIVES)]),
    ("19. eller 24. januar", [("*", day("2025-01-19"), ALTERNATIVES)]),
    ("2024-12-03", [("*", day("2024-12-03"))]),
    # parts, months, terms
    ("jan./feb.", [("jan./feb", month(2025, 1, 2))]),
    ("medio oktober", [("*", mid(2024, 10))]),
    ("primo mars", [("*", early(2025, 3))]),
    ("ultimo februar", [("*", late(2025, 2))]),
    ("våren 2025", [("*", spring(2025))]),
    ("haust 2025", [("*", autumn(2025), OUTSIDE)]),
    ("haust 2024", [("*", autumn(2024))]),
    ("H24/V25", [("H24", autumn(2024)), ("V25", spring(2025))]),
    (
        "mars/april (dato settes høst 2023)",
        [("mars/april", month(2025, 3, 2)), ("dato settes høst 2023", None, PLACEHOLDER)],
    ),
    ("Fredag .. dato ikke avklart", [("*", None, PLACEHOLDER)]),
    # deadlines
    ("innen 1. februar", [("1. februar", day("2025-02-01"), DEADLINE)]),
    ("1. februar 2022 23.59", [("*", at("2022-02-01", "23:59"), DEADLINE, OUTSIDE)]),
    # years
    ("2024-25", [("*", None, SCHOOL_YEAR)]),
    ("2024/2025", [("*", None, SCHOOL_YEAR)]),
    ("23/24", [("*", None, SCHOOL_YEAR)]),
    ("2019-20", [("*", None, SCHOOL_YEAR)]),
    ("2023-2027", [("*", None, PERIOD)]),
    ("2018 - 2023", [("*", None, PERIOD)]),
    ("(2017-2023)", [("2017-2023", None, PERIOD)]),
    # relative days
    ("første virkedag i januar", [("*", day("2025-01-02"))]),
    ("dagen etter Kristi Himmelfart", [("*", day("2025-05-30"))]),
    # rhythms and durations
    ("Årleg", [("*", None, RHYTHM)]),
    ("to ganger i året", [("*", None, RHYTHM)]),
    ("2-4 per halvår", [("*", None, RHYTHM)]),
    ("ca fire ganger i halvåret", [("*", None, RHYTHM)]),
    ("ca. 1.5- 2 timer", [("*", None, DURATION)]),
]


@pytest.mark.parametrize(("text", "rows"), TABLE, ids=[text for text, _ in TABLE])
def test_notation_reads_as_intended(text, rows):
    rows = [(text if row[0] == "*" else row[0], *row[1:]) for row in rows]

    found = find_timings(text, context=Context(year=HEADING))

    assert summary(found) == expected(rows)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024-25", (2024, 2025)),
        ("2024/2025", (2024, 2025)),
        ("23/24", (2023, 2024)),
        ("2019-20", (2019, 2020)),
        ("skoleåret 19-20", (2019, 2020)),
        ("2023-2027", (2023, 2027)),
        ("2018 - 2023", (2018, 2023)),
        ("(2017-2023)", (2017, 2023)),
        ("1999-2000", (1999, 2000)),
        ("fra 2018 til 2023", (2018, 2023)),
    ],
)
def test_years_are_read_as_their_first_and_last(text, years):
    found = find_timings(text, context=Context(year=HEADING))

    assert [one.years for one in found] == [years]


def test_short_years_are_a_school_year_only_where_the_context_says_so():
    without = find_timings("19-20", context=Context(year=HEADING))
    within = find_timings("24-25", context=Context(year=HEADING))
    named = find_timings("Årshjul for 19-20", context=Context())

    assert without == []
    assert [(one.text, one.years) for one in within] == [("24-25", (2024, 2025))]
    assert [(one.text, one.years) for one in named] == [("19-20", (2019, 2020))]


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("kl 12 - 14.30", "12:00", "14:30"),
        ("kl. 10:00 - 15: 15", "10:00", "15:15"),
        ("kl.10.30 -15.00", "10:30", "15:00"),
        ("Kl. 09.00-9.10", "09:00", "09:10"),
        ("kl. 08.30–11.30", "08:30", "11:30"),
        ("fra klokken kl.09.00", "09:00", None),
        ("kl 0800-1900", "08:00", "19:00"),
        ("kl 9 til kl 15", "09:00", "15:00"),
        ("09.00-09.10", "09:00", "09:10"),
        ("klokka 14:05:33", "14:05", None),
        ("kl 24.00", "23:59", None),
    ],
)
def test_time_of_day_is_found_without_a_date(text, opens, closes):
    found = find_clocks(text)

    assert [
        (one.text, f"{one.opens:%H:%M}", one.closes and f"{one.closes:%H:%M}") for one in found
    ] == [(text, opens, closes)]
    assert find_timings(text, context=Context(year=HEADING)) == []
