"""Tables of figures and of who has which task in each unit, when nothing else was read in them.

The sums of figures are checked against their rows; who is resource person where is kept as text,
row by row, for a unit's people are no facts of the plan.
"""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.any_case import AnyCase
from samspor.reading.blocks import Row, Table
from samspor.reading.draft import Prose, Source, Total
from samspor.reading.kinds.units import doubt_sum
from samspor.reading.notebook import Fate, Notebook

_COUNTED: Final = AnyCase(
    r"barnehage|\bbarn|\bborn|skole|skule|elev|ansatt|tilsett|årsverk|ressursperson|avdeling|deltaker"
    r"|deltakar|plass"
)
_PEOPLE: Final = AnyCase(
    r"ressursperson|ressurslærer|ressurslærar|kontaktperson|tillitsval[gd]|nettverksleder"
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[  ]?\d{3})?|[-–]")
_SUM: Final = re.compile(r"(?:sum|totalt?|i alt|til sammen|til saman)\.?:?", re.IGNORECASE)
_HOW_MANY: Final = re.compile(r"^(?:antall|antal|ant\.|tal(?: på)?)\s+", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FEWEST_ROWS: Final = 2


def recognise(notebook: Notebook) -> None:
    for block in notebook.blocks:
        if isinstance(block, Table) and _is_free(notebook, block):
            if _is_of_figures(block):
                _sums(notebook, block)
            elif _is_of_people(block):
                _keep(notebook, block, block.rows[1:])


def _is_free(notebook: Notebook, table: Table) -> bool:
    fates = {notebook.fate(cell.line) for row in table.rows for cell in row.cells}
    return fates <= {None, Fate.FURNITURE} and None in fates


def _heads(table: Table) -> Row | None:
    """The first row, when it has words in it and there is something under it."""
    first = table.rows[0]
    worded = not any(_NUMBER.fullmatch(cell.line.text) for cell in first.cells)
    return first if worded and len(first.cells) > 1 and len(table.rows) > _FEWEST_ROWS else None


def _is_of_figures(table: Table) -> bool:
    heads = _heads(table)
    if heads is None or not any(_COUNTED.search(cell.line.text) for cell in heads.cells[1:]):
        return False
    figures = [cell for row in table.rows[1:] for cell in row.cells if cell.column]
    return bool(figures) and all(_NUMBER.fullmatch(cell.line.text) for cell in figures)


def _is_of_people(table: Table) -> bool:
    heads = _heads(table)
    return heads is not None and any(_PEOPLE.search(cell.line.text) for cell in heads.cells[1:])


def _sums(notebook: Notebook, table: Table) -> None:
    last = table.rows[-1]
    opening = last.at(0)
    if opening is None or not _SUM.fullmatch(opening.line.text.strip()):
        _keep(notebook, table, table.rows[1:])
        return
    for cell in table.rows[0].cells:
        stated = _value(last, cell.column)
        if not cell.column or stated is None or _YEAR.fullmatch(cell.line.text):
            continue
        parts = [_value(row, cell.column) or 0 for row in table.rows[1:-1]]
        what = _HOW_MANY.sub("", cell.line.text).strip().lower()
        notebook.totals.append(Total(what, stated, sum(parts)))
        doubt_sum(notebook, what, stated, sum(parts), last.number)
    _keep(notebook, table, table.rows[1:-1])
    notebook.claim_all(cell.line for cell in last.cells)


def _value(row: Row, column: int) -> int | None:
    cell = row.at(column)
    digits = re.sub(r"\D", "", cell.line.text) if cell else ""
    return int(digits) if digits else None


def _keep(notebook: Notebook, table: Table, rows: tuple[Row, ...]) -> None:
    """Each row as a line: "Lia: Ressursperson – Kari Nordmann, Tema – Språk"."""
    heads = table.rows[0]
    notebook.claim_all(cell.line for cell in heads.cells)
    for row in rows:
        said = ", ".join(_said(heads, row))
        opening = row.at(0)
        text = f"{opening.line.text}: {said}" if opening else said
        raw = " | ".join(cell.line.raw for cell in row.cells)
        notebook.organisation.append(Prose(notebook.title, text, Source(row.number, None, raw)))
        notebook.claim_all((cell.line for cell in row.cells), Fate.TEXT)


def _said(heads: Row, row: Row) -> Iterator[str]:
    for cell in row.cells:
        head = heads.at(cell.column)
        if cell.column and head is not None:
            yield f"{head.line.text} – {cell.line.text}"
        elif cell.column:
            yield cell.line.text
