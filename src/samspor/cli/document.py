"""The document a command is given: its bytes, and the school year said beside it."""

import argparse
import re
import sys
from pathlib import Path
from typing import BinaryIO, Final

from samspor.kernel.school_year import SchoolYear
from samspor.reading.errors import Unreadable
from samspor.reading.formats.sniff import MAX_BYTES, check_size

_STANDARD_INPUT: Final = "-"
_TWO_YEARS: Final = re.compile(r"\d{4}\s*[-–/]\s*(?:\d{4}|\d{2})")


def years_written(text: str) -> str:
    if not _TWO_YEARS.fullmatch(text.strip()):
        msg = f"«{text}» er ikke et skoleår. Skriv to år, for eksempel 2024-2025."
        raise argparse.ArgumentTypeError(msg)
    return text.strip()


def school_year(text: str | None) -> SchoolYear | None:
    if text is None:
        return None
    try:
        return SchoolYear.parse(text)
    except ValueError as error:
        raise Unreadable("school_year_impossible", text=text) from error


def read_bytes(name: str) -> bytes:
    if name == _STANDARD_INPUT:
        return _read_limited(sys.stdin.buffer)
    path = Path(name)
    try:
        if not path.exists():
            raise Unreadable("missing_file", name=name)
        if path.is_file():
            check_size(path.stat().st_size)
        with path.open("rb") as stream:
            return _read_limited(stream)
    except (OSError, ValueError) as error:
        raise Unreadable("not_a_file", name=name) from error


def _read_limited(stream: BinaryIO) -> bytes:
    """One byte more than allowed is enough to know that it is too much."""
    data = stream.read(MAX_BYTES + 1)
    check_size(len(data))
    return data
