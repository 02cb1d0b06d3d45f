"""Bytes to a table, whatever the register. The content decides what it is, not its name (T-15)."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, Final

from samspor.reading.errors import Unreadable
from samspor.reading.formats.encoding import decode
from samspor.reading.formats.sheet import open_sheets
from samspor.reading.formats.sniff import Format, sniff
from samspor.reading.registers import classification, national
from samspor.reading.registers.headers import guess, header_at
from samspor.reading.registers.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    RegisterFormat,
    RegisterTable,
    row_of,
    tidy,
)

IndustryCodes = Mapping[str, str]
_DELIMITERS: Final = ";\t,|"
_SPREADSHEETS: Final = {Format.XLSX, Format.ODS}
_DEEPEST: Final = 40


def read_register(data: bytes, *, industry_codes: IndustryCodes) -> RegisterTable:
    """Read a list of units or municipalities.

    Args:
        industry_codes: What a code of the national register means, by how it begins, such as
            `{"88.91": "kindergarten"}`. They change, so they are a setting.

    Raises:
        Unreadable: Not a list, or one that can't be used.
    """
    kind = sniff(data)
    if kind in _SPREADSHEETS:
        return _spreadsheet(data)
    if kind not in {Format.TEXT, Format.CSV}:
        raise Unreadable("not_a_list")
    text = decode(data)
    if text.lstrip()[:1] in {"{", "["}:
        return _json(text, industry_codes)
    return _delimited(text)


def _json(text: str, industry_codes: IndustryCodes) -> RegisterTable:
    if text.count("[") + text.count("{") > 0 and _depth(text) > _DEEPEST:
        raise Unreadable("unsafe")
    try:
        found = json.loads(text)
    except ValueError as error:
        raise Unreadable("damaged_list") from error
    if isinstance(found, dict) and ({"codes", "codeChanges"} & found.keys()):
        return classification.from_json(found)
    return national.from_json(found, industry_codes=industry_codes)


def _depth(text: str) -> int:
    deepest = depth = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _delimited(text: str) -> RegisterTable:
    lines = text.split("\n")
    delimiter = _delimiter([line for line in lines[:30] if line.strip()])
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells))
            if len(rows) > MAX_ROWS + 1:
                raise Unreadable("too_many_rows", limit=str(MAX_ROWS))
    except csv.Error as error:
        raise Unreadable("damaged_list") from error
    return _table(rows)


def _delimiter(lines: list[str]) -> str:
    """The sign by which most headers are recognised; semicolon when in doubt."""

    def worth(sign: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(lines, delimiter=sign))
        except csv.Error:
            return (0, 0)
        return max((len(guess(row)), len(row)) for row in rows)

    return max(_DELIMITERS, key=worth) if lines else ";"


def _spreadsheet(data: bytes) -> RegisterTable:
    """The sheet whose headers are understood best; the first when none is."""
    sheets = [_sheet(sheet.rows) for sheet in open_sheets(data)]
    filled = [rows for rows in sheets if rows]
    if not filled:
        raise Unreadable("empty")
    best = max(filled, key=lambda rows: len(guess(rows[header_at([c for _, c in rows])][1])))
    return _table(best)


def _sheet(rows: list[list[Any]]) -> list[tuple[int, list[str]]]:
    if len(rows) > MAX_ROWS + 100:
        raise Unreadable("too_many_rows", limit=str(MAX_ROWS))
    written = ((line, [_written(cell) for cell in row]) for line, row in enumerate(rows, start=1))
    return [(line, cells) for line, cells in written if any(cells)]


def _written(cell: Any) -> str:
    """A cell as text; whole numbers come as 14.0, days as days."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _table(rows: list[tuple[int, list[str]]]) -> RegisterTable:
    if not rows:
        raise Unreadable("empty")
    at = header_at([cells for _line, cells in rows])
    headers = tuple(tidy(cell) for cell in rows[at][1][:MAX_COLUMNS])
    if classification.is_header(headers):
        kind = RegisterFormat.CLASSIFICATION
    elif guess(headers):
        kind = RegisterFormat.TABLE
    else:
        raise Unreadable("not_a_list")
    below = rows[at + 1 :]
    if not below:
        raise Unreadable("no_rows")
    return RegisterTable(
        kind, headers, tuple(row_of(line, cells, width=len(headers)) for line, cells in below)
    )
