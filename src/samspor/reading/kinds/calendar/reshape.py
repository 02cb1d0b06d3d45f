"""Tables of dates that lie another way than a day in each row, laid so that they can be read.

A year may stand as columns that are lists of their own, with its labels down the side, or as a grid
of weeks and weekdays. The cells are the same lines as before, so that what is understood is claimed
where it stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from samspor.kernel.writing import month_name
from samspor.reading.blocks import Cell, Line, Part, Row, Table
from samspor.reading.kinds.calendar.scope import Scope, narrowed
from samspor.reading.kinds.calendar.shapes import is_span, without_brackets
from samspor.reading.kinds.calendar.words import EVENT_NOUN
from samspor.reading.kinds.table_labels import is_month

_WEEKDAYS: Final = {
    short: f"{short}dag"
    for short in ("man", "tirs", "ons", "tors", "fre", "lør", "søn", "mån", "tys", "lau", "sun")
} | {"tir": "tirsdag", "tor": "torsdag"}
_DAY_NUMBER: Final = re.compile(r"(?P<day>[1-9]|[12]\d|3[01])\.?")
_WEEK: Final = re.compile(r"(?:(?:uke|veke)\s*)?(?P<week>[1-9]|[1-4]\d|5[0-3])\.?", re.IGNORECASE)
_SIDE_LABEL: Final = re.compile(
    r"(?:dato(?:er)?|datoar|når|tid(?:spunkt)?|klokkeslett|kl\.?|sted|stad|hvor|kor|lokale|tema"
    r"|innhold|innhald|hva|kva|hvem|kven|ansvar\w*|målgruppe|deltak\w*|agenda|saker|uke|veke|dag"
    r"|møtested|møtestad)\s*:?",
    re.IGNORECASE,
)
_SIDE_WHEN: Final = re.compile(r"(?:dato|datoar|når|uke|veke|dag)", re.IGNORECASE)
_NAME: Final = r"(?:man|tirs?|ons|tors?|fre|lør|søn|mån|tys|lau|sun)(?:dag)?\.?"
_ASIDE: Final = re.compile(
    rf"{_NAME}(?:\s*[-–/]\s*{_NAME})?|(?:uke|veke|v\.)\s*\d{{1,2}}(?:\s*(?:[-–/]|og)\s*\d{{1,2}})?",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(r"\d{1,2}\.\s?(?:\d|[a-zæøå]{3}|[-–])", re.IGNORECASE)
_FEWEST_WEEKDAYS: Final = 3


def reshaped(table: Table, scope: Scope) -> Table:
    """The same table when it lies as a list already."""
    if not table.rows:
        return table
    for shape in (_turned, _of_lists, _of_weeks):
        found = shape(table, scope)
        if found is not None and found.rows:
            return found
    return table


def _text(cell: Cell | None) -> str:
    return cell.line.text.strip() if cell else ""


def saying(cell: Cell, text: str) -> Line:
    """The cell's own line with other words first: what lay around it in the table."""
    return replace(cell.line, parts=(Part(text), *cell.line.parts[1:]))


def _turned(table: Table, _scope: Scope) -> Table | None:
    """“Dato”, “Tid” and “Sted” down the side, one meeting in each column."""
    table = _with_when(table)
    labels = [_text(row.at(0)) for row in table.rows]
    sides = sum(_SIDE_LABEL.fullmatch(label) is not None for label in labels)
    if len(labels) < 2 or sides < 2 or sides * 2 <= len(labels):
        return None
    if not any(_SIDE_WHEN.match(label) for label in labels):
        return None
    across = [_text(cell) for cell in table.rows[0].cells[1:]]
    if any(_SIDE_LABEL.fullmatch(text) for text in across):
        return None
    return table.transposed()


def _with_when(table: Table) -> Table:
    """“Samling” down the side of some days says what is on them: they are told as "Dato"."""
    rows = []
    for row in table.rows:
        first, others = row.at(0), [cell for cell in row.cells if cell.column]
        days = [cell for cell in others if _STARTS.match(_text(cell))]
        held = first is not None and EVENT_NOUN.search(_text(first)) is not None
        if first is None or not held or not days or len(days) < len(others):
            rows.append(row)
            continue
        said = [replace(c, line=saying(c, f"{_text(first)} {_text(c)}")) for c in others]
        rows.append(Row(row.number, (replace(first, line=saying(first, "Dato")), *said)))
    return Table(tuple(rows))


def _of_lists(table: Table, scope: Scope) -> Table | None:
    """Half-years, quarters, months or years side by side, each over a list of its own."""
    heads = table.rows[0].cells
    if len(heads) > 2 and not heads[0].column and not _heads_list(heads[0], scope):
        heads = heads[1:]  # "Tiltak" over what the half-years beside it are of
    if sum(is_month(_text(row.at(0))) for row in table.rows) * 2 > len(table.rows):
        return None  # a month in each row, and what is in it
    if len(heads) < 2 or len(table.rows) < 2 or not all(_heads_list(cell, scope) for cell in heads):
        return None
    rows: list[Row] = []
    width = max(cell.column for row in table.rows for cell in row.cells) + 1
    paired = width == 2 * len(heads) and all(head.columns == 1 for head in heads)
    for place, head in enumerate(heads):
        rows.append(Row(head.line.number, (replace(head, column=0, columns=1),)))
        covered = range(head.column, head.column + head.columns)
        if paired:  # a label and its day under each, "Skolestart | 18. august"
            covered = range(2 * place, 2 * place + 2)
            heads_at = replace(head, column=covered.start)
            rows.extend(_pairs_under(table, heads_at, covered))
            continue
        for row in table.rows[1:]:
            held = [cell for cell in row.cells if cell.column in covered]
            label = row.at(0) if heads[0].column else None
            # A column that spans two is a little table: its cells stay side by side.
            cells = tuple(replace(c, column=c.column - head.column, columns=1) for c in held)
            if label and cells:  # "Planleggingsdager" beside each year's days
                cells = (label, *(replace(cell, column=cell.column + 1) for cell in cells))
            if cells:
                rows.append(Row(row.number, cells))
    return Table(tuple(rows))


