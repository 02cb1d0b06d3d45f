"""What fills the hours of a day: lines and tables of a programme under it."""

import re

from samspor.kernel.notation import Context
from samspor.reading.blocks import Table
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.rows import Row
from samspor.reading.kinds.calendar.shapes import DETAIL, PROGRAMME, PROGRAMME_HEAD, SLOT
from samspor.reading.notebook import EventNote

MOST_WORDS_OF_POINT = 25
_FEWEST_SLOTS = 2
_WITH_DEADLINE = 2
# "10.11" may be a day; "10.00" and "10.11 - 11.30" are hours.
_NO_DAY = re.compile(r"[.:](?:00|15|30|45)|[-–]|\bkl\b", re.IGNORECASE)
_HOUR = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-3])[.:]([0-5]\d)(?=\s+\D|\s*[-–])", re.IGNORECASE)


def take_programme(row: Row, written: Written, context: Context) -> bool:
    """“Kl. 09.00 Velkommen” after a day is a point on its programme.

    A programme may also lie as two columns that lost their table: hours, then what fills them.
    """
    event = _held_last(written)
    if event is None or row.day is not None:
        return False
    if _opens_slot(row, written):
        written.notebook.claim_all(row.lines)
        return True
    if len(row.text.split()) > MOST_WORDS_OF_POINT:
        written.programme = None
        return False
    hour = written.programme
    goes_on = _is_later(row.text, event)
    dated = timed(row.text, context) and not goes_on
    if dated or (row.is_heading and not hour) or DETAIL.match(row.text):
        written.programme = None
        return False
    if not (PROGRAMME.match(row.text) or goes_on) and hour is None:
        return False
    event.agenda.append(f"{hour} {row.text.strip(' .')}" if hour else row.text.strip(" ."))
    written.programme = None if hour is None else ""
    written.notebook.claim_all(row.lines)
    return True


def _held_last(written: Written) -> EventNote | None:
    """A date to register by, between the day and its programme, has none of its own."""
    last, groups = written.last, written.groups
    if last is not None and last.kind == "deadline" and len(groups) == _WITH_DEADLINE:
        return groups[0]
    return last


def _is_later(text: str, event: EventNote) -> bool:
    """“11.10 Informasjon” right behind "11.00 Velkommen" is an hour, and no day in October."""
    one = _HOUR.match(event.agenda[-1]) if event.agenda else None
    other = _HOUR.match(text) if one else None
    if one is None or other is None:
        return False
    return (int(one[1]), int(one[2])) < (int(other[1]), int(other[2]))


def _opens_slot(row: Row, written: Written) -> bool:
    """“Program”, and the hours alone on their line under it."""
    if PROGRAMME_HEAD.fullmatch(row.text):
        written.programme = ""
    elif written.programme is not None and SLOT.fullmatch(row.text):
        written.programme = row.text.strip(" .:")
    else:
        return False
    return True


def take_programme_table(table: Table, written: Written) -> bool:
    """Times of day down the side of a table under one day: its programme."""
    event = written.last
    rows = [row for row in table.rows if row.cells]
    timed_rows = [row for row in rows if SLOT.fullmatch(row.cells[0].line.text.strip())]
    if event is None or len(timed_rows) < _FEWEST_SLOTS or len(timed_rows) * 3 < len(rows) * 2:
        return False
    if any(row not in timed_rows for row in rows[1:] if len(row.cells) > 1):
        return False
    if not any(_NO_DAY.search(row.cells[0].line.text) for row in timed_rows):
        return False
    for row in rows:
        if row in timed_rows and len(row.cells) > 1:
            hour, *said = (cell.line.text.strip() for cell in row.cells)
            event.agenda.append(f"{hour} {', '.join(said)}")
        written.notebook.claim_all(cell.line for cell in row.cells)
    return True
