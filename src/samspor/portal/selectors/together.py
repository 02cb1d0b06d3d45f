"""Rows of many kinds in one statement: a page has six in all, whatever it looks through."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import JSONArray

Columns = tuple[str, ...]


def read_together(
    parts: Mapping[str, tuple[QuerySet[Any, Any], Columns]],
) -> dict[str, list[tuple[Any, ...]]]:
    """By the word of each part, its rows as tuples; in no order, and days as their ISO text."""
    first, *rest = (
        rows.order_by().values_list(Value(word), JSONArray(*columns))
        for word, (rows, columns) in parts.items()
    )
    found: dict[str, list[tuple[Any, ...]]] = {word: [] for word in parts}
    for word, data in first.union(*rest, all=True):
        found[word].append(tuple(data))
    return found
