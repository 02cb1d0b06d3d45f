"""T-63: the record of accessibility, line by line, and the page that shows it."""

from samspor.portal.accessibility import RECORD, Result
from tests.page_client import PageClient

# Public bodies must meet WCAG 2.1 A and AA but for three criteria about video.
WITHOUT = {"1.2.3", "1.2.4", "1.2.5"}
COUNTS = {"1": 20 - len(WITHOUT), "2": 17, "3": 10, "4": 3}


def test_t63_record_has_a_line_for_each_requirement():
    numbers = [line.number for line in RECORD]

    assert len(numbers) == len(set(numbers)) == 47
    assert {part: sum(one[0] == part for one in numbers) for part in "1234"} == COUNTS
    assert not WITHOUT.intersection(numbers)
    assert numbers == sorted(numbers, key=lambda one: [int(part) for part in one.split(".")])
    assert {line.level for line in RECORD} == {"A", "AA"}


def test_t63_met_says_how_and_not_met_says_what_is_missing():
    for line in RECORD:
        if line.result in {Result.MET, Result.NOT_RELEVANT}:
            assert line.methods, line.number
        else:
            assert str(line.note), line.number


def test_t63_statement_shows_the_record_with_its_tester_and_day(pages: PageClient):
    page = pages.get("/tilgjengelighet/")

    (table,) = page.all("table")
    assert len(list(table.iter("tr"))) == 1 + len(RECORD)
    text = page.main.replace("\u00a0", " ")
    assert "Testet lørdag 21. november 2026 av dem som bygger Samspor" in text
    assert "1.3.5 Identifiser formål med inndata" in text
    assert "ikke testet" in text
