"""What is found in running text, what is passed over, and where it stands."""

import time as clock_time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspor.kernel.notation import Context, Found, FoundRole, find_clocks, find_timings
from samspor.kernel.school_year import SchoolYear
from tests.unit.kernel.notation_rows import (
    at,
    day,
    month,
    week,
)

HEADING = SchoolYear(2024)


def read(text, **context):
    return find_timings(text, context=Context(**({"year": HEADING} | context)))


def pairs(found):
    return [(one.text, one.timing) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring 72 52 30 40 eller 12 34 56 78",
        "tlf. 12.10.30.40",
        "+47 12 12 12 12",
        "Org.nr. 974 760 673",
        "vekter 3-2-7-6-5-4",
        "3-2-7",
        "versjon 2.3.23",
        "Sak 7/11: Dugnad",
        "Saksnr 12/4 og sak 3/4",
        "v. 2.3",
        "Python 3.11",
        "ca. 50 % av dagene",
        "1. Barnehagen som lærende organisasjon",
        "2.3 Mål for arbeidet",
        "4.12 Rammer",
        "kapittel 4.12",
        "jf. punkt 12.10",
        "§ 7 og § 12.10",
        "kr 12.10",
        "ca. 12.10 km",
        "12.10km",
        "12.10 %",
        "1/2 stilling",
        "3/4 av barna",
        "2/3 del",
        "1.2.3.4",
        "12.10.345",
        "31.12.2",
        "side 4/12",
        "https://www.example.no/2024/10/16/ og ola.16.10@example.no",
        "www.example.no/16.10.2024",
        "LK2020 og K06",
        "alderen 0-6 år",
        "barn 3-5 år, 12 deltakere",
        "Fokus: 1, 2, 3, 4 og 5",
        "vår plan og vår barnehage",
        "mai-komiteen, pre-mai, 2 mai-barn",
        "9.10-11 pause",
        "www.example.no/?plan=2024-2025",
        "Jan og Des er med",
        "man kan søke fri 2 av 3",
        "may the sun mar",
        "Møte hos 45. mai",
        "5.13",
        "kl 25",
        "kl. ti",
        "uke 54",
        "uke 12.5",
        "uke 3 barn",
        "u 5",
        "i hjel v 1",
        "2024",
        "2024-12-45",
        "2024-1999",
        "1900-2000",
        "01/02/03/04",
        "avd12.10.",
        "H99",
        "h24",
        "høsten-jakt 24"[7:],
    ],
)
def test_what_is_no_time_is_passed_over(text):
    assert read(text, year=None) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Planlegge styrersamling i 16.okt, evt fagdag 27.nov.",
         [("16.okt", day("2024-10-16")), ("27.nov.", day("2024-11-27"))]),
        ("Evaluering styrersamling 16/10 - Evaluering fagdag 4/12",
         [("16/10", day("2024-10-16")), ("4/12", day("2024-12-04"))]),
        ("16. oktober, 12 deltakere", [("16. oktober", day("2024-10-16"))]),
        ("24. oktober kl 12 - 25 barn", [("24. oktober kl 12", at("2024-10-24", "12:00"))]),
        ("24. oktober-2. november", [("24. oktober-2. november", day("2024-10-24/2024-11-02"))]),
        ("16. oktober (Heim)", [("16. oktober", day("2024-10-16"))]),
        ("onsdag, 16. oktober", [("onsdag, 16. oktober", day("2024-10-16"))]),
        ("16. oktober (uke 42, Heim)", [("16. oktober", day("2024-10-16"))]),
        ("16. oktober (uke 46, Heim)",
         [("16. oktober", day("2024-10-16")), ("uke 46", week(2024, 46))]),
        ("16. oktober (onsdag) kl 9 (uke 42), uke 46",
         [("16. oktober (onsdag) kl 9 (uke 42)", at("2024-10-16", "09:00")),
          ("uke 46", week(2024, 46))]),
        ("16. oktober 12-16 år", [("16. oktober", day("2024-10-16"))]),
        ("16. oktober 12-16 %", [("16. oktober", day("2024-10-16"))]),
        ("2. og 16. september kl 9-11",
         [("2.", at("2024-09-02", "09:00", "11:00")),
          ("16. september kl 9-11", at("2024-09-16", "09:00", "11:00"))]),
        ("16. oktober og 3. og 4. november",
         [("16. oktober", day("2024-10-16")), ("3. og 4. november", day("2024-11-03/2024-11-04"))]),
        ("7.-11. og 12. oktober",
         [("7.-11.", day("2024-10-07/2024-10-11")), ("12. oktober", day("2024-10-12"))]),
        ("16/10-18/10", [("16/10-18/10", day("2024-10-16/2024-10-18"))]),
        ("18.12-20.12", [("18.12-20.12", day("2024-12-18/2024-12-20"))]),
        ("18.-20.12.", [("18.-20.12.", day("2024-12-18/2024-12-20"))]),
        ("16/10-24", [("16/10-24", day("2024-10-16"))]),
        ("16/10 2024", [("16/10 2024", day("2024-10-16"))]),
        ("16.10. 2024", [("16.10. 2024", day("2024-10-16"))]),
        ("16-10-2024", [("16-10-2024", day("2024-10-16"))]),
        ("2024-10-16", [("2024-10-16", day("2024-10-16"))]),
        ("den 16. oktober", [("den 16. oktober", day("2024-10-16"))]),
        ("på 9.4", [("9.4", day("2025-04-09"))]),
        ("onsdag 9.4", [("onsdag 9.4", day("2025-04-09"))]),
        ("9.4", [("9.4", day("2025-04-09"))]),
        ("04.12 Fagdag", [("04.12", day("2024-12-04"))]),
        ("19.12 Juleavslutning", [("19.12", day("2024-12-19"))]),
        ("fagdag 4.12 Heim", [("4.12", day("2024-12-04"))]),
        ("mellom 7. og 11. oktober", [("mellom 7. og 11. oktober", day("2024-10-07/2024-10-11"))]),
        ("fra og med 7. til og med 11. oktober",
         [("fra og med 7. til og med 11. oktober", day("2024-10-07/2024-10-11"))]),
        ("f.o.m. 7. oktober", [("7. oktober", day("2024-10-07"))]),
        ("fra 7. oktober", [("7. oktober", day("2024-10-07"))]),
        ("mandag 7. – fredag 11. oktober", [("mandag 7. – fredag 11. oktober",
                                             day("2024-10-07/2024-10-11"))]),
        ("ons. 16. okt. 2024", [("ons. 16. okt. 2024", day("2024-10-16"))]),
        ("16. oktober, 2024", [("16. oktober, 2024", day("2024-10-16"))]),
        ("16. oktober (onsdag)", [("16. oktober (onsdag)", day("2024-10-16"))]),
        ("onsdag 16. oktober (onsdag)", [("onsdag 16. oktober", day("2024-10-16"))]),
        ("dagen etter 17. mai", [("dagen etter 17. mai", day("2025-05-18"))]),
        ("dagen før onsdag 16. oktober", [("dagen før onsdag 16. oktober", day("2024-10-15"))]),
        ("5. august 2024-20. juni 2025",
         [("5. august 2024-20. juni 2025", day("2024-08-05/2025-06-20"))]),
        ("Wed 16 October, 09:30–15:00", [("Wed 16 October, 09:30–15:00",
                                          at("2024-10-16", "09:30", "15:00"))]),
    ],
)  # fmt: skip
def test_days_in_running_text(text, wanted):
    assert pairs(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("16. oktober (kl 9-15)", at("2024-10-16", "09:00", "15:00")),
        ("16. oktober (09.00–15.00)", at("2024-10-16", "09:00", "15:00")),
        ("16. oktober: 09.30", at("2024-10-16", "09:30")),
        ("16. oktober - kl 9", at("2024-10-16", "09:00")),
        ("16. oktober fra 9 til 15", at("2024-10-16", "09:00", "15:00")),
        ("16. oktober fra kl. 9 til kl. 15", at("2024-10-16", "09:00", "15:00")),
        ("16. oktober 2024 14:05", at("2024-10-16", "14:05")),
        ("24.-25. oktober kl 12-13", at("2024-10-24/2024-10-25", "12:00", "13:00")),
        ("24. oktober kl 12 - 25. oktober kl 13", at("2024-10-24/2024-10-25", "12:00", "13:00")),
        ("24. oktober kl 12 - 25.10.24 kl 13", at("2024-10-24/2024-10-25", "12:00", "13:00")),
        ("22. oktober kl 12 - 23.10.24 kl 13", at("2024-10-22/2024-10-23", "12:00", "13:00")),
        ("24. oktober kl 12 til 25. oktober", at("2024-10-24/2024-10-25", "12:00")),
        ("16. oktober kl 12 - 24", at("2024-10-16", "12:00", "23:59")),
        ("tirsdag i uke 42 kl 9-11", at("2024-10-15", "09:00", "11:00")),
        ("Uke 42: onsdag 16. oktober kl 9-11", at("2024-10-16", "09:00", "11:00")),
    ],
)
def test_time_of_day_right_behind_belongs_to_the_date(text, wanted):
    assert pairs(read(text)) == [(text, wanted)]


