"""What stands in the cells of a Word table, and how such a table looks and is heard."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as Grid
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from samspor.drawing.entries import Entry
from samspor.drawing.files import print_style
from samspor.drawing.files.cards import card, labelled
from samspor.drawing.files.job import Job
from samspor.drawing.files.letters import writable
from samspor.drawing.prose import blocks
from samspor.drawing.table import Cell

LINE: Final = print_style.SHADE.lstrip("#")
LOCALES: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


# --- rows and cells ---


def add_row(grid: Grid, title: str, *, size: float = 9) -> list[_Cell]:
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]  # only here without types
    cells = list(row.cells)
    run = add_text(cells[0].paragraphs[0], title)
    run.bold, run.font.size = True, Pt(size)
    return cells


def add_cards(cells: Iterable[_Cell], row: tuple[tuple[object, Cell], ...], job: Job) -> None:
    for cell, (_arena, entries) in zip(cells, row, strict=True):
        for number, entry in enumerate(entries):
            first = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            first.paragraph_format.space_before = Pt(0 if number == 0 else 6)
            card_in(cell, first, entry, job)


def card_in(cell: _Cell, first: Paragraph, entry: Entry, job: Job) -> None:
    written = card(entry, job.wording.phrases)
    title = add_own(first, written.title, job)
    title.bold = True
    title.font.strike = bool(written.cancelled) or None
    first.paragraph_format.keep_with_next = True
    for line in labelled(entry, job.wording):
        add_text(cell.add_paragraph(), line)
    for point in written.agenda:
        add_own(cell.add_paragraph(style="List Bullet"), point, job)
    for tie in written.ties:
        add_own(cell.add_paragraph(), tie, job).italic = True


def prose(cell: _Cell, texts: tuple[str, ...], job: Job) -> None:
    """Paragraphs and lists; a cell has one paragraph from the start."""
    waiting = [cell.paragraphs[0]]
    for block in blocks(*texts):
        for point in block.points:
            line = waiting.pop() if waiting else cell.add_paragraph()
            line.style = "List Bullet"
            add_own(line, point, job)
        if block.text:
            add_own(waiting.pop() if waiting else cell.add_paragraph(), block.text, job)


# --- the look ---


def describe(grid: Grid, job: Job) -> None:
    """What those are told who hear the table; and that its first row and column are headings."""
    facts = grid._tbl.tblPr  # noqa: SLF001 (python-docx has no other way to a table's properties)
    for tag, value in (("w:tblCaption", job.heading), ("w:tblDescription", job.released)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), writable(value))
        facts.append(element)
    look = facts.find(qn("w:tblLook"))
    assert look is not None  # it stands in every new table
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("lastRow", "0")):
        look.set(qn(f"w:{name}"), value)


def repeat(grid: Grid) -> None:
    """The first row stands on every page."""
    row = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 (as above)
    for tag in ("w:cantSplit", "w:tblHeader"):
        row.append(OxmlElement(tag))


def dress(grid: Grid) -> None:
    """Room around the words, quiet lines, and rows that stay on one page.

    Called when the rows are there.
    """
    facts = grid._tbl.tblPr  # noqa: SLF001 (as above)
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    room = OxmlElement("w:tblCellMar")
    for edge, wide in (("top", "45"), ("left", "85"), ("bottom", "45"), ("right", "85")):
        side = OxmlElement(f"w:{edge}")
        side.set(qn("w:w"), wide)
        side.set(qn("w:type"), "dxa")
        room.append(side)
    # The format has an order for what is said of a table.
    look = facts.find(qn("w:tblLook"))
    assert look is not None  # it stands in every new table
    for element in (borders, room):
        look.addprevious(element)
    for layout in facts.findall(qn("w:tblLayout")):
        room.addprevious(layout)
    for row in grid.rows[1:]:
        about = row._tr.get_or_add_trPr()  # noqa: SLF001 (as above)
        about.append(OxmlElement("w:cantSplit"))


def set_widths(grid: Grid, millimetres: Sequence[float]) -> None:
    """One width for each column; a merged cell is as wide as those it covers."""
    grid.autofit = False
    for column, wide in zip(grid.columns, millimetres, strict=True):
        column.width = Mm(wide)
    for row in grid.rows:
        place = 0
        for cell in row._tr.tc_lst:  # noqa: SLF001 (merged cells once)
            cell.width = Mm(sum(millimetres[place : place + cell.grid_span]))
            place += cell.grid_span


def shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 (python-docx has no shading)


# --- words ---


def add_text(paragraph: Paragraph, text: str) -> Run:
    return paragraph.add_run(writable(text))


def add_own(paragraph: Paragraph, text: str, job: Job) -> Run:
    """What people wrote, in the language they wrote it in."""
    run = add_text(paragraph, text)
    if job.content.language != job.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LOCALES.get(job.content.language, job.content.language))
        run._r.get_or_add_rPr().append(language)  # noqa: SLF001 (python-docx has no language)
    return run


def set_type(style: Any, size: float, ink: str) -> None:
    """The same face in all our documents, whatever the template's theme says."""
    style.font.name, style.font.size = "Calibri", Pt(size)
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    style.font.color.rgb = colour(ink)


def colour(written: str) -> RGBColor:
    return RGBColor.from_string(written.lstrip("#"))
