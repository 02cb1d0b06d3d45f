"""The days of a series in a calendar file: RFC 5545's RRULE, as far as plans use it.

Daily or slower, at most 24 months and 500 times (T-21). Each day is asked whether it fits, so that
no rule, however written, can run for long.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MOST_DAYS: Final = 731
MOST_TIMES: Final = 500
_KNOWN: Final = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}
)
_WEEKDAYS: Final = {name: n for n, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BY_DAY: Final = re.compile(r"(?P<nth>[+-]?\d{1,2})?(?P<day>MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?")


@dataclass(frozen=True, slots=True)
class Series:
    """`goes_on` says that there are more days than are read."""

    days: tuple[date, ...]
    goes_on: bool = False


def series_of(rule: str, first: date, *, without: frozenset[date] = frozenset()) -> Series | None:
    """None when the rule is faster than daily or says what is not known here."""
    told = {
        key.strip().upper(): value.strip().upper()
        for key, _, value in (part.partition("=") for part in rule.split(";") if part.strip())
    }
    try:
        fits = _Rule.of(told, first)
    except (ValueError, KeyError):
        return None
    days: list[date] = []
    count = 0
    for ahead in range(MOST_DAYS + 1):
        day = first + timedelta(days=ahead)
        if fits.until and day > fits.until:
            return Series(tuple(days))
        if not fits.has(day):
            continue
        count += 1
        if day not in without:
            days.append(day)
        if count == fits.count:
            return Series(tuple(days))
        if count == MOST_TIMES:
            break
    return Series(tuple(days), goes_on=True)


@dataclass(frozen=True, slots=True)
class _Rule:
    first: date
    often: str
    interval: int
    count: int | None
    until: date | None
    weekdays: tuple[tuple[int, int], ...]  # (which in the month, 0 for every; weekday)
    month_days: frozenset[int]
    months: frozenset[int]

    @classmethod
    def of(cls, told: dict[str, str], first: date) -> "_Rule":
        if told["FREQ"] not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or set(told) - _KNOWN:
            raise ValueError(told["FREQ"])
        until = _UNTIL.fullmatch(told["UNTIL"]) if "UNTIL" in told else None
        if "UNTIL" in told and not until:
            raise ValueError(told["UNTIL"])
        interval = int(told.get("INTERVAL", "1"))
        if interval < 1:
            raise ValueError(interval)
        return cls(
            first=first,
            often=told["FREQ"],
            interval=interval,
            count=int(told["COUNT"]) if "COUNT" in told else None,
            until=date(*(int(each) for each in until.groups())) if until else None,
            weekdays=_weekdays(told.get("BYDAY", "")),
            month_days=frozenset(_numbers(told.get("BYMONTHDAY", ""))),
            months=frozenset(_numbers(told.get("BYMONTH", ""))),
        )

    def has(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.often == "DAILY":
            steps, fits = (day - self.first).days, self._on_weekday(day, otherwise=True)
        elif self.often == "WEEKLY":
            monday = self.first - timedelta(days=self.first.weekday())
            steps = (day - monday).days // 7
            fits = self._on_weekday(day, otherwise=day.weekday() == self.first.weekday())
        else:
            months = (day.year - self.first.year) * 12 + day.month - self.first.month
            yearly = self.often == "YEARLY"
            steps = day.year - self.first.year if yearly else months
            in_month = bool(self.months) or not yearly or day.month == self.first.month
            fits = in_month and self._in_month(day)
        return fits and steps % self.interval == 0

    def _on_weekday(self, day: date, *, otherwise: bool) -> bool:
        if not self.weekdays:
            return otherwise
        return day.weekday() in {weekday for _, weekday in self.weekdays}

    def _in_month(self, day: date) -> bool:
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if self.month_days:
            return day.day in self.month_days or day.day - last.day - 1 in self.month_days
        if not self.weekdays:
            return day.day == self.first.day
        nth, back = (day.day - 1) // 7 + 1, -((last.day - day.day) // 7 + 1)
        return any(
            day.weekday() == each and which in {0, nth, back} for which, each in self.weekdays
        )


def _weekdays(written: str) -> tuple[tuple[int, int], ...]:
    found = [_BY_DAY.fullmatch(part) for part in written.split(",") if part]
    if any(each is None for each in found):
        raise ValueError(written)
    return tuple((int(each["nth"] or 0), _WEEKDAYS[each["day"]]) for each in found if each)


def _numbers(written: str) -> list[int]:
    return [int(part) for part in written.split(",") if part]
