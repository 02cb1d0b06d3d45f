"""Spots national identity numbers, which never belong in free text. They are found, never kept."""

import re

from stdnum.no import fodselsnummer

_WRITTEN = re.compile(r"(?<!\d)(\d{6})[ \u00a0]?(\d{5})(?!\d)")


def find_national_numbers(text: str) -> list[tuple[int, int]]:
    """Spans of valid fødselsnummer and D-numbers, with or without the space after the date."""
    return [
        match.span()
        for match in _WRITTEN.finditer(text)
        if fodselsnummer.is_valid(match[1] + match[2])
    ]