@pytest.mark.parametrize(
    ("text", "date_text", "clock", "timing"),
    [
        ("24. juni ved DMMH kl 10-15", "24. juni", "kl 10-15", at("2025-06-24", "10:00", "15:00")),
        ("Møte kl 10-15, 24. juni", "24. juni", "kl 10-15", at("2025-06-24", "10:00", "15:00")),
        ("24. juni (kl 10 på Heim)", "24. juni", "kl 10", at("2025-06-24", "10:00")),
        ("kl 10 den 24. juni", "den 24. juni", "kl 10", at("2025-06-24", "10:00")),
    ],
)
def test_time_of_day_apart_belongs_to_the_nearest_date(text, date_text, clock, timing):
    found = read(text)

    assert pairs(found) == [(date_text, timing)]
    assert text[slice(*found[0].clock)] == clock


@pytest.mark.parametrize(
    "text",
    [
        "24. juni. Lunsj kl 12",
        "24. juni - Oppstart - kl 12 lunsj",
        "24. juni ved den store salen i det gamle rådhuset midt i sentrum av byen kl 12",
        "kl 12 lunsj og så møte 24. juni",
        "24. juni\nkl 12",
    ],
)
def test_time_of_day_in_another_sentence_stays_apart(text):
    found = read(text)

    assert [(one.timing, one.clock) for one in found] == [(day("2025-06-24"), None)]


