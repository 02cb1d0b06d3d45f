"""Norwegian alphabetical order as a column, the same on every database."""

from django.db import models

from samspor.kernel.order import sort_key

_LETTERS = 60


def alphabet_field() -> "models.CharField[str, str]":
    return models.CharField(max_length=_LETTERS * 8, editable=False)


def alphabet_column(name: str) -> str:
    """Hexadecimal: digits before a–f is the one order that all collations agree on."""
    return sort_key(name)[0][:_LETTERS].encode().hex()
