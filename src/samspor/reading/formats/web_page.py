"""Pasted tables, fragments and whole pages of HTML. Nothing is fetched, nothing is run."""

from copy import deepcopy
from typing import Any, Final

from lxml import etree, html

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
from samspor.reading.formats.encoding import decode
from samspor.reading.formats.inline import (
    SILENT,
    fragment_parser,
    is_struck,
    parts_of,
    tidy,
)
from samspor.reading.formats.page_meaning import make_plain
from samspor.reading.struck import strike

_MARGINS: Final = {
    "nav": "navigation",
    "header": "top_of_page",
    "footer": "foot_of_page",
    "aside": "beside_page",
}
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_FLOW: Final = frozenset(
    {
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "figure",
        "blockquote",
        "dl",
        "dd",
        "dt",
        "p",
        "ul",
        "ol",
        "table",
        "center",
        "address",
        "details",
        "summary",
        "fieldset",
        "pre",
        "hr",
        *_HEADINGS,
        *_MARGINS,
        *SILENT,
    }
)
_ROWS: Final = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
_LARGEST_SPAN: Final = 24
_DEEPEST: Final = 200


def read_blocks(data: bytes) -> tuple[Block, ...]:
    text = decode(data)
    if text.lstrip().startswith("<?xml"):
        text = text.lstrip().partition("?>")[2]
    try:
        parser = fragment_parser()
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable("empty") from error
    except ValueError as error:
        raise Unreadable("damaged") from error
    # Past a limit the parser leaves out the rest of the page; that must not go unsaid.
    if any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
        raise Unreadable("too_heavy")
    make_plain(root)
    reader = _PageReader()
    reader.walk(root, depth=0)
    reader.flush()
    return tuple(reader.blocks)


