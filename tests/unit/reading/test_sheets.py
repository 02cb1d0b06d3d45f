"""Spreadsheets and CSV files: the same facts as the text, with the places of the sheet."""

import io
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest

from samspor.reading import read_document
from samspor.reading.blocks import Heading, Margin, Table
from samspor.reading.errors import Unreadable
from samspor.reading.formats import read_blocks
from samspor.reading.formats.sniff import Format, sniff
from samspor.reading.safely import read_safely
from tests.unit.reading.corpus import Example, event_score, examples, fact_score, read
from tests.unit.reading.hostile import zipped
from tests.unit.reading.packings import as_csv, as_ods, as_xlsx, open_document, saved

EXAMPLES = {each.name: each for each in examples()}
LAYOUTS = [
    "arshjul-tabell-arenaer",
    "moter-tabell",
    "skulerute-tabell-hendelse",
    "enheter-tabell",
    "fokus-tabell",
    "skolerute-tabell",
    "nettverk-tabell",
]
PACKINGS = [(Format.XLSX, as_xlsx), (Format.ODS, as_ods), (Format.CSV, as_csv)]


@pytest.mark.parametrize(("kind", "pack"), PACKINGS, ids=lambda each: getattr(each, "value", ""))
@pytest.mark.parametrize("example", [EXAMPLES[name] for name in LAYOUTS], ids=lambda e: e.name)
def test_layout_of_the_field_says_the_same_as_its_text(
    example: Example, kind: Format, pack: Callable[[str], bytes]
) -> None:
    data = pack(example.text)
    text, packed = read(example), read_document(data, name="plan.txt")

    assert sniff(data) is kind
    assert event_score(example, packed) == event_score(example, text)
    assert fact_score(example, packed) == fact_score(example, text)
    assert packed.unplaced == ()
    assert event_score(example, packed).recall == fact_score(example, packed).recall == 1


def test_values_are_written_as_people_write_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Dato", "Tid", "Hva", "Antall", "Andel"])
    sheet.append([date(2025, 9, 17), time(9, 30), "Samling", 14, 0.5])
    sheet.append([datetime(2025, 10, 8, 12, 0), None, "Møte", 7.0, True])

    (_, table) = read_blocks(saved(book))

    assert isinstance(table, Table)
    assert [cell.line.text for cell in table.rows[1].cells] == [
        *("17.9.2025", "09.30", "Samling", "14", "0,5")
    ]
    assert [cell.line.text for cell in table.rows[2].cells] == [
        *("8.10.2025 kl. 12.00", "Møte", "7", "ja")
    ]
    (samling, mote) = read_document(saved(book)).events
    assert (samling.start, samling.time_start) == (date(2025, 9, 17), time(9, 30))
    assert (mote.start, mote.time_start) == (date(2025, 10, 8), time(12))


def test_place_is_the_row_and_the_column_of_the_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Samlinger 2025-2026"
    sheet["B3"], sheet["D3"] = "Dato", "Hva"
    sheet["B4"], sheet["D4"] = "17. september", "Samling"
    sheet.merge_cells("B4:C4")

    (name, table) = read_blocks(saved(book))

    assert isinstance(name, Heading)
    assert name.line.text == "Samlinger 2025-2026"
    assert isinstance(table, Table)
    assert [row.number for row in table.rows] == [3, 4]
    assert [(cell.column, cell.columns) for cell in table.rows[1].cells] == [(1, 2), (3, 1)]


def test_sheets_follow_each_other_and_a_hidden_one_stays_hidden() -> None:
    book = openpyxl.Workbook()
    for name, rows in (("Høst", 2), ("Skjult", 3), ("Vår", 2)):
        sheet = book.create_sheet(name)
        for number in range(rows):
            sheet.append([f"{number + 1}. september", f"{name} {number}"])
    book["Skjult"].sheet_state = "hidden"

    blocks = read_blocks(saved(book))
    numbers = [row.number for each in blocks if isinstance(each, Table) for row in each.rows]

    assert [type(each) for each in blocks] == [Heading, Table, Margin, Heading, Table]
    assert numbers == sorted(set(numbers))


