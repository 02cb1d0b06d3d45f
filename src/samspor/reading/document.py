"""The whole way: bytes to blocks, blocks to a draft. Pure: the same bytes give the same draft."""

from datetime import date

from samspor.kernel.school_year import SchoolYear
from samspor.reading.around import in_language
from samspor.reading.blocks import Block, Line
from samspor.reading.collecting import collection_held_back
from samspor.reading.draft import (
    Coverage,
    DocumentFacts,
    Doubt,
    Draft,
    DraftArena,
    DraftEvent,
    DraftLink,
    Follow,
    Furniture,
    Unplaced,
)
from samspor.reading.errors import Unreadable
from samspor.reading.formats import read_blocks
from samspor.reading.formats.sniff import sniff
from samspor.reading.kinds import RECOGNISERS
from samspor.reading.kinds.activity_words import is_only_mode
from samspor.reading.language import find_language
from samspor.reading.marked import MarkedSource, mark_source
from samspor.reading.notebook import EventNote, Fate, Notebook
from samspor.reading.said_year import is_of_year
from samspor.reading.unknown_year import ask_year, asks_year, lacks_year, likely_school_years
from samspor.reading.wording import LANGUAGE
from samspor.reading.years import find_school_years


def read_document(
    data: bytes,
    *,
    name: str = "",
    school_year: SchoolYear | None = None,
    today: date | None = None,
) -> Draft:
    """Read a document in this process; use `safely.read_safely` for what strangers send.

    Args:
        data: The whole document.
        name: Of the file; never decides the format (T-15), but may say the school year.
        school_year: Wins over what the document says.
        today: Which years are likely when nothing in the document tells.

    Raises:
        Unreadable: The document cannot be used; its sentence says why and what to do.
    """
    with collection_held_back():
        return _draft(_notebook(data, name, school_year, today))


def read_with_source(
    data: bytes,
    *,
    name: str = "",
    school_year: SchoolYear | None = None,
    today: date | None = None,
) -> tuple[Draft, MarkedSource]:
    """As `read_document`, and beside it the document, line by line with what became of each."""
    with collection_held_back():
        notebook = _notebook(data, name, school_year, today)
        return _draft(notebook), mark_source(notebook, kind=sniff(data).value)


def _notebook(
    data: bytes, name: str, school_year: SchoolYear | None, today: date | None
) -> Notebook:
    blocks = read_blocks(data)
    years = (school_year,) if school_year else find_school_years(blocks, name=name)
    if years:
        notebook = _recognised(blocks, years)
        if school_year is None and not is_of_year(notebook, name):
            notebook.school_years = ()
        return notebook
    # Nothing says the year: the days are read in the likeliest one, and which it is is asked.
    likely = likely_school_years(blocks, today=today)
    try:
        notebook = _recognised(blocks, ())
    except Unreadable as refusal:
        if refusal.code != "school_year_missing" or not likely:
            raise
        return ask_year(_recognised(blocks, likely[:1]), likely)
    supposed = _recognised(blocks, likely[:1]) if likely and lacks_year(notebook) else notebook
    return ask_year(supposed, likely) if len(supposed.events) > len(notebook.events) else notebook


def _recognised(blocks: tuple[Block, ...], years: tuple[SchoolYear, ...]) -> Notebook:
    notebook = Notebook(blocks, language="nb", school_years=years)
    notebook.language = find_language(line.text for line in notebook.lines())
    for recognise in RECOGNISERS:
        recognise(notebook)
    return notebook


def _draft(notebook: Notebook) -> Draft:
    lines = notebook.lines()
    doubts = _doubts(notebook)
    year = notebook.school_year
    return Draft(
        document=DocumentFacts(
            title=notebook.title,
            language=notebook.language,
            school_year=year.slug if year else None,
            updated=notebook.updated,
            kinds=tuple(notebook.kinds),
        ),
        events=tuple(
            _event(notebook, event, index, doubts) for index, event in enumerate(notebook.events)
        ),
        arenas=tuple(
            DraftArena(each.name, each.level, each.who, each.role) for each in notebook.arenas
        ),
        regions=tuple(notebook.regions),
        units=tuple(notebook.units),
        totals=tuple(notebook.totals),
        networks=tuple(notebook.networks),
        focus_areas=tuple(notebook.focus_areas),
        initiatives=tuple(notebook.initiatives),
        norms=tuple(notebook.norms),
        partner_roles=tuple(notebook.partner_roles),
        dilemmas=tuple(notebook.dilemmas),
        charter=notebook.charter,
        experiences=tuple(sorted(notebook.experiences, key=lambda each: each.source.line)),
        schemes=tuple(notebook.schemes),
        plans=tuple(notebook.plans),
        organisation=tuple(sorted(notebook.organisation, key=lambda each: each.source.line)),
        links=tuple(DraftLink(link.text, link.target) for line in lines for link in line.links),
        doubts=doubts,
        furniture=tuple(
            _furniture(line, notebook.why(line))
            for line in lines
            if notebook.fate(line) is Fate.FURNITURE
        ),
        unplaced=tuple(
            Unplaced(line.number, line.raw) for line in lines if notebook.fate(line) is None
        ),
        coverage=_coverage(notebook, lines),
    )


def _event(
    notebook: Notebook,
    event: EventNote,
    index: int,
    doubts: tuple[Doubt, ...],
) -> DraftEvent:
    timing = event.timing
    one_day = timing.is_dated and timing.first == timing.last
    return DraftEvent(
        title=event.title,
        start=timing.first,
        end=None if one_day else timing.last,
        time_start=timing.start,
        time_end=timing.end,
        precision=timing.precision,
        kind=event.kind,
        arenas=tuple(dict.fromkeys(arena.name for arena in event.arenas)),
        place=None if event.place and event.mode and is_only_mode(event.place) else event.place,
        mode=event.mode,
        agenda=tuple(event.agenda),
        audience=event.audience,
        follows=tuple(
            Follow(notebook.events.index(target), relation) for target, relation in event.follows
        ),
        municipalities=event.municipalities,
        doubts=tuple(
            n for n, doubt in enumerate(doubts) if doubt.event == index or asks_year(doubt)
        ),
        source=event.source,
        status=event.status,
    )


def _doubts(notebook: Notebook) -> tuple[Doubt, ...]:
    numbered = [
        Doubt(
            event=notebook.events.index(note.event) if note.event else None,
            line=note.line,
            text=note.text,
            why=note.asked.why,
            choices=note.choices,
            code=note.asked.code,
            details=note.asked.details,
        )
        for note in notebook.doubts
    ]
    return tuple(
        sorted(numbered, key=lambda each: (each.line, -1 if each.event is None else each.event)),
    )


def _furniture(line: Line, reason: str) -> Furniture:
    return Furniture(line.number, line.raw, in_language(reason, LANGUAGE), reason)


def _coverage(notebook: Notebook, lines: list[Line]) -> Coverage:
    fates = [notebook.fate(line) for line in lines]
    structured, text = fates.count(Fate.STRUCTURED), fates.count(Fate.TEXT)
    unplaced = fates.count(None)
    return Coverage(
        content_lines=structured + text + unplaced,
        structured=structured,
        text=text,
        unplaced=unplaced,
        placed=structured + text,
    )