def _pairs_under(table: Table, head: Cell, covered: range) -> Iterator[Row]:
    for row in table.rows[1:]:
        held = tuple(
            replace(cell, column=cell.column - head.column, columns=1)
            for cell in row.cells
            if cell.column in covered
        )
        if held:
            yield Row(row.number, held)


def _heads_list(cell: Cell, scope: Scope) -> bool:
    text = _text(cell).strip(" :")
    return is_span(text) or (
        len(text) <= 40
        and re.search(r"\d\d", text) is not None
        and narrowed(text, scope, is_heading=True) is not None
    )


def _of_weeks(table: Table, _scope: Scope) -> Table | None:
    """Weeks down and weekdays across: each cell is a day."""
    head = next((row for row in table.rows[:2] if _weekdays_of(row)), None)
    if head is None:
        return None
    weekdays = _weekdays_of(head)
    first = min(weekdays)
    rows: list[Row] = []
    for row in table.rows:
        label = next((cell for cell in row.cells if cell.column < first), None)
        week = _WEEK.fullmatch(_text(label))
        if row is head:
            continue
        if label is None or week is None:
            rows.append(Row(row.number, tuple(row.cells)))
            continue
        for cell in row.cells:
            if cell is label:
                continue
            days = [
                weekdays[at]
                for at in range(cell.column, cell.column + cell.columns)
                if at in weekdays
            ]
            words = _text(cell)
            said = (
                f"{words} uke {week['week']}"
                if len(days) != 1
                else f"{days[0]} uke {week['week']}: {words}"
            )
            rows.append(Row(row.number, (replace(cell, line=saying(cell, said), column=first),)))
        rows.append(Row(row.number, (label,)))
    return Table(tuple(rows))


def _weekdays_of(row: Row) -> dict[int, str]:
    named = {cell.column: weekday_in(_text(cell)) for cell in row.cells}
    found = {column: name for column, name in named.items() if name}
    return found if len(found) >= _FEWEST_WEEKDAYS else {}


def weekday_in(text: str) -> str | None:
    """“ons.” and "Onsdag" alone in a cell."""
    low = text.strip(" .:").lower()
    return _WEEKDAYS.get(low.removesuffix("dag") if low.endswith("dag") else low)


def with_whole_day(
    cells: Sequence[Cell], roles: Mapping[int, str], month: tuple[int, int] | None
) -> tuple[list[Cell], list[Cell]]:
    """A row whose day, weekday and month had cells of their own, and which went into the day."""
    named = next((cell for cell in cells if roles.get(cell.column) == "month"), None)
    weekdays = [cell for cell in cells if weekday_in(_text(cell))]
    words = _text(named) or (month_name(month[1], language="nb") if month else "")
    number = next((cell for cell in cells if _is_day_number(cell, roles, weekdays, cells)), None)
    taken = [*weekdays, *([named] if named else [])]
    if number is None or not words:
        return _beside_day(cells, roles)
    weekday = f"{weekday_in(_text(weekdays[0]))} " if weekdays else ""
    said = f"{weekday}{_text(number).rstrip('.')}. {words}"
    kept = [cell for cell in cells if cell not in taken]
    return [replace(c, line=saying(c, said)) if c is number else c for c in kept], taken


def _beside_day(cells: Sequence[Cell], roles: Mapping[int, str]) -> tuple[list[Cell], list[Cell]]:
    """“Mandag” and "Uke 41" in a cell beside the day say no more than the day does."""
    asides = [cell for cell in cells if _ASIDE.fullmatch(without_brackets(_text(cell)).strip())]
    days = [cell for cell in cells if cell not in asides and _STARTS.match(_text(cell))]
    is_dated = bool(days) or any(
        roles.get(cell.column) == "when" for cell in cells if cell not in asides
    )
    if not asides or not is_dated or len(asides) == len(cells):
        return [*cells], []
    kept = [cell for cell in cells if cell not in asides]
    weekday = weekday_in(_text(asides[0]))
    if weekday and days and len(asides) == 1:
        said = f"{weekday} {_text(days[0])}"
        kept = [replace(c, line=saying(c, said)) if c is days[0] else c for c in kept]
    return kept, asides


def _is_day_number(
    cell: Cell, roles: Mapping[int, str], weekdays: Sequence[Cell], cells: Sequence[Cell]
) -> bool:
    if not _DAY_NUMBER.fullmatch(_text(cell)):
        return False
    if roles:
        return roles.get(cell.column) == "when"
    return cell in cells[:2] and (cell.column == 0 or bool(weekdays))
