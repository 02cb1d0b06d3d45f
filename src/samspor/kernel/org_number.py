"""Organisation numbers: nine digits, the last one a check digit."""

import re
from typing import NewType

from stdnum.exceptions import ValidationError
from stdnum.no import orgnr

OrgNumber = NewType("OrgNumber", str)

# Passes the check digit, yet people type it when they have no number. Source: domain.md section 8.
_PLACEHOLDER = "999999999"
_WRITTEN = re.compile(r"(?<![\d+])\d{3}[ \u00a0.]?\d{3}[ \u00a0.]?\d{3}(?!\d|[ \u00a0.]\d)")


def parse_org_number(text: str) -> OrgNumber:
    """Nine bare digits from "974 760 673", "NO974760673MVA" and the like.

    Raises:
        ValueError: Not nine digits, a wrong check digit, or the placeholder 999999999.
    """
    bare = re.sub(r"[\s.]|^NO|MVA$", "", text.strip().upper())
    try:
        number = orgnr.validate(bare)
    except ValidationError as error:
        msg = f"expected an organisation number of nine digits with its check digit, got {text!r}"
        raise ValueError(msg) from error
    if number == _PLACEHOLDER:
        msg = f"expected a real organisation number, got the placeholder {text!r}"
        raise ValueError(msg)
    return OrgNumber(number)


def is_org_number(text: str) -> bool:
    try:
        parse_org_number(text)
    except ValueError:
        return False
    return True


def write_org_number(number: OrgNumber) -> str:
    """In groups of three with no-break spaces: 974 760 673."""
    return "\u00a0".join((number[:3], number[3:6], number[6:]))


def find_org_numbers(text: str) -> list[OrgNumber]:
    """Valid numbers written in running text, in order, each once."""
    found = (match.group() for match in _WRITTEN.finditer(text))
    return list(
        dict.fromkeys(parse_org_number(written) for written in found if is_org_number(written))
    )
