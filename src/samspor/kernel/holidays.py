"""Norwegian public holidays: five days that stand still and seven that follow Easter.

Source: helligdagsfredloven (1995) section 2, and the law on 1 and 17 May (1947). The `holidays`
library, which knows all countries and takes 20 MB to say so, is the judge in the tests.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from dateutil.easter import easter


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


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    key: HolidayKey


_FIXED = {
    HolidayKey.NEW_YEAR: (1, 1),
    HolidayKey.LABOUR_DAY: (5, 1),
    HolidayKey.CONSTITUTION_DAY: (5, 17),
    HolidayKey.CHRISTMAS_DAY: (12, 25),
    HolidayKey.BOXING_DAY: (12, 26),
}
_DAYS_AFTER_EASTER = {
    HolidayKey.MAUNDY_THURSDAY: -3,
    HolidayKey.GOOD_FRIDAY: -2,
    HolidayKey.EASTER_SUNDAY: 0,
    HolidayKey.EASTER_MONDAY: 1,
    HolidayKey.ASCENSION: 39,
    HolidayKey.WHIT_SUNDAY: 49,
    HolidayKey.WHIT_MONDAY: 50,
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


def holiday_on(key: HolidayKey, year: int) -> date:
    """The day a holiday falls on in a calendar year."""
    return next(holiday.day for holiday in _of_year(year) if holiday.key is key)


def holiday_name(key: HolidayKey, *, language: str) -> str:
    return _NAMES[key][_COLUMN[language]]


@cache
def _of_year(year: int) -> tuple[Holiday, ...]:
    sunday = easter(year)
    found = [Holiday(date(year, *month_and_day), key) for key, month_and_day in _FIXED.items()]
    found += [
        Holiday(sunday + timedelta(days=after), key) for key, after in _DAYS_AFTER_EASTER.items()
    ]
    order = list(HolidayKey)
    return tuple(sorted(found, key=lambda holiday: (holiday.day, order.index(holiday.key))))