def test_second_time_of_day_is_the_agendas():
    found = read("24. juni kl 10-15, lunsj kl 12")

    assert pairs(found) == [("24. juni kl 10-15", at("2025-06-24", "10:00", "15:00"))]


def test_hours_without_kl_need_a_sensible_day():
    assert pairs(read("16. oktober 3-5")) == [("16. oktober", day("2024-10-16"))]
    assert pairs(read("16. oktober 16-12")) == [("16. oktober", day("2024-10-16"))]
    assert pairs(read("16. oktober 12")) == [("16. oktober", day("2024-10-16"))]
    assert pairs(read("16. oktober 9.30.1")) == [("16. oktober", day("2024-10-16"))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("uke 40 og 46", [("uke 40", week(2024, 40)), ("46", week(2024, 46))]),
        ("uke 40, 2. oktober", [("uke 40, 2. oktober", day("2024-10-02"))]),
        ("uke 40, 9. oktober", [("uke 40", week(2024, 40)), ("9. oktober", day("2024-10-09"))]),
        ("uke 40. Mai", [("uke 40", week(2024, 40))]),
        ("uke 40, 30. oktober", [("uke 40", week(2024, 40)), ("30. oktober", day("2024-10-30"))]),
        ("uke 40 - uke 42", [("uke 40 - uke 42", week(2024, 40, 42))]),
        ("uke 8/9", [("uke 8/9", week(2025, 8, 9))]),
        ("uke nr. 8", [("uke nr. 8", week(2025, 8))]),
        ("uke 46/2024", [("uke 46/2024", week(2024, 46))]),
        ("uke 46 2024", [("uke 46 2024", week(2024, 46))]),
        ("uke 52 og 1, 2025", [("uke 52", week(2025, 52)), ("1, 2025", week(2026, 1))]),
        ("uke 46 2024-2025", [("uke 46", week(2024, 46)), ("2024-2025", None)]),
        ("u. 41", [("u. 41", week(2024, 41))]),
        ("(v 9)", [("v 9", week(2025, 9))]),
        ("uke 46 (11.–15. nov.)", [("uke 46 (11.–15. nov.)", week(2024, 46))]),
        ("uke 46 (tirsdag 12.11.)", [("uke 46 (tirsdag 12.11.)", day("2024-11-12"))]),
        (
            "uke 46 (11. og 13. november)",
            [
                ("uke 46", week(2024, 46)),
                ("11.", day("2024-11-11")),
                ("13. november", day("2024-11-13")),
            ],
        ),
        ("mandag og tirsdag uke 40", [("mandag og tirsdag uke 40", day("2024-09-30/2024-10-01"))]),
        ("mandag-onsdag i uke 40", [("mandag-onsdag i uke 40", day("2024-09-30/2024-10-02"))]),
        (
            "mandag og onsdag i uke 40",
            [("mandag", day("2024-09-30")), ("onsdag i uke 40", day("2024-10-02"))],
        ),
        ("mandag i uke 40 og 41", [("uke 40 og 41", week(2024, 40, 41))]),
    ],
)
def test_weeks_in_running_text(text, wanted):
    assert pairs(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8. er planleggingsdag", [("8.", day("2024-10-08"))]),
        ("8. og 9. planleggingsdager", [("8. og 9.", day("2024-10-08/2024-10-09"))]),
        ("9.-20. prosjekt", [("9.-20.", day("2024-10-09/2024-10-20"))]),
        ("tirsdag 8. fagdag", [("tirsdag 8.", day("2024-10-08"))]),
        ("8. kl 9-11", [("8. kl 9-11", at("2024-10-08", "09:00", "11:00"))]),
        ("8.: fagdag", [("8.", day("2024-10-08"))]),
        ("1. Barnehagen som lærende", []),
        ("8 og 9 barn", []),
        ("8, 9. barn", []),
        ("vi er 8. i rekka", []),
        ("tirsdag 8 barn", []),
    ],
)
def test_numbers_alone_are_days_only_under_a_month(text, wanted):
    under = read(text, month=(2024, 10))
    without = read(text)

    assert pairs(under) == wanted
    assert pairs(without) == []


