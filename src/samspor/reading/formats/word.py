"""Word documents (.docx): paragraphs, headings, lists and tables in document order.

python-docx opens the package and knows styles and links; the words are taken from the XML itself,
because text inside content controls and accepted insertions is left out by its shortcuts.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from samspor.reading.blocks import (
    Block,
    Cell,
    Heading,
    Line,
    LineMaker,
    Link,
    ListBlock,
    ListItem,
    Margin,
    Paragraph,
    Part,
    Row,
    Table,
    looks_like_heading,
)
from samspor.reading.errors import Unreadable
from samspor.reading.formats.grid import GridCell, table_of
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.packed import PACKAGE_FAULTS, check_packed
from samspor.reading.formats.word_boxes import BOX, FALLBACK, boxes_of, laid_out, paragraphs_of
from samspor.reading.struck import bare, strike

_FAULTS: Final = (
    *PACKAGE_FAULTS,
    OpcError,
    KeyError,
    AttributeError,
    TypeError,
    IndexError,
    etree.LxmlError,
)
_W_T, _W_TAB, _W_BR, _W_CR = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_W_R, _W_RPR, _STRIKES = qn("w:r"), qn("w:rPr"), (qn("w:strike"), qn("w:dstrike"))
_W_P, _W_TBL, _W_TR, _W_TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_VALUE, _LEVEL, _LINK = qn("w:val"), qn("w:ilvl"), qn("w:hyperlink")
_ID, _ANCHOR = qn("r:id"), qn("w:anchor")
_STYLED, _NUMBERED = (qn("w:pPr"), qn("w:pStyle")), (qn("w:pPr"), qn("w:numPr"))
_MERGED, _SPANNED = (qn("w:tcPr"), qn("w:vMerge")), (qn("w:tcPr"), qn("w:gridSpan"))
_BEFORE = (qn("w:trPr"), qn("w:gridBefore"))
_STYLE, _STYLE_ID, _NAME = qn("w:style"), qn("w:styleId"), qn("w:name")
_MARKS: Final = {
    _W_BR: "\n",
    _W_CR: "\n",
    _W_TAB: "\t",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
# Deleted text, the old half of a move, and the fallback drawing of what is already read.
_SKIPPED: Final = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
        qn("w:instrText"),
        BOX,
        FALLBACK,
    }
)
_OF_OTHERS: Final = _SKIPPED | {_W_TBL, _W_TC, _W_TR}
_DEEPEST: Final = 100
_FEWEST_TABBED: Final = 2
_TABS: Final = re.compile(r"[ \xa0]*\t[\t ]*")


def read_blocks(data: bytes) -> tuple[Block, ...]:
    check_packed(data)
    try:
        document = docx.Document(io.BytesIO(data))
        return tuple(_WordReader(document).blocks())
    except RecursionError as error:
        raise Unreadable("too_heavy") from error
    except _FAULTS as error:
        raise Unreadable("damaged") from error


class _WordReader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._maker = LineMaker()
        self._number = 0
        self._styles = {
            style.get(_STYLE_ID): _name_of(style)
            for style in document.styles.element.iterchildren(_STYLE)
        }

    def blocks(self) -> Iterator[Block]:
        yield from self._margins("header")
        yield from self._inside(self._document.element.body)
        yield from self._margins("footer")

    def _inside(self, element: Any) -> Iterator[Block]:
        """What flows in the body, in a box of text or in a cell that only lays it out."""
        items: list[ListItem] = []
        tabbed: list[Any] = []
        for child in _flow(element):
            words = _words(child) if child.tag == _W_P else ""
            if "\t" in words and self._is_tabbed(child, words):
                if items:
                    yield ListBlock(tuple(items))
                    items = []
                tabbed.append(child)
                continue
            yield from self._tabbed(tabbed)
            tabbed = []
            for block in self._blocks_of(child, words):
                if isinstance(block, ListItem):
                    items.append(block)
                    continue
                if items:
                    yield ListBlock(tuple(items))
                    items = []
                yield block
        yield from self._tabbed(tabbed)
        if items:
            yield ListBlock(tuple(items))

    def _blocks_of(self, element: Any, words: str) -> Iterator[Block | ListItem]:
        if element.tag == _W_TBL:
            cells = laid_out(element)
            table = None if cells else self._table(element)
            for cell in cells:
                yield from self._inside(cell)
            if table is not None:
                yield table
            return
        block = self._paragraph(element, words)
        if block is not None:
            yield block
        for box in boxes_of(element):
            yield from self._inside(box)

    def _is_tabbed(self, element: Any, words: str) -> bool:
        """Parted by tabs as the cells of a row are; a table of contents is not one."""
        if "\t" not in words.strip() or any(True for _ in boxes_of(element)):
            return False
        style = self._style(element)
        is_other = style.startswith(("heading", "title", "toc"))
        return not is_other and self._list_depth(element, style) is None

    def _tabbed(self, elements: list[Any]) -> Iterator[Block]:
        if len(elements) < _FEWEST_TABBED:
            yield from filter(None, (self._tabless(each) for each in elements))
            return
        rows = []
        for each in elements:
            self._number += 1
            cells = _TABS.split(_words(each).strip())
            rows.append((self._number, [GridCell(n, cell) for n, cell in enumerate(cells)]))
        yield table_of(rows, self._maker)

    def _tabless(self, element: Any) -> Block | None:
        block = self._paragraph(element, _words(element))
        return None if isinstance(block, ListItem) else block

    def _margins(self, name: str) -> Iterator[Margin]:
        seen = set()
        for section in self._document.sections:
            for kind in (name, f"first_page_{name}", f"even_page_{name}"):
                margin = getattr(section, kind)
                if margin.is_linked_to_previous or margin.part.partname in seen:
                    continue
                seen.add(margin.part.partname)
                for paragraph in margin._element.iter(_W_P):  # noqa: SLF001 (no public way)
                    line = self._line(tidy(_words(paragraph)), ())
                    if line:
                        yield Margin(line, name)

    def _line(self, words: str, links: tuple[Link, ...]) -> Line | None:
        if not words:
            return None
        self._number += 1
        return self._maker.line(self._number, words, (Part(words),), links)

    def _paragraph(self, element: Any, words: str) -> Heading | Paragraph | ListItem | None:
        line = self._line(tidy(words), self._links(element))
        if line is None:
            return None
        style = self._style(element)
        if style == "title":
            return Heading(line, 1)
        if style.startswith("heading"):
            level = style.removeprefix("heading").strip()
            return Heading(line, int(level) if level.isdecimal() else 2)
        depth = self._list_depth(element, style)
        if depth is not None:
            return ListItem(line, depth)
        return Heading(line, 2) if looks_like_heading(line.text) else Paragraph(line)

    def _style(self, element: Any) -> str:
        """The English built-in name, lower case; Word keeps it in every language."""
        found = _first(element, _STYLED)
        return "" if found is None else self._styles.get(found.get(_VALUE), "")

    def _list_depth(self, element: Any, style: str) -> int | None:
        found = _first(element, _NUMBERED)
        if found is not None:
            level = found.find(_LEVEL)
            return int(level.get(_VALUE) or 0) if level is not None else 0
        return 0 if style.startswith("list") else None

    def _links(self, element: Any) -> tuple[Link, ...]:
        links = []
        for each in element.iter(_LINK):
            relation = self._document.part.rels.get(each.get(_ID))
            if relation is not None and relation.is_external:
                links.append(Link(bare(tidy(_words(each))), relation.target_ref))
            elif each.get(_ANCHOR):
                links.append(Link(bare(tidy(_words(each))), "#" + each.get(_ANCHOR)))
        return tuple(links)

    def _table(self, table: Any) -> Table | None:
        rows = []
        starts: dict[int, int] = {}  # column → index in rows where a vertical merge began
        cells_of: list[list[Cell]] = []
        for row in _inner(table, _W_TR):
            number, column, made = self._number + 1, _skipped_before(row), []
            for cell in _inner(row, _W_TC):
                width = _width(cell)
                merge = _first(cell, _MERGED)
                goes_on = merge is not None and merge.get(_VALUE) != "restart"
                if goes_on and column in starts:
                    cells_of[starts[column]] = [
                        Cell(c.line, c.column, c.columns, c.rows + (c.column == column))
                        for c in cells_of[starts[column]]
                    ]
                else:
                    starts.pop(column, None)
                    parts = self._parts(cell)
                    if parts:
                        raw = " ".join(part.text for part in parts)
                        links = self._links(cell)
                        line = self._maker.line(number, raw, parts, links)
                        made.append(Cell(line, column, width))
                        if merge is not None:
                            starts[column] = len(cells_of)
                column += width
            cells_of.append(made)
            if made:
                self._number = number
            rows.append(number)
        built = [Row(n, tuple(made)) for n, made in zip(rows, cells_of, strict=True) if made]
        return Table(tuple(built)) if built else None

    def _parts(self, cell: Any) -> tuple[Part, ...]:
        parts: list[Part] = []
        for paragraph in paragraphs_of(cell):
            is_item = self._list_depth(paragraph, self._style(paragraph)) is not None
            said = map(tidy, _words(paragraph).split("\n"))
            parts.extend(Part(each, is_item) for each in said if each)
        return tuple(parts)


def _flow(body: Any, depth: int = 0) -> Iterator[Any]:
    """Paragraphs and tables, also inside content controls and insertions."""
    if depth > _DEEPEST:
        raise Unreadable("too_heavy")
    for child in body:
        if child.tag in {_W_P, _W_TBL}:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _flow(child, depth + 1)


def _inner(element: Any, tag: str, depth: int = 0) -> Iterator[Any]:
    """Rows of a table or cells of a row, not those of a table inside it."""
    if depth > _DEEPEST:
        raise Unreadable("too_heavy")
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _OF_OTHERS:
            yield from _inner(child, tag, depth + 1)


def _first(element: Any, path: tuple[str, str]) -> Any | None:
    """What stands in its properties, as `find` would; every paragraph and cell is asked."""
    about, wanted = path
    for each in element.iterchildren(about):
        for found in each.iterchildren(wanted):
            return found
    return None


def _name_of(style: Any) -> str:
    name = next(style.iterchildren(_NAME), None)
    return "" if name is None else str(name.get(_VALUE) or "").lower()


def _words(element: Any) -> str:
    """As written, with its tabs and breaks."""
    words: list[str] = []
    _collect(element, words, 0)
    return "".join(words)


def _collect(element: Any, words: list[str], depth: int) -> None:
    if depth > _DEEPEST:
        raise Unreadable("too_heavy")
    struck = len(element) > 1 and element.tag == _W_R and _is_struck(element)
    for child in element:
        tag = child.tag
        if tag == _W_T:
            words.append(strike(child.text or "") if struck else child.text or "")
        elif tag in _MARKS:
            words.append(_MARKS[tag])
        elif isinstance(tag, str) and tag not in _SKIPPED:
            _collect(child, words, depth + 1)


def _is_struck(run: Any) -> bool:
    about = run.find(_W_RPR)
    marks = [about.find(each) for each in _STRIKES] if about is not None else []
    said = [str(mark.get(_VALUE) or "1") for mark in marks if mark is not None]
    return any(each not in {"0", "false", "off"} for each in said)


def _width(cell: Any) -> int:
    span = _first(cell, _SPANNED)
    value = "" if span is None else str(span.get(_VALUE))
    return min(max(int(value), 1), 60) if value.isdecimal() else 1


def _skipped_before(row: Any) -> int:
    skipped = _first(row, _BEFORE)
    value = "" if skipped is None else str(skipped.get(_VALUE))
    return min(int(value), 60) if value.isdecimal() else 0
