"""Agenda points that cite a day on which nothing of the sort takes place: stale since a change."""

from samspor.reading.asking import ask
from samspor.reading.notebook import EventNote, Mention, Notebook
from samspor.reading.pointing import points_at
from samspor.reading.relations import covers
from samspor.reading.wording import in_words


def doubt_stale_mentions(notebook: Notebook) -> None:
    """Only nouns the wheel has itself are judged; what it does not hold may well be elsewhere."""
    for event in notebook.events:
        for mention in event.mentions:
            named = [
                each
                for each in notebook.events
                if points_at(mention.phrase, each) and each.timing.is_dated
            ]
            if named and not _takes_place(notebook, mention):
                _doubt(notebook, event, mention, named)


def _takes_place(notebook: Notebook, mention: Mention) -> bool:
    day = mention.timing.first if mention.timing else None
    return day is not None and any(
        points_at(mention.phrase, each) and covers(each.timing, day) for each in notebook.events
    )


def _doubt(
    notebook: Notebook,
    event: EventNote,
    mention: Mention,
    named: list[EventNote],
) -> None:
    assert mention.timing is not None
    year = notebook.school_year
    if year and mention.timing.first not in year:
        return
    cited = in_words(mention.timing, year)
    # The likeliest first: the one nearest in time to the day that is cited.
    day = mention.timing.first
    assert day is not None
    nearest = sorted(
        named,
        key=lambda each: abs((each.timing.first - day).days) if each.timing.first else 0,
    )
    there = list(dict.fromkeys(in_words(each.timing, year) for each in nearest))
    notebook.doubt(
        event=event,
        line=event.source.line,
        text=mention.text,
        asked=ask(
            "stale",
            year=year,
            mention=mention.text,
            cited=mention.timing,
            title=nearest[0].title,
            there=nearest[0].timing,
        ),
        choices=(*there, cited),
    )
