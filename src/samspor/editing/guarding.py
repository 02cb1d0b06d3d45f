"""The guard's sentences, for the preview of a draft."""

from datetime import date
from typing import Any

from samspor.contact.guard import GuardedPage, warnings_for
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day
from samspor.editing.warnings import Doubt


def guard(page: Page, state: State, shown: Any, today: date) -> list[Doubt]:
    """Of the text and the period; a draft's own silence and contact are no matter of its text."""
    del page, shown
    texts = [value for value in state.values() if isinstance(value, str)]
    facts = GuardedPage(texts=texts, valid_to=day(state.get("valid_to")), updated_on=today)
    return [Doubt(sentence) for sentence in warnings_for(facts, today=today)]
