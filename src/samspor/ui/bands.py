"""Bands above a page for those who may do more than read. Apps above add them; `ui` knows none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Band:
    """`template` is drawn with `values` as `band`."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)


Source = Callable[[HttpRequest], "list[Band]"]

_sources: list[Source] = []


def add_bands(source: Source) -> None:
    """Called from an app's `ready`. Asked only for readers who are signed in."""
    _sources.append(source)


def bands_of(request: HttpRequest) -> list[Band]:
    return [band for source in _sources for band in source(request)]
