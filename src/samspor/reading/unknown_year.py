"""Days whose year nothing tells: one question about the whole document, and no guess.

The days are read in the likeliest school year, so that they can be seen; all of them wait for the
answer, which moves them together (`answering`).
"""

from datetime import date
from typing import Final

from samspor.kernel.notation import Context, DoubtCode, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading.asking import SENTENCES, ask
from samspor.reading.blocks import Block, Heading, Table
from samspor.reading.draft import Doubt
from samspor.reading.kinds.calendar.day_grid import is_grid
from samspor.reading.kinds.calendar.month_days import under_months
from samspor.reading.kinds.calendar.words import EVENT_NOUN
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import outline_of
from samspor.reading.year_clues import clues_in, fitting_school_years

_MOST_CHOICES: Final = 3
_FEWEST_DAYS: Final = 2
_ASKED: Final = "unknown_year_of_all"
_NEXT_FROM: Final = 4  # from April on people plan the year that comes


def likely_school_years(blocks: tuple[Block, ...], *, today: date | None) -> tuple[SchoolYear, ...]:
    """The likeliest first: those that weekdays leave open, else the ones around today."""
    fitting = fitting_school_years(clues_in(blocks), fewest=1)
    if today is None:
        return tuple(reversed(fitting[-_MOST_CHOICES:]))
    now = SchoolYear.of(today)
    around = [now, SchoolYear(now.start + 1), SchoolYear(now.start - 1)]
    if _NEXT_FROM <= today.month < now.first.month:
        around[:2] = around[1::-1]
    # People have old lists; nobody has one of the year after next.
    far = now.start + 1
    near = sorted(fitting, key=lambda y: (y.start > far, abs(y.start - now.start), -y.start))
    return tuple((near or around)[:_MOST_CHOICES])


def lacks_year(notebook: Notebook) -> bool:
    """What became nothing holds days without a year, or a year is drawn and not named."""
    if any(isinstance(block, Table) and is_grid(block) for block in notebook.blocks):
        return True
    count = 0
    # "Plandager 14.08 - 13.11 - 04.01" over running text looks like its heading.
    heads = {block.line.index for block in notebook.blocks if isinstance(block, Heading)}
    told = {event.source.line for event in notebook.events}
    days = {
        (day.month, day.day)
        for event in notebook.events
        for day in (event.timing.first, event.timing.last)
        if day and event.timing.is_dated
    }
    for line in notebook.lines():
        fate = notebook.fate(line)
        head = line.index in heads or line.text == notebook.title
        leads = head and line.number not in told
        if fate is Fate.FURNITURE or (fate is Fate.STRUCTURED and not leads):
            continue
        found = find_timings(line.text, context=Context(month=(2000, 1)))
        bare = find_timings(line.text, context=Context())
        if found and days and all(_is_among(each.timing, days) for each in found):
            continue  # said again: "Lørdag 17. oktober:" over the programme of that day
        unknown = sum(d.code is DoubtCode.UNKNOWN_YEAR for each in bare for d in each.doubts)
        count += unknown or (not bare and bool(found))
        if unknown and leads and EVENT_NOUN.search(line.text):
            count += 1  # "Møte i utvalget onsdag 20. november" over what is on its agenda
    return count >= _FEWEST_DAYS or len(under_months(outline_of(notebook))) >= _FEWEST_DAYS


def _is_among(timing: Timing | None, days: set[tuple[int, int]]) -> bool:
    first = timing.first if timing and timing.is_dated else None
    return first is not None and (first.month, first.day) in days


def ask_year(notebook: Notebook, likely: tuple[SchoolYear, ...]) -> Notebook:
    if not notebook.events:
        return notebook
    first = min(notebook.events, key=lambda event: event.source.line)
    notebook.doubt(
        event=None,
        line=first.source.line,
        text=first.source.text,
        asked=ask(_ASKED, language="nn" if notebook.language == "nn" else "nb"),
        choices=tuple(year.short for year in likely),
    )
    return notebook


def asks_year(doubt: Doubt) -> bool:
    """Whether all days of the document wait for the answer."""
    return doubt.code == _ASKED or doubt.why in SENTENCES[_ASKED]