class _PageReader:
    """Walks the page in document order; loose text between blocks becomes paragraphs."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._maker = LineMaker()
        self._number = 0
        self._margin: str | None = None
        self._written: list[tuple[str, tuple[Link, ...]]] = []
        self._words: list[str] = []
        self._links: list[Link] = []
        self._struck = False

    def walk(self, element: Any, *, depth: int) -> None:
        if depth > _DEEPEST:
            raise Unreadable("too_heavy")
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                outside, self._struck = self._struck, self._struck or is_struck(child)
                self._child(child, depth=depth + 1)
                self._struck = outside
            self._say(child.tail)

    def _say(self, words: str | None) -> None:
        self._words.append(strike(words or "") if self._struck else words or "")

    def _child(self, child: Any, *, depth: int) -> None:
        tag = str(child.tag)
        if tag in SILENT:
            return
        if tag == "br":
            self._end_line()
        elif tag not in _FLOW:
            if tag == "a" and child.get("href"):
                self._links.append(Link(tidy("".join(child.itertext())), str(child.get("href"))))
            self.walk(child, depth=depth)
        else:
            self.flush()
            self._flow(child, tag, depth=depth)
            self.flush()

    def _flow(self, child: Any, tag: str, *, depth: int) -> None:
        if tag in _MARGINS:
            outside, self._margin = self._margin, _MARGINS[tag]
            self.walk(child, depth=depth)
            self.flush()
            self._margin = outside
        elif tag in _HEADINGS:
            line = self._line(*parts_of(child))
            if line:
                self._add(Heading(line, _HEADINGS[tag]))
        elif tag in {"ul", "ol"}:
            items = self._items(child, depth=0)
            if items:
                self._add(ListBlock(tuple(items)))
        elif tag == "table":
            self._table(child, depth)
        else:
            self.walk(child, depth=depth)

    def flush(self) -> None:
        """End a paragraph; only one that is a single line may be a heading nobody marked.

        Lines that a paragraph breaks into stand apart from what is around them, as by blank lines.
        """
        self._end_line()
        written, self._written = self._written, []
        broken = len(written) > 1
        self._number += broken
        for words, links in written:
            line = self._line((Part(words),), links)
            assert line is not None
            alone = not broken and looks_like_heading(words)
            self._add(Heading(line, 2) if alone else Paragraph(line))
        self._number += broken

    def _end_line(self) -> None:
        words, links = tidy("".join(self._words)), tuple(self._links)
        self._words, self._links = [], []
        if words:
            self._written.append((words, links))

    def _add(self, block: Heading | Paragraph | ListBlock) -> None:
        if self._margin is None:
            self.blocks.append(block)
            return
        lines = (
            [item.line for item in block.items] if isinstance(block, ListBlock) else [block.line]
        )
        self.blocks.extend(Margin(line, self._margin) for line in lines)

    def _line(self, parts: tuple[Part, ...], links: tuple[Link, ...]) -> Line | None:
        text = " ".join(part.text for part in parts)
        if not text:
            return None
        self._number += 1
        return self._maker.line(self._number, text, (Part(text),), links)

    def _items(self, element: Any, *, depth: int) -> list[ListItem]:
        items: list[ListItem] = []
        for child in element:
            if child.tag in {"ul", "ol"}:
                items.extend(self._items(child, depth=min(depth + 1, _DEEPEST)))
            elif isinstance(child.tag, str):
                line = self._line(*parts_of(_without_lists(child)))
                if line:
                    items.append(ListItem(line, depth))
                for inner in child.iter("ul", "ol"):
                    if next(inner.iterancestors("ul", "ol")) is element:
                        items.extend(self._items(inner, depth=min(depth + 1, _DEEPEST)))
        return items

    def _table(self, table: Any, depth: int) -> None:
        cells = _laid_out(table)
        for cell in cells:
            self.walk(cell, depth=depth)
            self.flush()
        if cells:
            return
        caption = table.find("caption")
        if caption is not None and self._margin is None:
            title = self._line(*parts_of(caption))
            if title:
                self.blocks.append(Heading(title, 2))
        taken: set[tuple[int, int]] = set()  # (row, column) that a cell above reaches down to
        rows = [
            Row(number, cells)
            for index, row in enumerate(table.xpath(_ROWS))
            for number, cells in [self._row(row, index, taken)]
            if cells
        ]
        if self._margin is not None:
            self.blocks.extend(
                Margin(cell.line, self._margin) for row in rows for cell in row.cells
            )
        elif rows:
            self.blocks.append(Table(tuple(rows)))

    def _row(
        self, row: Any, index: int, taken: set[tuple[int, int]]
    ) -> tuple[int, tuple[Cell, ...]]:
        number, column, made = self._number + 1, 0, []
        for cell in row.xpath("./td | ./th"):
            while (index, column) in taken:
                column += 1
            columns, height = _span(cell, "colspan"), _span(cell, "rowspan")
            taken.update(
                (index + below, column + across)
                for below in range(1, height)
                for across in range(columns)
            )
            parts, links = parts_of(cell)
            if parts:
                raw = " ".join(part.text for part in parts)
                line = self._maker.line(number, raw, parts, links)
                made.append(Cell(line, column, columns, height))
            column += columns
        self._number += bool(made)
        return number, tuple(made)


def _laid_out(table: Any) -> list[Any]:
    """The cells of a table that only lays out what flows in them, in order; else none."""
    rows = [row.xpath("./td | ./th") for row in table.xpath(_ROWS)]
    flows = [[bool(cell.xpath(".//table[count(.//tr) > 1]")) for cell in row] for row in rows]
    lists = ".//ul | .//ol | .//h1 | .//h2 | .//h3 | .//h4"
    is_flow = len(rows) == 1 and any(cell.xpath(lists) for cell in rows[0])
    return [cell for row in rows for cell in row] if is_flow or any(map(any, flows)) else []


def _span(cell: Any, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return min(max(int(value), 1), _LARGEST_SPAN) if value.isdecimal() else 1


def _without_lists(item: Any) -> Any:
    """A list item as if the lists inside it were not there; what stands after them stays."""
    alone = deepcopy(item)
    for inner in alone.xpath(".//ul | .//ol"):
        inner.tail = f" {inner.tail or ''}"
        inner.drop_tree()
    return alone
