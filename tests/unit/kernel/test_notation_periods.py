"""Periods, relative days, deadlines, and what is no event though it speaks of time."""

import pytest

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from tests.unit.kernel.notation_rows import (
    DEADLINE,
    DURATION,
    EVENT,
    PERIOD,
    PLACEHOLDER,
    RHYTHM,
    SCHOOL_YEAR,
    autumn,
    day,
    early,
    late,
    mid,
    month,
    spring,
)

HEADING = SchoolYear(2024)


def read(text, **context):
    return find_timings(text, context=Context(**({"year": HEADING} | context)))


def pairs(found):
    return [(one.text, one.timing) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("i november", [("november", month(2024, 11))]),
        ("november og desember", [("november", month(2024, 11)), ("desember", month(2024, 12))]),
        ("nov/des", [("nov/des", month(2024, 11, 2))]),
        ("okt. 2024", [("okt. 2024", month(2024, 10))]),
        ("mars i 2025", [("mars i 2025", month(2025, 3))]),
        ("oktober 2024/2025", [("oktober", month(2024, 10)), ("2024/2025", None)]),
        ("Okt", [("Okt", month(2024, 10))]),
        ("Okt:", [("Okt", month(2024, 10))]),
        ("desember 2024 – januar 2025", [("desember 2024 – januar 2025", month(2024, 12, 2))]),
        ("begynnelsen av mai", [("begynnelsen av mai", early(2025, 5))]),
        ("midt i mai 2025", [("midt i mai 2025", mid(2025, 5))]),
        ("slutten av mai", [("slutten av mai", late(2025, 5))]),
        ("mid-January (11–20)", [("mid-January (11–20)", mid(2025, 1))]),
        (
            "medio mai (11.–20.) juni",
            [("medio mai (11.–20.)", mid(2025, 5)), ("juni", month(2025, 6))],
        ),
        ("medio mai (3 barn)", [("medio mai", mid(2025, 5))]),
        ("medio mai (11. barn)", [("medio mai", mid(2025, 5))]),
        ("medio mai (11.–20. barn)", [("medio mai", mid(2025, 5))]),
        ("midten av rommet", []),
        ("Våren 2025: medio mai", [("Våren 2025", spring(2025)), ("medio mai", mid(2025, 5))]),
        ("våren", [("våren", spring(2025))]),
        ("våren i 2025", [("våren i 2025", spring(2025))]),
        ("i høst", [("høst", autumn(2024))]),
        ("Vår", [("Vår", spring(2025))]),
        ("vår-25", [("vår-25", spring(2025))]),
        ("H2024", [("H2024", autumn(2024))]),
        ("våren 2024-2025", [("våren", spring(2025)), ("2024-2025", None)]),
        ("hausthalvåret", [("hausthalvåret", autumn(2024))]),
        ("UH deltar etter avtale", [("etter avtale", Timing.agreement())]),
        ("etter nærmere avtale", [("etter nærmere avtale", Timing.agreement())]),
    ],
)
def test_periods_in_running_text(text, wanted):
    assert pairs(read(text)) == wanted


