"""The edition as a document: arenas across, months down, as coordinators' own documents have it."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
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
from samspor.drawing.files.job import Job, in_parts
from samspor.drawing.files.letters import writable
from samspor.drawing.prose import blocks
from samspor.drawing.table import Cell, Table

FEW_ARENAS: Final = 5  # so many fit across A4, and FIT across A3
FIT: Final = 9
A4: Final = (297, 210)
A3: Final = (420, 297)
MARGIN: Final = 14
FIRST_COLUMN: Final = 24
LONGEST_FACT: Final = 255  # letters in a property, by the format
LOCALES: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
COUNTED: Final = {"%(page)s": "PAGE", "%(pages)s": "NUMPAGES"}
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say


def write_docx(job: Job) -> bytes:
    document = Document()
    _set_up(document, job)
    title = document.add_paragraph(style="Title")
    _own(title, job.title, job)
    if job.year:
        _text(title, f" {job.year}")
    for fact in job.facts:
        _text(document.add_paragraph(style="Subtitle"), fact)
    if job.note:
        note = document.add_paragraph()
        _text(note, f"{job.wording.to_readers}: ")
        _own(note, job.note, job)
    document.add_heading(writable(job.wording.table), level=1)
    for number, part in enumerate(in_parts(job.table, _across(job))):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _table(document, part, job)
    _away(document, job)
    _footer(document, job)
    target = BytesIO()
    document.save(target)
    return _without_clock(target.getvalue())


def _across(job: Job) -> int:
    return FEW_ARENAS if len(job.shown.arenas) <= FEW_ARENAS else FIT


# --- the document ---


def _set_up(document: Doc, job: Job) -> None:
    width, height = A4 if _across(job) == FEW_ARENAS else A3
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.footer_distance = Mm(7)
    facts = document.core_properties
    facts.title = writable(job.heading)[:LONGEST_FACT]
    facts.author = facts.last_modified_by = writable(job.content.community_name)[:LONGEST_FACT]
    facts.subject = writable(" · ".join(job.facts))[:LONGEST_FACT]
    facts.comments = writable(job.address)[:LONGEST_FACT]
    facts.language = LOCALES.get(job.language, job.language)
    facts.created = facts.modified = job.moment.replace(tzinfo=None)
    facts.revision = job.content.edition.number if job.content.edition else 1
    _styles(document, job)


def _styles(document: Doc, job: Job) -> None:
    locale = LOCALES.get(job.language, job.language)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), locale)
    sizes = {"Normal": 9, "Title": 22, "Subtitle": 10, "Heading 1": 14, "List Bullet": 9}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.font.color.rgb = _colour(print_style.MUTED if name == "Subtitle" else print_style.INK)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(0), Pt(2)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(10)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    line = next(document.styles["Title"].element.iter(qn("w:pBdr")))  # the template's own
    line.getparent().remove(line)


def _footer(document: Doc, job: Job) -> None:
    """Which edition it is and where it stands, and the page's number, which Word counts itself."""
    line = document.sections[0].footer.paragraphs[0]
    _text(line, " · ".join(part for part in (job.heading, job.released, job.address) if part))
    _text(line, " · ")
    for piece in re.split(r"(%\(pages?\)s)", job.wording.page):
        run = _text(line, "" if piece in COUNTED else piece)
        if piece in COUNTED:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), COUNTED[piece])
            run._r.addprevious(field)  # noqa: SLF001 (python-docx has no fields)
            field.append(run._r)  # noqa: SLF001
            run.text = "1"
    for run in line._p.iter(qn("w:r")):  # noqa: SLF001
        look = Run(run, line).font
        look.size, look.color.rgb = Pt(8), _colour(print_style.MUTED)


def _away(document: Doc, job: Job) -> None:
    closed = [one for month in job.months for one in month.closed]
    if not closed:
        return
    year = job.content.school_year.slug
    document.add_heading(writable(f"{job.wording.away} {year}"), level=1)
    for one in closed:
        line = document.add_paragraph(style="List Bullet")
        _own(line, one.name, job)
        whose = f", {', '.join(one.municipalities)}" if one.municipalities else ""
        _text(line, f": {one.written}{whose}")


# --- the table ---


