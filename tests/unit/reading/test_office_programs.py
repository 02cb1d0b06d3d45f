"""Files that a real office program wrote, from texts of ours: they say the same as the text.

The program was LibreOffice 7.4: the text as a web page, saved as Word, OpenDocument and PDF, and as
the old Word format and from there to the new; sheets from commas, slides from an outline.
"""

from typing import Any

import pytest

from samspor.reading import read_document
from samspor.reading.blocks import Margin, Table
from samspor.reading.contract import to_dict
from samspor.reading.draft import Draft
from samspor.reading.formats import read_blocks
from tests.unit.reading.corpus import examples
from tests.unit.reading.documents import ROOT

DOCUMENTS = ROOT / "tests" / "documents"
WRITTEN = DOCUMENTS / "office"
TEXTS = {each.name: each.text for each in examples()}
# Where it stands in the document is another matter in each format.
PLACES = {"source", "line", "event", "doubts", "follows"}


def facts(draft: Draft) -> list[tuple[str, Any]]:
    found = []
    for name, value in to_dict(draft).items():
        if name in {"coverage", "furniture", "links"}:
            continue
        for each in value if isinstance(value, list) else [value]:
            inside = each
            if isinstance(each, dict):
                inside = {key: held for key, held in each.items() if key not in PLACES}
            found.append((name, inside))
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("arshjul.docx", "arshjul_twin"),
        ("arshjul-fra-doc.docx", "arshjul_twin"),
        ("arshjul.odt", "arshjul_twin"),
        ("arshjul.pdf", "arshjul_twin"),
        ("stiftelse.pdf", "stiftelse_twin"),
        ("normer.pdf", "normer"),
        ("normer.pptx", "normer"),
        ("fokus-tabell.xlsx", "fokus-tabell"),
        ("fokus-tabell.ods", "fokus-tabell"),
    ],
)
def test_what_an_office_program_wrote_says_the_same_as_the_text(name: str, text: str) -> None:
    written = read_document((WRITTEN / name).read_bytes())
    twin = DOCUMENTS / f"{text}.txt"
    source = twin.read_text(encoding="utf-8") if twin.exists() else TEXTS[text]

    assert facts(written) == facts(read_document(source.encode()))
    assert written.unplaced == ()


def test_a_table_that_goes_on_overleaf_is_one() -> None:
    blocks = read_blocks((WRITTEN / "arshjul.pdf").read_bytes())

    tables = [each for each in blocks if isinstance(each, Table)]
    first, *_, last = tables[1].rows
    assert [len(table.rows) for table in tables] == [3, 6, 7]
    assert (first.cells[0].line.page, last.cells[0].line.page) == (1, 2)


def test_the_only_sheet_is_no_heading_over_its_own_title() -> None:
    name, *_ = read_blocks((WRITTEN / "fokus-tabell.xlsx").read_bytes())

    assert isinstance(name, Margin)
    assert name.line.text == "fokus-tabell"
