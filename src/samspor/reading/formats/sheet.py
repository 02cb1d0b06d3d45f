"""Spreadsheets (.xlsx, .ods): each sheet's rows with their places, days as people write them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from samspor.kernel.writing import month_name
from samspor.reading.blocks import Block, Heading, Line, LineMaker, Margin, Paragraph, Part
from samspor.reading.errors import Unreadable
from samspor.reading.formats.day_register import summed_up
from samspor.reading.formats.grid import GridCell, GridRow, blocks_of
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.packed import PACKAGE_FAULTS, check_packed
from samspor.reading.formats.struck_cells import partly_struck, struck_cells, struck_in_open
from samspor.reading.formats.yearless import Place, column_number, yearless_cells
from samspor.reading.struck import strike

MAX_SHEETS: Final = 20
MAX_CELLS: Final = 2_000_000
_PLACE: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_NUMBER: Final = re.compile(r"\d{2,}")
# What a program calls a sheet that nobody has named.
_UNNAMED: Final = re.compile(r"(?:ark|sheet|tabell|blad)\s*\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """What the cells' values do not tell: days without years, words that are struck out."""

    yearless: frozenset[Place] = frozenset()
    struck: frozenset[Place] = frozenset()
    marked: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    is_hidden: bool
    rows: list[list[Any]]
    merged: tuple[tuple[Place, Place], ...] = ()
    about: About = field(default_factory=About)


def open_sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets in their order, from the first row and column; dates and numbers as values.

    Raises:
        Unreadable: Unsafe to unpack, locked, damaged, or a sheet that would fill the memory.
    """
    check_packed(data)
    looks = _look_through(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in book.sheets_metadata[:MAX_SHEETS]:
            sheet = book.get_sheet_by_name(about.name)
            if sheet.height * sheet.width > MAX_CELLS:
                raise Unreadable("too_heavy")
            yield Sheet(
                about.name,
                about.visible is not SheetVisibleEnum.Visible,
                sheet.to_python(skip_empty_area=False),
                tuple(sheet.merged_cell_ranges or ()),
                looks.get(about.name, About()),
            )
    except PasswordError as error:
        raise Unreadable("locked") from error
    except (CalamineError, *PACKAGE_FAULTS) as error:
        raise Unreadable("damaged_list") from error


def read_blocks(data: bytes) -> tuple[Block, ...]:
    maker = LineMaker()
    blocks: list[Block] = []
    above = 0  # rows of the sheets before, so that no two rows have one number
    named: list[tuple[int, Line, list[Block]]] = []
    for sheet in open_sheets(data):
        rows = list(_rows(sheet, above))
        if not rows:
            continue
        name = maker.line(rows[0][0], sheet.name, (Part(tidy(sheet.name) or "?"),))
        if sheet.is_hidden:
            blocks.append(Margin(name, "hidden_sheet"))
            continue
        content = list(blocks_of(summed_up(rows), maker))
        named.append((len(blocks), name, content))
        blocks += [Heading(name, 1), *content]
        above = rows[-1][0]
    for place, name, content in named:
        if _UNNAMED.fullmatch(name.text) or (len(named) == 1 and _has_title(content, name.text)):
            blocks[place] = Margin(name, "sheet_name")
    return tuple(blocks)


def _has_title(content: list[Block], name: str) -> bool:
    """Words of its own above its rows, and a name that tells no year they don't.

    The only sheet is often called what the file it was made from was called.
    """
    first = content[0] if content else None
    if not isinstance(first, Heading | Paragraph):
        return False
    told = _NUMBER.findall(first.line.text)  # "26-27" is told by 2026/2027
    return all(any(each.endswith(year) for each in told) for year in _NUMBER.findall(name))


def written(value: Any) -> str:
    """A value as people write it: whole numbers without decimals, 17.9.2025, 09.30."""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    match value:
        case float():
            return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
        case datetime():
            clock = "" if value.time() == time() else f" kl. {written(value.time())}"
            return written(value.date()) + clock
        case date():
            return f"{value.day}.{value.month}.{value.year}"
        case time():
            return f"{value:%H.%M}"
    return str(value).strip()


def _rows(sheet: Sheet, above: int) -> Iterator[GridRow]:
    spans = {
        first: (last[1] - first[1] + 1, last[0] - first[0] + 1) for first, last in sheet.merged
    }
    for place, values in enumerate(sheet.rows):
        cells = []
        for column, value in enumerate(values):
            text = written(value)
            at, about = (place, column), sheet.about
            if at in about.yearless and isinstance(value, date):
                text = f"{value.day}. {month_name(value.month, language='nb')}"
            text = strike(text) if at in about.struck else about.marked.get(at, text)
            if text:
                columns, rows = spans.get((place, column), (1, 1))
                cells.append(GridCell(column, text, columns, rows))
        if cells:
            yield above + place + 1, cells


def _look_through(data: bytes) -> dict[str, About]:
    """What the cells look like, if the sheets are such that they may be opened.

    A sheet is laid out whole in memory, so one far cell could cost gigabytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if not name.startswith("xl/worksheets/"):
                    continue
                widest = tallest = 1
                for column, row in _PLACE.findall(archive.read(name)):
                    widest, tallest = max(widest, column_number(column)), max(tallest, int(row))
                if widest * tallest > MAX_CELLS:
                    raise Unreadable("too_heavy")
            return _looks(archive)
    except (*PACKAGE_FAULTS, KeyError, etree.LxmlError) as error:
        raise Unreadable("damaged_list") from error


def _looks(archive: zipfile.ZipFile) -> dict[str, About]:
    is_open = "content.xml" in archive.namelist()
    marked = struck_in_open(archive) if is_open else partly_struck(archive)
    yearless, struck = yearless_cells(archive), struck_cells(archive)
    return {
        name: About(
            frozenset(yearless.get(name, ())),
            frozenset(struck.get(name, ())),
            marked.get(name, {}),
        )
        for name in {*yearless, *struck, *marked}
    }
