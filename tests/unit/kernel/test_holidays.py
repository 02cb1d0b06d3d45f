from datetime import date

import holidays as library
import pytest

from samspor.kernel.holidays import (
    Holiday,
    HolidayKey,
    holiday_name,
    holiday_on,
    is_public_holiday,
    public_holidays,
)


def test_holidays_of_a_year_are_the_twelve():
    found = public_holidays(date(2026, 1, 1), date(2026, 12, 31))

    assert [(one.day.isoformat()[5:], one.key.value) for one in found] == [
        ("01-01", "new_year"),
        ("04-02", "maundy_thursday"),
        ("04-03", "good_friday"),
        ("04-05", "easter_sunday"),
        ("04-06", "easter_monday"),
        ("05-01", "labour_day"),
        ("05-14", "ascension"),
        ("05-17", "constitution_day"),
        ("05-24", "whit_sunday"),
        ("05-25", "whit_monday"),
        ("12-25", "christmas_day"),
        ("12-26", "boxing_day"),
    ]


def test_17_may_2027_is_both_constitution_day_and_whit_monday():
    day = date(2027, 5, 17)

    assert public_holidays(day, day) == [
        Holiday(day, HolidayKey.CONSTITUTION_DAY),
        Holiday(day, HolidayKey.WHIT_MONDAY),
    ]


def test_ascension_may_fall_on_labour_day():
    day = date(2008, 5, 1)

    assert [one.key for one in public_holidays(day, day)] == [
        HolidayKey.LABOUR_DAY,
        HolidayKey.ASCENSION,
    ]


@pytest.mark.parametrize(
    ("year", "easter"),
    [(2024, "2024-03-31"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2028, "2028-04-16")],
)
def test_easter(year, easter):
    assert holiday_on(HolidayKey.EASTER_SUNDAY, year) == date.fromisoformat(easter)


def test_every_year_has_the_days_that_the_library_of_all_countries_has():
    known = library.country_holidays("NO", years=range(1990, 2101))

    found = public_holidays(date(1990, 1, 1), date(2100, 12, 31))

    assert {one.day for one in found} == set(known)
    assert len(found) == 111 * len(HolidayKey)
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_bounds_are_inclusive_and_years_may_be_crossed():
    found = public_holidays(date(2024, 12, 25), date(2025, 1, 1))

    assert [one.day for one in found] == [date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1)]
    assert public_holidays(date(2024, 12, 27), date(2024, 12, 31)) == []


def test_single_days():
    assert is_public_holiday(date(2025, 5, 29))
    assert not is_public_holiday(date(2025, 5, 30))


@pytest.mark.parametrize(
    ("key", "bokmal", "nynorsk", "english"),
    [
        ("new_year", "1. nyttårsdag", "1. nyttårsdag", "New Year’s Day"),
        ("maundy_thursday", "Skjærtorsdag", "Skjærtorsdag", "Maundy Thursday"),
        ("good_friday", "Langfredag", "Langfredag", "Good Friday"),
        ("easter_sunday", "1. påskedag", "1. påskedag", "Easter Sunday"),
        ("easter_monday", "2. påskedag", "2. påskedag", "Easter Monday"),
        ("labour_day", "1. mai", "1. mai", "Labour Day"),
        ("constitution_day", "Grunnlovsdagen", "Grunnlovsdagen", "Constitution Day"),
        ("ascension", "Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day"),
        ("whit_sunday", "1. pinsedag", "1. pinsedag", "Whit Sunday"),
        ("whit_monday", "2. pinsedag", "2. pinsedag", "Whit Monday"),
        ("christmas_day", "1. juledag", "1. juledag", "Christmas Day"),
        ("boxing_day", "2. juledag", "2. juledag", "Boxing Day"),
    ],
)
def test_names(key, bokmal, nynorsk, english):
    names = [holiday_name(HolidayKey(key), language=language) for language in ("nb", "nn", "en")]

    assert names == [bokmal, nynorsk, english]
