"""The document beside its draft: whole, in order, each line with what became of it."""

from pathlib import Path

import pytest

from samspor.reading.contract import as_plain, as_typed
from samspor.reading.document import read_document, read_with_source
from samspor.reading.marked import MarkedRow, MarkedSource
from samspor.reading.safely import read_with_source_safely

TWIN = (Path(__file__).parents[2] / "documents/arshjul_twin.txt").read_bytes()
SPANS = """<h1>Møter 2024-2025</h1><table><tr><th>Måned</th><th colspan="2">Nettverk</th></tr>
<tr><td rowspan="2">August</td><td>Møte 20. august</td><td></td></tr>
<tr><td>Samling 27. august</td><td>Digitalt</td></tr></table>""".encode()


def widths(rows: tuple[MarkedRow, ...]) -> list[int]:
    return [sum(cell.columns for cell in row.cells) for row in rows]


def test_nothing_of_the_source_is_hidden() -> None:
    draft, source = read_with_source(TWIN)

    fates = [line.fate for line in source.lines()]
    assert fates.count("structured") == draft.coverage.structured
    assert fates.count("text") == draft.coverage.text
    assert fates.count("unplaced") == draft.coverage.unplaced
    assert fates.count("furniture") == len(draft.furniture)


def test_the_draft_is_the_same_with_and_without_its_source() -> None:
    draft, _source = read_with_source(TWIN)

    assert draft == read_document(TWIN)


def test_furniture_says_why() -> None:
    _draft, source = read_with_source(TWIN)

    told = {line.why for line in source.lines() if line.fate == "furniture"}
    assert told
    assert None not in told


def test_a_table_keeps_its_grid() -> None:
    _draft, source = read_with_source(SPANS)

    (table,) = [block for block in source.blocks if block.shape == "table"]
    first, second, third = table.rows
    assert [cell.columns for cell in first.cells] == [1, 2]
    assert [cell.rows for cell in second.cells] == [2, 1, 1]
    assert second.cells[2].line is None
    assert [cell.line and cell.line.text for cell in third.cells] == [
        "Samling 27. august",
        "Digitalt",
    ]
    assert widths((first, second)) == [3, 3]


@pytest.mark.parametrize("data", [TWIN, SPANS])
def test_t17_the_source_comes_whole_out_of_the_child(data: bytes) -> None:
    draft, source = read_with_source(data)

    assert read_with_source_safely(data) == (draft, source)
    assert as_typed(as_plain(source), MarkedSource) == source


def test_the_format_is_what_the_content_is() -> None:
    assert read_with_source(TWIN)[1].format == "text"
    assert read_with_source(SPANS)[1].format == "html"
