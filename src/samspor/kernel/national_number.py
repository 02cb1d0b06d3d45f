"""Spots national identity numbers, which never belong in free text. They are found, never kept."""

import re

from stdnum.no import fodselsnummer

# However people write them: 130972 48022, 13.09.72-48022, 130972 480 22.
_SPACE = "[ \u00a0\u2009\u202f]"
_WRITTEN = re.compile(
    rf"(?<!\d)(\d\d)(?:{_SPACE}|\.)?(\d\d)(?:{_SPACE}|\.)?(\d\d)"
    rf"{_SPACE}?[-\u2010\u2011\u2013:.]?{_SPACE}?(\d{{3}}){_SPACE}?(\d\d)(?!\d)"
)


def find_national_numbers(text: str) -> list[tuple[int, int]]:
    """Spans of valid fødselsnummer and D-numbers, however they are written."""
    return [
        match.span()
        for match in _WRITTEN.finditer(text)
        if fodselsnummer.is_valid("".join(match.groups()))
    ]
