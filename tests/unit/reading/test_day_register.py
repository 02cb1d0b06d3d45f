"""Open data of school routes: a row for each school and day, and what people would write down."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import openpyxl
import pytest

from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.reading.formats.day_register import summed_up
from samspor.reading.formats.grid import GridCell

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
SCHOOLS = ("Lia skole", "Nes skole", "Dal skole")
HOLIDAYS = {
    "Høstferie": (date(2026, 10, 5), date(2026, 10, 9)),
    "Juleferie": (date(2026, 12, 21), date(2027, 1, 1)),
    "Vinterferie": (date(2027, 2, 22), date(2027, 2, 26)),
}
FREE = {
    date(2026, 12, 25): "1. juledag",
    date(2026, 12, 26): "2. juledag",
    date(2027, 1, 1): "1. nyttårsdag",
    date(2027, 5, 17): "Grunnlovsdag",
}
PLANNING = {
    "Lia skole": (date(2026, 8, 13), date(2026, 8, 14), date(2026, 11, 20)),
    "Nes skole": (date(2026, 8, 13), date(2026, 8, 14), date(2026, 11, 20)),
    "Dal skole": (date(2026, 8, 13), date(2026, 8, 14), date(2027, 5, 7)),
}
SCHOOL = (date(2026, 8, 17), date(2027, 6, 18))
WEEKEND = {5: "Lørdag", 6: "Søndag"}


def remark_on(day: date, school: str) -> str:
    if day in FREE:
        return FREE[day]
    if day.weekday() in WEEKEND:
        return WEEKEND[day.weekday()]
    if day in PLANNING[school]:
        return "Planleggingsdag"
    return next((name for name, (first, last) in HOLIDAYS.items() if first <= day <= last), "")


def register(schools: Sequence[str] = SCHOOLS) -> Iterator[tuple[date, str, bool, str]]:
    for school in schools:
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=number)
            remark = remark_on(day, school)
            yield day, school, not remark and SCHOOL[0] <= day <= SCHOOL[1], remark


def as_csv(*, written: str = "%Y-%m-%d", short: bool = False) -> bytes:
    """`short` is a row that ends before its remark, and heads with other spelling."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(
        ["Dato", "Skole ", "Elevdag ", "SFOdag ", "Kommentar "]
        if short
        else ["dato", "skole", "elevdag", "laererdag", "sfodag", "kommentar"]
    )
    for day, school, is_open, remark in register():
        flag = "Ja" if is_open else "Nei"
        cells = [day.strftime(written), school, flag, flag]
        rows.writerow(
            [*cells, *([] if short else [flag]), *([remark] if remark or not short else [])]
        )
    return out.getvalue().encode("latin-1" if short else "utf-8")


def as_sheet() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Dato", "Skole", "Elevdag", "Lærerdag", "Kommentar"])
    for day, school, is_open, remark in register():
        sheet.append([day, school, "Ja" if is_open else "Nei", "Ja", remark])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def told(draft: Draft) -> set[tuple[str, str, str, str]]:
    return {(f"{e.start}", f"{e.end or e.start}", e.title, e.audience or "") for e in draft.events}


SAID = {
    ("2026-08-13", "2026-08-14", "Planleggingsdag", ""),
    ("2026-08-17", "2026-08-17", "Første skoledag", ""),
    ("2026-10-05", "2026-10-09", "Høstferie", ""),
    ("2026-11-20", "2026-11-20", "Planleggingsdag", "Lia skole, Nes skole"),
    ("2026-12-21", "2026-12-31", "Juleferie", ""),
    ("2026-12-25", "2026-12-25", "1. juledag", ""),
    ("2026-12-26", "2026-12-26", "2. juledag", ""),
    ("2027-01-01", "2027-01-01", "1. nyttårsdag", ""),
    ("2027-02-22", "2027-02-26", "Vinterferie", ""),
    ("2027-05-07", "2027-05-07", "Planleggingsdag", "Dal skole"),
    ("2027-05-17", "2027-05-17", "Grunnlovsdag", ""),
    ("2027-06-18", "2027-06-18", "Siste skoledag", ""),
}


@pytest.mark.parametrize(
    "data",
    [as_csv(), as_csv(written="%d.%m.%Y", short=True), as_sheet()],
    ids=["csv", "short rows", "sheet"],
)
def test_register_of_days_is_read_as_people_would_write_it_down(data: bytes) -> None:
    draft = read_document(data)

    assert told(draft) == SAID
    assert draft.document.school_year == "2026-2027"
    assert not draft.doubts


