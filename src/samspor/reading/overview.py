"""A draft for people at a terminal: the year month by month, facts, questions, what was left."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.kernel.writing import month_name, write_timing
from samspor.reading.answering import choices_in
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft, DraftArena, DraftEvent
from samspor.reading.outlining import WIDTH, heading, listed, wrapped
from samspor.reading.overview_facts import fact_sections
from samspor.reading.wording import LANGUAGE, LEVEL_WORDS

RELATIONS: Final = {
    "preparation": "forbereder",
    "follow_up": "følger opp",
    "evaluation": "evaluerer",
    "part": "er del av",
}
_MODES: Final = {"digital": "digitalt", "hybrid": "hybrid", "physical": None}


def overview(draft: Draft, *, language: str = LANGUAGE) -> str:
    sections = (
        _document(draft),
        _arenas(draft),
        _events(draft),
        *fact_sections(draft),
        _doubts(draft, language),
        _prose(draft),
        _leftovers(draft),
    )
    return "\n\n".join(text for text in ("\n".join(lines) for lines in sections) if text) + "\n"


def year_of(draft: Draft) -> SchoolYear | None:
    slug = draft.document.school_year
    return SchoolYear.parse(slug) if slug else None


def when(event: DraftEvent, year: SchoolYear | None) -> str:
    return write_timing(event.timing, language=LANGUAGE, style="short", year=year)


def _document(draft: Draft) -> Iterator[str]:
    title = draft.document.title or "Dokument uten tittel"
    yield title
    yield "═" * min(len(title), WIDTH)
    if draft.document.school_year:
        yield f"Skoleåret {draft.document.school_year.replace('-', '–')}"
    for region in draft.regions:
        name = f"{region.name}: " if region.name else ""
        partners = f" (med {listed(region.partners)})" if region.partners else ""
        yield f"{name}{listed(region.municipalities)}{partners}"


def _arenas(draft: Draft) -> Iterator[str]:
    if draft.arenas:
        yield heading("Arenaer", len(draft.arenas))
    for arena in draft.arenas:
        yield from _arena(arena)


def _arena(arena: DraftArena) -> Iterator[str]:
    yield f"  {arena.name} ({LEVEL_WORDS[arena.level]})"
    if arena.who:
        yield from wrapped(arena.who, indent=4)


def _events(draft: Draft) -> Iterator[str]:
    if not draft.events:
        return
    yield heading("Året", len(draft.events))
    dated = sorted(
        ((event.timing.sort_key, index) for index, event in enumerate(draft.events)),
    )
    in_order = [draft.events[index] for _, index in dated]
    for month, events in groupby(in_order, key=_month):
        yield ""
        yield f"  {month}"
        for event in events:
            yield from _event(draft, event)


def _month(event: DraftEvent) -> str:
    if event.start is None:
        return "Etter avtale"
    return f"{month_name(event.start.month, language=LANGUAGE).capitalize()} {event.start.year}"


def _event(draft: Draft, event: DraftEvent) -> Iterator[str]:
    mark = " (avlyst)" if event.status == "cancelled" else ""
    mark += " (?)" if event.doubts else ""
    yield f"    {_when_in_month(event, year_of(draft))}: {event.title}{mark}"
    mode = _MODES.get(event.mode or "physical")
    # "Digitalt møte" has said so itself.
    shown_mode = mode if mode and mode.rstrip("t") not in event.title.lower() else None
    details = [
        ", ".join(event.arenas),
        event.place,
        shown_mode,
        event.audience,
        *(
            f"{RELATIONS[follow.relation]} «{draft.events[follow.event].title}» "
            f"{when(draft.events[follow.event], year_of(draft))}"
            for follow in event.follows
        ),
    ]
    yield from wrapped(" · ".join(filter(None, details)), indent=8)
    for point in event.agenda:
        yield from wrapped(point, indent=8, mark="– ")


def _when_in_month(event: DraftEvent, year: SchoolYear | None) -> str:
    """Under the month's own heading, that month need not be said again."""
    first, last = event.start, event.end
    within = first and last and (first.year, first.month) == (last.year, last.month)
    is_whole_month = event.precision is Precision.MONTH and within
    return "uten fast dato" if is_whole_month else when(event, year)


def _doubts(draft: Draft, language: str) -> Iterator[str]:
    if draft.doubts:
        yield heading("Spørsmål", len(draft.doubts))
    for number, doubt in enumerate(draft.doubts, start=1):
        asked = question_in(language, doubt, year=draft.year)
        yield from wrapped(f"(linje {doubt.line}) {asked}", indent=2, mark=f"{number}. ")
        if doubt.choices:
            yield f"     Velg: {' / '.join(choices_in(language, draft, doubt))}"


def _prose(draft: Draft) -> Iterator[str]:
    """Only that it is kept, and under what; the words stand in the document."""
    topics = dict.fromkeys(each.topic or "Uten overskrift" for each in draft.organisation)
    if topics:
        yield heading("Tekst som følger med", len(draft.organisation))
    for topic in topics:
        yield from wrapped(topic, indent=2)


def _leftovers(draft: Draft) -> Iterator[str]:
    if draft.unplaced:
        yield heading("Ikke forstått", len(draft.unplaced))
    for each in draft.unplaced:
        yield from wrapped(each.text, indent=2, mark=f"linje {each.line}: ")
    coverage = draft.coverage
    if draft.unplaced:
        yield ""
    yield (
        f"{coverage.placed} av {coverage.content_lines} linjer og ruter er forstått eller tatt "
        f"vare på. {len(draft.furniture)} er topp- og bunntekst."
    )
