"""Ties what prepares, follows or evaluates to the event its words point at."""

from datetime import date

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.timing import Timing
from samspor.reading.asking import ask
from samspor.reading.draft import RelationWord
from samspor.reading.notebook import EventNote, Mention, Notebook
from samspor.reading.pointing import DERIVED, names_something_held, points_at
from samspor.reading.wording import in_words


def tie(notebook: Notebook) -> None:
    """By date and noun where a date is given, else the nearest one on the right side in time."""
    for event in notebook.events:
        for said in event.ties:
            named = _said(notebook, event, said.text)
            if named:
                event.follows.append((named, said.relation))
        if event.kind not in DERIVED:
            continue
        relation: RelationWord = event.kind  # type: ignore[assignment]  # narrowed by DERIVED
        for mention in event.targets:
            target = _target(notebook, event, mention, relation)
            if target and (target, relation) not in event.follows:
                event.follows.append((target, relation))


def _said(notebook: Notebook, event: EventNote, text: str) -> EventNote | None:
    """The one that is named with its title and its day: "Styrersamling, ons. 16. oktober".

    The day tells apart what has one title; the only one of its title may have been moved.
    """
    title, _, day = text.rpartition(", ")
    context = Context(year=notebook.school_year, position="start")
    found = next((each.timing for each in find_timings(day, context=context) if each.timing), None)
    titled = [each for each in notebook.events if each is not event and each.title == title]
    first = found.first if found else None
    on_day = [each for each in titled if each.timing.first == first]
    return next(iter(on_day or (titled if len(titled) == 1 else [])), None)


def covers(timing: Timing, day: date) -> bool:
    return bool(timing.first and timing.last and timing.first <= day <= timing.last)


def _target(
    notebook: Notebook,
    event: EventNote,
    mention: Mention,
    relation: RelationWord,
) -> EventNote | None:
    held = [each for each in notebook.events if each is not event and each.kind not in DERIVED]
    named = [each for each in held if points_at(mention.phrase, each)]
    if mention.timing is None or mention.timing.first is None:
        return _nearest(named, event, relation)
    day = mention.timing.first
    pool = named if names_something_held(mention.phrase) else held
    # An exact day before a period that happens to cover it.
    on_day = sorted(
        (each for each in pool if covers(each.timing, day)),
        key=lambda each: not each.timing.is_dated,
    )
    if on_day:
        _doubt_order(notebook, event, on_day[0], relation)
        return on_day[0]
    _doubt_date(notebook, event, mention, named)
    return None


def _nearest(
    named: list[EventNote],
    event: EventNote,
    relation: RelationWord,
) -> EventNote | None:
    here = event.timing
    if here.first is None or here.last is None:
        return None
    if relation == "preparation":
        later = [e for e in named if e.timing.first and e.timing.first >= here.first]
        return min(later, key=lambda e: e.timing.sort_key, default=None)
    earlier = [e for e in named if e.timing.first and e.timing.first <= here.last]
    return max(earlier, key=lambda e: e.timing.sort_key, default=None)


def _doubt_order(
    notebook: Notebook,
    event: EventNote,
    target: EventNote,
    relation: RelationWord,
) -> None:
    """Following what has not been, or preparing what is over."""
    if not (event.timing.first and event.timing.last and target.timing.first):
        return
    late = relation == "preparation" and target.timing.first < event.timing.first
    early = relation != "preparation" and target.timing.first > event.timing.last
    if not (late or early):
        return
    mine = in_words(event.timing, notebook.school_year)
    other = in_words(target.timing, notebook.school_year)
    notebook.doubt(
        event=event,
        line=event.source.line,
        text=event.source.text,
        asked=ask(
            "too_late" if late else "too_early",
            year=notebook.school_year,
            title=event.title,
            mine=event.timing,
            target=target.title,
            other=target.timing,
        ),
        choices=(mine, other),
    )


def _doubt_date(
    notebook: Notebook,
    event: EventNote,
    mention: Mention,
    named: list[EventNote],
) -> None:
    year = notebook.school_year
    assert mention.timing is not None
    written = in_words(mention.timing, year)
    dated = [each for each in named if each.timing.is_dated]
    if dated:
        there = [in_words(each.timing, year) for each in dated]
        times = [each.timing for each in dated]
        asked = ask(
            "points_elsewhere",
            year=year,
            title=event.title,
            phrase=mention.phrase,
            written=mention.timing,
            there=times,
        )
        choices = tuple(dict.fromkeys([*there, written]))
    elif year and mention.timing.first in year:
        asked = ask(
            "points_nowhere",
            year=year,
            title=event.title,
            phrase=mention.phrase,
            written=mention.timing,
        )
        choices = (written,)
    else:
        return
    notebook.doubt(
        event=event,
        line=event.source.line,
        text=mention.text,
        asked=asked,
        choices=choices,
    )
