"""The edition as a workbook: every activity a row to sort and filter, and the table beside it.

No cell is ever a formula or a link, whatever its text begins with (T-25).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]  # it has no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # as above
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # as above
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from samspor.drawing.content import Arena, Status, TableShape
from samspor.drawing.entries import Entry
from samspor.drawing.files import print_style
from samspor.drawing.files.cards import card, labelled
from samspor.drawing.files.job import Job
from samspor.drawing.files.letters import writable
from samspor.drawing.files.sheet_rows import row_height
from samspor.drawing.files.wording import Wording
from samspor.drawing.table import Cell
from samspor.kernel.timing import Precision
from samspor.kernel.weeks import numbers_between
from samspor.kernel.writing import weekday_name

LONGEST: Final = 32_767  # letters in a cell, by the format
LONGEST_NAME: Final = 31
NOTHING: Final = 13  # as wide as a month in which nothing is
_FORBIDDEN_IN_NAMES: Final = str.maketrans("", "", "[]:*?/\\'")

Value = str | date | time | None


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int
    value: Callable[[Entry], Value]
    form: str = "text"


def write_xlsx(job: Job) -> bytes:
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties(
            {
                "title": writable(job.heading),
                "author": writable(job.content.community_name),
                "comments": writable(" · ".join([*job.facts, job.address])),
                "created": job.moment.replace(tzinfo=None),
            }
        )
        forms = _forms(book)
        year = job.content.school_year.slug
        _list(book.add_worksheet(_name(f"{job.wording.activities} {year}")), job, forms)
        _table(book.add_worksheet(_name(f"{job.wording.table} {year}")), job, book, forms)
    return target.getvalue()


def _name(text: str) -> str:
    return text.translate(_FORBIDDEN_IN_NAMES)[:LONGEST_NAME]


def _forms(book: Workbook) -> dict[str, Format]:
    body = {"valign": "top", "font_name": "Calibri", "font_size": 11}
    wrapped = {**body, "text_wrap": True}
    head = {**wrapped, "bold": True, "bg_color": print_style.BAND, "bottom": 1}
    ruled = {**wrapped, "bottom": 1, "bottom_color": print_style.LINE}
    return {
        "text": book.add_format(ruled),
        "date": book.add_format({**ruled, "num_format": "dd.mm.yyyy", "align": "left"}),
        "time": book.add_format({**ruled, "num_format": "hh:mm", "align": "left"}),
        "bold": book.add_format({**ruled, "bold": True}),
        "head": book.add_format(head),
        "year": book.add_format({**wrapped, "bold": True, "font_size": 14, "align": "left"}),
        "about": book.add_format({**ruled, "font_color": print_style.MUTED}),
    }


def _list(sheet: Worksheet, job: Job, forms: dict[str, Format]) -> None:
    columns = _columns(job)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        _write(sheet, 0, place, column.title, forms["head"])
    for row, entry in enumerate(job.every, start=1):
        values = [(column.value(entry), column) for column in columns]
        told = ((each, column) for each, column in values if isinstance(each, str))
        sheet.set_row(
            row, row_height((each, column.width, column.form == "bold") for each, column in told)
        )
        for place, (value, column) in enumerate(values):
            _write(sheet, row, place, value, forms[column.form])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(job.every), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&F&R&P / &N")


def _columns(job: Job) -> list[Column]:
    words: Wording = job.wording
    phrases, language = words.phrases, job.language

    def weekday(entry: Entry) -> Value:
        first = entry.item.timing.first
        return weekday_name(first, language=language) if first and _is_dated(entry) else ""

    def status(entry: Entry) -> Value:
        cancelled = entry.item.status is Status.CANCELLED
        return phrases.cancelled if cancelled else words.planned

    return [
        Column(words.when, 34, lambda entry: card(entry, phrases).when),
        Column(words.first, 12, lambda entry: entry.item.timing.first, "date"),
        Column(words.last, 12, lambda entry: entry.item.timing.last, "date"),
        Column(words.weekday, 11, weekday),
        Column(words.week, 9, _week),
        Column(words.start, 9, lambda entry: entry.item.timing.start, "time"),
        Column(words.end, 9, lambda entry: entry.item.timing.end, "time"),
        Column(words.title, 40, lambda entry: entry.item.title, "bold"),
        Column(words.kind, 16, lambda entry: entry.kind),
        Column(words.arenas, 30, lambda entry: "\n".join(one.name for one in entry.arenas)),
        Column(words.place, 22, lambda entry: entry.item.place),
        Column(
            words.mode,
            16,
            lambda entry: phrases.modes[entry.item.mode] if entry.item.mode else "",
        ),
        Column(words.audience, 20, lambda entry: entry.item.audience),
        Column(words.municipalities, 20, lambda entry: ", ".join(entry.item.municipalities)),
        Column(words.agenda, 44, lambda entry: "\n".join(entry.item.agenda)),
        Column(words.follows, 40, lambda entry: "\n".join(card(entry, phrases).ties)),
        Column(words.status, 12, status),
        Column(words.identity, 14, lambda entry: entry.item.id),
    ]


def _is_dated(entry: Entry) -> bool:
    return entry.item.timing.is_dated


def _week(entry: Entry) -> Value:
    """42, or 41–42; empty where the day and the week are still to be found."""
    timing = entry.item.timing
    if timing.first is None or timing.last is None:
        return ""
    if not (timing.is_dated or timing.precision is Precision.WEEK):
        return ""
    first, last = numbers_between(timing.first, timing.last)
    return str(first) if first == last else f"{first}–{last}"


def _table(sheet: Worksheet, job: Job, book: Workbook, forms: dict[str, Format]) -> None:
    down = job.content.table_shape is not TableShape.MONTHS_ACROSS
    lines = list(table_lines(job))
    width = len(job.table.arenas) + 1
    for row, (label, values, form) in enumerate(lines):
        for place, value in enumerate([label, *values]):
            at = (row, place) if down else (place, row)
            label_look = forms["bold" if down else "head"]
            look = label_look if place == 0 else forms[form]
            if form == "head":
                look = (
                    forms["head"] if place == 0 else _arena_look(book, job.table.arenas[place - 1])
                )
            if isinstance(value, int):
                sheet.write_number(*at, value, forms["year"])
            else:
                _write(sheet, *at, value, look)
    across = width if down else len(lines)
    first, other = (18, 38) if down else (26, 30)
    sheet.set_column(0, 0, first)
    sheet.set_column(1, max(across - 1, 1), other)
    if not down:
        for column, (_, values, _) in enumerate(lines):
            if column and not any(values):
                sheet.set_column(column, column, NOTHING)
    _set_heights(sheet, lines if down else _turned(lines, width), first, other)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _set_heights(
    sheet: Worksheet, lines: list[tuple[str | int, list[str], str]], first: int, other: int
) -> None:
    for row, (label, values, form) in enumerate(lines):
        if form != "year":
            cells = [(str(label), float(first), True)]
            cells += [(value, float(other), form == "head") for value in values]
            sheet.set_row(row, row_height(cells))


def _turned(
    lines: list[tuple[str | int, list[str], str]], width: int
) -> list[tuple[str | int, list[str], str]]:
    """Columns as rows: what stands beside each arena."""
    grid = [[str(label), *values] for label, values, _ in lines]
    rows = [[line[place] if place < len(line) else "" for line in grid] for place in range(width)]
    return [(row[0], row[1:], "head" if place == 0 else "text") for place, row in enumerate(rows)]


def table_lines(job: Job) -> Iterator[tuple[str | int, list[str], str]]:
    """A line for what each month has, or column, with how it looks: the arenas first."""
    words, whole = job.wording, job.table
    yield words.month, [one.name for one in whole.arenas], "head"
    if whole.has_who:
        yield words.who, [one.who for one in whole.arenas], "about"
    if whole.has_roles:
        yield words.role, ["\n".join(one.role) for one in whole.arenas], "about"
    down = job.content.table_shape is not TableShape.MONTHS_ACROSS
    for year in whole.years:
        if down:
            yield year.year, [], "year"
        for month in year.rows:
            named = month.title.capitalize()
            title = named if down else f"{named} {year.year}"
            yield title, _cells(month.cells, job), "text"
    if whole.undated:
        yield words.phrases.undated, _cells(whole.undated, job), "text"


def _arena_look(book: Workbook, arena: Arena) -> Format:
    return book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "valign": "top",
            "bg_color": print_style.TINTS[arena.colour],
            "top": 5,
            "top_color": print_style.ARENAS[arena.colour],
        }
    )


def _cells(cells: tuple[tuple[object, Cell], ...], job: Job) -> list[str]:
    return ["\n\n".join(_in_cell(entry, job) for entry in cell) for _arena, cell in cells]


def _in_cell(entry: Entry, job: Job) -> str:
    written = card(entry, job.wording.phrases)
    points = [f"• {point}" for point in written.agenda]
    return "\n".join([written.title, *labelled(entry, job.wording), *points, *written.ties])


def _write(sheet: Worksheet, row: int, place: int, value: Value, form: Format) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, place, writable(value)[:LONGEST], form)
    else:
        sheet.write_datetime(row, place, value, form)
