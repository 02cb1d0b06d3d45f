"""What no text about a seat may hold."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samspor.kernel.national_number import find_national_numbers


def no_national_numbers(text: str) -> None:
    if find_national_numbers(text):
        message = _("Take out the national identity number. Samspor never keeps one.")
        raise ValidationError(message, code="national_number")
