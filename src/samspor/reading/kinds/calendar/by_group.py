"""Tables with a group in each row and its meetings across: "Nettverk nord | 10. sept."."""

import re
from dataclasses import dataclass, replace
from typing import Final

from samspor.reading.blocks import Cell, Row, Table
from samspor.reading.draft import Source
from samspor.reading.kinds.activity_words import mode_of
from samspor.reading.kinds.calendar.clauses import cut
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.table_labels import is_month, read_level
from samspor.reading.notebook import ArenaNote, Notebook

_GROUP_HEAD: Final = re.compile(
    r"(?:\w*nettverk|\w*gruppe[r]?|utvalg|utval|forum|råd|team|klynge|krets)\W*", re.IGNORECASE
)
_NUMBERED: Final = re.compile(
    r"(?:(?:nettverks)?møte|samling|fagdag|økt)\s(?:nr\.?\s)?\d{1,2}\.?"
    r"|\d{1,2}\.\s(?:nettverks)?(?:møte|samling|fagdag)",
    re.IGNORECASE,
)
_PLACE_HEAD: Final = re.compile(r"(?:møte)?(?:sted|stad)|hvor|kor|lokale", re.IGNORECASE)
_FEWEST: Final = 2


def read(table: Table, notebook: Notebook, written: Written, scope: Scope) -> bool:
    """False for every other table."""
    heads = {cell.column: cell.line.text.strip() for cell in table.rows[0].cells}
    meetings = [column for column, text in heads.items() if _NUMBERED.fullmatch(text)]
    if len(meetings) < _FEWEST or not _GROUP_HEAD.fullmatch(heads.get(0, "")):
        return False
    rows = [row for row in table.rows[1:] if row.cells]
    days = [cell for row in rows for column in meetings if (cell := row.at(column)) is not None]
    if not days or any(not _is_day(cell, scope) for cell in days):
        return False
    reader = _Groups(notebook, written, replace(scope, topic=None), heads, meetings)
    for row in rows:
        reader.row(row)
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    return True


def _is_day(cell: Cell, scope: Scope) -> bool:
    ready = prepared(cell.line.text, scope.month)
    return is_day(ready) and not is_month(cell.line.text) and bool(cut(ready, scope.context))


@dataclass(frozen=True, slots=True)
class _Groups:
    notebook: Notebook
    written: Written
    scope: Scope
    heads: dict[int, str]
    meetings: list[int]

    def row(self, row: Row) -> None:
        label = row.at(0)
        if label is None:
            return
        arena, place = self._arena(label.line.text), self._place(row)
        for column in self.meetings:
            cell = row.at(column)
            text = prepared(cell.line.text, self.scope.month) if cell else ""
            for clause in cut(text, self.scope.context):
                source = Source(row.number, f"{arena.name} / {self.heads[column]}", text)
                titled = replace(clause, title=self.heads[column])
                event = self.written.write(titled, self.scope, source, arenas=[arena])
                if event and place:
                    event.place, event.mode = place, mode_of(place, place)
        self.notebook.claim_all(cell.line for cell in row.cells)

    def _place(self, row: Row) -> str | None:
        over = next((at for at, text in self.heads.items() if _PLACE_HEAD.fullmatch(text)), None)
        cell = row.at(over) if over is not None else None
        return cell.line.text if cell else None

    def _arena(self, name: str) -> ArenaNote:
        arenas = self.notebook.arenas
        known = next((each for each in arenas if each.name.casefold() == name.casefold()), None)
        return known or ArenaNote(name, read_level(name) or "municipality")
