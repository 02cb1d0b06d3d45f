"""Take a list of units or municipalities into a community's registry, as the pages do."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samspor.cli.django_start import start
from samspor.cli.document import read_bytes
from samspor.cli.errors import Refused
from samspor.kernel import clock
from samspor.reading.safely import read_register_safely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samspor.registry.models import Community, RegisterImport


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="the list: .csv, .xlsx, .ods or .json")
    parser.add_argument("--community", required=True, metavar="SLUG")
    parser.add_argument(
        "--accept-all", action="store_true", help="take in the good rows where others are bad"
    )
    parser.add_argument("--data", type=Path, help="the demo's folder, when it is a demo")


def run(arguments: argparse.Namespace) -> int:
    data = read_bytes(arguments.file)
    if arguments.data:
        from samspor.cli.demo import prepare  # noqa: PLC0415 (settings are chosen by the flag)

        prepare(arguments.data)
    start()
    from django.conf import settings  # noqa: PLC0415 (needs the apps)
    from django.db import transaction  # noqa: PLC0415 (needs the apps)
    from django.utils import translation  # noqa: PLC0415 (needs the apps)

    from samspor.access.viewer import at_the_console  # noqa: PLC0415 (needs the apps)
    from samspor.registry.services.imports import (  # noqa: PLC0415 (needs the apps)
        keep_import,
        take_in_register,
    )

    table = read_register_safely(data, industry_codes=settings.REGISTER_INDUSTRY_CODES)
    community = _community(arguments.community)
    viewer, now = at_the_console(community_id=community.pk), clock.now()
    with translation.override("nb"), transaction.atomic():
        source = keep_import(
            viewer=viewer,
            community=community,
            table=table,
            name=Path(arguments.file).name,
            counted_on=None,
            now=now,
        )
        bad = list(_bad_rows(source))
        print("\n".join(bad), end="\n" if bad else "", file=sys.stderr)
        if bad and not arguments.accept_all:
            raise Refused(
                f"{len(bad)} rader kan ikke tas inn, og ingenting er endret. Rett dem, eller ta "
                "inn resten med --accept-all."
            )
        done = take_in_register(viewer=viewer, source=source, expected_stamp=None, now=now)
    told = f"Tok inn {done.added} nye og {done.changed} endrede. {done.left_out} er utelatt."
    print(told, file=sys.stderr)
    return 0


def _community(slug: str) -> "Community":
    from samspor.registry.models import Community  # noqa: PLC0415 (needs the apps)

    rows = Community.objects.unguarded(reason="the command names the community")
    found = rows.filter(slug=slug).first()
    if found is None:
        known = ", ".join(rows.values_list("slug", flat=True)) or "ingen"
        raise Refused(f"Fant ikke samarbeidet «{slug}». Disse finnes: {known}.")
    return found


def _bad_rows(source: "RegisterImport") -> "Iterable[str]":
    """A line for each bad row, with its own sentence."""
    from samspor.access.viewer import at_the_console  # noqa: PLC0415 (needs the apps)
    from samspor.registry.selectors.known import compared  # noqa: PLC0415 (needs the apps)
    from samspor.registry.words import sentences_of  # noqa: PLC0415 (needs the apps)

    viewer = at_the_console(community_id=source.community_id)
    for row in compared(viewer, source, on=clock.today()):
        wrong = sentences_of(row)
        if wrong:
            yield f"Rad {row.line}, {row.name or 'uten navn'}: {' '.join(wrong)}"
