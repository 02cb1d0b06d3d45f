"""Lists of kindergartens and schools with ownership, sections and children, and their sums."""

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from samspor.reading.blocks import Line, Table
from samspor.reading.draft import DraftUnit, Total
from samspor.reading.kinds.headings import announced_by
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.kinds.table_columns import cell_at, read_columns, text_at
from samspor.reading.kinds.unit_words import (
    FORMS,
    OWNERS,
    is_unit_name,
    municipality_in,
    ownership_in,
    read_unit_name,
    unit_kind,
)
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import Entry, outline_of

KIND: Final = "units"
Ownership = Literal["municipal", "private"]
_CHILDREN: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s*(?:barn(?:a|ehageplass\w*)?|born|elev(?:er|ar)|plass(?:er|ar)|ungar"
    rf"|unger)\b",
    re.IGNORECASE,
)
_LABELLED_CHILDREN: Final = re.compile(
    r"\b(?:antall|tal(?:et)? på)?\s*(?:barn|born|elever|elevar|plasser|plassar)\s*:\s*(?P<n>\d+)",
    re.IGNORECASE,
)
_SECTIONS: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s*(?P<word>avdeling|base|gruppe|klasse|barnegruppe|storbase|avd)(?:r|er|ar"
    rf"|ene|ane)?\b",
    re.IGNORECASE,
)
_LABELLED_SECTIONS: Final = re.compile(
    r"\b(?:antall\s|tal\s)?(?P<word>avdeling|base|gruppe)(?:r|er|ar)\s*:\s*(?P<n>\d+)",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    rf"^(?:dei |de |våre )?(?P<n>{COUNT})?\s*(?P<own>kommunale|private|ikke-kommunale"
    rf"|ikkje-kommunale|foreldreeide|foreldreeigde)?"
    r"\s*(?P<what>barnehager|barnehagar|barnehagene|barnehagane|skoler|skular|skolene|skulane"
    r"|enheter|einingar"
    r"|grunnskoler|grunnskular|oppvekstsenter|oppvekstsentre)\b(?P<rest>\s*(?:og$|[:(,].*|(?:med"
    r"|som er|i|på|har)\s.*)?)$",
    re.IGNORECASE,
)
# "1 privat barnehage" is a number of them, and no name.
_ONE: Final = re.compile(
    r"^(?:1|én|ein|en|ei)\s+(?P<own>kommunal|privat|ikke-kommunal|ikkje-kommunal)\s+"
    r"(?P<what>barnehage|skole|skule)\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"^(?:sum|totalt|i alt|til sammen|tilsaman|samlet|samla|alle)\b\D{0,40}(?P<n>\d+)?",
    re.IGNORECASE,
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
_ABOUT: Final = re.compile(
    r"^(?:styrer|styrar|rektor|daglig leder|dagleg leiar|telefon|tlf|e-?post|adresse|antall|tal"
    r"|eier|eigar"
    r"|eierform|eigarform|avdelinger|avdelingar|barn)\b[^:]{0,25}:",
    re.IGNORECASE,
)
_CHILDREN_HEAD: Final = re.compile(
    r"(?:antall |ant\.? |tal(?:et)? (?:på )?)?(?:barn|born)(?!ehage|elev)\b"
)
_FEWEST: Final = 2
_SHORT_OWNERS: Final = {"K": "kommunal", "KOM": "kommunal", "P": "privat", "PRIV": "privat"}
_LONGEST_SUM: Final = 60
_SHORT: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ.'’& -]{1,40}?)\s*(?=[(,:–]|\s-\s)(?P<rest>[(,:–-]?.{3,60})$"
)


