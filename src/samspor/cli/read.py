"""`samspor read FILE`: what a document was understood to say, as JSON or for people."""

import argparse
import json
import sys

from samspor.cli.document import read_bytes, school_year, years_written
from samspor.reading.contract import to_dict
from samspor.reading.errors import LANGUAGES, Unreadable
from samspor.reading.explain import explain
from samspor.reading.overview import overview
from samspor.reading.safely import read_safely


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the document; - reads standard input")
    parser.add_argument(
        "--school-year",
        metavar="YEARS",
        type=years_written,
        help="for example 2024-2025; wins over what the document says",
    )
    parser.add_argument("--json", action="store_true", help="print the draft as JSON")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say of each event and fact why it was read so (with --json on standard error)",
    )
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default="nb",
        help="of headings, questions and reasons; what the document says stays as it is",
    )


def run(args: argparse.Namespace) -> int:
    try:
        year = school_year(args.school_year)
        draft = read_safely(read_bytes(args.file), name=args.file, school_year=year)
    except Unreadable as refusal:
        print(refusal.sentence(args.language), file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(to_dict(draft), ensure_ascii=False, indent=2))
    else:
        print(overview(draft, language=args.language))
    if args.explain:
        print(explain(draft, language=args.language), file=sys.stderr if args.json else sys.stdout)
    return 0
