"""Dates, times, weeks and numbers in the page's language, written by the kernel."""

from datetime import date, datetime, time
from decimal import Decimal

from django import template
from django.utils import timezone, translation

from samspor.kernel import writing
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import Style

register = template.Library()


def language() -> str:
    """The page's language, nb, nn or en."""
    return translation.get_language() or "nb"


def _day(value: date | datetime) -> date:
    """An instant stands on the day it is in Norway."""
    return timezone.localdate(value) if isinstance(value, datetime) else value


@register.filter
def timing(value: Timing, style: Style = "full") -> str:
    """`{{ item.timing|timing }}`: onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42)."""
    return writing.write_timing(value, language=language(), style=style)


@register.simple_tag
def timing_in(value: Timing, *, year: SchoolYear, style: Style = "short") -> str:
    """Written for a page that already says which school year it is."""
    return writing.write_timing(value, language=language(), style=style, year=year)


@register.filter
def day(value: date | datetime, style: Style = "full") -> str:
    """`{{ edition.released|day }}`: onsdag 16. oktober 2024, always with its weekday."""
    return writing.write_date(_day(value), language=language(), style=style, weekday=True)


@register.filter
def moment(value: datetime, style: Style = "short") -> str:
    """`{{ mail.posted_at|moment }}`: lør. 21. november 2026 kl. 15.50, in Norway."""
    local = timezone.localtime(value)
    hour = writing.write_time_range(local.time(), None, language=language())
    return f"{day(local, style)} {hour}"


@register.filter
def clock(value: datetime) -> time:
    """The time of day in Norway."""
    return timezone.localtime(value).time()


@register.filter
def weekday(value: date | datetime) -> str:
    return writing.weekday_name(_day(value), language=language())


@register.filter
def weekday_short(value: date | datetime) -> str:
    return writing.weekday_name(_day(value), language=language(), short=True)


@register.filter
def month(value: date | int) -> str:
    """The month's name, from a date or a number 1 to 12."""
    number = value if isinstance(value, int) else _day(value).month
    return writing.month_name(number, language=language())


@register.filter
def week(value: date | datetime) -> str:
    """As in uke 42."""
    return writing.write_week(_day(value), language=language())


@register.simple_tag
def hours(*, start: time, end: time | None = None) -> str:
    """As in kl. 09.30–15.00."""
    return writing.write_time_range(start, end, language=language())


@register.filter
def number(value: float) -> str:
    return writing.write_number(value, language=language())


@register.filter
def quantity(value: Decimal) -> str:
    """With the decimals that say something: 2, 1,5."""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    return writing.write_number(float(value), language=language(), decimals=digits)
