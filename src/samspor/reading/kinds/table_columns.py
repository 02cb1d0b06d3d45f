"""What the columns of a list-like table hold, by the words of its first row."""

import re
from collections.abc import Mapping
from typing import Final

from samspor.reading.blocks import Cell, Row, Table

_NOT_LETTERS: Final = re.compile(r"[^a-zæøå/ -]+")


def read_columns(table: Table, words: Mapping[str, re.Pattern[str]]) -> dict[str, int] | None:
    """Column number by role; the first row must name each role at most once."""
    columns: dict[str, int] = {}
    for cell in table.rows[0].cells:
        label = _NOT_LETTERS.sub("", cell.line.text.lower()).strip()
        role = next(
            (
                role
                for role, pattern in words.items()
                if role not in columns and pattern.match(label)
            ),
            None,
        )
        if role:
            columns[role] = cell.column
    return columns or None


def cell_at(row: Row, columns: Mapping[str, int], role: str) -> Cell | None:
    return row.at(columns[role]) if role in columns else None


def text_at(row: Row, columns: Mapping[str, int], role: str) -> str | None:
    cell = cell_at(row, columns, role)
    return cell.line.text if cell else None
