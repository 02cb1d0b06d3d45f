"""The month one chooses a day from."""

from datetime import date, time

import pytest
from django.utils import translation

from samspor.drawing.content import ClosedKind, ClosedSpan, Status
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.wheel.forms.picker import Month, Notice, month_of, month_page, read_back
from tests.factories.content import a_wheel, an_item

YEAR = SchoolYear(2026)
TODAY = date(2026, 11, 21)
WHEEL = a_wheel(
    an_item(1, timing=Timing.at(date(2026, 10, 21), time(9, 30), time(15))),
    an_item(2, timing=Timing.month(2026, 10)),
    an_item(3, timing=Timing.days(date(2026, 10, 22)), status=Status.CANCELLED),
    an_item(4, timing=Timing.agreement()),
    year=YEAR,
    closed=tuple(
        ClosedSpan(
            "Høstferie", ClosedKind.SCHOOL_BREAK, date(2026, 10, 5), date(2026, 10, 9), (place,)
        )
        for place in ("Heim", "Hitra")
    ),
)


def page(
    month: date = date(2026, 10, 1), *, chosen: Timing | None = None, besides: str = ""
) -> Month:
    with translation.override("nb"):
        return month_page(
            WHEEL, first=month, chosen=chosen, today=TODAY, besides=besides, written_in="nb"
        )


def test_month_has_whole_weeks_with_their_numbers() -> None:
    found = page()

    assert [week.number for week in found.weeks] == [40, 41, 42, 43, 44]
    assert [len(week.days) for week in found.weeks] == [7] * 5
    outside = [day.day for week in found.weeks for day in week.days if not day.in_month]
    assert (outside[0], outside[-1]) == (date(2026, 9, 28), date(2026, 11, 1))


def test_2026_has_a_week_53() -> None:
    assert [week.number for week in page(date(2026, 12, 1)).weeks] == [49, 50, 51, 52, 53]
    assert [week.number for week in page(date(2027, 1, 1)).weeks] == [53, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [
        (date(2026, 8, 1), "", "2026-09"),
        (date(2026, 12, 1), "2026-11", "2027-01"),
        (date(2027, 7, 1), "2027-06", ""),
    ],
)
def test_month_leads_to_those_beside_it_within_the_year(
    month: date, before: str, after: str
) -> None:
    found = page(month)

    assert (found.previous, found.next) == (before, after)


def test_day_tells_who_is_away_once_and_what_is_on() -> None:
    days = {day.day: day for week in page().weeks for day in week.days}

    away = Notice(
        "Høstferie",
        ClosedKind.SCHOOL_BREAK,
        date(2026, 10, 5),
        date(2026, 10, 9),
        ("Heim", "Hitra"),
    )
    assert days[date(2026, 10, 7)].notices == (away,)
    assert [item.id for item in days[date(2026, 10, 21)].items] == ["item-1"]
    assert days[date(2026, 10, 22)].items == ()  # cancelled
    assert [item.id for item in page().items] == ["item-2", "item-1"]
    assert [item.id for item in page(besides="item-1").items] == ["item-2"]


def test_public_holidays_are_named_in_the_pages_language() -> None:
    with translation.override("en"):
        found = month_page(WHEEL, first=date(2027, 5, 1), chosen=None, today=TODAY, written_in="nb")

    names = {(notice.first, notice.name) for notice in found.notices}
    assert (date(2027, 5, 17), "Constitution Day") in names
    assert (date(2027, 5, 17), "Whit Monday") in names


def test_choosing_another_day_keeps_the_hours() -> None:
    chosen = Timing.at(date(2026, 10, 21), time(9, 30), time(15))

    days = {day.day: day for week in page(chosen=chosen).weeks for day in week.days}

    assert days[date(2026, 10, 21)].chosen
    assert days[date(2026, 10, 28)].text == "onsdag 28. oktober 2026 kl. 09.30–15.00 (uke 44)"
    assert not days[date(2026, 10, 28)].chosen


def test_today_is_marked() -> None:
    days = [day.day for week in page(date(2026, 11, 1)).weeks for day in week.days if day.is_today]

    assert days == [TODAY]


@pytest.mark.parametrize(
    ("text", "otherwise", "first"),
    [
        ("2026-12", TODAY, date(2026, 12, 1)),
        ("2025-12", TODAY, date(2026, 11, 1)),
        ("tull", TODAY, date(2026, 11, 1)),
        ("", date(2024, 1, 15), date(2026, 8, 1)),
        ("", date(2030, 1, 15), date(2027, 7, 1)),
    ],
)
def test_month_asked_for_stays_within_the_year(text: str, otherwise: date, first: date) -> None:
    assert month_of(text, year=YEAR, otherwise=otherwise) == first


def test_readback_tells_what_else_is_on_that_week() -> None:
    back = read_back(WHEEL, Timing.days(date(2026, 10, 23)))

    assert [item.id for item in back.same_week] == ["item-1"]
    assert read_back(WHEEL, Timing.days(date(2026, 10, 23)), besides="item-1").same_week == ()
    assert not back.is_weekend
    assert read_back(WHEEL, Timing.days(date(2026, 10, 24))).is_weekend


def test_readback_of_a_month_or_nothing_tells_only_itself() -> None:
    for timing in (Timing.month(2026, 10), Timing.agreement()):
        back = read_back(WHEEL, timing)

        assert (back.timing, back.notices, back.same_week) == (timing, (), ())
