"""What one cell of a table of dates holds: titles over their days, sentences, hours of opening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from samspor.kernel.notation import Context
from samspor.reading.blocks import Cell, Part
from samspor.reading.kinds.calendar.clauses import sentences
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.words import CLOSED, EVENT_NOUN
from samspor.reading.kinds.table_labels import is_month

_YEAR: Final = re.compile(r"20\d\d")
# "SFO er åpen denne dagen", "Åpent ut måneden": of the days of others, and no day of its own.
_OPEN: Final = re.compile(
    r"\b(?:er|har|holder|held)\s(?:\w+\s)?(?:åp[en]+t?|op[en]+t?|ope|steng[td])\b"
    r"|^(?:heil|hel)?(?:dags)?\s?(?:åpent?|åpen|opent?|open|ope|steng[td])\b",
    re.IGNORECASE,
)


def joined(parts: Sequence[Part]) -> Iterator[str]:
    """“Høstferie uke 40:” and under it the days of that week are one thing."""
    kept = ""
    for part in parts:
        if kept and is_day(part.text, dated=True):
            yield f"{kept} {part.text}"
            kept = ""
            continue
        if kept:
            yield kept
        kept = part.text
    if kept:
        yield kept


def told_apart(text: str, context: Context) -> list[str]:
    """Sentences that each say a day; else the text as it stands."""
    parts = sentences(text)
    dated = [part for part in parts if timed(part, context)]
    if len(parts) < 2 or not dated:
        return [text]
    named = all(EVENT_NOUN.search(part) or CLOSED.search(part) for part in dated)
    return dated if len(dated) > 1 or named else [text]


def only_opening(text: str, context: Context) -> bool:
    """Whether somebody is open, and no day."""
    return _OPEN.search(text) is not None and not timed(text, context)


def month_of_year(cell: Cell) -> Cell:
    """“2022” and under it "August" in one cell."""
    parts = [part.text.strip() for part in cell.line.parts]
    if len(parts) < 2 or not _YEAR.fullmatch(parts[0]) or not is_month(" ".join(parts[1:])):
        return cell
    return replace(
        cell, line=replace(cell.line, parts=(Part(f"{' '.join(parts[1:])} {parts[0]}"),))
    )
