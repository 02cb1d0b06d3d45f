"""The edition for the wall and the binder: A3 circle, A3 table, A4 list, as PDF/UA-1.

The pages are set by `wheel.typ`. Everything it shows comes to it as data, never as source, so no
text from people can become a command (T-23). Runs in a process of its own (`files.apart`).

The pages carry the workbook of the same edition, as invoices carry theirs: whoever is sent the PDF
can read it in without loss, which no program can from printed pages.
"""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

from samspor.drawing import circle as circles
from samspor.drawing import shapes, svg
from samspor.drawing.content import Kind
from samspor.drawing.entries import Entry
from samspor.drawing.files import print_style
from samspor.drawing.files.cards import card
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.job import Job, in_parts
from samspor.drawing.files.letters import breakable, writable
from samspor.drawing.files.typefaces import set_type, without_unknown
from samspor.drawing.layout import HubLine
from samspor.drawing.listing import Month
from samspor.drawing.prose import blocks
from samspor.drawing.table import Cell, Table

MOST_ARENAS: Final = 9  # in one table across an A3 sheet
MANY: Final = 120  # activities; more are never on one sheet
TOO_MANY: Final = 2000  # activities; a table of them is no overview, and takes a lot of memory
LONG_TEXT: Final = 800  # letters
LONG_AGENDA: Final = 12  # points
FEW_SLIPS: Final = 5  # in a month of one arena
SHEET: Final = "samspor-arshjul.xlsx"  # what `reading.formats.pdf` looks for
_IN_HUB: Final = frozenset({"community", "year", "edition"})


def write_pdf(job: Job) -> bytes:
    drawn = without_unknown(writable(circle(job)))
    data = without_unknown(json.dumps(_data(job), ensure_ascii=False))
    source = (files("samspor.drawing.files") / "wheel.typ").read_bytes()
    moment = int(job.moment.timestamp())
    # The typesetter takes texts alone: each letter stands for a byte.
    sheet = "" if len(job.every) > TOO_MANY else write_xlsx(job).decode("latin-1")
    return set_type(source, {"data": data, "circle": drawn, "sheet": sheet}, moment=moment)


def circle(job: Job) -> str:
    """The page's own drawing, without the lines about what is next."""
    placed = circles.draw(
        job.shown,
        today=job.timeless,
        phrases=job.wording.phrases,
        href=job.href,
        whole=job.content,
    )
    return svg.render(replace(placed, hub_lines=_hub(placed.hub_lines)), css=print_style.style())


def _hub(lines: tuple[HubLine, ...]) -> tuple[HubLine, ...]:
    kept = [line for line in lines if line.role in _IN_HUB]
    top, bottom = kept[0].y - kept[0].size, kept[-1].y
    all_of_it = lines[-1].y + lines[0].y - lines[0].size
    down = (all_of_it - top - bottom) / 2
    return tuple(replace(line, y=line.y + down) for line in kept)


def _never_empty(text: str) -> str:
    """A heading must say something, or it is none."""
    return text if writable(text).strip() else "–"


