"""A region's wheel of one year as the next one: same weekdays, and agendas that follow along."""

from collections.abc import Callable
from dataclasses import replace

from samspor.kernel.carry_over import carried, renamed_years, rewrite_dates, same_weekday
from samspor.kernel.notation import Context
from samspor.kernel.school_year import SchoolYear
from samspor.reading.draft import Draft, DraftEvent


def carry_over(draft: Draft, *, to: SchoolYear) -> Draft:
    """The draft moved to another school year.

    A dated event keeps its weekday of the month, a month stays that month, and dates cited in
    titles and agendas follow the event they cite. Doubts are left behind: they were about the old
    text.
    """
    held = SchoolYear.parse(draft.document.school_year or "")
    days = {
        day: same_weekday(day, to=to)
        for event in draft.events
        if event.timing.is_dated
        for day in (event.start, event.end)
        if day is not None
    }

    def words(text: str) -> str:
        moved = rewrite_dates(text, days, context=Context(year=held))
        return renamed_years(moved, held=held, to=to)

    return replace(
        draft,
        document=replace(
            draft.document,
            title=words(draft.document.title or "") or None,
            school_year=to.slug,
        ),
        events=tuple(_event(event, to.start - held.start, words) for event in draft.events),
        doubts=(),
    )


def _event(event: DraftEvent, years: int, words: Callable[[str], str]) -> DraftEvent:
    moved = carried(event.timing, years=years)
    return replace(
        event,
        title=words(event.title),
        agenda=tuple(words(point) for point in event.agenda),
        start=moved.first,
        end=None if moved.is_dated and moved.first == moved.last else moved.last,
        doubts=(),
    )
