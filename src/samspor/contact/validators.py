from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samspor.kernel.national_number import find_national_numbers


def no_national_numbers(text: str) -> None:
    """T-39: they have no place here, whoever's they are."""
    if find_national_numbers(text):
        raise ValidationError(
            _("This looks like a national identity number. Remove it; nobody here needs it."),
            code="national_number",
        )
