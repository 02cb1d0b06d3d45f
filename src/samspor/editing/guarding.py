"""The guard's sentences, for the preview of a draft: the same as on the watch list."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from samspor.contact.enums import Standing
from samspor.contact.guard import Concern, GuardedPage, concerns
from samspor.editing.enums import Part
from samspor.editing.selectors.guard import day_of_change, standing_of
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day
from samspor.editing.warnings import Doubt
from samspor.focus.selectors.public import InitiativeFacts
from samspor.kernel.private_contact import find_private_contacts
from samspor.networks.selectors.public import Network

# Where it is mended; a network's contact is seated on another page.
_FIELDS: Final[Mapping[tuple[Part, Concern], str]] = {
    (Part.INITIATIVES, Concern.CONTACT): "lead_seat",
    (Part.INITIATIVES, Concern.PERIOD): "valid_to",
    (Part.AREAS, Concern.PERIOD): "valid_to",
    (Part.NETWORKS, Concern.PERIOD): "lifetime_years",
}


def guard(page: Page, state: State, shown: Any, today: date) -> list[Doubt]:
    """Text, period and contact as the draft has them; silence as everybody has met it so far."""
    facts = GuardedPage(
        texts=[value for value in state.values() if isinstance(value, str)],
        standing=_standing(page, shown),
        valid_to=_valid_to(state, shown),
        updated_on=(day_of_change(page.row) or _never(page, today)) if page.is_public else today,
    )
    return [
        Doubt(sentence, field=_field(page, concern, state))
        for concern, sentence in concerns(facts, today=today)
    ]


def _never(page: Page, today: date) -> date | None:
    """A front page that nobody has introduced is silent by choice; a unit tells no day."""
    return today if page.part in {Part.FRONT, Part.UNITS} else None


def _standing(page: Page, shown: Any) -> Standing | None:
    if isinstance(shown, Network):
        return standing_of(page.row)
    if isinstance(shown, InitiativeFacts):
        if shown.is_led:
            return Standing.ANSWERS
        taken = shown.lead is not None and shown.lead.taken
        return Standing.NOT_CHOSEN if taken else Standing.VACANT
    return None


def _valid_to(state: State, shown: Any) -> date | None:
    if isinstance(shown, Network):
        return shown.charter.valid_to if shown.charter else None
    return day(state.get("valid_to"))


def _field(page: Page, concern: Concern, state: State) -> str:
    if concern in {Concern.PHONE, Concern.MAIL}:
        found = (
            name
            for name, value in state.items()
            if isinstance(value, str) and concern.private in find_private_contacts(value)
        )
        return next(found, "")
    return _FIELDS.get((page.part, concern), "")