def test_finding_carries_its_place_and_the_source():
    text = "Første linje\n\tStyrersamling 16. oktober kl 9-15 på Heim"

    found = read(text)

    assert found == [
        Found(
            timing=at("2024-10-16", "09:00", "15:00"),
            start=28,
            end=47,
            text="16. oktober kl 9-15",
            doubts=(),
            role=FoundRole.EVENT,
            years=None,
            clock=None,
        )
    ]
    assert text[28:47] == found[0].text


@pytest.mark.parametrize("edge", ["\n", "\t", "\r\n", "\v", "\f"])
def test_no_date_runs_over_the_edge_of_a_line_or_cell(edge):
    found = read(f"16.{edge}oktober - {edge}25. november")

    assert pairs(found) == [("oktober", month(2024, 10)), ("25. november", day("2024-11-25"))]


def test_findings_come_in_order_and_never_overlap():
    text = (
        "Årlig: uke 40, 16. oktober kl 9-15 (uke 42), medio mai, våren 2025, 2024-2026, etter avtale,"
        " første mandag i mars, dato kommer, to timer, 24.12. og 31.12., innen 1. februar"
    )

    found = read(text)

    assert len(found) == 13
    assert all(one.end <= other.start for one, other in pairwise(found))


_DATE_WORDS = """1. 12 31 2024 25 mai mars jan. oktober onsdag man. uke v. ( ) , - – / : . og til
eller kl kl. fra t.o.m. f.o.m. medio våren H24 dagen etter første virkedag i 23.59 16/10 2.3.23
24.12. 53 30 februar påskedag frist innen 2023-2027 % barn § 0 00"""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*_DATE_WORDS.split(), "\n", "\t"]), max_size=14),
    st.sampled_from(["", " "]),
    st.booleans(),
)
def test_any_mixture_of_date_words_is_read_without_failing(words, glue, under_month):
    text = glue.join(words)
    context = Context(year=HEADING, month=(2025, 5) if under_month else None)

    found = find_timings(text, context=context)

    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end] == one.text for one in find_clocks(text))


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    found = find_timings(text, context=Context(year=HEADING, month=(2024, 10)))

    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "piece",
    [
        "1, ",
        "1.1.",
        "mandag eller ",
        "uke 1, ",
        "kl ",
        "2024-",
        "t.o.m. ",
        "1. mai kl 9 ",
        "a",
        "1",
    ],
)
def test_hostile_text_takes_linear_time(piece):
    def seconds(size):
        text = piece * size
        started = clock_time.process_time()
        find_timings(text, context=Context(year=HEADING))
        return clock_time.process_time() - started

    small, large = (min(seconds(size) for _round in range(3)) for size in (1_000, 8_000))

    assert large < 0.3 + 20 * small


def test_thousand_lines_are_read_whole():
    line = (
        "Digitalt møte 2. september kl 12 - 14.30. - Planlegge styrersamling i 16.okt, se uke 42\n"
    )

    found = read(line * 1_000)

    assert len(found) == 3_000
