"""A draft for people at a terminal: the year month by month, facts, questions, what was left."""

from collections.abc import Iterator
from itertools import groupby

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.kernel.writing import month_name, write_timing
from samspor.reading.answering import choices_in
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft, DraftArena, DraftEvent, Follow
from samspor.reading.outlining import WIDTH, heading, wrapped
from samspor.reading.overview_facts import fact_sections
from samspor.reading.overview_words import OVERVIEW
from samspor.reading.said import Sayer
from samspor.reading.wording import LANGUAGE


def overview(draft: Draft, *, language: str = LANGUAGE) -> str:
    say = Sayer(language, OVERVIEW)
    sections = (
        _document(draft, say),
        _arenas(draft, say),
        _events(draft, say),
        *fact_sections(draft, say),
        _doubts(draft, say),
        _prose(draft, say),
        _leftovers(draft, say),
    )
    return "\n\n".join(text for text in ("\n".join(lines) for lines in sections) if text) + "\n"


def year_of(draft: Draft) -> SchoolYear | None:
    slug = draft.document.school_year
    return SchoolYear.parse(slug) if slug else None


def when(event: DraftEvent, year: SchoolYear | None, *, language: str) -> str:
    return write_timing(event.timing, language=language, style="short", year=year)


def _document(draft: Draft, say: Sayer) -> Iterator[str]:
    title = draft.document.title or say("untitled")
    yield title
    yield "═" * min(len(title), WIDTH)
    if draft.document.school_year:
        yield say("school_year", year=draft.document.school_year.replace("-", "–"))
    for region in draft.regions:
        name = f"{region.name}: " if region.name else ""
        partners = say("with", names=say.listed(region.partners)) if region.partners else ""
        yield f"{name}{say.listed(region.municipalities)}{f' ({partners})' if partners else ''}"


def _arenas(draft: Draft, say: Sayer) -> Iterator[str]:
    if draft.arenas:
        yield heading(say("arenas"), len(draft.arenas))
    for arena in draft.arenas:
        yield from _arena(arena, say)


def _arena(arena: DraftArena, say: Sayer) -> Iterator[str]:
    yield f"  {arena.name} ({say(f'level.{arena.level}')})"
    if arena.who:
        yield from wrapped(arena.who, indent=4)


def _events(draft: Draft, say: Sayer) -> Iterator[str]:
    if not draft.events:
        return
    yield heading(say("year"), len(draft.events))
    dated = sorted(
        ((event.timing.sort_key, index) for index, event in enumerate(draft.events)),
    )
    in_order = [draft.events[index] for _, index in dated]
    for month, events in groupby(in_order, key=lambda event: _month(event, say)):
        yield ""
        yield f"  {month}"
        for event in events:
            yield from _event(draft, event, say)


def _month(event: DraftEvent, say: Sayer) -> str:
    if event.start is None:
        return say("by_agreement")
    month = month_name(event.start.month, language=say.language)
    return f"{month.capitalize()} {event.start.year}"


def _event(draft: Draft, event: DraftEvent, say: Sayer) -> Iterator[str]:
    year = year_of(draft)
    mark = f" ({say('cancelled')})" if event.status == "cancelled" else ""
    mark += " (?)" if event.doubts else ""
    yield f"    {_when_in_month(event, year, say)}: {event.title}{mark}"
    is_named = event.mode is None or event.mode in event.title.lower()  # "Digitalt møte"
    shown_mode = None if is_named or event.mode == "physical" else say(f"mode.{event.mode}")
    details = [
        ", ".join(event.arenas),
        event.place,
        shown_mode,
        event.audience,
        *(_follow(draft, follow, say) for follow in event.follows),
    ]
    yield from wrapped(" · ".join(filter(None, details)), indent=8)
    for point in event.agenda:
        yield from wrapped(point, indent=8, mark="– ")


def _follow(draft: Draft, follow: Follow, say: Sayer) -> str:
    target = draft.events[follow.event]
    told = when(target, year_of(draft), language=say.language)
    return f"{say(f'follows.{follow.relation}')} {say('quoted', text=target.title)} {told}"


def _when_in_month(event: DraftEvent, year: SchoolYear | None, say: Sayer) -> str:
    """Under the month's own heading, that month need not be said again."""
    first, last = event.start, event.end
    within = first and last and (first.year, first.month) == (last.year, last.month)
    is_whole_month = event.precision is Precision.MONTH and within
    return say("no_day") if is_whole_month else when(event, year, language=say.language)


def _doubts(draft: Draft, say: Sayer) -> Iterator[str]:
    if draft.doubts:
        yield heading(say("questions"), len(draft.doubts))
    for number, doubt in enumerate(draft.doubts, start=1):
        asked = question_in(say.language, doubt, year=draft.year)
        yield from wrapped(
            f"({say('line', line=doubt.line)}) {asked}", indent=2, mark=f"{number}. "
        )
        if doubt.choices:
            yield f"     {say('choose')}: {' / '.join(choices_in(say.language, draft, doubt))}"


def _prose(draft: Draft, say: Sayer) -> Iterator[str]:
    """Only that it is kept, and under what; the words stand in the document."""
    topics = dict.fromkeys(each.topic or say("no_topic") for each in draft.organisation)
    if topics:
        yield heading(say("prose"), len(draft.organisation))
    for topic in topics:
        yield from wrapped(topic, indent=2)


def _leftovers(draft: Draft, say: Sayer) -> Iterator[str]:
    if draft.unplaced:
        yield heading(say("not_understood"), len(draft.unplaced))
    for each in draft.unplaced:
        yield from wrapped(each.text, indent=2, mark=f"{say('line', line=each.line)}: ")
    coverage = draft.coverage
    if draft.unplaced:
        yield ""
    yield say(
        "coverage",
        placed=coverage.placed,
        content=coverage.content_lines,
        furniture=len(draft.furniture),
    )
