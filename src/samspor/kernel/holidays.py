"""Norwegian public holidays. Dates come from the `holidays` library, names are our own.

The library has names only for Norwegian without a written standard, and falls back to English.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import holidays as library


class HolidayKey(StrEnum):
    NEW_YEAR = "new_year"
    MAUNDY_THURSDAY = "maundy_thursday"
    GOOD_FRIDAY = "good_friday"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    CONSTITUTION_DAY = "constitution_day"
    ASCENSION = "ascension"
    WHIT_SUNDAY = "whit_sunday"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"


# The library reckons no further.
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    key: HolidayKey


_LIBRARY_NAMES = {
    "New Year's Day": HolidayKey.NEW_YEAR,
    "Maundy Thursday": HolidayKey.MAUNDY_THURSDAY,
    "Good Friday": HolidayKey.GOOD_FRIDAY,
    "Easter Sunday": HolidayKey.EASTER_SUNDAY,
    "Easter Monday": HolidayKey.EASTER_MONDAY,
    "Labor Day": HolidayKey.LABOUR_DAY,
    "Constitution Day": HolidayKey.CONSTITUTION_DAY,
    "Ascension Day": HolidayKey.ASCENSION,
    "Pentecost": HolidayKey.WHIT_SUNDAY,
    "Pentecost Monday": HolidayKey.WHIT_MONDAY,
    "Christmas Day": HolidayKey.CHRISTMAS_DAY,
    "Second Day of Christmas": HolidayKey.BOXING_DAY,
}

# nb, nn, en
_NAMES = {
    HolidayKey.NEW_YEAR: ("1. nyttårsdag", "1. nyttårsdag", "New Year’s Day"),
    HolidayKey.MAUNDY_THURSDAY: ("Skjærtorsdag", "Skjærtorsdag", "Maundy Thursday"),
    HolidayKey.GOOD_FRIDAY: ("Langfredag", "Langfredag", "Good Friday"),
    HolidayKey.EASTER_SUNDAY: ("1. påskedag", "1. påskedag", "Easter Sunday"),
    HolidayKey.EASTER_MONDAY: ("2. påskedag", "2. påskedag", "Easter Monday"),
    HolidayKey.LABOUR_DAY: ("1. mai", "1. mai", "Labour Day"),
    HolidayKey.CONSTITUTION_DAY: ("Grunnlovsdagen", "Grunnlovsdagen", "Constitution Day"),
    HolidayKey.ASCENSION: ("Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day"),
    HolidayKey.WHIT_SUNDAY: ("1. pinsedag", "1. pinsedag", "Whit Sunday"),
    HolidayKey.WHIT_MONDAY: ("2. pinsedag", "2. pinsedag", "Whit Monday"),
    HolidayKey.CHRISTMAS_DAY: ("1. juledag", "1. juledag", "Christmas Day"),
    HolidayKey.BOXING_DAY: ("2. juledag", "2. juledag", "Boxing Day"),
}
_COLUMN = {"nb": 0, "nn": 1, "en": 2}


def public_holidays(first: date, last: date) -> list[Holiday]:
    """Between the days, both inclusive, by day; 17 May 2027 is two, also Whit Monday."""
    return [
        holiday
        for year in range(first.year, last.year + 1)
        for holiday in _of_year(year)
        if first <= holiday.day <= last
    ]


def is_public_holiday(day: date) -> bool:
    return any(holiday.day == day for holiday in _of_year(day.year))


def holiday_on(key: HolidayKey, year: int) -> date | None:
    """The day a holiday falls on in a calendar year; None after LAST_YEAR."""
    return next((holiday.day for holiday in _of_year(year) if holiday.key is key), None)


def holiday_name(key: HolidayKey, *, language: str) -> str:
    return _NAMES[key][_COLUMN[language]]


@cache
def _of_year(year: int) -> tuple[Holiday, ...]:
    calendar = library.country_holidays("NO", years=year, language="en_US")
    found = [
        Holiday(day, _LIBRARY_NAMES[name]) for day in calendar for name in calendar.get_list(day)
    ]
    order = list(HolidayKey)
    return tuple(sorted(found, key=lambda holiday: (holiday.day, order.index(holiday.key))))
