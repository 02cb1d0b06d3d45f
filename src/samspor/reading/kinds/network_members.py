"""Networks that are only counted, each over a list of who is in it and lines of whom to call.

“Nettverk 1” over "• Lia", "• Nes", and further down "Kari Nordmann, telefon 99 00 00 00, Lia
barnehage"; the name is often taken out of such a line before it is published.
"""

import re
from itertools import groupby
from typing import Final

from samspor.reading.kinds.network_leaders import Found
from samspor.reading.outline import Entry

_COUNTED: Final = re.compile(
    r"(?:Nettverk|Nettverksgruppe|Læringsnettverk|Gruppe)\s(?:\d{1,2}|[A-H])"
)
_REACHED: Final = re.compile(
    r"(?P<person>[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){1,3})?[\s,:]*"
    r"(?:(?:tlf|telefon|mobil)\.?\s*:?\s*)?(?:\+47\s?)?(?:\d\s?){8},\s*(?P<unit>[A-ZÆØÅ].{2,50})"
)
_MEMBER: Final = re.compile(r"[A-ZÆØÅ0-9][^:;]{1,60}(?<!\.)")
_SINCE: Final = re.compile(r"\s\((?:fra|frå|til)\s\d[^()]*\)$")
_FEWEST: Final = 2


def with_members(entries: list[Entry]) -> list[Found]:
    """Nothing where fewer than two are told so."""
    found: list[Found] = []
    runs = groupby(entries, key=lambda entry: entry.role == "heading")
    named: Entry | None = None
    for is_heading, group in runs:
        run = list(group)
        if is_heading:
            named = run[-1] if _COUNTED.fullmatch(run[-1].text.strip()) else None
        elif named is not None:
            made = _network(named, run)
            found += [made] if made else []
    return found if len(found) >= _FEWEST else []


def _network(named: Entry, body: list[Entry]) -> Found | None:
    members = [entry for entry in body if entry.role == "item"]
    if not members or not all(_MEMBER.fullmatch(entry.text) for entry in members):
        return None
    told = [
        (line, said)
        for entry in body
        for line in entry.lines
        if (said := _REACHED.fullmatch(line.text))
    ]
    listed = ", ".join(_SINCE.sub("", entry.text.strip()) for entry in members)
    texts = [f"Deltakere: {listed}"]
    texts += [f"Kontaktperson: {said['person'] or ''}, {said['unit']}" for _, said in told]
    lines = [line for entry in (named, *members) for line in entry.lines]
    return Found(named.text.strip(), "nettverk", [*lines, *(line for line, _ in told)], texts)
