"""How to reach somebody, at the foot of a page: name, role, telephone, hours. Kept as text."""

import re
from typing import Final

from samspor.reading.blocks import Table
from samspor.reading.draft import Prose, Source
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import Entry, outline_of

TOPIC: Final = "Kontakt"
_ROLE: Final = re.compile(
    r"(?:\w+\s?[/-]\s?)?(?:styr[ae]r|rektor|undervisningsinspektør|inspektør|(?:sfo|fag|avdelings"
    r"|enhets|einings|daglig|dagleg|kontor|oppvekst|kommunal|barnehage|skole|skule|seksjons)?"
    r"[- ]?(?:leder|leiar|sjef)|(?:barnehage|skole|skule|oppvekst|spesial)?(?:rådgiver|rådgjevar"
    r"|konsulent)|(?:peda|spesial)\w*gog\w*|utviklingsveileder|koordinator)"
    r"(?:\s(?:for|i|ved)\s.{2,40})?",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?:e-?post|telefon|tlf\.?|mobil|sentralbord|åpningstid\w*|opningstid\w*|send e-post"
    r"|kontakt(?:informasjon|info)?|telefontid)\s*:?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?:(?:telefon|tlf|mobil|mob|sentralbord)\.?\s*:?\s*)?(?:\+47\s?)?(?:\d[\s.]?){8}(?!\d)",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(
    r"(?:(?:man|tirs|ons|tors|fre)\w*\s?[-–]\s?(?:man|tirs|ons|tors|fre)\w*:?\s*)?(?:kl\.?\s*)?"
    r"\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}[.:]\d\d\.?",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"[A-ZÆØÅ].{2,40}\s\d{1,4}\s?[A-Z]?(?:,?\s\d{4}\s[A-ZÆØÅ]\w+)?|\d{4}\s[A-ZÆØÅ]\w+"
)
# "Kari Nordmann, leiar – Vik": also with a role, and where she is from.
_NAME: Final = re.compile(
    r"[A-ZÆØÅ][\wæøåéüö'-]+(?:\s[A-ZÆØÅ][\wæøåéüö.'-]*){1,3}"
    r"(?:,\s(?:nest|dagleg\s|daglig\s)?(?:leder|leiar))?(?:\s+[-–]\s+[A-ZÆØÅ][\wæøå-]+(?:\skommune)?)?"
)
_LONGEST: Final = 70


def recognise(notebook: Notebook) -> None:
    for block in notebook.blocks:
        if isinstance(block, Table):
            _keep_table(notebook, block)
    run: list[Entry] = []
    for entry in [*outline_of(notebook), None]:
        if entry is not None and _is_part(notebook, entry):
            run.append(entry)
            continue
        _keep(notebook, run)
        run = []


def _keep_table(notebook: Notebook, table: Table) -> None:
    """Names with telephone and address in columns: each row is one whom one can reach."""
    heads = [cell.line.text.strip() for cell in table.rows[0].cells]
    reach = sum(_LABEL.fullmatch(head) is not None for head in heads)
    cells = [cell for row in table.rows for cell in row.cells]
    if not reach or len(heads) < 2 or not all(notebook.is_free(cell.line) for cell in cells):
        return
    for row in table.rows[1:]:
        raw = " | ".join(cell.line.raw for cell in row.cells)
        said = ", ".join(cell.line.text for cell in row.cells)
        if said:
            notebook.organisation.append(Prose(TOPIC, said, Source(row.number, None, raw)))
    notebook.claim_all((cell.line for cell in cells), Fate.TEXT)


def _is_part(notebook: Notebook, entry: Entry) -> bool:
    if not entry.lines or not notebook.is_free(entry.lines[0]) or len(entry.text) > _LONGEST:
        return False
    return _is_sure(entry.text) or _NAME.fullmatch(entry.text) is not None or _is_loose(entry.text)


def _is_sure(text: str) -> bool:
    text = text.strip()
    return "@" in text or any(each.fullmatch(text) for each in (_ROLE, _NUMBER, _LABEL))


def _is_loose(text: str) -> bool:
    """Hours and streets belong here only beside a name or a number."""
    return any(each.fullmatch(text.strip()) for each in (_HOURS, _STREET))


def _keep(notebook: Notebook, run: list[Entry]) -> None:
    if len(run) < 2 or not any(_is_sure(entry.text) for entry in run):
        return
    for entry in run:
        notebook.claim_all(entry.lines, Fate.TEXT)
        raw = " ".join(line.raw for line in entry.lines)
        notebook.organisation.append(Prose(TOPIC, entry.text, Source(entry.number, None, raw)))
