"""A plain table as a file: heads, rows, nothing else, so that it can be changed and read in again.

No cell is ever a formula or a link, whatever its text begins with (T-25).
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from html import escape
from io import BytesIO
from typing import Any, Final

from samspor.drawing.files import print_style
from samspor.drawing.files.letters import writable
from samspor.drawing.files.sheet_rows import row_height
from samspor.drawing.files.timeless import without_clock

Value = str | int | None
_MARGIN: Final = 14  # millimetres
_A4: Final = 9  # the format's number for it
_NO_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 (the format knows no zones)


@dataclass(frozen=True, slots=True)
class PlainTable:
    """`about` stands over the table, where there is room for it."""

    title: str
    language: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: str = ""

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "PlainTable":
        found: dict[str, Any] = json.loads(data)
        rows = tuple(tuple(row) for row in found["rows"])
        return cls(**{**found, "heads": tuple(found["heads"]), "rows": rows})


def write_table_xlsx(table: PlainTable) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 (heavy; it has no types)

    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": writable(table.title), "created": _NO_DAY})
        body = {"text_wrap": True, "valign": "top", "bottom": 1}
        head = book.add_format({**body, "bold": True, "bg_color": print_style.BAND})
        text = book.add_format({**body, "bottom_color": print_style.LINE})
        digits = book.add_format({**body, "bottom_color": print_style.LINE, "align": "left"})
        sheet = book.add_worksheet()
        widths = _widths(table)
        for place, name in enumerate(table.heads):
            sheet.set_column(place, place, widths[place])
            sheet.write_string(0, place, writable(name), head)
        for number, row in enumerate(table.rows, start=1):
            words = zip(map(_text, row), widths, strict=True)
            sheet.set_row(number, row_height((each, float(wide), False) for each, wide in words))
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, place, value, digits)
                elif value:
                    sheet.write_string(number, place, writable(value), text)
                else:
                    sheet.write_blank(number, place, None, text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_footer(f"&L{writable(table.title).replace('&', '&&')[:200]}&R&P / &N")
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return target.getvalue()


def write_table_docx(table: PlainTable) -> bytes:
    from docx import Document  # noqa: PLC0415 (heavy)
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 (heavy)
    from docx.shared import Mm, Pt  # noqa: PLC0415 (heavy)

    from samspor.drawing.files import word_cells  # noqa: PLC0415 (as above)

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in (("Normal", 9), ("Heading 1", 16)):
        word_cells.set_type(document.styles[name], size, print_style.INK)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(0)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    document.core_properties.title = writable(table.title)[:255]
    document.core_properties.language = table.language
    document.add_heading(writable(table.title), level=1)
    if table.about:
        document.add_paragraph(writable(table.about))
    grid = document.add_table(rows=1, cols=len(table.heads))
    grid.style = document.styles["Table Grid"]
    for cell, name in zip(grid.rows[0].cells, table.heads, strict=True):
        cell.paragraphs[0].add_run(writable(name)).bold = True
        word_cells.shade(cell, print_style.BAND)
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.paragraphs[0].text = writable(_text(value))
    word_cells.repeat(grid)
    widths = _widths(table)
    room = 297 - 2 * _MARGIN
    word_cells.set_widths(grid, [room * wide / sum(widths) for wide in widths])
    word_cells.dress(grid)
    target = BytesIO()
    document.save(target)
    return without_clock(target.getvalue())


def write_table_html(table: PlainTable) -> bytes:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(_text(value))}</td>" for value in row) + "</tr>\n"
        for row in table.rows
    )
    about = f"<p>{escape(table.about)}</p>\n" if table.about else ""
    return (
        f'<!doctype html>\n<html lang="{escape(table.language)}">\n<meta charset="utf-8">\n'
        f"<title>{escape(table.title)}</title>\n<h1>{escape(table.title)}</h1>\n{about}"
        f'<table border="1">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        "</html>\n"
    ).encode()


def _widths(table: PlainTable) -> list[int]:
    """Of the columns, in letters: the longest text, within what is worth reading in one line."""
    longest = [
        max([len(name), *(len(_text(row[place])) for row in table.rows)])
        for place, name in enumerate(table.heads)
    ]
    return [min(max(wide + 2, 11), 44) for wide in longest]


def _text(value: Value) -> str:
    return "" if value is None else str(value)
