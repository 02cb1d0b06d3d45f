"""What every format becomes: blocks in document order, made of lines that are counted one by one.

A line is the unit of coverage: a non-blank line of a text, a non-empty paragraph, a list item, or a
non-empty cell of a table. Recognisers claim lines; nothing else in the room knows formats.
"""

import re
from dataclasses import dataclass, field

from samspor.reading.struck import bare, settled


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph inside a line; a cell may hold several, some of them list items."""

    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`index` is unique and in document order; `number` is what a person would count.

    In a text, `number` is the line from 1, and all cells of a row share it. In a Word document or a
    web page it is the running number of the non-empty paragraph or table row. `raw` is as in the
    source, `parts` are the words without markup. `page` is where pages are fixed: the sheet of a
    PDF, the slide of a presentation, from 1. `struck` are the words that stand there struck out.
    """

    index: int
    number: int
    raw: str
    parts: tuple[Part, ...]
    links: tuple[Link, ...] = ()
    page: int | None = None
    struck: tuple[str, ...] = ()
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = self.parts
        text = parts[0].text if len(parts) == 1 else " ".join([part.text for part in parts])
        object.__setattr__(self, "text", text)  # every recogniser asks for it


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class ListItem:
    line: Line
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A non-empty cell; it may span columns and rows (both at least 1)."""

    line: Line
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell | None:
        """The cell that covers the column."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.columns:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]

    def transposed(self) -> "Table":
        """Rows as columns and columns as rows; a cell keeps its line and what it spans."""
        rows = []
        for column in sorted({cell.column for row in self.rows for cell in row.cells}):
            cells = [
                Cell(cell.line, place, cell.rows, cell.columns)
                for place, row in enumerate(self.rows)
                for cell in row.cells
                if cell.column == column
            ]
            rows.append(Row(cells[0].line.number, tuple(cells)))
        return Table(tuple(rows))


@dataclass(frozen=True, slots=True)
class Margin:
    """What the format itself says is around the content; `why` is a reason of `reading.around`."""

    line: Line
    why: str


Block = Heading | Paragraph | ListBlock | Table | Margin


def lines_of(block: Block) -> tuple[Line, ...]:
    match block:
        case Heading(line=line) | Paragraph(line=line) | Margin(line=line):
            return (line,)
        case ListBlock(items=items):
            return tuple(item.line for item in items)
        case Table(rows=rows):
            return tuple(cell.line for row in rows for cell in row.cells)


@dataclass(slots=True)
class LineMaker:
    """Gives each line its index while a format is read, and the page the format says it is on."""

    made: int = field(default=0, init=False)
    page: int | None = field(default=None, init=False)

    def line(
        self,
        number: int,
        raw: str,
        parts: tuple[Part, ...],
        links: tuple[Link, ...] = (),
    ) -> Line:
        found = [settled(part.text) for part in parts]
        struck = tuple(each.struck for each in found if each.struck)
        if any(each.text != part.text for each, part in zip(found, parts, strict=True)):
            parts = tuple(
                Part(each.text, part.is_item) for each, part in zip(found, parts, strict=True)
            )
            raw = bare(raw)
        line = Line(self.made, number, raw, parts, links, self.page, struck)
        self.made += 1
        return line


_SENTENCE_END = ".:;!?,"
_LABELLED = re.compile(r"[\t:]")
# "Oppdatert 08.04.2024" is of the page, and over nothing.
_SIGNED = re.compile(
    r"(?:sist )?(?:oppdatert|endra|endret|publisert)\s\d"
    r"|(?:mvh|(?:med )?(?:vennlig |venleg )?(?:hilsen|helsing))\b",
    re.IGNORECASE,
)
# "Nettverksleder Kari Nordmann, Nes skole", "… – koordinator: ledig", "Bredde vs. dybde" and
# "Onsdag 3. mars – budsjett" say something; "Vi ble enige om at nettverket skal" leads in a list.
_SAYS = re.compile(
    r"^(?i:(?:nettverks|prosess|gruppe|prosjekt)?(?:le(?:de|ia)r|koordinator)|kontaktperson)\s"
    r"(?:[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ]|(?:ikke|ikkje|ledig|vakant)\b)"
    r"|\s(?:ledes|leies|leiast|blir leia|vert leia)\sav\s[A-ZÆØÅ]"
    r"|\s[–-]\s(?:koordinator|le(?:de|ia)r|kontakt\w*)\b|\svs\.?\s"
    r"|\s(?:skal|skulle|vil|kan|at|er|for å|om å)$"
    r"|^[A-ZÆØÅ][a-zæøå]{2,5}dag\s\d{1,2}\.\s?[a-zæøå]{3,9}\s[–-]\s"
)
LONGEST_HEADING = 90


def looks_like_heading(text: str) -> bool:
    """A short line that begins large, does not end as a sentence does and has no colon.

    For formats and authors that mark no headings; used on lines that stand alone. "Contact: …" is
    a label and its value, not a heading over what follows.
    """
    return (
        len(text) <= LONGEST_HEADING
        and (text[:1].isupper() or text.startswith("§ "))
        and not _SIGNED.match(text)
        and not _SAYS.search(text)
        and text[-1:] not in _SENTENCE_END
        and not _LABELLED.search(text)
    )
