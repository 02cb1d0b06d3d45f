"""T-23 and T-25: whatever people write stays what they wrote, and breaks no file."""

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from samspor.drawing.content import Edition
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.job import Job
from samspor.drawing.files.pdf import write_pdf
from samspor.drawing.files.word import write_docx
from tests.factories.content import a_wheel, an_arena, an_item
from tests.unit.drawing.files.readers import (
    document,
    grid_rows,
    job,
    pages,
    pdf_text,
    rows,
    squeezed,
    workbook,
)

CANARIES = (
    "<script>alert(1)</script>",
    "#set page(fill: red)",
    "*fet* _skrå_ `kode`",
    "$x^2$",
    "{{7*7}}",
    "\\u{41} \\#panic(1)",
    "] #[",
    '"); #panic("',
    "%(name)s %s {0}",
    "&amp; & ]]>",
    "= Overskrift",
)
FORMULAS = ("=1+1", "+47 1", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "{=1}")
ODD = (
    "x" * 500,
    "å " * 250,
    "👩‍🏫 Samling 🎡",
    "لقاء الشبكة",
    "\x00\x07\x1b[0m Møte",
    "\ud800x",
    "\ufffe",
)


RELEASED = datetime(2024, 9, 1, tzinfo=UTC)


def everywhere(text: str) -> Job:
    """The text in every place where people write."""
    item = an_item(1, title=text, place=text, agenda=(text, text), municipalities=(text,))
    content = a_wheel(item, community_name=text, title=text, municipalities=(text, "Heim"))
    arena = an_arena(1, name=text, who=text, role=(text,))
    edition = Edition(1, RELEASED, text)
    return job(replace(content, arenas=(arena,), edition=edition))


@pytest.mark.parametrize("text", CANARIES)
def test_t23_canary_is_printed_as_it_was_written(text):
    printed = pdf_text(write_pdf(everywhere(text)), upright=True)

    # title, place, two points, municipality, and the name of the arena
    assert printed.count(squeezed(text)) >= 6


@pytest.mark.parametrize("text", CANARIES)
def test_t23_canary_stands_in_the_document_as_it_was_written(text):
    data = write_docx(everywhere(text))

    lines = [line for row in grid_rows(data) for cell in row for line in cell]
    assert lines.count(text) == 6  # arena, who, role, title and two points
    assert document(data).core_properties.title == f"{text} 2024–25"


@pytest.mark.parametrize("text", FORMULAS + CANARIES)
def test_t25_cell_stays_text_and_comes_back_as_it_was(text):
    data = write_xlsx(everywhere(text))

    (row,) = rows(data)
    assert row["Activity"] == text
    assert row["Place"] == text
    cells = [cell for sheet in workbook(data) for line in sheet.iter_rows() for cell in line]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


@pytest.mark.parametrize("text", FORMULAS + ODD)
@pytest.mark.parametrize("write", [write_docx, write_pdf, write_xlsx])
def test_odd_text_breaks_no_file(write, text):
    assert len(write(everywhere(text))) > 5000


def test_text_of_500_letters_without_a_gap_runs_out_of_no_page():
    data = write_pdf(everywhere("x" * 500))

    assert len(pages(data)) <= 6
    for page in pypdfium2.PdfDocument(data):
        inside = page.get_width() - 20  # points
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        assert max(right for _left, _bottom, right, _top in boxes) < inside


def test_letter_without_a_shape_becomes_a_square():
    printed = pdf_text(write_pdf(job(a_wheel(an_item(1, title="🎡 Samling")))), upright=True)

    assert "□Samling" in printed


def test_northern_sami_letters_are_printed():
    title = "Čoahkkin: ŋ đ š ž ŧ á"

    printed = pdf_text(write_pdf(job(a_wheel(an_item(1, title=title)))), upright=True)

    assert squeezed(title) in printed