def _tidied(value: Any) -> Any:
    """Every text in it as a page can carry it."""
    if isinstance(value, str):
        return breakable(writable(value))
    if isinstance(value, dict):
        return {key: _tidied(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_tidied(one) for one in value]
    return value


def _data(job: Job) -> dict[str, Any]:
    words, phrases = job.wording, job.wording.phrases
    name = phrases.circle % {"title": job.title, "year": job.content.school_year.short}
    moment = job.moment
    kinds = [kind for kind in Kind if any(item.kind is kind for item in job.shown.items)]
    texts = {
        "language": job.language,
        "content_language": job.content.language,
        "title": _never_empty(job.title),
        "year": job.year,
        "school_year": job.content.school_year.short,
        "heading": job.heading,
        "community": job.content.community_name,
        "date": [moment.year, moment.month, moment.day],
        "facts": list(job.facts),
        "note": job.note,
        "released": job.released,
        "alternative": words.alternative % {"name": name},
        "colours": list(print_style.ARENAS),
        "tints": list(print_style.TINTS),
        "arenas": [{"name": one.name, "colour": one.colour} for one in job.shown.arenas],
        "kinds": [{"name": phrases.kinds[kind], "letter": phrases.letters[kind]} for kind in kinds],
        "tables": _tables(job),
        "months": [_month(month, job) for month in job.months],
        "words": {
            "page": words.page,
            "table": words.table,
            "list": words.listing,
            "activities": words.activities,
            "numbers": words.numbers,
            "nothing": words.nothing,
            "month": words.month,
            "who": words.who,
            "role": words.role,
            "undated": phrases.undated,
            "arenas": words.arenas,
            "kinds": words.kinds,
            "signs": words.signs,
            "tentative": words.tentative,
            "away": words.away_sign,
            "planning": words.planning,
            "thread": words.thread,
        },
    }
    drawings = [_mark(kind) for kind in kinds]
    many = len(job.every) > MANY
    return {
        **_tidied(texts),
        "address": writable(job.address),
        "sheet": SHEET,
        "drawings": drawings,
        "many": many,
    }


def _mark(kind: Kind) -> str:
    more = shapes.addition(kind, 18, 18, 12)
    drawn = f'{shapes.outline(kind, 18, 18, 12)} class="mark__shape"/>'
    if more:
        drawn += f'{more} class="{shapes.addition_class(kind)}"/>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">'
        f"<style>{print_style.style()}</style>"
        f'<g class="mark mark--{kind.value} a0">{drawn}</g></svg>'
    )


def _entry(entry: Entry, job: Job) -> dict[str, Any]:
    written = card(entry, job.wording.phrases)
    return {
        "number": entry.number,
        "colour": entry.arenas[0].colour if entry.arenas else 0,
        "dated": entry.item.timing.is_dated,
        "big": entry.big,
        "small": entry.small,
        "brief": " · ".join(part for part in (_whose(entry), entry.brief, entry.place) if part),
        "title": _never_empty(written.title),
        "kind": written.kind,
        "when": written.when,
        "where": written.where,
        "tally": written.tally,
        "given": list(written.given),
        "agenda": list(written.agenda),
        "ties": list(written.ties),
        "derived": written.derived,
        "cancelled": written.cancelled,
        "long": _is_long(entry),
        "arenas": [{"name": one.name, "colour": one.colour} for one in entry.arenas],
    }


def _tables(job: Job) -> list[dict[str, Any]]:
    if len(job.every) > TOO_MANY:
        return []
    return [_table(part, job) for part in in_parts(job.table, MOST_ARENAS)]


def _table(part: Table, job: Job) -> dict[str, Any]:
    def cells(row: tuple[tuple[Any, Cell], ...]) -> list[list[dict[str, Any]]]:
        return [[_entry(entry, job) for entry in cell] for _arena, cell in row]

    return {
        "arenas": [
            {
                "name": one.name,
                "colour": one.colour,
                "who": one.who,
                "role": [
                    {"text": block.text, "points": list(block.points)}
                    for block in blocks(*one.role)
                ],
            }
            for one in part.arenas
        ],
        "years": [
            {
                "year": str(year.year),
                "rows": [
                    {
                        "title": row.title,
                        "cells": cells(row.cells),
                        "empty": row.is_empty,
                        "whole": _fits_a_sheet(row.cells),
                    }
                    for row in year.rows
                ],
            }
            for year in part.years
        ],
        "undated": cells(part.undated) if part.undated else None,
    }


def _whose(entry: Entry) -> str:
    return ", ".join(entry.municipalities)


def _is_long(entry: Entry) -> bool:
    """More than a sheet may keep together."""
    return len(entry.item.title) + sum(map(len, entry.item.agenda)) > LONG_TEXT or (
        len(entry.item.agenda) > LONG_AGENDA
    )


def _fits_a_sheet(cells: tuple[tuple[Any, Cell], ...]) -> bool:
    return all(
        len(cell) <= FEW_SLIPS and not any(_is_long(entry) for entry in cell)
        for _arena, cell in cells
    )


def _month(month: Month, job: Job) -> dict[str, Any]:
    return {
        "title": month.title,
        "closed": [
            {"name": one.name, "written": _away(one.written, one.municipalities)}
            for one in month.closed
        ],
        "entries": [_entry(entry, job) for entry in month.entries],
    }


def _away(written: str, municipalities: tuple[str, ...]) -> str:
    return f"{written}, {', '.join(municipalities)}" if municipalities else written
