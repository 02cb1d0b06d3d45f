"""Boxes of text in a Word document, and tables that only lay out what flows in their cells."""

from collections.abc import Iterator
from typing import Any, Final

from docx.oxml.ns import qn

BOX: Final = qn("w:txbxContent")
# What older programs draw in place of a box; the same words once more.
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_FEWEST_PARAGRAPHS: Final = 2


def boxes_of(paragraph: Any) -> Iterator[Any]:
    """The boxes that hang on a paragraph; those inside a box belong to it."""
    for box in paragraph.iter(BOX):
        around = list(_between(box, paragraph))
        if not any(each.tag in {BOX, FALLBACK} for each in around):
            yield box


def paragraphs_of(cell: Any) -> Iterator[Any]:
    """All of a cell's, each once."""
    for paragraph in cell.iter(_P):
        direct = paragraph.getparent() is cell
        if direct or not any(each.tag == FALLBACK for each in _between(paragraph, cell)):
            yield paragraph


def laid_out(table: Any) -> list[Any]:
    """The cells in the order they are read; none when the table is one.

    Tables inside cells stand in columns of their own when there are several beside each other.
    """
    first = next(table.iterchildren(_ROW), None)
    wide = first is not None and len(list(first.iterchildren(_CELL))) > 1
    tall = len(list(table.iterchildren(_ROW))) > 1
    if wide and tall and all(each is table for each in table.iter(_TABLE)):
        return []
    rows = [list(row.iterchildren(_CELL)) for row in table.iterchildren(_ROW)]
    alone = len(rows) == 1 or all(len(row) == 1 for row in rows)
    nested = [[_holds_table(cell) for cell in row] for row in rows]
    beside = any(sum(cell.find(f".//{_TABLE}") is not None for cell in row) > 1 for row in rows)
    if beside and any(map(any, nested)):
        width = max(len(row) for row in rows)
        return [row[at] for at in range(width) for row in rows if at < len(row)]
    if any(map(any, nested)) or (alone and any(_is_full(cell) for row in rows for cell in row)):
        return [cell for row in rows for cell in row]
    return []


def _holds_table(cell: Any) -> bool:
    """One of several rows; what has one is set so for its looks."""
    return any(len(each.findall(_ROW)) > 1 for each in cell.iter(_TABLE))


def _is_full(cell: Any) -> bool:
    words = ("".join(each.itertext()).strip() for each in cell.iterchildren(_P))
    return sum(map(bool, words)) >= _FEWEST_PARAGRAPHS


def _between(element: Any, outer: Any) -> Iterator[Any]:
    for each in element.iterancestors():
        if each is outer:
            return
        yield each
