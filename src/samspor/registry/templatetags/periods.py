"""Periods in words, for pages of all apps above."""

from datetime import date

from django import template

from samspor.registry import periods

register = template.Library()


@register.simple_tag
def period_years(*, first: date | None, last: date | None) -> str:
    return periods.years(first, last)


@register.simple_tag
def valid_until(*, last: date | None, today: date) -> str:
    return periods.valid_until(last, today=today)


@register.simple_tag
def holds_until(*, last: date | None, today: date) -> str:
    return periods.holds_until(last, today=today)
