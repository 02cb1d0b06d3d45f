"""Dates, times, weeks and numbers in the page's language, written by the kernel."""

from datetime import date, time

from django import template
from django.utils import translation

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing

register = template.Library()


def _writing():
    import importlib
    return importlib.import_module("samspor.kernel.writing")



def language() -> str:
    """The page's language, nb, nn or en."""
    return translation.get_language() or "nb"


@register.filter
def timing(value: Timing, style: str = "full") -> str:
    """`{{ item.timing|timing }}`: onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42)."""
    return _writing().write_timing(value, language=language(), style=style)  # type: ignore[arg-type]  # the kernel refuses an unknown style


@register.simple_tag
def timing_in(value: Timing, *, year: SchoolYear, style: str = "short") -> str:
    """Written for a page that already says which school year it is."""
    return _writing().write_timing(value, language=language(), style=style, year=year)  # type: ignore[arg-type]  # as above


@register.filter
def day(value: date, style: str = "full") -> str:
    """`{{ edition.released|day }}`: a date with its weekday."""
    return _writing().write_date(value, language=language(), style=style, weekday=True)  # type: ignore[arg-type]  # as above


@register.filter
def weekday(value: date) -> str:
    return _writing().weekday_name(value, language=language())


@register.filter
def weekday_short(value: date) -> str:
    return _writing().weekday_name(value, language=language(), short=True)


@register.filter
def month(value: date | int) -> str:
    """The month's name, from a date or a number 1 to 12."""
    number = value if isinstance(value, int) else value.month
    return _writing().month_name(number, language=language())


@register.filter
def week(value: date) -> str:
    return _writing().write_week(value, language=language())


@register.simple_tag
def hours(*, start: time, end: time | None = None) -> str:
    return _writing().write_time_range(start, end, language=language())


@register.filter
def number(value: float) -> str:
    return _writing().write_number(value, language=language())
