"""The month that a person chooses a day from, and what else is on the days.

Each day is a button that sends the form with the day's own text, so choosing works without scripts
and nothing typed is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import get_language

from samspor.drawing.content import ClosedKind, ClosedSpan, Item, Status, WheelContent
from samspor.kernel import weeks
from samspor.kernel.holidays import holiday_name, public_holidays
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from samspor.kernel.writing import write_timing
from samspor.wheel.forms.timing import write_for_editing

WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class Notice:
    """Why people may be away; `municipalities` empty: everybody."""

    name: str
    kind: ClosedKind
    first: date
    last: date
    municipalities: tuple[str, ...] = ()

    @property
    def timing(self) -> Timing:
        return Timing.days(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Day:
    """`text` is what choosing it writes in the field."""

    day: date
    text: str
    in_month: bool
    chosen: bool
    is_today: bool
    notices: tuple[Notice, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Week:
    number: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """`previous` and `next` are such as "2026-10"; empty at the ends of the year."""

    first: date
    weeks: tuple[Week, ...]
    previous: str
    next: str
    notices: tuple[Notice, ...]
    items: tuple[Item, ...]
    whole: str  # what writes the month itself in the field


@dataclass(frozen=True, slots=True)
class Readback:
    """What was understood, and what else is on then."""

    timing: Timing
    notices: tuple[Notice, ...]
    same_week: tuple[Item, ...]
    is_weekend: bool


def month_of(text: str, *, year: SchoolYear, otherwise: date) -> date:
    """The first of the month named "2026-10", within the year; else that of the day given."""
    months = {f"{y}-{m:02d}": date(y, m, 1) for y, m in year.months()}
    fallback = min(max(otherwise, year.first), year.last).replace(day=1)
    return months.get(text, fallback)


def month_page(
    content: WheelContent,
    *,
    first: date,
    chosen: Timing | None,
    today: date,
    besides: str = "",
    written_in: str,
) -> Month:
    """The month's days. `besides` is the id of the item whose date is being chosen."""
    year = content.school_year
    last = _months_later(first, 1) - timedelta(days=1)
    items = [item for item in content.items if item.id != besides and _counts(item)]
    monday = weeks.monday_of(first)
    return Month(
        first=first,
        weeks=tuple(
            Week(
                start.isocalendar().week,
                tuple(
                    _day(
                        content, start + timedelta(days=n), first, chosen, today, items, written_in
                    )
                    for n in range(WEEKDAYS)
                ),
            )
            for start in _mondays(monday, last)
        ),
        previous=_named(_months_later(first, -1), year),
        next=_named(_months_later(first, 1), year),
        notices=tuple(_notices(content, first, last)),
        items=tuple(item for item in items if _meets(item.timing, first, last)),
        whole=write_for_editing(Timing.month(first.year, first.month), written_in=written_in),
    )


def read_back(content: WheelContent, timing: Timing, *, besides: str = "") -> Readback:
    if timing.first is None or timing.last is None:
        return Readback(timing, (), (), is_weekend=False)
    exact = timing.precision in {Precision.TIME, Precision.DAY, Precision.WEEK}
    monday = weeks.monday_of(timing.first)
    sunday = weeks.monday_of(timing.last) + timedelta(days=6)
    return Readback(
        timing,
        tuple(_notices(content, timing.first, timing.last)) if exact else (),
        tuple(
            item
            for item in content.items
            if exact
            and item.id != besides
            and _counts(item)
            and item.timing.is_dated
            and _meets(item.timing, monday, sunday)
        ),
        is_weekend=timing.is_dated and timing.first.weekday() > 4,
    )


def full_name(day: Day) -> str:
    return write_timing(Timing.days(day.day), language=get_language() or "nb")


def _counts(item: Item) -> bool:
    return item.status is not Status.CANCELLED


def _day(
    content: WheelContent,
    day: date,
    first: date,
    chosen: Timing | None,
    today: date,
    items: list[Item],
    written_in: str,
) -> Day:
    held = Timing.days(day)
    if chosen is not None and chosen.precision is Precision.TIME and chosen.first is not None:
        held = chosen.moved(day - chosen.first)
    return Day(
        day=day,
        text=write_for_editing(held, written_in=written_in),
        in_month=(day.year, day.month) == (first.year, first.month) and day in content.school_year,
        chosen=chosen is not None and chosen.is_dated and _meets(chosen, day, day),
        is_today=day == today,
        notices=tuple(_notices(content, day, day)),
        items=tuple(
            item for item in items if item.timing.is_dated and _meets(item.timing, day, day)
        ),
    )


def _mondays(monday: date, last: date) -> Iterator[date]:
    while monday <= last:
        yield monday
        monday += timedelta(days=WEEKDAYS)


def _notices(content: WheelContent, first: date, last: date) -> Iterator[Notice]:
    """Public holidays in the page's language; the same closed days of several places as one."""
    language = get_language() or "nb"
    for holiday in public_holidays(first, last):
        name = holiday_name(holiday.key, language=language)
        yield Notice(name, ClosedKind.PUBLIC_HOLIDAY, holiday.day, holiday.day)
    merged: dict[tuple[str, ClosedKind, date, date], Notice] = {}
    for span in content.closed:
        if span.kind is ClosedKind.PUBLIC_HOLIDAY or not _overlaps(span, first, last):
            continue
        key = (span.name, span.kind, span.first, span.last)
        known = merged.get(key, Notice(span.name, span.kind, span.first, span.last))
        merged[key] = replace(known, municipalities=(*known.municipalities, *span.municipalities))
    yield from merged.values()


def _overlaps(span: ClosedSpan, first: date, last: date) -> bool:
    return span.first <= last and first <= span.last


def _meets(timing: Timing, first: date, last: date) -> bool:
    if timing.first is None or timing.last is None:
        return False
    return timing.first <= last and first <= timing.last


def _months_later(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _named(first: date, year: SchoolYear) -> str:
    return f"{first.year}-{first.month:02d}" if first in year else ""
