"""What somebody should look at before a page is published. Rooms that know of more add to it.

    add_warnings(missing_contact)  # from an app's `ready`

A source answers nothing for pages it does not know, and never refuses: the person decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from samspor.editing.selectors.page import Page
from samspor.editing.state import State


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sentence; `field` is the field of the form that mends it, empty when none does."""

    text: str
    field: str = ""


# (the page, what it would say, what its view would show, today)
Source = Callable[[Page, State, Any, date], list[Doubt]]

_sources: list[Source] = []


def add_warnings(source: Source) -> None:
    _sources.append(source)


def warnings_for(page: Page, state: State, shown: Any, *, today: date) -> list[Doubt]:
    return [each for source in _sources for each in source(page, state, shown, today)]
