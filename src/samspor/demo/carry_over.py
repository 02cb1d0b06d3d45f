"""A region's wheel of one year as the next one: same weekdays, and agendas that follow along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from samspor.kernel.carry_over import rewrite_dates, same_weekday
from samspor.kernel.notation import Context
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
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
        return _years(moved, held, to)

    return replace(
        draft,
        document=replace(
            draft.document,
            title=words(draft.document.title or "") or None,
            school_year=to.slug,
        ),
        events=tuple(_event(event, days, held, to, words) for event in draft.events),
        doubts=(),
    )


def _event(
    event: DraftEvent,
    days: dict[date, date],
    held: SchoolYear,
    to: SchoolYear,
    words: Callable[[str], str],
) -> DraftEvent:
    moved = event.timing
    if moved.is_dated and moved.first and moved.last:
        moved = replace(moved, first=days[moved.first], last=days[moved.last])
    elif moved.first and moved.last:
        moved = _same_months(moved, to.start - held.start)
    return replace(
        event,
        title=words(event.title),
        agenda=tuple(words(point) for point in event.agenda),
        start=moved.first,
        end=None if moved.is_dated and moved.first == moved.last else moved.last,
        doubts=(),
    )


def _same_months(timing: Timing, years: int) -> Timing:
    assert timing.first is not None
    assert timing.last is not None
    months = (timing.last.year - timing.first.year) * 12 + timing.last.month - timing.first.month
    return Timing.month(timing.first.year + years, timing.first.month, months + 1)


def _years(text: str, held: SchoolYear, to: SchoolYear) -> str:
    """School years and seasons named in the text: 2024/2025, 2024-25, våren 2025."""
    pairs = {
        f"{held.start}/{held.start + 1}": f"{to.start}/{to.start + 1}",
        held.slug: to.slug,
        f"{held.start}-{(held.start + 1) % 100:02d}": f"{to.start}-{(to.start + 1) % 100:02d}",
        f"våren {held.start + 1}": f"våren {to.start + 1}",
        f"høsten {held.start}": f"høsten {to.start}",
    }
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text
