"""Calendars that are drawn: a year or a month as a grid, with words on the few days that matter."""

import calendar
import io
from collections.abc import Callable
from datetime import date, timedelta

import docx
import openpyxl
import pytest
import typst

from samspor.reading import read_document
from samspor.reading.around import in_language
from samspor.reading.draft import Draft
from samspor.reading.unknown_year import asks_year
from tests.unit.reading.documents import packed
from tests.unit.reading.packings import saved

MONTHS = [date(2026 + (n > 12), (n - 1) % 12 + 1, 1) for n in range(8, 19)]
NAMES = dict(
    enumerate(
        [
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ],
        start=1,
    )
)
SHORT = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
TITLE = "Skolerute 2026–2027 for Bergdal kommune"
WORDS = {
    date(2026, 8, 13): "Planl.dag",
    date(2026, 8, 14): "Planleggingsdag",
    date(2026, 8, 17): "Første skoledag",
    date(2026, 11, 13): "Planleggingsdag",
    date(2027, 2, 9): "Foreldremøte kl. 18–20",
    date(2027, 5, 17): "17. mai",
    **{date(2026, 10, 5) + timedelta(days=n): "Høstferie" for n in range(5)},
    **{date(2027, 3, 22) + timedelta(days=n): "Påskeferie" for n in (0, 1, 2, 3, 4, 7)},
}
SAID = [
    ("2026-08-13", "2026-08-14", "Planleggingsdag"),
    ("2026-08-17", "2026-08-17", "Første skoledag"),
    ("2026-10-05", "2026-10-09", "Høstferie"),
    ("2026-11-13", "2026-11-13", "Planleggingsdag"),
    ("2027-02-09", "2027-02-09", "Foreldremøte"),
    ("2027-03-22", "2027-03-29", "Påskeferie"),
    ("2027-05-17", "2027-05-17", "17. mai"),
]


def days_of(month: date) -> list[date]:
    last = calendar.monthrange(month.year, month.month)[1]
    return [month.replace(day=number) for number in range(1, last + 1)]


def said_in(draft: Draft) -> list[tuple[str, str, str]]:
    return sorted((str(e.start), str(e.end or e.start), e.title) for e in draft.events)


def with_three_columns() -> bytes:
    """A spreadsheet: the number, the weekday and the words under each month."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = TITLE
    for place, month in enumerate(MONTHS):
        first = 1 + place * 3
        sheet.cell(3, first, NAMES[month.month].capitalize())
        sheet.merge_cells(start_row=3, start_column=first, end_row=3, end_column=first + 2)
        for day in days_of(month):
            sheet.cell(3 + day.day, first, day.day)
            sheet.cell(3 + day.day, first + 1, SHORT[day.weekday()])
            sheet.cell(3 + day.day, first + 2, WORDS.get(day))
    return saved(book)


def with_numbers_at_the_side() -> bytes:
    """Days down the side once, and holidays as cells that go on below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = TITLE
    for number in range(1, 32):
        sheet.cell(2 + number, 1, number)
    for place, month in enumerate(MONTHS, start=2):
        sheet.cell(2, place, NAMES[month.month].capitalize())
        for day in days_of(month):
            if WORDS.get(day - timedelta(days=1)) != WORDS.get(day):
                sheet.cell(2 + day.day, place, WORDS.get(day))
    sheet.merge_cells(start_row=7, start_column=4, end_row=11, end_column=4)
    sheet.merge_cells(start_row=24, start_column=9, end_row=28, end_column=9)
    return saved(book)


def printed(title: str = TITLE) -> bytes:
    """One column for each month: "13 To Planl.dag"."""
    cells = [NAMES[month.month].capitalize() for month in MONTHS]
    for number in range(1, 32):
        for month in MONTHS:
            day = next((each for each in days_of(month) if each.day == number), None)
            said = f"{number} {SHORT[day.weekday()]} {WORDS.get(day, '')}" if day else ""
            cells.append(said.strip())
    shown = ", ".join(f'[#"{cell}"]' for cell in cells)
    source = (
        '#set page(paper: "a3", flipped: true, margin: 8mm)\n#set text(size: 7pt)\n'
        f"= {title}\n#table(columns: 11, inset: 2pt, {shown})"
    )
    return bytes(typst.compile(source.encode()))