def test_english_months_stand_alone_in_english_text_only():
    english = find_timings("In March, may be", context=Context(year=HEADING, language="en"))
    bokmal = read("In March, may be")

    assert pairs(english) == [("March", month(2025, 3))]
    assert bokmal == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("siste virkedag i juni", [day("2025-06-30")]),
        ("første mandag i oktober", [day("2024-10-07")]),
        ("tredje onsdag i mars 2026", [day("2026-03-18")]),
        ("andre tysdag i november", [day("2024-11-12")]),
        ("femte fredag i november", [day("2024-11-29")]),
        ("femte mandag i november", [None]),
        ("siste fredag i november", [day("2024-11-29")]),
        ("nest siste fredag i november", [day("2024-11-22")]),
        ("2. onsdag i april", [day("2025-04-09")]),
        ("første mandag i mai 2025 - 2027", [day("2025-05-05"), None]),
        ("første mandag i mai 2025 til 2027", [None]),
        ("dagen etter langfredag 2025-2027", [day("2025-04-19"), None]),
        ("dagen før skjærtorsdag", [day("2025-04-16")]),
        ("tirsdag etter 2. påskedag", [day("2025-04-22")]),
        ("onsdag før langfredag", [day("2025-04-16")]),
        ("dagen etter 2. pinsedag 2027", [day("2027-05-18")]),
        ("dagen etter 1. nyttårsdag", [day("2025-01-02")]),
        ("Våren 2026: fagdag dagen etter Kristi himmelfartsdag", [day("2026-05-15")]),
    ],
)
def test_relative_days_are_computed(text, wanted):
    assert [one.timing for one in read(text) if one.timing != spring(2026)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("innen 1. februar", [("1. februar", DEADLINE)]),
        ("Senest den 1. februar", [("den 1. februar", DEADLINE)]),
        ("innen utgangen av mai", [("mai", DEADLINE)]),
        ("innan veke 40", [("veke 40", DEADLINE)]),
        ("Frist: 1. februar", [("1. februar", DEADLINE)]),
        ("Påmeldingsfrist er 1. februar", [("1. februar", DEADLINE)]),
        ("frist for innmelding av nye behov er 15. mars", [("15. mars", DEADLINE)]),
        ("15. mars er fristen", [("15. mars", DEADLINE)]),
        ("15. mars: søknadsfrist", [("15. mars", DEADLINE)]),
        ("15. mars kl 23.59", [("15. mars kl 23.59", DEADLINE)]),
        ("Frist 1. februar. Møte 3. mars", [("1. februar", DEADLINE), ("3. mars", EVENT)]),
        ("Møte 3. mars. Frist for neste er 1. mai", [("3. mars", EVENT), ("1. mai", DEADLINE)]),
        ("frister vi oss til møte 3. mars", [("3. mars", DEADLINE)]),
        ("15. mars kl 22", [("15. mars kl 22", EVENT)]),
    ],
)
def test_deadlines_are_told_by_the_words_around(text, wanted):
    assert [(one.text, one.role) for one in read(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Vi møtes ca fire ganger i halvåret på", [("ca fire ganger i halvåret", RHYTHM)]),
        ("møtes 2 ganger i året", [("2 ganger i året", RHYTHM)]),
        ("to gonger i året", [("to gonger i året", RHYTHM)]),
        ("2-4 faglige samlinger per halvår", [("2-4 faglige samlinger per halvår", RHYTHM)]),
        ("én fagdag", []),
        ("Årlig evaluering", [("Årlig", RHYTHM)]),
        ("hver måned", [("hver måned", RHYTHM)]),
        ("kvar veke", [("kvar veke", RHYTHM)]),
        ("første onsdag i måneden", [("første onsdag i måneden", RHYTHM)]),
        ("ca. 1.5- 2 timer arbeid per uke", [("ca. 1.5- 2 timer", DURATION)]),
        ("2,5 time", [("2,5 time", DURATION)]),
        ("3 ukers varsel", [("3 ukers", DURATION)]),
        ("30 minutter", [("30 minutter", DURATION)]),
        ("to dager", [("to dager", DURATION)]),
        ("Dato kommer", [("Dato kommer", PLACEHOLDER)]),
        ("datoen settes våren 2025", [("datoen settes våren 2025", PLACEHOLDER)]),
        ("Fredag ..", [("Fredag ..", PLACEHOLDER)]),
        ("tid og sted kommer", [("tid og sted kommer", PLACEHOLDER)]),
        ("dato ikkje avklara", [("dato ikkje avklara", PLACEHOLDER)]),
        ("Fokus 2024-2026 og 2023/2024", [("2024-2026", PERIOD), ("2023/2024", SCHOOL_YEAR)]),
    ],
)
def test_what_is_no_event_says_what_it_is(text, wanted):
    found = read(text)

    assert [(one.text, one.role) for one in found] == wanted
    assert [one.timing for one in found] == [None] * len(wanted)
