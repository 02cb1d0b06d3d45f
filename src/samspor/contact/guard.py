"""What an editor should look at on a public page: a pure answer from plain facts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from samspor.contact.enums import Standing
from samspor.contact.terms import months_after
from samspor.kernel.private_contact import Private, find_private_contacts

SOON: Final = timedelta(days=60)
SILENCE: Final = 12  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedPage:
    """`standing` None: the page has no contact of its own."""

    texts: Collection[str] = ()
    standing: Standing | None = None
    valid_to: date | None = None
    updated_on: date | None = None


def warnings_for(page: GuardedPage, *, today: date) -> list[str]:
    """A sentence for each thing, gravest first; empty when all is well."""
    private = find_private_contacts("\n".join(page.texts))
    return [
        sentence
        for holds, sentence in (
            (Private.PHONE in private, _("A private phone number stands in the text. Remove it.")),
            (Private.MAIL in private, _("A private e-mail address stands in the text. Remove it.")),
            (
                page.standing is Standing.VACANT,
                _("Nobody has the seat of its contact. Messages go to the adviser."),
            ),
            (
                page.standing is Standing.NOT_CHOSEN,
                _("The contact has not said yes this year. Messages go to the adviser."),
            ),
            (
                page.valid_to is not None and page.valid_to < today,
                _("Its period is over. Give it a new one, or take the page away."),
            ),
            (
                page.valid_to is not None and today <= page.valid_to <= today + SOON,
                _("Its period is over within two months."),
            ),
            (
                page.updated_on is None or months_after(page.updated_on, SILENCE) < today,
                _("Nothing has been changed for more than a year. Does all of it still hold?"),
            ),
        )
        if holds
    ]
