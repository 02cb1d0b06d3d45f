"""Days that a spreadsheet shows without their year.

Whoever types "14.08" gets a day in the year of typing, shown as "14. aug". The year is the
program's and not the writer's, so it is not read; the school year of the document decides.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from samspor.reading.formats.open_text import safe_parser

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bs=\"(\d{1,5})\")[^>]*>"
)
_BUILT_IN: Final = frozenset({16})  # d-mmm
# Words in quotes, escaped letters, and the language in brackets are not part of the pattern.
_ASIDE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

Place = tuple[int, int]  # row and column, from 0


def yearless_cells(archive: zipfile.ZipFile) -> dict[str, set[Place]]:
    """By the name of the sheet. Nothing where the package is built in a way of its own."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = _yearless_styles(xml_of(archive, "xl/styles.xml"))
    return cells_styled(archive, styles) if styles else {}


def cells_styled(archive: zipfile.ZipFile, styles: set[int]) -> dict[str, set[Place]]:
    """The cells with one of the styles, by the name of the sheet."""
    return {
        name: {
            (int(row) - 1, column_number(column) - 1)
            for column, row, style in _CELL.findall(part)
            if int(style) in styles
        }
        for name, part in sheet_parts(archive)
    }


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Each sheet's name and its part of the package."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return
    targets = {
        each.get("Id"): str(each.get("Target"))
        for each in xml_of(archive, "xl/_rels/workbook.xml.rels")
    }
    for sheet in xml_of(archive, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        relation = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        target = targets.get(relation, "").removeprefix("/")
        name = target if target.startswith("xl/") else f"xl/{target}"
        if name in names:
            yield str(sheet.get("name")), archive.read(name)


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _yearless_styles(styles: Any) -> set[int]:
    """Those of the cells' styles that show a day and a month and no year."""
    patterns = {
        str(each.get("numFmtId")): str(each.get("formatCode"))
        for each in styles.iter(f"{MAIN}numFmt")
    }
    formats = styles.find(f"{MAIN}cellXfs")
    found = set()
    for number, each in enumerate(formats if formats is not None else ()):
        identity = str(each.get("numFmtId"))
        if identity in patterns:
            bare = _ASIDE.sub("", patterns[identity].split(";")[0]).lower()
            if "d" in bare and "m" in bare and "y" not in bare:
                found.add(number)
        elif identity.isdecimal() and int(identity) in _BUILT_IN:
            found.add(number)
    return found


def xml_of(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name), parser=safe_parser())
