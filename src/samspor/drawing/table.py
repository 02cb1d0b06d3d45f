"""The year as people's own documents have it: arenas are columns, months are rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from samspor.drawing.content import Arena, Item, WheelContent
from samspor.drawing.entries import Entries, Entry, group_key
from samspor.drawing.phrases import Phrases
from samspor.drawing.room import fits, most_in_each
from samspor.kernel.writing import month_name

MOST_COLUMNS: Final = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one arena in one month, and how much `more` there was no room for."""

    entries: tuple[Entry, ...] = ()
    more: int = 0

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


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
    content: WheelContent,
    entries: Entries,
    phrases: Phrases,
    *,
    together: bool = False,
    most: int | None = None,
) -> Table:
    """An item of two arenas stands in both columns.

    With `together`, answers stand inside the entry that asked for them, and not beside it. `most`
    is how many there is room for in all; each cell then tells how many more it has.
    """
    filled: dict[tuple[str, str], list[Item]] = {}
    columns = {arena.id for arena in content.arenas}
    for item in entries.standing(content.items) if together else content.items:
        places = [arena for arena in item.arenas if arena in columns]
        for arena in dict.fromkeys(places or [one.id for one in content.arenas[:1]]):
            filled.setdefault((group_key(item, content), arena), []).append(item)
    room = most_in_each([len(items) for items in filled.values()], most)

    def cell(key: str, arena: str) -> Cell:
        items = filled.get((key, arena), [])
        seen = items if fits(len(items), room) else items[:room]
        return Cell(tuple(entries[item.id] for item in seen), len(items) - len(seen))

    def cells(key: str) -> tuple[tuple[Arena, Cell], ...]:
        return tuple((arena, cell(key, arena.id)) for arena in content.arenas)

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
