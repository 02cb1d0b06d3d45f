"""`samspor read FILE`: what a document was understood to say, as JSON or for people."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import BinaryIO, Final

from samspor.kernel.school_year import SchoolYear
from samspor.reading.contract import to_dict
from samspor.reading.errors import Unreadable
from samspor.reading.explain import explain
from samspor.reading.formats.sniff import MAX_BYTES, check_size
from samspor.reading.overview import overview
from samspor.reading.safely import read_safely

_STANDARD_INPUT: Final = "-"
_TWO_YEARS: Final = re.compile(r"\d{4}\s*[-–/]\s*(?:\d{4}|\d{2})")


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the document; - reads standard input")
    parser.add_argument(
        "--school-year",
        metavar="YEARS",
        type=_years_written,
        help="for example 2024-2025; wins over what the document says",
    )
    parser.add_argument("--json", action="store_true", help="print the draft as JSON")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say of each event why it was read so (with --json on standard error)",
    )


def run(args: argparse.Namespace) -> int:
    # Norwegian letters and dashes come out whole also where the terminal claims to be plain ASCII.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        year = _school_year(args.school_year)
        draft = read_safely(_read_bytes(args.file), name=args.file, school_year=year)
    except Unreadable as refusal:
        print(refusal.sentence("nb"), file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(to_dict(draft), ensure_ascii=False, indent=2))
    else:
        print(overview(draft))
    if args.explain:
        print(explain(draft), file=sys.stderr if args.json else sys.stdout)
    return 0


def _years_written(text: str) -> str:
    if not _TWO_YEARS.fullmatch(text.strip()):
        msg = f"«{text}» er ikke et skoleår. Skriv to år, for eksempel 2024-2025."
        raise argparse.ArgumentTypeError(msg)
    return text.strip()


def _school_year(text: str | None) -> SchoolYear | None:
    if text is None:
        return None
    try:
        return SchoolYear.parse(text)
    except ValueError as error:
        raise Unreadable("school_year_impossible", text=text) from error


def _read_bytes(name: str) -> bytes:
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
