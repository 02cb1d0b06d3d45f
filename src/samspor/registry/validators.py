"""Numbers as the national registers write them. They are strings: Oslo is 0301."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from samspor.kernel.org_number import is_org_number

# First parts of addresses that are, or may become, the installation's own.
RESERVED: Final = frozenset(
    {
        "api", "arshjul", "drift", "en", "helse", "hjelp", "innbygg", "kalender", "kontakt",
        "lenke", "logg-inn", "logg-ut", "media", "meldinger", "min-innlogging", "min-side",
        "nb", "nn", "om", "personvern", "samarbeid", "sitemap", "sok",
        "static", "tilbakemelding", "tilgjengelighet", "utboks",
    }
)  # fmt: skip

FOUR_DIGITS: Final = RegexValidator(
    r"^\d{4}$",
    _("A municipality number has four digits, such as 5029."),
    code="municipality_number",
)


def organisation_number(value: str) -> None:
    """Nine digits, bare, the last one a check digit. Source: domain.md section 8."""
    if not (value.isdigit() and is_org_number(value)):
        raise ValidationError(
            _("An organisation number has nine digits, and the last one must fit the others."),
            code="organisation_number",
        )
