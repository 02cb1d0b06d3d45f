"""A document says by its table how its community is used to see the year."""

from dataclasses import replace

import pytest

from samspor.drawing.content import TableShape
from samspor.drawing.files.word import write_docx
from samspor.reading.document import read_with_source
from samspor.reading.table_shape import shape_of
from tests.factories.content import sample
from tests.unit.drawing.files.readers import job

DOWN = """<h1>Årshjul 2024/2025</h1><table>
<tr><th></th><th>Regional arbeidsgruppe</th><th>Kommunalt styrernettverk</th></tr>
<tr><td>Aug</td><td></td><td>Møte 20. august</td></tr>
<tr><td>Sept</td><td>Møte 2. september</td><td></td></tr>
<tr><td>Okt</td><td></td><td>Møte 9. oktober</td></tr></table>"""
ACROSS = """<h1>Årshjul 2024/2025</h1><table>
<tr><th></th><th>Aug</th><th>Sept</th><th>Okt</th></tr>
<tr><td>Regional arbeidsgruppe</td><td></td><td>Møte 2. september</td><td></td></tr>
<tr><td>Kommunalt styrernettverk</td><td>Møte 20. august</td><td></td><td></td></tr></table>"""
LIST = """<h1>Møteplan 2024/2025</h1><table>
<tr><th>Dato</th><th>Tema</th><th>Sted</th></tr>
<tr><td>20. august</td><td>Oppstart</td><td>Rådhuset</td></tr>
<tr><td>9. oktober</td><td>Språk</td><td>Kulturhuset</td></tr></table>"""
TEXT = "<h1>Møteplan 2024/2025</h1><p>Styrermøte 20. august kl. 9.</p>"


@pytest.mark.parametrize(
    ("page", "shape"),
    [(DOWN, "months_down"), (ACROSS, "months_across"), (LIST, "list"), (TEXT, None)],
    ids=["down", "across", "list", "text"],
)
def test_table_tells_its_shape(page, shape):
    _draft, source = read_with_source(page.encode())

    assert shape_of(source) == shape


@pytest.mark.parametrize("shape", TableShape)
def test_what_we_write_tells_the_shape_it_was_written_in(shape):
    data = write_docx(job(replace(sample(), table_shape=shape)))

    assert shape_of(read_with_source(data)[1]) == shape.value
