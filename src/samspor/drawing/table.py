"""The year as people's own documents have it: arenas are columns, months are rows."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from samspor.drawing.content import Arena, WheelContent
from samspor.drawing.entries import Entries, Entry, group_key
from samspor.drawing.phrases import Phrases
from samspor.kernel.writing import month_name

MOST_COLUMNS: Final = 5
Cell = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A month and one cell per arena. Empty months are drawn thin, but they are there."""

    key: str
    first: date
    title: str
    cells: tuple[tuple[Arena, Cell], ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell for _arena, cell in self.cells)


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`undated` is the last row: what is by agreement; None when there is nothing."""

    arenas: tuple[Arena, ...]
    years: tuple[Year, ...]
    undated: tuple[tuple[Arena, Cell], ...] | None

    @property
    def has_roles(self) -> bool:
        return any(arena.role for arena in self.arenas)

    @property
    def has_who(self) -> bool:
        return any(arena.who for arena in self.arenas)

    @property
    def is_wide(self) -> bool:
        """More columns than a screen has room for: the table scrolls in its own frame."""
        return len(self.arenas) > MOST_COLUMNS


def table(
    content: WheelContent, entries: Entries, phrases: Phrases, *, together: bool = False
) -> Table:
    """An item of two arenas stands in both columns.

    With `together`, answers stand inside the entry that asked for them, and not beside it.
    """
    filled: dict[tuple[str, str], list[Entry]] = {}
    columns = {arena.id for arena in content.arenas}
    for item in content.items:
        if together and entries[item.id].nested:
            continue
        places = [arena for arena in item.arenas if arena in columns]
        for arena in dict.fromkeys(places or [one.id for one in content.arenas[:1]]):
            filled.setdefault((group_key(item, content), arena), []).append(entries[item.id])

    def cells(key: str) -> tuple[tuple[Arena, Cell], ...]:
        return tuple((arena, tuple(filled.get((key, arena.id), ()))) for arena in content.arenas)

    rows = [
        Row(
            first.strftime("%Y-%m"),
            first,
            month_name(first.month, language=phrases.language),
            cells(first.strftime("%Y-%m")),
        )
        for first in (date(year, month, 1) for year, month in content.school_year.months())
    ]
    undated = cells("")
    return Table(
        arenas=content.arenas,
        years=tuple(
            Year(year, tuple(group))
            for year, group in groupby(rows, key=lambda row: row.first.year)
        ),
        undated=undated if any(cell for _arena, cell in undated) else None,
    )
