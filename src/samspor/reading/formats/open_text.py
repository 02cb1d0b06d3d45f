"""OpenDocument text (.odt): paragraphs, headings, lists and tables in document order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from samspor.reading.blocks import (
    Block,
    Heading,
    Line,
    LineMaker,
    ListBlock,
    ListItem,
    Paragraph,
    Part,
    looks_like_heading,
)
from samspor.reading.errors import Unreadable
from samspor.reading.formats.grid import GridCell, GridRow, table_of
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.packed import PACKAGE_FAULTS, check_packed
from samspor.reading.struck import strike

MAX_REPEATED: Final = 60
_DEEPEST: Final = 50
_SPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_SPACE}text:1.0}}"
TABLE: Final = f"{{{_SPACE}table:1.0}}"
_OFFICE: Final = f"{{{_SPACE}office:1.0}}"
_P, _H, _LIST, _ITEM = (f"{_TEXT}{name}" for name in ("p", "h", "list", "list-item"))
_TAB, _BREAK, _SPACES = (f"{_TEXT}{name}" for name in ("tab", "line-break", "s"))
_STYLE, _NAMED = f"{{{_SPACE}style:1.0}}", f"{_TEXT}style-name"
_ROW, _CELL = f"{TABLE}table-row", f"{TABLE}table-cell"
# What was deleted, and what somebody remarked beside the text.
_SILENT: Final = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation"}
)


def read_blocks(data: bytes) -> tuple[Block, ...]:
    check_packed(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read("content.xml"), parser=safe_parser())
    except (*PACKAGE_FAULTS, KeyError, etree.LxmlError) as error:
        raise Unreadable("damaged") from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable("damaged")
    return tuple(_TextReader(struck_styles(root)).blocks(body, 0))


def safe_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def struck_styles(root: Any) -> frozenset[str]:
    """The names of the styles that draw a line through the words."""
    found = set()
    for style in root.iter(f"{_STYLE}style"):
        about = style.find(f"{_STYLE}text-properties")
        lines = (f"{_STYLE}text-line-through-{name}" for name in ("style", "type"))
        said = [about.get(name) for name in lines] if about is not None else []
        if any(each not in {None, "none"} for each in said):
            found.add(str(style.get(f"{_STYLE}name")))
    return frozenset(found)


class _TextReader:
    def __init__(self, struck: frozenset[str]) -> None:
        self._struck = struck
        self._maker = LineMaker()
        self._number = 0

    def blocks(self, parent: Any, depth: int) -> Iterator[Block]:
        _check(depth)
        for element in parent:
            if not isinstance(element.tag, str) or element.tag in _SILENT:
                continue
            if element.tag in {_P, _H}:
                yield from self._paragraph(element)
            elif element.tag == _LIST:
                items = tuple(self._items(element, 0))
                if items:
                    yield ListBlock(items)
            elif element.tag == f"{TABLE}table":
                rows = list(self._rows(element))
                if rows:
                    yield table_of(rows, self._maker)
            else:
                yield from self.blocks(element, depth + 1)

    def _line(self, words: str) -> Line | None:
        text = tidy(words)
        if not text:
            return None
        self._number += 1
        return self._maker.line(self._number, text, (Part(text),))

    def _paragraph(self, element: Any) -> Iterator[Block]:
        line = self._line(_words(element, self._struck))
        if line is None:
            return
        level = str(element.get(f"{_TEXT}outline-level") or "2")
        if element.tag == _H:
            yield Heading(line, int(level) if level.isdecimal() else 2)
        elif str(element.get(f"{_TEXT}style-name")) == "Title":
            yield Heading(line, 1)
        else:
            yield Heading(line, 2) if looks_like_heading(line.text) else Paragraph(line)

    def _items(self, element: Any, depth: int) -> Iterator[ListItem]:
        _check(depth)
        for item in element.iterchildren(_ITEM, f"{_TEXT}list-header"):
            for child in item:
                if child.tag == _LIST:
                    yield from self._items(child, depth + 1)
                elif child.tag in {_P, _H}:
                    line = self._line(_words(child, self._struck))
                    if line is not None:
                        yield ListItem(line, depth)

    def _rows(self, table: Any) -> Iterator[GridRow]:
        for row in _inner(table, _ROW, 0):
            cells, column = [], 0
            for cell in row.iterchildren(_CELL, f"{TABLE}covered-table-cell"):
                text = cell_words(cell, self._struck)
                if text:
                    wide, tall = count_of(cell, "columns-spanned"), count_of(cell, "rows-spanned")
                    cells.append(GridCell(column, text, wide, tall))
                column += count_of(cell, "columns-repeated")
            if cells:
                self._number += 1
                yield self._number, cells


def _inner(element: Any, tag: str, depth: int) -> Iterator[Any]:
    """Rows of a table, also in its head and its groups, not those of a table in a cell."""
    _check(depth)
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag.startswith(TABLE):
            yield from _inner(child, tag, depth + 1)


def cell_words(cell: Any, struck: frozenset[str]) -> str:
    """A line for each paragraph; points of a list begin with a dash."""
    lines = []
    for paragraph in cell.iter(_P, _H):
        words = tidy(_words(paragraph, struck))
        if words:
            is_item = any(each.tag == _ITEM for each in paragraph.iterancestors())
            lines.append(f"- {words}" if is_item else words)
    return "\n".join(lines)


def _words(element: Any, struck: frozenset[str], depth: int = 0) -> str:
    _check(depth)
    words = [element.text or ""]
    for child in element:
        if child.tag in {_TAB, _BREAK, _SPACES}:
            words.append(" ")
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            words.append(_words(child, struck, depth + 1))
        words.append(child.tail or "")
    said = "".join(words)
    return strike(said) if struck and str(element.get(_NAMED)) in struck else said


def count_of(cell: Any, name: str) -> int:
    """How often or how wide; a row's empty end is repeated a thousand times."""
    said = str(cell.get(f"{TABLE}number-{name}") or "1")
    return max(1, min(int(said), MAX_REPEATED)) if said.isdecimal() and len(said) < 9 else 1


def _check(depth: int) -> None:
    if depth > _DEEPEST:
        raise Unreadable("too_heavy")
