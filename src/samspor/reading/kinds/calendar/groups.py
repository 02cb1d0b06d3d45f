"""Several groups one after another, each with a list of its days: "FAU:", "SU:", "Rektorgruppa".

The group's name stands alone on its line; under it are days without words, often one line for
each half-year, and the hours once behind all of them.
"""

import re
from typing import Final

from samspor.kernel.notation import Context, FoundClock, find_clocks
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.rows import Row, is_clock, is_day
from samspor.reading.kinds.calendar.scope import arena_name
from samspor.reading.kinds.calendar.shapes import BRACKETS, without_brackets

# "FAU", "SU og SMU": groups people know by their letters.
_LONGEST: Final = 150
_LETTERS: Final = re.compile(r"[A-ZÆØÅ]{2,5}(?:(?:\s(?:og|&)\s|/)[A-ZÆØÅ]{2,5})?")
_TERM: Final = re.compile(
    r"^(?:høst|haust|vår)(?:en|halvåret|semesteret)?\s*(?:20\d\d)?\s*:\s*", re.IGNORECASE
)


def group_over(row: Row, after: Row, context: Context, *, fewest: int) -> str | None:
    """The group whose days stand on the next line."""
    if not row.lines or row.day is not None:
        return None
    if len(row.text) > _LONGEST:
        return None
    bare = " ".join(without_brackets(row.text).strip(" :").split())
    named = bare if is_known_by_letters(bare) else arena_name(bare)
    if named is None or named.casefold() != bare.casefold():
        return None
    days = _TERM.sub("", after.text)
    return bare if is_day(days) and len(timed(after.text, context)) >= fewest else None


def is_known_by_letters(name: str) -> bool:
    return _LETTERS.fullmatch(name) is not None


def hours_in_brackets(text: str) -> FoundClock | None:
    """“Lokalstyret (møtestart kl. 19.00):” says when the group meets."""
    clocks = find_clocks(" ".join(BRACKETS.findall(text)))
    return clocks[0] if len(clocks) == 1 else None


def take_hours(row: Row, written: Written, first: int) -> bool:
    """“Klokken 17.30–19.00” alone behind a group's days is when it meets."""
    bare = without_brackets(row.text).strip(" .")
    if not is_clock(bare) or len(written.groups) <= first:
        return False
    clocks = find_clocks(f"kl. {bare}" if bare[:1].isdecimal() else bare)
    if not clocks:
        return False  # "25.70" looks like hours
    written.at_times(clocks[0].opens, clocks[0].closes, written.groups[first:])
    written.notebook.claim_all(row.lines)
    return True
