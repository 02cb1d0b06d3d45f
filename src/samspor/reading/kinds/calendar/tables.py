"""Tables of dates: a month or a day in the first column, what it is beside it."""

import re
from dataclasses import replace
from typing import Final

from samspor.reading.blocks import Table
from samspor.reading.kinds.calendar import by_group, by_unit
from samspor.reading.kinds.calendar.columns import ROLES, Columns, columns_of
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.lists_beside import lists_beside
from samspor.reading.kinds.calendar.plain_lists import (
    counts_down,
    days_down,
    is_list,
    without_counts,
)
from samspor.reading.kinds.calendar.reshape import reshaped
from samspor.reading.kinds.calendar.scope import Scope, narrowed
from samspor.reading.kinds.calendar.shared_times import (
    with_days_of_months,
    with_days_repeated,
    with_hours_joined,
)
from samspor.reading.kinds.calendar.table_rows import TableReader
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.notebook import Fate, Notebook

# Over a column that says more of what stands beside it, and where nobody meets.
_NO_ARENA: Final = re.compile(
    r"(?:dato(?:er)?|datoar|ansvar(?:lig|leg)?|deltaker[e]?|deltakar(?:ar)?|deltar|deltek|tid(?:spunkt)?|sted|stad"
    r"|frist|klokkeslett|kl\.?|målgruppe|merknad(?:er)?|aktivitet(?:er|ar)?|tema|innhold|innhald|hva|kva)"
)
# A dash in an empty cell is furniture before anybody has read the table.
_OURS: Final = frozenset({None, Fate.FURNITURE})


def read(table: Table, notebook: Notebook, written: Written, scope: Scope) -> None:
    whole = with_days_of_months(with_days_repeated(with_hours_joined(table)))
    dated, counts = without_counts(whole)
    before = len(notebook.events)
    _read(dated, notebook, written, scope)
    if len(notebook.events) > before:
        notebook.claim_all(cell.line for row in counts for cell in row.cells)


def _read(table: Table, notebook: Notebook, written: Written, scope: Scope) -> None:
    cells = [cell for row in table.rows for cell in row.cells]
    if all(notebook.fate(cell.line) is Fate.FURNITURE for cell in cells):
        return
    is_told = any(notebook.fate(cell.line) is Fate.STRUCTURED for cell in cells)
    if not is_told and (
        _read_lists(table, notebook, written, scope)
        or by_group.read(table, notebook, written, scope)
        or by_unit.read(table, notebook, written, scope)
    ):
        return
    written_so, table = table, reshaped(table, scope)
    is_shaped = table is not written_so
    first = table.rows[0]
    columns = columns_of(first)
    if (
        any(notebook.fate(c.line) not in _OURS for row in table.rows for c in row.cells)
        and not columns
    ):
        return
    if columns is None and not is_shaped and not is_list(table, scope):
        return
    header = columns is not None
    heads = frozenset(c.line.index for c in written_so.rows[0].cells) if is_shaped else None
    reader = TableReader(
        notebook, written, replace(scope, listed=True), columns or Columns({}, {}), heads=heads
    )
    if header:
        named = narrowed(
            " ".join(cell.line.text for cell in first.cells[:1]), scope, is_heading=True
        )
        reader.scope = replace(named or scope, listed=True, topic=scope.topic)
        reader.label = first.cells[0].line.text if reader.scope.month != scope.month else ""
        notebook.claim_all(cell.line for cell in first.cells)
    before = len(notebook.events)
    for row in table.rows[1 if header else 0 :]:
        reader.row(row)
    if len(notebook.events) > before:
        heads_of_counts = (c for c in first.cells if ROLES["days"].match(c.line.text.lower()))
        notebook.claim_all(cell.line for cell in heads_of_counts)
        if first.cells[0].column == 0 and ROLES["when"].fullmatch(first.cells[0].line.text.lower()):
            notebook.claim_all(cell.line for cell in first.cells)
        if is_shaped:
            notebook.claim_all(cell.line for cell in written_so.rows[0].cells)


def _read_lists(table: Table, notebook: Notebook, written: Written, scope: Scope) -> bool:
    lists = lists_beside(table, scope)
    for over, under in lists:
        reader = TableReader(notebook, written, over, Columns({}, {}))
        for cell in under:
            reader.free_cell(cell)
    if lists:
        notebook.claim_all(cell.line for cell in table.rows[0].cells)
    return bool(lists)


def is_calendar_table(table: Table) -> bool:
    """Tables whose first row says when and what are lists, not arenas by month."""
    heads = [cell.line.text.lower() for cell in table.rows[0].cells if cell.column]
    if by_unit.tells_whom(table) or any(_NO_ARENA.fullmatch(head.strip(" :?")) for head in heads):
        return True
    if heads and all(ROLES["days"].match(head) for head in heads):
        return True
    if counts_down(table) or days_down(table) or by_unit.is_route(heads):
        return True
    first = table.rows[0].at(0)
    opens_with_month = first is not None and is_month(first.line.text)
    return opens_with_month or columns_of(table.rows[0]) is not None
