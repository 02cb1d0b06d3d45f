"""Cells of a spreadsheet whose words are struck out: by their font, or only some of the words."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from samspor.reading.formats.open_text import (
    TABLE,
    cell_words,
    count_of,
    safe_parser,
    struck_styles,
)
from samspor.reading.formats.yearless import (
    MAIN,
    Place,
    cells_styled,
    column_number,
    sheet_parts,
    xml_of,
)
from samspor.reading.struck import bare, strike

_STYLES, _WORDS = "xl/styles.xml", "xl/sharedStrings.xml"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_STRIKE: Final = f"{MAIN}strike"
_SHARED: Final = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bt=\"s\")[^>]*>"
    rb"\s*<(?:\w+:)?v>(\d{1,7})</"
)


def struck_cells(archive: zipfile.ZipFile) -> dict[str, set[Place]]:
    """The cells whose font has a line through it, by the name of the sheet."""
    if not _speaks_of_strikes(archive, _STYLES):
        return {}
    styles = xml_of(archive, _STYLES)
    fonts = styles.find(f"{MAIN}fonts")
    struck = {n for n, font in enumerate(fonts if fonts is not None else ()) if _is_struck(font)}
    formats = styles.find(f"{MAIN}cellXfs")
    found = {
        number
        for number, each in enumerate(formats if formats is not None else ())
        if str(each.get("fontId")).isdecimal() and int(each.get("fontId")) in struck
    }
    return cells_styled(archive, found) if found else {}


def partly_struck(archive: zipfile.ZipFile) -> dict[str, dict[Place, str]]:
    """The words of the cells in which some of them are struck, with those marked."""
    words: dict[int, str] = {}
    if _speaks_of_strikes(archive, _WORDS):
        entries = enumerate(xml_of(archive, _WORDS).iterchildren(f"{MAIN}si"))
        words = {number: _marked(entry) for number, entry in entries if _is_partly(entry)}
    found = {}
    for name, part in sheet_parts(archive):
        cells = {
            _place(column, row): words[int(number)]
            for column, row, number in (_SHARED.findall(part) if words else ())
            if int(number) in words
        }
        if b"strike" in part:
            cells |= _inline(part)
        if cells:
            found[name] = cells
    return found


def _inline(part: bytes) -> dict[Place, str]:
    """Words that stand in the sheet itself, as some programs write them."""
    found = {}
    for cell in etree.fromstring(part, parser=safe_parser()).iter(f"{MAIN}c"):
        words, place = cell.find(f"{MAIN}is"), _PLACE.fullmatch(str(cell.get("r")))
        if words is not None and place and _is_partly(words):
            found[_place(place[1].encode(), place[2].encode())] = _marked(words)
    return found


def _place(column: bytes, row: bytes) -> Place:
    return int(row) - 1, column_number(column) - 1


def _is_partly(entry: Any) -> bool:
    return any(_is_struck(each) for each in entry.iter(f"{MAIN}rPr"))


def _marked(entry: Any) -> str:
    return "".join(_said(each) for each in entry)


def _said(run: Any) -> str:
    """A run of words, or words that stand without one."""
    if run.tag == f"{MAIN}t":
        return run.text or ""
    words, about = run.find(f"{MAIN}t"), run.find(f"{MAIN}rPr")
    text = (words.text or "") if run.tag == f"{MAIN}r" and words is not None else ""
    return strike(text) if about is not None and _is_struck(about) else text


def _is_struck(about: Any) -> bool:
    mark = about.find(_STRIKE)
    return mark is not None and str(mark.get("val") or "1") not in {"0", "false"}


def _speaks_of_strikes(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and b"strike" in archive.read(name)


def struck_in_open(archive: zipfile.ZipFile) -> dict[str, dict[Place, str]]:
    """The same of an OpenDocument spreadsheet: the words of such cells, marked."""
    root = xml_of(archive, "content.xml")
    styles = struck_styles(root)
    return {
        str(table.get(f"{TABLE}name")): dict(_open_cells(table, styles))
        for table in (root.iter(f"{TABLE}table") if styles else ())
    }


def _open_cells(table: Any, styles: frozenset[str]) -> Iterator[tuple[Place, str]]:
    row = 0
    for each in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in each.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            words = cell_words(cell, styles)
            if str(cell.get(f"{TABLE}style-name")) in styles:
                words = strike(words)
            if bare(words) != words:
                yield (row, column), words
            column += count_of(cell, "columns-repeated")
        row += count_of(each, "rows-repeated")
