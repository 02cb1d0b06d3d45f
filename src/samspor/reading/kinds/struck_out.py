"""What a document has struck out: activities that are off, days without a new one, and the rest."""

import re
from collections.abc import Iterable
from typing import Final

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.notation.reader import may_be_only_time
from samspor.kernel.timing import Timing
from samspor.kernel.words import words_of
from samspor.reading.asking import ask
from samspor.reading.blocks import Line
from samspor.reading.notebook import EventNote, Fate, Notebook
from samspor.reading.wording import LANGUAGE, in_words

_WORD: Final = re.compile(r"\w+")


def recognise(notebook: Notebook) -> None:
    """A struck activity is cancelled; what else is struck is not read as holding today."""
    lines = notebook.lines()
    if not any(line.struck for line in lines):
        return
    for event in list(notebook.events):
        beside = [line for line in lines if line.number == event.source.line]
        told = [each for each in beside if _tells(each, event)]
        if any(line.struck for line in told):
            _settle(event, told, notebook)
    for line in lines:
        if line.struck == (line.text,) and notebook.is_free(line):
            notebook.claim(line, Fate.FURNITURE, "struck_out")


def _tells(line: Line, event: EventNote) -> bool:
    """The line, or the cell of a row, that the event was read from."""
    return line.raw in event.source.text or event.source.text in line.raw


def _settle(event: EventNote, told: list[Line], notebook: Notebook) -> None:
    struck = [each for line in told for each in line.struck]
    standing = " ".join(_standing(line) for line in told)
    named = [each for each in struck if _holds(each, event.title)]
    event.agenda = [point for point in event.agenda if point not in struck]
    if not _WORD.search(standing):
        event.status = "cancelled"
    elif named and _holds(standing, event.title):
        if any(_says(each, event.timing) for each in named):
            notebook.events.remove(event)  # the same beside it, at the time that holds
    elif named:
        event.status = "cancelled"
    elif any(may_be_only_time(each) and _says(each, event.timing) for each in struck):
        _ask(event, notebook)


def _standing(line: Line) -> str:
    text = line.text
    for each in line.struck:
        text = text.replace(each, " ", 1)
    return text


def _holds(text: str, title: str) -> bool:
    words = {each.casefold() for each in _WORD.findall(title)}
    return bool(words) and words <= {each.casefold() for each in _WORD.findall(text)}


def _says(text: str, timing: Timing) -> bool:
    """The day of an event, in whatever year its line stands under."""
    if timing.first is None:
        return False
    year, month = timing.first.year, timing.first.month
    context = Context(calendar_year=year, month=(year, month))
    found: Iterable[Timing | None] = (each.timing for each in find_timings(text, context=context))
    bare = text.strip(" .")
    return any(each and each.first == timing.first for each in found) or (
        bare.isdecimal() and int(bare) == timing.first.day
    )


def _ask(event: EventNote, notebook: Notebook) -> None:
    year = notebook.school_year
    notebook.doubt(
        event=event,
        line=event.source.line,
        text=event.source.text,
        asked=ask("struck_day", year=year, title=event.title, written=event.timing),
        choices=(words_of(LANGUAGE).agreement, in_words(event.timing, year)),
    )
