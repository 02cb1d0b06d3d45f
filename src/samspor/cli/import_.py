"""Take a document into a community, as the review screen does."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samspor.cli.django_start import start
from samspor.cli.document import read_bytes, school_year, years_written
from samspor.cli.errors import Refused
from samspor.drawing.content import TableShape
from samspor.kernel import clock
from samspor.kernel.writing import write_timing
from samspor.reading.draft import Draft
from samspor.reading.safely import read_with_source_safely
from samspor.reading.table_shape import shape_of

if TYPE_CHECKING:
    from samspor.intake.outcome import Outcome


_SECTIONS = {
    "participant": "Deltakere og partnere",
    "unit": "Enheter",
    "focus_area": "Fokusområder",
    "plan": "Planer",
    "scheme": "Ordninger",
    "arena": "Arenaer",
    "network": "Nettverk",
    "charter": "Avtaler for nettverk",
    "contact": "Plasser",
    "initiative": "Satsinger",
    "activity": "Aktiviteter",
    "closed_day": "Fridager",
    "norm": "Rammer",
    "partner_role": "Partnerens roller",
    "dilemma": "Dilemmaer",
    "experience": "Erfaringer",
    "prose": "Tekst om organisering",
}


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="the document")
    parser.add_argument("--community", required=True, metavar="SLUG")
    parser.add_argument("--school-year", type=years_written, metavar="2024-2025")
    parser.add_argument("--accept-all", action="store_true", help="take what has doubts too")
    parser.add_argument(
        "--show", action="store_true", help="give what is new its public pages at once"
    )
    parser.add_argument("--data", type=Path, help="the demo's folder, when it is a demo")


def run(arguments: argparse.Namespace) -> int:
    data = read_bytes(arguments.file)
    year = school_year(arguments.school_year)
    draft, source = read_with_source_safely(data, name=arguments.file, school_year=year)
    shape = shape_of(source)
    if arguments.data:
        from samspor.cli.demo import prepare  # noqa: PLC0415 (settings are chosen by the flag)

        prepare(arguments.data)
    start()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 (needs the apps)
    from django.utils import translation  # noqa: PLC0415 (needs the apps)

    from samspor.access.viewer import at_the_console  # noqa: PLC0415 (needs the apps)
    from samspor.intake.errors import NoSchoolYear, NothingToTakeIn  # noqa: PLC0415 (needs the apps)
    from samspor.intake.services.take_in import take_in  # noqa: PLC0415 (needs the apps)
    from samspor.registry.models import Community  # noqa: PLC0415 (needs the apps)

    rows = Community.objects.unguarded(reason="the command names the community")
    community = rows.filter(slug=arguments.community).first()
    if community is None:
        known = ", ".join(rows.values_list("slug", flat=True)) or "ingen"
        raise Refused(f"Fant ikke samarbeidet «{arguments.community}». Disse finnes: {known}.")
    with translation.override("nb"):
        try:
            outcome = take_in(
                viewer=at_the_console(community_id=community.pk),
                community=community,
                draft=draft,
                data=data,
                now=clock.now(),
                accept_all=arguments.accept_all,
                shown=arguments.show,
                table_shape=TableShape(shape) if shape else None,
            )
        except NoSchoolYear as error:
            raise Refused(
                "Dokumentet sier ikke hvilket barnehageår det gjelder. "
                "Si det med --school-year, for eksempel --school-year 2024-2025."
            ) from error
        except NothingToTakeIn as error:
            raise Refused(
                "Fant ingenting å ta inn i dokumentet. "
                "Se hva som ble lest med «samspor read» og --explain."
            ) from error
        except ValidationError as error:
            told = " ".join(error.messages)
            raise Refused(f"Dokumentet kan ikke tas inn, og ingenting er lagret. {told}") from error
    print("\n".join(sentences(outcome, draft)), file=sys.stderr)
    return 0


def sentences(outcome: "Outcome", draft: Draft) -> list[str]:
    """What was done, in bokmål, a line each."""
    from samspor.intake.proposals import Section, Verdict  # noqa: PLC0415 (loaded by now)

    lines = [f"Tok inn {outcome.taken} av {outcome.total}."]
    for section in Section:
        for words, titles in (
            ("nye", outcome.added(section)),
            ("endret", outcome.changed(section)),
            (
                "ikke lenger i dokumentet",
                [each.title for each in outcome.of(Verdict.GONE, section)],
            ),
        ):
            if titles:
                lines.append(f"{_SECTIONS[section]}, {words}: {len(titles)}. {'; '.join(titles)}.")
    if not outcome.wrote_something:
        lines.append("Ingenting ble endret.")
    lines += outcome.notices
    lines += [f"«{each.title}»: {each.sentence}" for each in outcome.of(Verdict.KEPT)]
    lines += [f"Spørsmål: {doubt.why}" for doubt in draft.doubts if doubt.event is None]
    for each in outcome.of(Verdict.WAITS):
        when = ""
        if each.event is not None and each.event < len(draft.events):
            timing = draft.events[each.event].timing
            when = f", {write_timing(timing, language='nb', style='short')}"
        choices = " / ".join(one.words for one in each.alternatives)
        asked = f" ({choices})" if choices else ""
        lines.append(f"Venter: «{each.title}»{when}. {each.sentence}{asked}".rstrip())
    lines += [f"Kan ikke tas inn: «{each.title}». {each.sentence}" for each in outcome.refused]
    return lines
