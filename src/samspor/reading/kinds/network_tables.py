"""Networks in a table: a row each, with whom to ask, for whom and how often."""

import re
from typing import Final

from samspor.reading.blocks import Row, Table
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
# A page "Tverrfaglige møtearenaer", over who meets when.
_ARENAS: Final = re.compile(
    r"(?:møte|samarbeids|samhandlings)-?(?:arena|plass|struktur)|\bforum|\bfora\b", re.IGNORECASE
)
_COLUMNS: Final = {
    "district": re.compile(r"(?:bydel|distrikt|sone|krins|grendelag)"),
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


def _labels(table: Table, row: Row, unit: str | None) -> list[str]:
    """“Leder: …” and "Kontaktperson: …", a line for each column that names somebody to ask."""
    labels = []
    for head in table.rows[0].cells:
        if not _COLUMNS["contact"].match(head.line.text.strip().lower()):
            continue
        role = head.line.text.strip(" :")
        role = role if is_contact_line(f"{role}:") else "Kontaktperson"
        cell = row.at(head.column)
        who = cell.line.text if cell else ""
        labels.append(f"{role}: {', '.join(said for said in (who, unit) if said is not None)}")
        unit = None  # where the first of them works
    return labels


def _rhythm(text: str | None, head: str) -> str | None:
    """Days in the column for meetings are events and no rhythm; "6" under "Møter per år" is."""
    if text and text.isdecimal() and " " in head.strip():
        return f"{text} {head.strip().lower()}"
    return None if text and re.search(r"\d\.\s?(?:\d|[a-zæøå]{3})", text) else text


def _in_district(name: str, district: str | None) -> str:
    """“Kommunale barnehager” in each district's rows are networks of their own."""
    if district is None or district.casefold() in name.casefold():
        return name
    return f"{name}, {district}"


def read_table(notebook: Notebook, table: Table) -> None:
    columns = read_columns(table, _COLUMNS)
    first = table.rows[0].at(0)
    named = first is not None and NETWORK_WORD.search(first.line.text) is not None
    named = named or (columns is not None and "name" in columns and "district" in columns)
    named = named or (
        columns is not None
        and columns.keys() >= {"name", "members", "meets"}
        and _ARENAS.search(notebook.title or "") is not None
    )
    if not named and first is not None and _THEME_HEAD.fullmatch(first.line.text.strip()):
        leader = any(_LEADER_HEAD.match(cell.line.text) for cell in table.rows[0].cells)
        named = leader and re.search("nettverk", notebook.title or "", re.IGNORECASE) is not None
        columns = {**(columns or {}), "name": first.column} if named else columns
    if not columns or "name" not in columns or len(columns) < 2 or not named:
        return
    notebook.add_kind("networks")
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    head = text_at(table.rows[0], columns, "meets") or ""
    district: str | None = None
    for row in table.rows[1:]:
        name = text_at(row, columns, "name")
        if not name:
            continue
        notebook.claim_all(cell.line for cell in row.cells)
        district = text_at(row, columns, "district") or district
        name = _in_district(name, district)
        labels = _labels(table, row, text_at(row, columns, "unit"))
        text = text_at(row, columns, "text")
        notebook.networks.append(
            DraftNetwork(
                name=name,
                kind="district" if district else kind_of_network(name, name, text or ""),
                district=district or district_of(name),
                ownership=ownership_of(name),
                text=text,
                meets=_rhythm(text_at(row, columns, "meets"), head),
                members=text_at(row, columns, "members"),
                contacts=tuple(contacts_in(labels)),
                partners=tuple(partners_in(f"Partner: {text_at(row, columns, 'partner') or ''}")),
            )
        )
