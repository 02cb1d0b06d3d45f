"""Which school year a document speaks of, from its headings or the years over its tables."""

import re
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.reading.blocks import Block, Heading, Line, ListBlock, Paragraph, Table
from samspor.reading.errors import Unreadable

_WRITTEN: Final = re.compile(
    r"(?<![\d.])(?P<first>(?:19|20)\d\d)\s*[-–/]\s*(?P<last>(?:19|20)\d\d|\d\d)(?![\d.])"
)
_SHORT: Final = re.compile(r"(?<![\d./])(?P<first>\d\d)\s*[-–/]\s*(?P<last>\d\d)(?![\d./])")
_YEAR_WORD: Final = re.compile(r"(?:skole|skule|barnehage)år|årshjul|årsplan|\bhjul", re.IGNORECASE)


def find_school_year(blocks: tuple[Block, ...]) -> SchoolYear | None:
    """The first heading that names one, then the first line that does, then the tables' years.

    A heading with two years that do not follow each other is another period (2023-2027), unless
    it calls itself a year.

    Raises:
        Unreadable: A heading calls something a school year that is none.
    """
    headings = [block.line for block in blocks if isinstance(block, Heading)]
    running = [block.line for block in blocks if isinstance(block, Paragraph)]
    items = [item.line for block in blocks if isinstance(block, ListBlock) for item in block.items]
    for lines in (headings, running, items):
        for line in sorted(lines, key=lambda each: each.index):
            found = _year_in(line)
            if found:
                return found
    impossible = next(filter(None, map(_impossible, headings)), None)
    if impossible:
        raise Unreadable("school_year_impossible", text=impossible)
    return _from_tables(blocks)


def _year_in(line: Line) -> SchoolYear | None:
    for found in _WRITTEN.finditer(line.text):
        year = _parsed(f"{found['first']}-{found['last']}")
        if year:
            return year
    if _YEAR_WORD.search(line.text):
        for found in _SHORT.finditer(line.text):
            year = _parsed(f"20{found['first']}-{found['last']}")
            if year:
                return year
    return None


def _parsed(text: str) -> SchoolYear | None:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        return None


def _impossible(line: Line) -> str | None:
    found = _WRITTEN.search(line.text)
    return (
        found[0]
        if found and (_YEAR_WORD.search(line.text) or "rekom" in line.text.lower())
        else None
    )


def _from_tables(blocks: tuple[Block, ...]) -> SchoolYear | None:
    """Tables headed 2024 and 2025 are the two halves of 2024-2025."""
    years = [
        int(cell.line.text)
        for block in blocks
        if isinstance(block, Table)
        for cell in (block.rows[0].at(0),)
        if cell and re.fullmatch(r"(?:19|20)\d\d", cell.line.text)
    ]
    return SchoolYear(years[0]) if len(years) >= 2 and years[1] == years[0] + 1 else None