def in_half_years_with_signs() -> bytes:
    """Word: two tables, single letters for the weekdays, and signs that are told of below."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    signs = {"Planl.dag": "P", "Planleggingsdag": "P", "Høstferie": "F", "Påskeferie": "F"}
    for part in (MONTHS[:5], MONTHS[5:]):
        table = document.add_table(rows=32, cols=3 * len(part))
        for place, month in enumerate(part):
            head = table.rows[0].cells[place * 3].merge(table.rows[0].cells[place * 3 + 2])
            head.text = f"{NAMES[month.month]} {month.year}".upper()
            for day in days_of(month):
                cells = table.rows[day.day].cells[place * 3 : place * 3 + 3]
                words = WORDS.get(day, "")
                texts = (str(day.day), "MTOTFLS"[day.weekday()], signs.get(words, words))
                for cell, text in zip(cells, texts, strict=True):
                    cell.text = text
    document.add_paragraph("P = planleggingsdag")
    document.add_paragraph("F = ferie")
    document.add_paragraph("PPT: ta kontakt med kontoret når som helst.")
    return packed(document)


def with_days_across() -> bytes:
    rows = [["", *map(str, range(1, 32))]]
    for month in MONTHS:
        words = [WORDS.get(day, "") for day in days_of(month)]
        rows.append([NAMES[month.month], *words, *[""] * (31 - len(words))])
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>{TITLE}</h1><table>{table}</table></body></html>".encode()


def pasted() -> bytes:
    """The poster as text: a line for each day of all months, a square behind the other."""
    rows = [TITLE, "", " ".join(NAMES[month.month].capitalize() for month in MONTHS)]
    for number in range(1, 32):
        days = [day for month in MONTHS for day in days_of(month) if day.day == number]
        squares = (f"{number} {SHORT[day.weekday()]} {WORDS.get(day, '')}" for day in days)
        rows.append(" ".join(square.strip() for square in squares))
    return "\n".join(rows).encode()


def pasted_by_month() -> bytes:
    rows = [TITLE, ""]
    for month in MONTHS:
        rows.append(NAMES[month.month].capitalize())
        squares = (f"{d.day}. {SHORT[d.weekday()]} {WORDS.get(d, '')}" for d in days_of(month))
        rows.extend(square.strip() for square in squares)
    return "\n".join(rows).encode()


@pytest.mark.parametrize(
    "made",
    [
        pasted,
        pasted_by_month,
        with_three_columns,
        with_numbers_at_the_side,
        printed,
        with_days_across,
    ],
)
def test_year_drawn_as_a_grid_says_only_the_days_with_words(made: Callable[[], bytes]) -> None:
    draft = read_document(made())

    assert said_in(draft) == SAID
    assert draft.unplaced == ()
    assert {e.title: str(e.time_start) for e in draft.events}["Foreldremøte"] == "18:00:00"
    assert draft.document.kinds == ("route",)


def test_holiday_over_the_end_of_a_month_is_one() -> None:
    rows = ["Skolerute 2026–2027"]
    for month in (date(2026, 12, 1), date(2027, 1, 1)):
        rows.append(NAMES[month.month])
        for day in days_of(month):
            free = date(2026, 12, 28) <= day <= date(2027, 1, 1) and day.weekday() < 5
            rows.append(f"{day.day} {SHORT[day.weekday()]} {'Juleferie' if free else ''}".strip())

    draft = read_document("\n".join(rows).encode())

    assert said_in(draft) == [("2026-12-28", "2027-01-01", "Juleferie")]
    assert draft.unplaced == ()


def test_signs_of_a_grid_stand_for_what_is_said_below_it() -> None:
    draft = read_document(in_half_years_with_signs())
    expected = [(s, e, "Ferie" if t.endswith("ferie") else t) for s, e, t in SAID]

    assert said_in(draft) == expected
    assert draft.unplaced == ()
    assert "PPT: ta kontakt med kontoret når som helst." in {
        each.text for each in draft.organisation
    }


def test_grid_of_another_year_than_its_weekdays_gives_no_days() -> None:
    book = openpyxl.load_workbook(io.BytesIO(with_three_columns()))
    assert book.active is not None
    book.active["A1"] = TITLE.replace("2026–2027", "2025–2026")

    for data in (saved(book), printed("Skolerute 2025–2026")):
        draft = read_document(data)

        assert draft.events == ()
        assert len(draft.unplaced) == sum(map(bool, WORDS.values()))


def test_weekdays_of_a_grid_leave_one_year_to_ask_about() -> None:
    draft = read_document(printed("Skolerute"), today=date(2026, 9, 1))

    assert said_in(draft) == SAID
    (doubt,) = [each for each in draft.doubts if asks_year(each)]
    assert doubt.choices[0] == "2026–27"


def test_calendar_without_words_is_furniture() -> None:
    """Three months beside each other, whose colours are lost; the list below says what matters."""
    cards = []
    for month in MONTHS[:3]:
        weeks = calendar.Calendar().monthdayscalendar(month.year, month.month)
        cells = [*SHORT, *(str(day or "") for week in weeks for day in week)]
        shown = ", ".join(f'[#"{cell}"]' for cell in cells)
        name = NAMES[month.month].capitalize()
        cards.append(f"[*{name}* #table(columns: 7, inset: 2pt, stroke: none, {shown})]")
    source = (
        '#set page(paper: "a4", margin: 1cm)\n#set text(size: 8pt)\n'
        f"= Barnehagerute 2026–2027\n#grid(columns: 3, gutter: 9pt, {', '.join(cards)})\n"
        "== Planleggingsdager\n- fredag 14. august\n- fredag 13. november\n"
    )

    draft = read_document(typst.compile(source.encode()))

    assert said_in(draft) == [
        ("2026-08-14", "2026-08-14", "Planleggingsdag"),
        ("2026-11-13", "2026-11-13", "Planleggingsdag"),
    ]
    assert draft.unplaced == ()
    assert in_language("bare_calendar", "nb") in {each.why for each in draft.furniture}


def test_plan_of_a_month_is_read_by_the_weekdays_over_it() -> None:
    first, rows = date(2026, 9, 28), []
    words = {date(2026, 10, 7): "Tur til skogen", date(2026, 10, 16): "Planleggingsdag, stengt"}
    for week in range(5):
        days = [first + timedelta(days=7 * week + n) for n in range(5)]
        cells = "".join(f"<td>{day.day}. {words.get(day, '')}</td>" for day in days)
        rows.append(f"<tr><td>{days[0].isocalendar().week}</td>{cells}</tr>")
    heads = "".join(
        f"<th>{head}</th>" for head in ("Uke", "Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag")
    )
    page = f"<html><body><h1>Månedsplan oktober 2026</h1><table><tr>{heads}</tr>{''.join(rows)}"

    draft = read_document(f"{page}</table></body></html>".encode())

    assert said_in(draft) == [
        ("2026-10-07", "2026-10-07", "Tur til skogen"),
        ("2026-10-16", "2026-10-16", "Planleggingsdag, stengt"),
    ]
    assert draft.unplaced == ()


def test_weekdays_of_two_letters_without_a_full_stop() -> None:
    draft = read_document(
        "Årsplan 2026-27\n\nAugust\nTo 13. Planleggingsdag\nMa 17. Oppstart\n\n"
        "September\nTi 8. Foreldremøte kl 18\n".encode()
    )

    assert said_in(draft) == [
        ("2026-08-13", "2026-08-13", "Planleggingsdag"),
        ("2026-08-17", "2026-08-17", "Oppstart"),
        ("2026-09-08", "2026-09-08", "Foreldremøte"),
    ]
    assert draft.unplaced == ()
