"""Series in calendar files: which days a rule names, within the limits of T-21."""

import time
from datetime import date

import pytest

from samspor.reading import read_document
from samspor.reading.formats.recurrence import MOST_DAYS, MOST_TIMES, series_of

MONDAY = date(2026, 8, 17)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", ["08-17", "08-18", "08-19"]),
        ("FREQ=DAILY;INTERVAL=2;COUNT=2", ["08-17", "08-19"]),
        ("FREQ=WEEKLY;UNTIL=20260831", ["08-17", "08-24", "08-31"]),
        ("FREQ=WEEKLY;UNTIL=20260830T215959Z", ["08-17", "08-24"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4", ["08-17", "08-19", "08-31", "09-02"]),
        ("FREQ=MONTHLY;COUNT=3", ["08-17", "09-17", "10-17"]),
        ("FREQ=MONTHLY;BYDAY=3MO;COUNT=3", ["08-17", "09-21", "10-19"]),
        ("FREQ=MONTHLY;BYDAY=-1MO;COUNT=2", ["08-31", "09-28"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["08-31", "10-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["08-31", "09-30"]),
        ("FREQ=YEARLY;COUNT=1", ["08-17"]),
        ("FREQ=DAILY;BYMONTH=9;COUNT=1", ["09-01"]),
    ],
)
def test_days_of_a_rule(rule: str, days: list[str]) -> None:
    series = series_of(rule, MONDAY)

    assert series is not None
    assert [f"{day:%m-%d}" for day in series.days] == days
    assert not series.goes_on


def test_days_left_out_count_as_times() -> None:
    series = series_of("FREQ=WEEKLY;COUNT=3", MONDAY, without=frozenset({date(2026, 8, 24)}))

    assert series is not None
    assert series.days == (MONDAY, date(2026, 8, 31))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;COUNT=3",
        "FREQ=SECONDLY",
        "FREQ=WEEKLY;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;UNTIL=soon",
        "COUNT=3",
        "",
    ],
)
def test_t21_faster_than_daily_and_unknown_rules_are_not_followed(rule: str) -> None:
    assert series_of(rule, MONDAY) is None


def test_t21_no_rule_is_longer_than_two_years_or_five_hundred_times() -> None:
    daily, weekly = series_of("FREQ=DAILY", MONDAY), series_of("FREQ=WEEKLY", MONDAY)

    assert daily is not None
    assert weekly is not None
    assert (len(daily.days), daily.goes_on) == (MOST_TIMES, True)
    assert weekly.goes_on
    assert (weekly.days[-1] - MONDAY).days <= MOST_DAYS


def test_t21_rule_that_never_fits_costs_no_time() -> None:
    before = time.process_time()

    series = series_of("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", MONDAY)

    assert series is not None
    assert series.days == ()
    assert time.process_time() - before < 1


def test_series_in_a_file_is_one_event_a_day() -> None:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-CALNAME:Styrernettverket",
        "BEGIN:VEVENT",
        "DTSTART;TZID=Europe/Oslo:20260907T090000",
        "DTEND;TZID=Europe/Oslo:20260907T113000",
        "RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=4",
        "EXDATE;TZID=Europe/Oslo:20261102T090000",
        "SUMMARY:Nettverksmøte",
        "LOCATION:Rådhuset",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )

    draft = read_document("\r\n".join(lines).encode())

    assert [
        f"{each.start} {each.time_start:%H.%M}–{each.time_end:%H.%M} {each.place}"
        for each in draft.events
        if each.time_start and each.time_end
    ] == [
        "2026-09-07 09.00–11.30 Rådhuset",
        "2026-10-05 09.00–11.30 Rådhuset",
        "2026-12-07 09.00–11.30 Rådhuset",
    ]
    assert draft.furniture == ()