@dataclass(slots=True)
class _Group:
    """Units under one heading: "5 kommunale barnehager"."""

    what: str
    stated: int | None
    ownership: Ownership | None
    owner_form: str | None
    units: list[DraftUnit] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    notebook: Notebook
    municipality: str | None = None
    groups: list[_Group] = field(default_factory=list)
    pending: list[Line] = field(default_factory=list)
    stated: dict[str, tuple[int, int]] = field(default_factory=dict)
    units: list[tuple[DraftUnit, Entry]] = field(default_factory=list)
    under_units: bool = False
    name: Entry | None = None
    known: str = ""
    known_of: str = ""

    def read(self, entry: Entry) -> None:
        text = entry.text
        if self.units and self._sum(text, entry):
            return
        if _ONE.match(text) and self.groups and not self.groups[-1].units:
            self.groups.pop()  # a sentence that goes on over its line
        group = _GROUP.match(_ONE.sub(r"1 \g<own>e \g<what>r", text))
        if entry.role == "heading":
            self.under_units = announced_by(text) == "units" or is_unit_name(text)
            self.municipality = municipality_in(text) or self.municipality
        if group and len(text) <= 90 and not (entry.role == "paragraph" and text.endswith(".")):
            self._open(group, text, entry)
        elif is_unit_name(text) and entry.role != "item":
            self.name = entry
        elif self.name is not None and _ABOUT.match(text):
            self._about(text, entry)
        elif self.name is not None and entry.role == "paragraph" and _has_figures(text):
            self._take(self.name.text.strip(" :"), text, entry, (*self.name.lines, *entry.lines))
            self.name = None
        elif entry.role != "heading" or _has_figures(text):
            self._unit(entry)

    def _sum(self, text: str, entry: Entry) -> bool:
        """“Til sammen 170 barn” under all of them."""
        children = _CHILDREN.search(text) or _LABELLED_CHILDREN.search(text)
        if not (_TOTAL.match(text) and children) or len(text) > _LONGEST_SUM:
            return False
        number = count_of(children["n"])
        if number is not None:
            self.stated["barn"] = (number, entry.number)
            self.pending.extend(entry.lines)
        return number is not None

    def _about(self, text: str, entry: Entry) -> None:
        """“Styrer: …”, “Antall barn: 45” under a name on a line of its own."""
        assert self.name is not None
        name = self.name.text.strip(" :")
        lines = (*self.name.lines, *(entry.lines if _has_figures(text) else ()))
        if self.units and self.units[-1][0].name == name:
            self.units.pop()
        self.known = f"{self.known} {text}" if self.known_of == name else text
        self.known_of = name
        self._take(name, self.known, self.name, lines)

    def _open(self, found: re.Match[str], text: str, entry: Entry) -> None:
        stated = count_of(found["n"]) if found["n"] else None
        children = _CHILDREN.search(text)
        if children:
            number = count_of(children["n"])
            if number is not None:
                self.stated["barn"] = (number, entry.number)
        ownership = ownership_in(text)
        before = self.groups[-1] if self.groups else None
        if before and not before.units and ownership and before.ownership not in {None, ownership}:
            # "2 kommunale barnehager og / 1 privat barnehage": a summary over no list of either.
            self.groups.pop()
            self.stated.pop("barn", None)
        elif stated is not None or ownership:
            name = " ".join(filter(None, [found["own"], found["what"]])).lower()
            self.groups.append(_Group(name, stated, ownership, FORMS.find(text)))
            self.pending.extend(entry.lines)

    def _unit(self, entry: Entry) -> None:
        found = read_unit_name(entry.text) or self._short_name(entry)
        if not found:
            return
        name, rest = found
        listed = (self.groups or self.under_units) and entry.role == "item" and len(rest) <= 60
        if _has_figures(rest) or listed:
            self._take(name, rest, entry, entry.lines)

    def _short_name(self, entry: Entry) -> tuple[str, str] | None:
        """“Solgløtt (2 avd., 36 barn)” under "Kommunale barnehager:"."""
        if entry.role != "item" or not (self.groups or self.under_units):
            return None
        found = _SHORT.match(entry.text)
        figures = found is not None and (
            _CHILDREN.search(found["rest"]) or _SECTIONS.search(found["rest"])
        )
        return (found["name"].strip(), found["rest"]) if found and figures else None

    def _take(self, name: str, rest: str, entry: Entry, lines: tuple[Line, ...]) -> None:
        group = self.groups[-1] if self.groups else None
        unit = _unit_of(name, rest, group, self.municipality)
        self.units.append((unit, replace(entry, lines=lines)))
        if group:
            group.units.append(unit)


def _has_figures(text: str) -> bool:
    patterns = (_CHILDREN, _SECTIONS, _LABELLED_CHILDREN)
    return any(pattern.search(text) for pattern in patterns)


def recognise(notebook: Notebook) -> None:
    for block in notebook.blocks:
        if isinstance(block, Table):
            _read_table(notebook, block)
    reader = _Reader(notebook, municipality_in(notebook.title or ""))
    for entry in outline_of(notebook):
        if entry.lines and (notebook.is_free(entry.lines[0]) or entry.role == "heading"):
            reader.read(entry)
    if len(reader.units) >= _FEWEST:
        _write(notebook, reader)


def _write(notebook: Notebook, reader: _Reader) -> None:
    notebook.add_kind(KIND)
    for unit, entry in reader.units:
        notebook.units.append(unit)
        notebook.claim_all(entry.lines)
    notebook.claim_all(reader.pending)
    units = [unit for unit, _ in reader.units]
    if "barn" in reader.stated:
        stated, line = reader.stated["barn"]
        _total(notebook, "barn", stated, _sum(units), line)
    for group in reader.groups:
        if group.stated is None:
            continue
        total = group.ownership is None and not group.units
        counted = len(units) if total else len(group.units)
        line = reader.units[0][1].number
        _total(notebook, group.what, group.stated, counted, line)


