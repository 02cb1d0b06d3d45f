"""Rows that hold for a time. Both ends are inclusive local days; no end: until further notice."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def valid_on(day: date, *, path: str = "") -> Q:
    """Rows that hold on the day; `path` leads to the dated row, with its trailing `__`."""
    ends: dict[str, Any] = {f"{path}valid_to__gte": day}
    return Q(**{f"{path}valid_from__lte": day}) & (Q(**{f"{path}valid_to": None}) | Q(**ends))


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
        violation_error_message=_("The last day can't be before the first."),
        violation_error_code="period_backwards",
    )
