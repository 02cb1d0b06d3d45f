"""Files read back by other libraries than those that wrote them."""

import re
from collections import Counter
from io import BytesIO
from itertools import pairwise

import docx
import openpyxl
import pikepdf
import pypdfium2
from openpyxl.utils.escape import unescape

from samspor.drawing.files.job import Job
from samspor.drawing.files.letters import BREAK
from samspor.drawing.files.wording import Wording
from samspor.drawing.phrases import Phrases

ADDRESS = "https://plan.example/arshjul/testregion/2024-2025/"
WORDING = Wording(phrases=Phrases(language="nb"))


def job(content, **more) -> Job:
    return Job(
        **{
            "title": content.title,
            "year": content.school_year.short,
            "address": ADDRESS,
            "wording": WORDING,
            **more,
        },
        content=content,
    )


def cards_expected(order: Job) -> Counter:
    """(title, when) of each item that has a card, as often as it stands in the table."""
    known = {arena.id for arena in order.shown.arenas}
    found = Counter()
    for entry in (one for one in order.every if not one.nested):
        columns = len(known.intersection(entry.item.arenas)) or 1
        found[entry.item.title, f"When: {_when(entry)}"] += columns
    return found


def items_expected(order: Job) -> list[tuple[str, str]]:
    """(title, when) of each item."""
    return [
        (f"{entry.item.title} (Cancelled)" if entry.cancelled else entry.item.title, _when(entry))
        for entry in order.every
    ]


def answers_expected(order: Job) -> list[tuple[str, str]]:
    """(whose, when) of each answer that stands in the card that asked for it."""
    return [(", ".join(one.item.municipalities), _when(one)) for one in order.every if one.nested]


def _when(entry) -> str:
    when = entry.when
    if entry.from_last_year:
        when += " (from last year)"
    if entry.into_next_year:
        when += " (goes on next year)"
    return when


# --- Word ---


def document(data: bytes):
    return docx.Document(BytesIO(data))


def grid_rows(data: bytes) -> list[list[list[str]]]:
    """The paragraphs of each cell, row by row; a merged cell once."""
    return [
        [[line.text for line in cell.paragraphs] for cell in dict.fromkeys(row.cells)]
        for table in document(data).tables
        for row in table.rows
    ]


def cards_in_docx(data: bytes) -> Counter:
    """A card begins where a line holds on to the next."""
    found = Counter()
    for table in document(data).tables:
        for row in table._tbl.tr_lst:
            for cell in row.tc_lst:
                lines = [docx.text.paragraph.Paragraph(p, table) for p in cell.p_lst]
                for line, following in pairwise(lines):
                    if line.paragraph_format.keep_with_next:
                        found[line.text, following.text] += 1
    return found


def answers_in_docx(data: bytes) -> list[str]:
    return [
        line.text.removeprefix("Answer: ")
        for table in document(data).tables
        for row in table.rows
        for cell in dict.fromkeys(row.cells)
        for line in cell.paragraphs
        if line.text.startswith("Answer: ")
    ]


# --- Excel ---


def workbook(data: bytes):
    return openpyxl.load_workbook(BytesIO(data))


def rows(data: bytes) -> list[dict]:
    """The list, each row by the names of its columns."""
    head, *body = workbook(data).worksheets[0].iter_rows()
    names = [cell.value for cell in head]
    return [
        dict(zip(names, (_value(cell) for cell in row), strict=True))
        for row in body
        if any(cell.value is not None for cell in row)
    ]


def _value(cell):
    """As Excel shows it: openpyxl leaves _x000D_ as it stands."""
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


# --- PDF ---


def pages(data: bytes) -> list[tuple[int, int]]:
    """Width and height in millimetres."""
    return [
        tuple(round(side / 72 * 25.4) for side in page.get_size())
        for page in pypdfium2.PdfDocument(data)
    ]


def pdf_text(data: bytes, *, upright: bool = False) -> str:
    """All its text without white space; `upright` only of the pages that are a list."""
    texts = [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(data)
        if not upright or page.get_height() > page.get_width()
    ]
    return squeezed("".join(texts))


def squeezed(text: str) -> str:
    return re.sub(rf"[\s{BREAK}\ufffe\u00ad\u200f]", "", text)


def tags(data: bytes) -> Counter:
    """How often each tag stands in the document's structure."""
    found = Counter()
    with pikepdf.open(BytesIO(data)) as book:
        waiting = [book.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting.extend(one)
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                found[str(one.S).lstrip("/")] += 1
                waiting.extend([one.K] if "/K" in one else [])
    return found