def _total(notebook: Notebook, what: str, stated: int, computed: int | None, line: int) -> None:
    notebook.totals.append(Total(what, stated, computed))
    if computed is not None and stated != computed:
        notebook.doubt(
            event=None,
            line=line,
            text=what,
            why=f"Dokumentet sier {stated} {what}, men delene gir {computed}. Hva er riktig?",
            choices=(str(computed), str(stated)),
        )


def _sum(units: list[DraftUnit]) -> int | None:
    known = [unit.children for unit in units if unit.children is not None]
    return sum(known) if known else None


def _unit_of(name: str, rest: str, group: _Group | None, municipality: str | None) -> DraftUnit:
    children = _CHILDREN.search(rest) or _LABELLED_CHILDREN.search(rest)
    sections = _SECTIONS.search(rest) or _LABELLED_SECTIONS.search(rest)
    whole = f"{name} {rest}"
    combined = "oppvekstsent" in whole.lower() or "oppvekstområde" in whole.lower()
    return DraftUnit(
        name=name,
        kind=unit_kind(name),
        ownership=ownership_in(rest) or (group.ownership if group else None),
        owner_form=FORMS.find(rest) or (group.owner_form if group else None),
        children=count_of(children["n"]) if children else None,
        departments=count_of(sections["n"]) if sections else None,
        section_word=OWNERS.section_word(sections["word"]) if sections else None,
        municipality=municipality_in(rest) or municipality,
        combined_centre=combined,
    )


def _read_table(notebook: Notebook, table: Table) -> None:
    columns = read_columns(table, _COLUMNS)
    if not columns or "name" not in columns or len(table.rows) < _FEWEST + 1:
        return
    columns |= _children_in(table)
    municipality = municipality_in(notebook.title or "")
    units: list[DraftUnit] = []
    stated: int | None = None
    group: _Group | None = None
    lines: list[Line] = [cell.line for cell in table.rows[0].cells]
    header = text_at(table.rows[0], columns, "sections") or ""
    for row in table.rows[1:]:
        name_cell = cell_at(row, columns, "name")
        if not name_cell:
            continue
        text = name_cell.line.text
        heading = _GROUP.match(text) if len(row.cells) == 1 else None
        if heading:
            group = _Group(text, None, ownership_in(text), FORMS.find(text))
            lines.append(name_cell.line)
        elif _TOTAL.match(text):
            stated = count_of(text_at(row, columns, "children") or "")
            lines.extend(cell.line for cell in row.cells)
        elif (
            is_unit_name(text)
            or "barnehage" in (text_at(table.rows[0], columns, "name") or "").lower()
        ):
            cells = {role: text_at(row, columns, role) or "" for role in columns}
            units.append(_of_cells(text, cells, header, group, municipality))
            lines.extend(cell.line for cell in row.cells)
    if len(units) < _FEWEST or not (columns.keys() - {"name"}):
        return
    notebook.add_kind(KIND)
    notebook.units.extend(units)
    notebook.claim_all(lines, Fate.STRUCTURED)
    if stated is not None:
        _total(notebook, "barn", stated, _sum(units), table.rows[0].number)


def _children_in(table: Table) -> dict[str, int]:
    """Children rather than places, where a table counts both."""
    for cell in table.rows[0].cells:
        if _CHILDREN_HEAD.match(cell.line.text.lower()):
            return {"children": cell.column}
    return {}


def _in_full(owner: str) -> str:
    """“K” and "P" in a column for who owns it."""
    if owner.strip().lower().endswith(" kommune"):
        return "kommunal"
    short = owner.strip(" .").upper()
    return _SHORT_OWNERS.get(short, owner)


def _of_cells(
    text: str, cells: dict[str, str], header: str, group: _Group | None, municipality: str | None
) -> DraftUnit:
    found = read_unit_name(text)
    name = found[0] if found else text
    about = " ".join([_in_full(cells.get("ownership", "")), text])
    word = OWNERS.section_word(header)
    sections = re.search(r"\d+", cells.get("sections", ""))
    children = re.search(r"\d+", cells.get("children", ""))
    return DraftUnit(
        name=name,
        kind=unit_kind(name),
        ownership=ownership_in(about) or (group.ownership if group else None),
        owner_form=FORMS.find(about) or (group.owner_form if group else None),
        children=int(children[0]) if children else None,
        departments=int(sections[0]) if sections else count_of(cells.get("sections", "")),
        section_word=word,
        municipality=cells.get("municipality") or municipality,
        combined_centre="oppvekstsent" in text.lower(),
    )
