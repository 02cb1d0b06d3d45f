"""Lists of kindergartens and schools that are tables, with their sum in the last row."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from samspor.reading.blocks import Cell, Line, Row, Table
from samspor.reading.draft import DraftUnit
from samspor.reading.kinds.quantities import count_of
from samspor.reading.kinds.table_columns import cell_at, read_columns, text_at
from samspor.reading.kinds.unit_facts import FEWEST, GROUP, TOTAL, Group, has_figures, unit_of
from samspor.reading.kinds.unit_words import (
    FORMS,
    OWNERS,
    is_unit_name,
    ownership_in,
    read_unit_name,
    unit_kind,
)

_COLUMNS: Final = {
    "name": re.compile(r"(?:barnehage|skole|skule|namn|navn|enhet|eining)"),
    "ownership": re.compile(
        r"(?:eier|eigar|kommunal|eieform|eigarform|eigedom|type|drift|k/p|privat)"
    ),
    "children": re.compile(
        r"(?:antall (?:barn|elev|plass)|tal (?:barn|born|elev)|tal på (?!avd)|(?:barn"
        r"|born)(?!ehage)|elev|plass"
        r"|godkjent|ant\b(?! avd))"
    ),
    "sections": re.compile(
        r"(?:(?:antall|tal|tal på|ant) avd|avd|base|antall base|tal base|gruppe|antall gruppe)"
    ),
    "municipality": re.compile(r"kommune"),
}
_CHILDREN_HEAD: Final = re.compile(
    r"(?:antall |ant\.? |tal(?:et)? (?:på )?)?(?:barn|born)(?!ehage|elev)\b"
)
# Beside "0–2 år" and "3–6 år", "Totalt" is the children of the unit.
_AGES: Final = re.compile(
    r"\d\.?\s*[-–]\s*\d{1,2}\.?\s*(?:år|trinn|klasse)|under 3|over 3|små|store"
)
_ALL_AGES: Final = re.compile(r"(?:totalt?|i alt|sum|til sammen|til saman)\.?", re.IGNORECASE)
_SHORT_OWNERS: Final = {"K": "kommunal", "KOM": "kommunal", "P": "privat", "PRIV": "privat"}
_WIDE: Final = 3
# "1.-51 2.-68 3.-51": so many in each grade.
_BY_GRADE: Final = re.compile(r"\b(\d{1,2})\.\s?[-–:]\s?(\d{1,3})\b")
# Whose it is, behind the name and in its own brackets.
_OWNED_BEHIND: Final = re.compile(
    r"\s*[(,–-]\s?(?:privat|kommunal|ikke-kommunal|ikkje-kommunal)\w*\)?$", re.IGNORECASE
)


@dataclass(slots=True)
class UnitTable:
    """The rows of a table as units; `stated` is the sum its last row gives."""

    columns: dict[str, int]
    heads: Row
    municipality: str | None
    units: list[DraftUnit] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    stated: int | None = None
    group: Group | None = None

    def take(self, row: Row) -> None:
        cell = cell_at(row, self.columns, "name")
        if cell is None:
            return
        text = cell.line.text
        if len(row.cells) == 1 and GROUP.match(text):
            self.group = Group(text, None, ownership_in(text), FORMS.find(text))
        elif TOTAL.match(text):
            self.stated = count_of(text_at(row, self.columns, "children") or "")
        elif len(row.cells) == 1 and len(self.heads.cells) >= _WIDE and not is_unit_name(text):
            pass  # "Sone nord" across the whole table
        elif self._is_unit(text):
            self.units.append(self._unit(row, cell))
        else:
            return
        self.lines.extend(each.line for each in row.cells)

    def _is_unit(self, text: str) -> bool:
        """Any name under "Barnehage"; but "6" under "Barnehager" counts them."""
        head = (text_at(self.heads, self.columns, "name") or "").lower()
        headed = any(word in head for word in ("barnehage", "skole", "skule"))
        named = is_unit_name(_OWNED_BEHIND.sub("", text))
        return not text.isdecimal() and (named or headed)

    def _unit(self, row: Row, cell: Cell) -> DraftUnit:
        text = cell.line.text
        said = " ".join(each.line.text for each in row.cells if each is not cell)
        if self.columns.keys() <= {"name", "municipality"} and has_figures(said):
            found = read_unit_name(text)
            return unit_of(found[0] if found else text, said, self.group, self.municipality)
        cells = {role: text_at(row, self.columns, role) or "" for role in self.columns}
        header = text_at(self.heads, self.columns, "sections") or ""
        return _of_cells(text, cells, header, self.group, self.municipality)


def read_table(table: Table, municipality: str | None) -> UnitTable | None:
    """None when it is no list of units."""
    columns = read_columns(table, _COLUMNS)
    if not columns or "name" not in columns or len(table.rows) < FEWEST + 1:
        return None
    columns |= _children_in(table)
    heads = table.rows[0]
    found = UnitTable(columns, heads, municipality, lines=[cell.line for cell in heads.cells])
    for row in table.rows[1:]:
        found.take(row)
    figures = any(unit.children or unit.departments for unit in found.units)
    told = columns.keys() - {"name"} or figures
    return found if len(found.units) >= FEWEST and told else None


def _children_in(table: Table) -> dict[str, int]:
    """Children rather than places, where a table counts both."""
    for cell in table.rows[0].cells:
        if _CHILDREN_HEAD.match(cell.line.text.lower()):
            return {"children": cell.column}
    heads = [cell.line.text.lower() for cell in table.rows[0].cells]
    if not any(_AGES.search(head) for head in heads):
        return {}
    sums = [cell for cell in table.rows[0].cells if _ALL_AGES.fullmatch(cell.line.text.strip())]
    return {"children": sums[0].column} if len(sums) == 1 else {}


def _in_full(owner: str) -> str:
    """“K” and "P" in a column for who owns it."""
    if owner.strip().lower().endswith(" kommune"):
        return "kommunal"
    short = owner.strip(" .").upper()
    return _SHORT_OWNERS.get(short, owner)


def _children(text: str) -> int | None:
    grades = [(int(grade), int(count)) for grade, count in _BY_GRADE.findall(text)]
    rising = all(one < other for (one, _), (other, _) in pairwise(grades))
    if len(grades) > 1 and rising:
        return sum(count for _, count in grades)
    found = re.search(r"\d+", text)
    return int(found[0]) if found else None


def _of_cells(
    text: str, cells: dict[str, str], header: str, group: Group | None, municipality: str | None
) -> DraftUnit:
    found = read_unit_name(text)
    name = found[0] if found else text
    about = " ".join([_in_full(cells.get("ownership", "")), text])
    word = OWNERS.section_word(header)
    sections = re.search(r"\d+", cells.get("sections", ""))
    departments = int(sections[0]) if sections else count_of(cells.get("sections", ""))
    return DraftUnit(
        name=name,
        kind=unit_kind(name),
        ownership=ownership_in(about) or (group.ownership if group else None),
        owner_form=FORMS.find(about) or (group.owner_form if group else None),
        children=_children(cells.get("children", "")),
        departments=departments,
        section_word=word if departments is not None else None,
        municipality=cells.get("municipality") or municipality,
        combined_centre="oppvekstsent" in text.lower(),
    )