def test_lines_in_a_cell_are_its_points() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["17. september", "Samling\n- Status\n- Planlegging"])
    sheet.append(["18. oktober", "Møte"])

    table = read_blocks(saved(book))[-1]

    assert isinstance(table, Table)
    parts = [(part.text, part.is_item) for part in table.rows[0].cells[1].line.parts]
    assert parts == [("Samling", False), ("Status", True), ("Planlegging", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi møtes i september; det blir fint.\nTa med kaffe; og kake; og te.",
        "Ås, Vestby, Nesodden\nSki, Oppegård, Enebakk",
        "Kl 9,5\nKl 10,5",
        "Bare én linje;med;tegn",
    ],
)
def test_prose_with_commas_stays_a_text(text: str) -> None:
    assert sniff(text.encode()) is Format.TEXT


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda each: each.name)
def test_no_text_of_the_corpus_is_taken_for_a_csv_file(example: Example) -> None:
    assert sniff(example.text.encode()) is Format.TEXT


def test_csv_with_commas_and_lines_in_a_cell_keeps_its_lines() -> None:
    data = b'Dato,Hva,Hvor\n"17. september","Samling\n- Status",Salen\n18. oktober,Kurs,Salen\n'

    (table,) = read_blocks(data)

    assert isinstance(table, Table)
    assert [row.number for row in table.rows] == [1, 2, 4]


@pytest.mark.parametrize(
    "text",
    [
        # A hasty finger in one cell.
        (
            "Skole,Adresse,Elever\nLia skole, Bakken 2,45\nNes skole,Veien 3,60\nDal skole,Lia 4,9\n"
            "Vik skole,Åsen 5,88\nMo skole,Haugen 6,71\n"
        ),
        # Rows that end where the last cell would be empty.
        (
            "Dato,Skole,Elevdag,Merknad\n1.8.2026,Lia skole,Nei\n2.8.2026,Lia skole,Nei,Søndag\n"
            "3.8.2026,Lia skole,Nei\n4.8.2026,Lia skole,Nei,Fri\n"
        ),
    ],
    ids=["a space", "short rows"],
)
def test_csv_as_people_save_it_is_known(text: str) -> None:
    assert sniff(text.encode()) is Format.CSV


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "her", "og der borte"
    return saved(book)


def macro_book() -> bytes:
    data = as_xlsx("Dato\tHva")
    stream = io.BytesIO(data)
    import zipfile  # noqa: PLC0415 (only here)

    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return stream.getvalue()


def locked_ods() -> bytes:
    manifest = b'<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    return open_document("spreadsheet", "", more={"META-INF/manifest.xml": manifest})


def bomb() -> bytes:
    return zipped({"xl/workbook.xml": b"<x/>", "xl/media/a.bin": b"\0" * 40_000_000})


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (far_cell, "too_heavy"),
        (macro_book, "macros"),
        (locked_ods, "locked"),
        (bomb, "unsafe"),
        (lambda: as_xlsx("Dato\tHva")[:-300], "damaged"),
        (lambda: as_xlsx(""), "empty"),
    ],
)
def test_t16_hostile_sheet_is_refused_with_a_sentence(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_document(make(), name="arshjul.xlsx")

    assert refusal.value.code == code


def test_t17_sheet_that_fills_the_memory_ends_in_a_sentence() -> None:
    """Repeated cells of .ods are few bytes and many cells."""
    cells = (
        '<office:spreadsheet><table:table table:name="A"><table:table-row '
        'table:number-rows-repeated="900000"><table:table-cell table:number-columns-repeated="9000" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet>"
    )

    with pytest.raises(Unreadable) as refusal:
        read_safely(open_document("spreadsheet", cells))

    assert refusal.value.code in {"too_heavy", "damaged_list"}


@pytest.mark.parametrize(
    ("shown", "spring"),
    [
        ("dd.mm.yyyy", date(2025, 2, 5)),
        ("d\\.\\ mmm", date(2026, 2, 5)),
        ("d-mmm", date(2026, 2, 5)),
    ],
)
def test_the_year_is_read_only_where_the_sheet_shows_it(shown: str, spring: date) -> None:
    """Typing "5.2" in a sheet gives a day in the year of typing, shown without it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Møter for styrere 2025-2026"], ["Dato", "Hva"]):
        sheet.append(row)
    for day in (date(2025, 9, 4), date(2025, 11, 13), date(2025, 2, 5)):
        sheet.append([day, "Styrersamling"])
        sheet.cell(sheet.max_row, 1).number_format = shown

    draft = read_document(saved(book))

    assert [each.start for each in draft.events] == [date(2025, 9, 4), date(2025, 11, 13), spring]


def test_numbers_of_a_register_are_no_years() -> None:
    """1900 and 1901 first in two rows looked like the halves of a school year there is not."""
    draft = read_document(as_csv("Nr\tNavn\n1900\tBlåbær\n1901\tTyttebær"))

    assert draft.document.school_year is None