def test_run_stands_where_its_first_day_stood() -> None:
    lines = as_csv().decode().splitlines()
    draft = read_document(as_csv())
    autumn = next(each for each in draft.events if each.title == "Høstferie")

    assert lines[autumn.source.line - 1].startswith("2026-10-05,Lia skole")


def test_file_of_a_whole_county_is_no_heavier_than_its_remarks() -> None:
    """Fifty thousand rows, and as many days to read as of one school."""
    schools = [f"{SCHOOLS[number % 3].split()[0]}{number} skole" for number in range(140)]
    rows = [
        (1, [GridCell(at, head) for at, head in enumerate(("dato", "skole", "elevdag", "merknad"))])
    ]
    for school in schools:
        for day, _, is_open, remark in register(SCHOOLS[:1]):
            texts = (f"{day}", school, "Ja" if is_open else "Nei", remark)
            rows.append((len(rows) + 1, [GridCell(at, t) for at, t in enumerate(texts) if t]))
    summed = summed_up(rows)

    assert len(rows) > 50_000
    assert len(summed) == 1 + len([each for each in SAID if each[3] != "Dal skole"])


def test_those_left_out_are_told_where_they_are_fewer_and_the_first_of_very_many() -> None:
    heads = (
        1,
        [GridCell(at, head) for at, head in enumerate(("dato", "skole", "elevdag", "merknad"))],
    )
    names = [f"Barneskolen nummer {number}" for number in range(40)]
    rows = [heads]
    for place, name in enumerate(names):
        for number in range(70):
            day = FIRST + timedelta(days=number)
            remark = "Temadag" if number == 20 and place else ""
            remark = "Dugnad" if number == 30 and place % 2 else remark
            texts = (f"{day}", name, "Ja", remark)
            rows.append((len(rows) + 1, [GridCell(at, t) for at, t in enumerate(texts) if t]))
    whom = {cells[1].text: cells[-1].text for _, cells in summed_up(rows)[1:]}

    assert whom["Temadag"] == "Alle unntatt Barneskolen nummer 0"
    assert whom["Dugnad"].endswith(" og 8 til")
    assert whom["Dugnad"].count("nummer") == 12


def test_file_that_ends_at_christmas_has_no_last_day_of_school() -> None:
    rows = [(1, [GridCell(at, head) for at, head in enumerate(("dato", "elevdag", "merknad"))])]
    for day, _, is_open, _remark in register(SCHOOLS[:1]):
        if day.year == FIRST.year:
            texts = (f"{day}", "Ja" if is_open else "Nei")
            rows.append((len(rows) + 1, [GridCell(at, text) for at, text in enumerate(texts)]))

    assert [cells[1].text for _, cells in summed_up(rows)[1:]] == ["Første skoledag"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("siste dag -sfo", "Siste dag – sfo"),
        ("siste dag- sfo", "Siste dag – sfo"),
        ("SFO-dag",) * 2,
    ],
)
def test_dash_in_a_remark_is_tidied_between_words_only(written: str, read: str) -> None:
    rows = [(1, [GridCell(at, head) for at, head in enumerate(("dato", "elevdag", "merknad"))])]
    for number in range(70):
        texts = (f"{FIRST + timedelta(days=number)}", "Ja", written if number == 20 else "")
        rows.append((number + 2, [GridCell(at, text) for at, text in enumerate(texts) if text]))

    assert [cells[1].text for _, cells in summed_up(rows)[1:]] == [read]


@pytest.mark.parametrize(
    "heads",
    [
        ("dato", "skole", "sted", "merknad"),
        ("uke", "skole", "elevdag", "merknad"),
        ("dato", "skole", "elevdag", "ansvarlig"),
    ],
)
def test_other_tables_are_left_as_they_are(heads: tuple[str, ...]) -> None:
    rows = [(1, [GridCell(at, head) for at, head in enumerate(heads)])]
    for number in range(80):
        texts = (f"{FIRST + timedelta(days=number)}", "Lia skole", "Ja", "Møte")
        rows.append((number + 2, [GridCell(at, text) for at, text in enumerate(texts)]))

    assert summed_up(rows) is rows


def test_list_of_meetings_a_week_apart_is_no_register() -> None:
    rows = [(1, [GridCell(at, head) for at, head in enumerate(("dato", "elevdag", "merknad"))])]
    for number in range(80):
        texts = (f"{FIRST + timedelta(days=7 * number)}", "Ja", "Møte")
        rows.append((number + 2, [GridCell(at, text) for at, text in enumerate(texts)]))

    assert summed_up(rows) is rows
