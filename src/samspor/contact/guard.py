"""What an editor should look at on a public page: a pure answer from plain facts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import Final

from django.utils.translation import gettext as _

from samspor.contact.enums import Standing
from samspor.contact.terms import months_after
from samspor.kernel.private_contact import Private, find_private_contacts

SOON: Final = timedelta(days=60)
SILENCE: Final = 12  # months


class Concern(StrEnum):
    PHONE = auto()
    MAIL = auto()
    CONTACT = auto()
    PERIOD = auto()
    SILENCE = auto()

    @property
    def private(self) -> Private | None:
        """What stands in a text, when it is about that."""
        return {Concern.PHONE: Private.PHONE, Concern.MAIL: Private.MAIL}.get(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedPage:
    """`standing` None: the page has no contact of its own."""

    texts: Collection[str] = ()
    standing: Standing | None = None
    valid_to: date | None = None
    updated_on: date | None = None


def warnings_for(page: GuardedPage, *, today: date) -> list[str]:
    """A sentence for each thing, gravest first; empty when all is well."""
    return [sentence for _concern, sentence in concerns(page, today=today)]


def concerns(page: GuardedPage, *, today: date) -> list[tuple[Concern, str]]:
    """As `warnings_for`, with what each is about."""
    private = find_private_contacts("\n".join(page.texts))
    return [
        (concern, sentence)
        for holds, concern, sentence in (
            (
                Private.PHONE in private,
                Concern.PHONE,
                _("A private phone number stands in the text. Remove it."),
            ),
            (
                Private.MAIL in private,
                Concern.MAIL,
                _("A private e-mail address stands in the text. Remove it."),
            ),
            (
                page.standing is Standing.VACANT,
                Concern.CONTACT,
                _("Nobody has the seat of its contact. Messages go to the adviser."),
            ),
            (
                page.standing is Standing.NOT_CHOSEN,
                Concern.CONTACT,
                _("The contact has not said yes this year. Messages go to the adviser."),
            ),
            (
                page.valid_to is not None and page.valid_to < today,
                Concern.PERIOD,
                _("Its period is over. Give it a new one, or take the page away."),
            ),
            (
                page.valid_to is not None and today <= page.valid_to <= today + SOON,
                Concern.PERIOD,
                _("Its period is over within two months."),
            ),
            (
                page.updated_on is None or months_after(page.updated_on, SILENCE) < today,
                Concern.SILENCE,
                _("Nothing has been changed for more than a year. Does all of it still hold?"),
            ),
        )
        if holds
    ]
