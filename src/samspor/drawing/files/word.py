"""The edition as a document, with its year in the shape that coordinators' own documents have."""

import re
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from samspor.drawing.files import print_style
from samspor.drawing.files.job import Job
from samspor.drawing.files.letters import writable
from samspor.drawing.files.timeless import without_clock
from samspor.drawing.files.word_cells import LOCALES, add_own, add_text, colour, set_type
from samspor.drawing.files.word_tables import add_tables, needs_a3

A4: Final = (297, 210)
A3: Final = (420, 297)
MARGIN: Final = 14
LONGEST_FACT: Final = 255  # letters in a property, by the format
COUNTED: Final = {"%(page)s": "PAGE", "%(pages)s": "NUMPAGES"}


def write_docx(job: Job) -> bytes:
    document = Document()
    _set_up(document, job)
    title = document.add_paragraph(style="Title")
    add_own(title, job.title, job)
    if job.year:
        add_text(title, f" {job.year}")
    for fact in job.facts:
        add_text(document.add_paragraph(style="Subtitle"), fact)
    if job.note:
        note = document.add_paragraph()
        add_text(note, f"{job.wording.to_readers}: ")
        add_own(note, job.note, job)
    document.add_heading(writable(job.wording.table), level=1)
    add_tables(document, job, width=_page(job)[0] - 2 * MARGIN)
    _away(document, job)
    _footer(document, job)
    target = BytesIO()
    document.save(target)
    return without_clock(target.getvalue())


def _page(job: Job) -> tuple[int, int]:
    return A3 if needs_a3(job) else A4


# --- the document ---


def _set_up(document: Doc, job: Job) -> None:
    width, height = _page(job)
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
        set_type(style, size, print_style.MUTED if name == "Subtitle" else print_style.INK)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(0), Pt(2)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(10)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    line = next(document.styles["Title"].element.iter(qn("w:pBdr")))  # the template's own
    line.getparent().remove(line)


def _footer(document: Doc, job: Job) -> None:
    """Which edition it is and where it stands, and the page's number, which Word counts itself."""
    line = document.sections[0].footer.paragraphs[0]
    add_text(line, " · ".join(part for part in (job.heading, job.released, job.address) if part))
    add_text(line, " · ")
    for piece in re.split(r"(%\(pages?\)s)", job.wording.page):
        run = add_text(line, "" if piece in COUNTED else piece)
        if piece in COUNTED:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), COUNTED[piece])
            run._r.addprevious(field)  # noqa: SLF001 (python-docx has no fields)
            field.append(run._r)  # noqa: SLF001
            run.text = "1"
    for run in line._p.iter(qn("w:r")):  # noqa: SLF001
        look = Run(run, line).font
        look.size, look.color.rgb = Pt(8), colour(print_style.MUTED)


def _away(document: Doc, job: Job) -> None:
    closed = [one for month in job.months for one in month.closed]
    if not closed:
        return
    year = job.content.school_year.slug
    document.add_heading(writable(f"{job.wording.away} {year}"), level=1)
    for one in closed:
        line = document.add_paragraph(style="List Bullet")
        add_own(line, one.name, job)
        whose = f", {', '.join(one.municipalities)}" if one.municipalities else ""
        add_text(line, f": {one.written}{whose}")
