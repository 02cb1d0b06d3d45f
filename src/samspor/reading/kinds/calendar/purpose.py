"""What a list of dates is as a whole: a year's plan, a route, planning days or meetings."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspor.reading.any_case import AnyCase
from samspor.reading.kinds.calendar.rows import Row
from samspor.reading.kinds.calendar.shapes import (
    PLAN,
    PLANNING,
    counts_days,
    is_span,
    opens_with_month,
)
from samspor.reading.notebook import EventNote, Notebook

_ROUTE = AnyCase(r"barnehagerut|skolerut|skulerut|ferie")


@dataclass(frozen=True, slots=True)
class Purpose:
    """`counts_days` says that a column of the table held numbers of school days."""

    is_plan: bool = False
    is_route: bool = False
    counts_days: bool = False

    @classmethod
    def of(cls, title: str, rows: Sequence[Row]) -> "Purpose":
        texts = [row.text for row in rows if row.text]
        top = " ".join([title, *(row.text for row in rows if row.is_heading)])
        months = sum(is_span(text) or opens_with_month(text) for text in texts)
        # "Juleferie" among the months of a plan makes it no route.
        is_route = _ROUTE.search(title if PLAN.search(title) else top) is not None
        return cls(
            is_plan=PLAN.search(top) is not None and not is_route and months >= 2,
            is_route=is_route,
            counts_days=any(counts_days(text) for text in texts),
        )

    def name_kind(self, events: Sequence[EventNote], notebook: Notebook) -> None:
        closed = sum(event.kind == "period" for event in events)
        planning = sum(PLANNING.search(event.title) is not None for event in events)
        if self.is_plan:
            notebook.add_kind("annual_wheel")
        elif self.is_route or closed * 2 > len(events):
            notebook.add_kind("route")
        elif planning * 2 >= len(events):
            notebook.add_kind("planning_days")
        else:
            notebook.add_kind("meeting_series")
