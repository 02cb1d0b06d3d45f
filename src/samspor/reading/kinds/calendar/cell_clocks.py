"""Times of day in a cell of their own, or beside a place, written so that they are no days."""

import re

from samspor.kernel.notation import find_clocks
from samspor.reading.blocks import Cell
from samspor.reading.kinds.calendar.line_times import ENDS


def dotted(text: str) -> str:
    """“Mandag 11”: with a full stop the hour behind is not taken for more of the day."""
    return re.sub(r"(?<=[a-zæøå]\s)(\d{1,2})$", r"\1.", text.strip())


def clock_of(cell: Cell) -> str:
    """The time of day in a cell, written so that it can be nothing else."""
    text = cell.line.text
    found = re.search(r"\bkl\b|\d{1,2}(?:[.:]\d\d)?\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?\s*$", text)
    return f"kl. {text[found.start() :]}" if found else ""


def clock_in(cell: Cell | None) -> str:
    """“Foreldremøte kl. 18.00” beside the day; not when that is only when something ends."""
    text = cell.line.text if cell else ""
    found = find_clocks(text) if "kl" in text.lower() else []
    if cell and len(found) > 1 and "kl" in cell.line.parts[0].text.lower():
        text = cell.line.parts[0].text  # what stands below is of parts of the gathering
        found = find_clocks(text)
    if len(found) != 1 or ENDS.search(text[: found[0].start]):
        return ""
    return re.sub(
        r"^(?:fra |frå )?(?:kl\.?|klokken|klokka)\s*", "", found[0].text, flags=re.IGNORECASE
    )


def bare_clock(text: str) -> str:
    if not any(map(str.isdecimal, text)):
        return ""  # "Hele dagen"
    found = find_clocks(text)
    start = found[0].start if found and "kl" in found[0].text.lower() else 0
    last = re.search(r"\d{1,2}(?:[.:]\d\d)?\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?\s*$", text)
    start = start or (last.start() if last else 0)
    bare = text[start:].strip()
    return re.sub(r"^(?:kl\.?|klokken|klokka)\s*", "", bare, flags=re.IGNORECASE)
