"""What each stored field is about, why we keep it and for how long (T-38).

    classify(
        Unit,
        name=Privacy(PUBLIC, "recognised by everybody", UNTIL_CLOSED),
    )

The register is filled when the models load; a test fails while one concrete field is missing.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.db import models


class PrivacyClass(StrEnum):
    SYSTEM = "system"  # keys and technical values that say nothing about anybody
    PUBLIC = "public"  # may stand on a public page
    INTERNAL = "internal"  # for the community's own people
    PERSONAL = "personal"  # about a person
    PERSONAL_CONTACT = "personal_contact"  # reaches a person; by choice, renewed yearly (T-40)
    SECRET = "secret"  # noqa: S105 (the name of a class) a proof of identity, never shown to anybody


class Retention(StrEnum):
    WHILE_ROW = "while_row"  # as long as the row it stands on
    COMMUNITY = "community"  # as long as the community
    THREE_YEARS = "three_years"  # text history (T-47)
    TEN_YEARS = "ten_years"  # the log, and what an archive may ask for
    UNTIL_SENT = "until_sent"  # until the mail is on its way; a month when it is refused
    SIX_MONTHS = "six_months"  # after it was handled; 13 months after it came, whatever happens
    THIRTY_DAYS = "thirty_days"  # after it was taken in; ninety days where it never is
    THIRTEEN_MONTHS = "thirteen_months"  # a year and a month to renew it in
    PERSON = "person"  # until the person is erased
    ACCOUNT = "account"  # until the account is closed


@dataclass(frozen=True, slots=True)
class Privacy:
    """`purpose` is one plain sentence part, shown to people who ask what we keep."""

    privacy_class: PrivacyClass
    purpose: str
    retention: Retention = Retention.WHILE_ROW


KEY: Final = Privacy(PrivacyClass.SYSTEM, "tells one row from another")
LINK: Final = Privacy(PrivacyClass.SYSTEM, "ties rows together")
CLOCK: Final = Privacy(PrivacyClass.SYSTEM, "says when the row was made or changed")

_register: dict[type[models.Model], MappingProxyType[str, Privacy]] = {}


def classify(model: type[models.Model], /, **fields: Privacy) -> None:
    """Say what the fields are. Called once per model, beneath it.

    Raises:
        LookupError: A name is not a concrete field of the model.
    """
    concrete = model._meta.concrete_fields  # noqa: SLF001 (Django's documented API)
    names = {field.name for field in concrete}
    unknown = sorted(fields.keys() - names)
    if unknown:
        raise LookupError(f"{model.__name__} has no field {', '.join(unknown)}")
    _register[model] = MappingProxyType({"id": KEY, **fields} if "id" in names else fields)


def privacy_of(model: type[models.Model]) -> MappingProxyType[str, Privacy]:
    """What is said about the model's fields; empty when nothing is."""
    return _register.get(model, MappingProxyType({}))


def unclassified(model: type[models.Model]) -> list[str]:
    said = privacy_of(model)
    fields = model._meta.concrete_fields  # noqa: SLF001 (Django's documented API)
    return [field.name for field in fields if field.name not in said]