def _table(document: Doc, part: Table, job: Job) -> None:
    words = job.wording
    grid = document.add_table(rows=0, cols=len(part.arenas) + 1)
    grid.style = document.styles["Table Grid"]
    _describe(grid, job)
    head = _row(grid, words.month)
    _repeat(grid)
    for cell, arena in zip(head[1:], part.arenas, strict=True):
        _own(cell.paragraphs[0], arena.name, job).bold = True
        _shade(cell, print_style.TINTS[arena.colour])
    if part.has_who:
        for cell, arena in zip(_row(grid, words.who)[1:], part.arenas, strict=True):
            _own(cell.paragraphs[0], arena.who, job)
    if part.has_roles:
        for cell, arena in zip(_row(grid, words.role)[1:], part.arenas, strict=True):
            _prose(cell, arena.role, job)
    for year in part.years:
        cells = _row(grid, str(year.year), size=13)
        cells[0].merge(cells[-1])
        _shade(cells[0], print_style.BAND)
        cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for month in year.rows:
            _cards(_row(grid, month.title.capitalize())[1:], month.cells, job)
    if part.undated:
        _cards(_row(grid, words.phrases.undated)[1:], part.undated, job)
    _widths(grid, job)


def _row(grid: Grid, title: str, *, size: float = 9) -> list[_Cell]:
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]  # only here without types
    cells = list(row.cells)
    run = _text(cells[0].paragraphs[0], title)
    run.bold, run.font.size = True, Pt(size)
    return cells


def _cards(cells: Iterable[_Cell], row: tuple[tuple[object, Cell], ...], job: Job) -> None:
    for cell, (_arena, entries) in zip(cells, row, strict=True):
        for number, entry in enumerate(entries):
            first = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            first.paragraph_format.space_before = Pt(0 if number == 0 else 6)
            _card(cell, first, entry, job)


def _card(cell: _Cell, first: Paragraph, entry: Entry, job: Job) -> None:
    written = card(entry, job.wording.phrases)
    title = _own(first, written.title, job)
    title.bold = True
    title.font.strike = bool(written.cancelled) or None
    first.paragraph_format.keep_with_next = True
    for line in labelled(entry, job.wording):
        _text(cell.add_paragraph(), line)
    for point in written.agenda:
        _own(cell.add_paragraph(style="List Bullet"), point, job)
    for tie in written.ties:
        _own(cell.add_paragraph(), tie, job).italic = True


def _prose(cell: _Cell, texts: tuple[str, ...], job: Job) -> None:
    """Paragraphs and lists; a cell has one paragraph from the start."""
    waiting = [cell.paragraphs[0]]
    for block in blocks(*texts):
        for point in block.points:
            line = waiting.pop() if waiting else cell.add_paragraph()
            line.style = "List Bullet"
            _own(line, point, job)
        if block.text:
            _own(waiting.pop() if waiting else cell.add_paragraph(), block.text, job)


def _describe(grid: Grid, job: Job) -> None:
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


def _repeat(grid: Grid) -> None:
    """The row of arenas stands on every page."""
    row = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 (as above)
    for tag in ("w:cantSplit", "w:tblHeader"):
        row.append(OxmlElement(tag))


def _widths(grid: Grid, job: Job) -> None:
    width = (A4 if _across(job) == FEW_ARENAS else A3)[0] - 2 * MARGIN - FIRST_COLUMN
    each = Mm(width / max(len(grid.columns) - 1, 1))
    grid.autofit = False
    for number, column in enumerate(grid.columns):
        column.width = Mm(FIRST_COLUMN) if number == 0 else each
    for row in grid.rows:
        for number, cell in enumerate(row._tr.tc_lst):  # noqa: SLF001 (merged cells once)
            spans = cell.grid_span
            cell.width = (Mm(FIRST_COLUMN) if number == 0 else each) + (spans - 1) * each


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 (python-docx has no shading)


# --- words ---


def _text(paragraph: Paragraph, text: str) -> Run:
    return paragraph.add_run(writable(text))


def _own(paragraph: Paragraph, text: str, job: Job) -> Run:
    """What people wrote, in the language they wrote it in."""
    run = _text(paragraph, text)
    if job.content.language != job.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LOCALES.get(job.content.language, job.content.language))
        run._r.get_or_add_rPr().append(language)  # noqa: SLF001 (python-docx has no language)
    return run


def _colour(written: str) -> RGBColor:
    return RGBColor.from_string(written.lstrip("#"))


def _without_clock(data: bytes) -> bytes:
    """The same parts with one and the same time, so that equal editions are equal files."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = ZipInfo(part.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return target.getvalue()
