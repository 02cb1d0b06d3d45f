"""Tables saved as text (.csv): known by being even, for nothing in the file says what it is."""

import csv
import io
from collections import Counter
from itertools import islice
from typing import Final

from samspor.reading.blocks import Block, LineMaker
from samspor.reading.errors import Unreadable
from samspor.reading.formats.day_register import summed_up
from samspor.reading.formats.encoding import decode
from samspor.reading.formats.grid import GridCell, GridRow, blocks_of

# The sign between the cells, and how many cells a row must have for it to be believed.
_SIGNS: Final = ((";", 2), (",", 3))
_LOOKED_AT: Final = 50
_EVEN: Final = 0.8
_SPACED: Final = 0.1


def sign_of(text: str) -> str | None:
    """The sign between the cells, or None when this is no such table.

    In prose a space follows the sign, and no two lines have equally many.
    """
    for sign, fewest in _SIGNS:
        try:
            looked = islice(csv.reader(io.StringIO(text[:100_000]), delimiter=sign), _LOOKED_AT)
            rows = [row for row in looked if any(cell.strip() for cell in row)]
        except csv.Error:
            continue
        if len(rows) < 2:
            continue
        width, often = Counter(map(len, rows)).most_common(1)[0]
        if _lacks_last(rows):
            width, often = len(rows[0]), len(rows)
        behind = [cell for row in rows for cell in row[1:] if cell.strip()]
        spaced = sum(cell.startswith(" ") for cell in behind) > _SPACED * len(behind)
        if width >= fewest and often >= _EVEN * len(rows) and not spaced:
            return sign
    return None


def _lacks_last(rows: list[list[str]]) -> bool:
    """Names of columns, and rows that end before the last of them where it would be empty."""
    heads = rows[0]
    named = all(cell.strip() and not any(map(str.isdigit, cell)) for cell in heads)
    return named and all(len(row) in {len(heads), len(heads) - 1} for row in rows)


def read_blocks(data: bytes) -> tuple[Block, ...]:
    text = decode(data)
    reader = csv.reader(io.StringIO(text), delimiter=sign_of(text) or ";")
    rows: list[GridRow] = []
    first = 1
    try:
        for cells in reader:
            filled = [GridCell(at, cell.strip()) for at, cell in enumerate(cells) if cell.strip()]
            rows.append((first, filled))
            first = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("damaged_list") from error
    return tuple(blocks_of(summed_up(rows), LineMaker()))
