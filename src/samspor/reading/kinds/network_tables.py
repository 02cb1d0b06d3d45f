"""Networks in a table: a row each, with whom to ask, for whom and how often."""

import re
from typing import Final

from samspor.reading.blocks import Table
from samspor.reading.draft import DraftNetwork
from samspor.reading.kinds.contacts import contacts_in, is_contact_line
from samspor.reading.kinds.network_names import (
    NETWORK_WORD,
    district_of,
    kind_of_network,
    ownership_of,
)
from samspor.reading.kinds.partners import partners_in
from samspor.reading.kinds.table_columns import read_columns, text_at
from samspor.reading.notebook import Notebook

# "Fag", "Leder", under a title about networks.
_THEME_HEAD: Final = re.compile(r"fag(?:område)?|tema|område|trinn", re.IGNORECASE)
_LEADER_HEAD: Final = re.compile(r"(?:nettverks)?(?:le(?:de|ia)r|koordinator)", re.IGNORECASE)
_COLUMNS: Final = {
    "name": re.compile(r"(?:nettverk(?!s(?:leder|leiar|koord))|navn|namn|gruppe|fagnettverk)"),
    "contact": re.compile(r"(?:kontakt|\w*leder\b|\w*leiar\b|\w*koordinator|ansvarl)"),
    "members": re.compile(r"(?:deltak|medlem|målgruppe|hvem|kven|for hvem)"),
    "meets": re.compile(r"(?:møte|rytme|frekvens|når|samling)"),
    "text": re.compile(
        r"(?:tema|fokus|satsing|innhold|innhald|formål|føremål|hensikt|mandat|om |beskriv)"
    ),
    "unit": re.compile(r"(?:arbeidsplass|arbeidssted|arbeidsstad|tilhørighet|enhet$|eining$)"),
    "partner": re.compile(r"(?:partner|samarbeid)"),
}


def _role_over(table: Table, columns: dict[str, int]) -> str:
    """What the column calls those it names: "Leder", "Koordinator"."""
    label = text_at(table.rows[0], columns, "contact") or ""
    label = label.strip(" :")
    return label if is_contact_line(f"{label}:") else "Kontaktperson"


def _rhythm(text: str | None, head: str) -> str | None:
    """Days in the column for meetings are events and no rhythm; "6" under "Møter per år" is."""
    if text and text.isdecimal() and " " in head.strip():
        return f"{text} {head.strip().lower()}"
    return None if text and re.search(r"\d\.\s?(?:\d|[a-zæøå]{3})", text) else text


def read_table(notebook: Notebook, table: Table) -> None:
    columns = read_columns(table, _COLUMNS)
    first = table.rows[0].at(0)
    named = first is not None and NETWORK_WORD.search(first.line.text) is not None
    if not named and first is not None and _THEME_HEAD.fullmatch(first.line.text.strip()):
        leader = any(_LEADER_HEAD.match(cell.line.text) for cell in table.rows[0].cells)
        named = leader and re.search("nettverk", notebook.title or "", re.IGNORECASE) is not None
        columns = {**(columns or {}), "name": first.column} if named else columns
    if not columns or "name" not in columns or len(columns) < 2 or not named:
        return
    notebook.add_kind("networks")
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    head = text_at(table.rows[0], columns, "meets") or ""
    for row in table.rows[1:]:
        name = text_at(row, columns, "name")
        if not name:
            continue
        notebook.claim_all(cell.line for cell in row.cells)
        contact = text_at(row, columns, "contact")
        unit = text_at(row, columns, "unit")
        who = ", ".join(said for said in (contact or "", unit) if said is not None)
        label = f"{_role_over(table, columns)}: {who}"
        text = text_at(row, columns, "text")
        notebook.networks.append(
            DraftNetwork(
                name=name,
                kind=kind_of_network(name, name, text or ""),
                district=district_of(name),
                ownership=ownership_of(name),
                text=text,
                meets=_rhythm(text_at(row, columns, "meets"), head),
                members=text_at(row, columns, "members"),
                contacts=tuple(contacts_in([label])) if "contact" in columns else (),
                partners=tuple(partners_in(f"Partner: {text_at(row, columns, 'partner') or ''}")),
            )
        )
