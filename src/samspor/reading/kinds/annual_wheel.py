"""The annual wheel as a table: arenas across, months down, also when cut over several pages.

Rows before the months may say who takes part in each arena and what it is for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from samspor.kernel.notation import Context
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading.asking import ask
from samspor.reading.blocks import Cell, Heading, Part, Row, Table
from samspor.reading.draft import Source
from samspor.reading.errors import Unreadable
from samspor.reading.kinds.activity_text import (
    ActivityText,
    TextDoubt,
    as_event,
    read_activities,
)
from samspor.reading.kinds.activity_words import is_only_place, kind_of, mode_of
from samspor.reading.kinds.arenas import arena_named
from samspor.reading.kinds.calendar.day_grid import is_grid
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.tables import is_calendar_table
from samspor.reading.kinds.calendar.week_grid import is_week_grid
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.card_rows import is_list_of_cards
from samspor.reading.kinds.cards import are_cards, read_cards
from samspor.reading.kinds.table_labels import (
    Months,
    is_month,
    is_role,
    is_who,
    read_months,
)
from samspor.reading.notebook import ArenaNote, EventNote, Fate, Notebook
from samspor.reading.wording import in_words
from samspor.reading.years import impossible_school_year, only_calendar_year

KIND: Final = "annual_wheel"
# The largest wheels have about 150; ten times that is no wheel, and comparing all takes too long.
MOST_EVENTS: Final = 1_500
_MARK: Final = re.compile(r"[xX✓✔✗✘]")
# "8.9 kl 13-15" in September's row
_OPENS_WITH_SHORT: Final = re.compile(r"\d{1,2}\.0?(?P<month>\d{1,2})(?=\s|$)")
_NUMBERS: Final = re.compile(r"\s*\d{1,2}\.?(?:\s*(?:,|og|&|\+)\s*\d{1,2}\.?)*\s*")
_NUMBER: Final = re.compile(r"\d+")
_WORDS: Final = re.compile(r"[^\W\d_]{3}")
_FEWEST_HEADS: Final = 2
_FEWEST_MONTHS: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class _Columns:
    """Which arena each column of the present table belongs to."""

    arenas: dict[int, ArenaNote] = field(default_factory=dict)
    corner: str = ""
    heading_year: int | None = None

    def of(self, cell: Cell) -> list[ArenaNote]:
        across = range(cell.column, cell.column + cell.columns)
        return [self.arenas[column] for column in across if column in self.arenas]


def recognise(notebook: Notebook) -> None:
    whole = [b for b in notebook.blocks if isinstance(b, Table) and not _is_drawn(b)]
    blocks = [turned(half) for table in whole for half in _halves(table)]
    tables = [block for block in blocks if _is_wheel(block)]
    is_dated = any(is_month(_label(row)) for table in tables for row in table.rows)
    if not is_dated and (KIND not in notebook.kinds or not tables):
        return
    calendar_year = None if notebook.school_year else only_calendar_year(notebook.blocks)
    if notebook.school_year is None and calendar_year is None:
        impossible = impossible_school_year(notebook.blocks)
        if impossible:
            raise Unreadable("school_year_impossible", text=impossible)
        raise Unreadable("school_year_missing")
    notebook.add_kind(KIND)
    school_year = notebook.school_year or SchoolYear(calendar_year or 0)
    reader = _WheelReader(notebook, school_year, calendar_year)
    for table in tables:
        reader.read(table)
    _claim_headings(notebook, tables)
    _doubt_school_year(notebook, tables[0])


def _is_drawn(table: Table) -> bool:
    """By the day or by the week; those are read by themselves."""
    return is_grid(table) or is_week_grid(table)


def _halves(table: Table) -> list[Table]:
    """Autumn over spring in one table: each begins with a row of months."""
    begins = [number for number, row in enumerate(table.rows) if _is_of_months(row)]
    if len(begins) < 2 or begins[0]:
        return [table]
    ends = [*begins[1:], len(table.rows)]
    return [
        replace(table, rows=table.rows[start:end]) for start, end in zip(begins, ends, strict=True)
    ]


def _is_of_months(row: Row) -> bool:
    heads = [cell.line.text for cell in row.cells if cell.column]
    return len(heads) >= _FEWEST_HEADS and all(map(is_month, heads)) and not is_month(_label(row))


def turned(table: Table) -> Table:
    """Arenas down and months across, as arenas across and months down."""
    heads = [cell.line.text for cell in table.rows[0].cells if cell.column]
    months = sum(map(is_month, heads))
    told = sum(is_who(head) or is_role(head) for head in heads)
    # Beside months and what arenas are for, one column more: what has no date yet.
    few_others = len(heads) - months - told <= 1
    is_wheel = months >= _FEWEST_MONTHS and few_others
    if not is_wheel and not (heads and told == len(heads)):
        return table
    return table.transposed()


def _is_wheel(table: Table) -> bool:
    labels = [_label(row) for row in table.rows]
    names_rows = any(is_month(label) or is_who(label) for label in labels)
    return names_rows and not is_calendar_table(table) and not is_list_of_cards(table)


def _label(row: Row) -> str:
    cell = row.at(0)
    return cell.line.text if cell else ""


def _claim_headings(notebook: Notebook, tables: list[Table]) -> None:
    """The heading right over a table names it: "Årshjul 2024-25", "Høsten"."""
    for before, block in pairwise(notebook.blocks):
        if isinstance(before, Heading) and block in tables:
            notebook.claim(before.line, Fate.STRUCTURED)


def _doubt_school_year(notebook: Notebook, first: Table) -> None:
    if len(notebook.school_years) < 2:
        return
    written = [year.short for year in notebook.school_years]
    notebook.doubt(
        event=None,
        line=first.rows[0].number,
        text=notebook.title or "",
        asked=ask("several_years", years=", ".join(written)),
        choices=tuple(written),
    )


def _read_parts(parts: Sequence[Part], context: Context) -> list[ActivityText]:
    """As they stand; where they say no day, with days that say no month made whole."""
    texts = read_activities(parts, context=context)
    if context.month is None or any(text.timing for text in texts):
        return texts
    day = _OPENS_WITH_SHORT.match(parts[0].text) if parts else None
    if day and int(day["month"]) == context.month[1]:
        first = replace(parts[0], text=f"{day[0]}.{parts[0].text[day.end() :]}")
        return read_activities([first, *parts[1:]], context=context)
    whole = [replace(part, text=prepared(_as_days(part.text), context.month)) for part in parts]
    return read_activities(whole, context=context) if whole != [*parts] else texts


def _as_days(text: str) -> str:
    """“3 og 17” under a month, among the meetings of a board."""
    numbers = [int(each) for each in _NUMBER.findall(text)] if _NUMBERS.fullmatch(text) else []
    if not numbers or numbers != sorted(set(numbers)) or not all(1 <= n <= 31 for n in numbers):
        return text
    return ", ".join(f"{number}." for number in numbers)


def _named_by_column(
    texts: Sequence[ActivityText], arenas: Sequence[ArenaNote]
) -> list[ActivityText]:
    """A day alone, or a day and a place, is a meeting of those whose column it is."""
    named = []
    for text in texts:
        is_place = is_only_place(text.title) and text.place is None
        unsaid = is_place or is_day(text.title) or not _WORDS.search(text.title)
        if text.is_card or not (text.timing and arenas and unsaid):
            named.append(text)
            continue
        title = arenas[0].name
        named.append(
            replace(
                text,
                title=title,
                kind=kind_of(title, text.timing),
                place=text.title if is_place else text.place,
                mode=text.mode or mode_of(text.title, text.title if is_place else None),
            )
        )
    return named


class _WheelReader:
    def __init__(
        self, notebook: Notebook, school_year: SchoolYear, calendar_year: int | None = None
    ) -> None:
        self._notebook = notebook
        self._school_year = school_year
        self._calendar_year = calendar_year
        self._columns = _Columns()
        self._roles: dict[tuple[str, str], list[str]] = {}

    def read(self, table: Table) -> None:
        for row in table.rows:
            label = _label(row)
            if _YEAR.fullmatch(label) and len({cell.line.text for cell in row.cells}) == 1:
                self._read_year(row, label)
            elif self._is_header(row, label):
                self._read_header(row)
            elif is_who(label) or is_role(label):
                self._read_description(row, label)
            elif self._columns.arenas:
                self._read_period(row, label)

    def _is_header(self, row: Row, label: str) -> bool:
        if is_month(label) or is_who(label) or is_role(label):
            return False
        names = [cell for cell in row.cells if cell.column > 0]
        if not self._columns.arenas or (label and label == self._columns.corner):
            return bool(names)
        known = {arena.name.casefold() for arena in self._notebook.arenas}
        again = sum(cell.line.text.casefold() in known for cell in names)
        return bool(names) and (again * 2 > len(names) or _YEAR.fullmatch(label) is not None)

    def _read_header(self, row: Row) -> None:
        self._columns = _Columns()
        for cell in row.cells:
            self._notebook.claim(cell.line, Fate.STRUCTURED)
            if cell.column == 0:
                self._columns.corner = cell.line.text
                year = _YEAR.search(cell.line.text)
                self._columns.heading_year = int(year[0]) if year else self._calendar_year
                continue
            arena = arena_named(self._notebook, cell.line.text, line=cell.line.number)
            # As the columns stand, whatever list spoke of them first.
            self._notebook.arenas.remove(arena)
            self._notebook.arenas.append(arena)
            for column in range(cell.column, cell.column + cell.columns):
                self._columns.arenas[column] = arena
        self._doubt_heading_year(row)

    def _read_year(self, row: Row, label: str) -> None:
        """A row that is only a year stands over the months of that year."""
        self._columns.heading_year = int(label)
        self._notebook.claim_all(cell.line for cell in row.cells)
        self._doubt_heading_year(row)

    def _doubt_heading_year(self, row: Row) -> None:
        year = self._columns.heading_year
        if year is None or year in {self._school_year.start, self._school_year.start + 1}:
            return
        self._notebook.doubt(
            event=None,
            line=row.number,
            text=_label(row),
            asked=ask("year_over_table", over=str(year), school_year=self._school_year.short),
            choices=(str(year), str(self._school_year.start), str(self._school_year.start + 1)),
        )

    def _read_description(self, row: Row, label: str) -> None:
        for cell in row.cells:
            if cell.column == 0:
                self._notebook.claim(cell.line, Fate.STRUCTURED)
                continue
            for arena in self._columns.of(cell):
                self._notebook.claim(cell.line, Fate.STRUCTURED)
                text = "\n".join(
                    f"- {part.text}" if part.is_item else part.text for part in cell.line.parts
                )
                if is_who(label):
                    arena.who = text
                else:
                    arena.role = f"{arena.role}\n{text}" if arena.role else text

    def _read_period(self, row: Row, label: str) -> None:
        months = read_months(
            label,
            heading_year=self._columns.heading_year or self._calendar_year,
            school_year=self._school_year,
        )
        first = row.at(0)
        if months and first:
            self._notebook.claim(first.line, Fate.STRUCTURED)
        understood = False
        for cell in row.cells:
            if cell.column > 0 and self._notebook.is_free(cell.line):
                understood |= self._read_cell(cell, label, months)
        if understood and first:
            self._notebook.claim(first.line, Fate.STRUCTURED)

    def _read_cell(self, cell: Cell, label: str, months: Months | None) -> bool:
        """Whether the cell became activities."""
        context = Context(
            year=None if self._calendar_year else self._school_year,
            calendar_year=self._calendar_year,
            month=(months.year, months.month) if months else None,
        )
        if _MARK.fullmatch(cell.line.text):
            return self._read_mark(cell, label, months)
        if are_cards(cell.line.parts):
            context = replace(context, month=None, position="start")
            texts = read_cards(cell.line.parts, context=context)
            self._notebook.claim(cell.line, Fate.STRUCTURED)
        else:
            texts = _read_parts(cell.line.parts, context)
        if not texts or (months is None and any(text.timing is None for text in texts)):
            return False
        arenas = self._columns.of(cell)
        names = ", ".join(arena.name for arena in arenas)
        source = Source(cell.line.number, f"{label} / {names}" if names else label, cell.line.raw)
        for text in _named_by_column(texts, arenas):
            if not self._is_told_in_another_column(text, arenas):
                self._add(text, arenas, source, months, cell)
        self._notebook.claim(cell.line, Fate.STRUCTURED)
        return True

    def _is_told_in_another_column(self, text: ActivityText, arenas: list[ArenaNote]) -> bool:
        """A card of several arenas stands in each of their columns, to the letter."""
        if not text.is_card:
            return False
        for event in self._notebook.events:
            same = (event.title, event.timing, event.kind, event.place, tuple(event.agenda))
            if same == (text.title, text.timing, text.kind, text.place, text.agenda) and (
                event.ties == text.ties and text.municipalities in {(), event.municipalities}
            ):
                event.arenas.extend(arena for arena in arenas if arena not in event.arenas)
                return True
        return False

    def _read_mark(self, cell: Cell, label: str, months: Months | None) -> bool:
        """A cross says that the arena meets that month, and no more."""
        arenas = self._columns.of(cell)
        if months is None or not arenas:
            return False
        name = arenas[0].name
        asked = ask("cross", name=name, month=label.lower())
        text = ActivityText(name, None, kind_of(name, None), doubts=(TextDoubt(name, asked, ()),))
        source = Source(cell.line.number, f"{label} / {name}", cell.line.raw)
        self._add(text, arenas, source, months, cell)
        self._notebook.claim(cell.line, Fate.STRUCTURED)
        return True

    def _add(
        self,
        text: ActivityText,
        arenas: list[ArenaNote],
        source: Source,
        months: Months | None,
        cell: Cell,
    ) -> None:
        timing = text.timing
        if timing is None:
            assert months is not None
            timing = Timing.month(months.year, months.month, months.count + cell.rows - 1)
        event = as_event(text, timing=timing, arenas=arenas, source=source)
        if len(self._notebook.events) >= MOST_EVENTS:
            raise Unreadable("too_heavy")
        self._notebook.events.append(event)
        for doubt in text.doubts:
            self._notebook.doubt(
                event=event,
                line=source.line,
                text=doubt.text,
                asked=doubt.asked,
                choices=doubt.choices,
            )
        if text.timing and months:
            self._doubt_month(event, months, cell)
        if not arenas:
            self._notebook.doubt(
                event=event,
                line=source.line,
                text=source.text,
                asked=ask("outside_columns"),
                choices=tuple(dict.fromkeys(a.name for a in self._columns.arenas.values())),
            )

    def _doubt_month(self, event: EventNote, months: Months, cell: Cell) -> None:
        from_words = event.timing
        row = Timing.month(months.year, months.month, months.count + cell.rows - 1)
        if not (from_words.first and from_words.last and row.first and row.last):
            return
        if from_words.first > row.last or from_words.last < row.first:
            written = in_words(from_words, self._school_year)
            under = in_words(row, self._school_year)
            self._notebook.doubt(
                event=event,
                line=event.source.line,
                text=event.source.text,
                asked=ask("other_month", year=self._school_year, written=from_words, under=row),
                choices=(written, under),
            )
