"""Lists of kindergartens and schools with ownership, sections and children, and their sums."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from samspor.reading.asking import ask
from samspor.reading.blocks import Line, Part, Table
from samspor.reading.draft import DraftUnit, Total
from samspor.reading.kinds.headings import announced_by
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.kinds.unit_blocks import read_blocks
from samspor.reading.kinds.unit_facts import (
    CHILDREN,
    COUNTED_LAST,
    FEWEST,
    GROUP,
    LABELLED_CHILDREN,
    OWNS_THESE,
    SECTIONS,
    THESE_ARE,
    TOTAL,
    Group,
    has_figures,
    unit_of,
)
from samspor.reading.kinds.unit_lines import read_lines
from samspor.reading.kinds.unit_page import read_page, unit_of_page
from samspor.reading.kinds.unit_sentences import counted_owners, listed_units
from samspor.reading.kinds.unit_tables import read_table
from samspor.reading.kinds.unit_words import (
    FORMS,
    is_unit_name,
    municipality_in,
    ownership_in,
    read_unit_name,
)
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import Entry, outline_of

KIND: Final = "units"
# "1 privat barnehage" is a number of them, and no name.
_ONE: Final = re.compile(
    r"^(?:1|én|ein|en|ei)\s+(?P<own>kommunal|privat|ikke-kommunal|ikkje-kommunal)\s+"
    r"(?P<what>barnehage|skole|skule)\b",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"^(?:styrer|styrar|rektor|daglig leder|dagleg leiar|telefon|tlf|e-?post|adresse|antall|tal"
    r"|eier|eigar"
    r"|eierform|eigarform|avdelinger|avdelingar|barn)\b[^:]{0,25}:",
    re.IGNORECASE,
)
_LONGEST_SUM: Final = 60
_NEXT_BUT_BLANK: Final = 2
_PLACE_BEHIND: Final = re.compile(r"[.,]?|,\s[A-ZÆØÅ][\wæøå ]{2,30}")
_FEW_WORDS: Final = 4
_OWNED: Final = re.compile(
    r"(?P<own>kommunale|private)(?:\sbarnehager|\sbarnehagar)?\s*:\s*(?P<rest>.+)", re.IGNORECASE
)
_NAMED_COUNT: Final = re.compile(
    r"([A-ZÆØÅ][\wæøåÆØÅ .'’-]+?)\s*\((\d{1,3})(?:\sbarn|\splasser)?\)"
)
_SAID_SUM: Final = re.compile(
    r"(?:til ?sammen|tilsaman|til saman|i alt|totalt)\D{0,20}?(?P<n>\d{2,4})\s(?:barn|born)\b"
    r"|^(?:antall |tal på )?(?:barn|born)\s(?:i alt|totalt|til sammen|til saman)"
    r"\s*:\s*(?P<m>\d{2,4})$",
    re.IGNORECASE,
)
# "Solbakken barnehage, kommunal" over its address and its places.
_OWNED_NAME: Final = re.compile(
    r".{3,60}(?:barnehage|skole|skule)[,(–-]?\s[(–-]?\s?(?:kommunal|privat|ikke-kommunal)\)?$",
    re.IGNORECASE,
)
# "Navn: Bamsebo" over "Antall barn: 34"
_NAME_LABEL: Final = re.compile(r"(?:navn|namn)\s*:\s*(?P<name>\S.{2,50})", re.IGNORECASE)
_OWNER_LABEL: Final = re.compile(r"(?:eier|eigar|eierform|eigarform)\s*:", re.IGNORECASE)
_OWNERS_ALONE: Final = re.compile(
    r"(?:kommunale|private|ikke-kommunale|ikkje-kommunale)\s*:?", re.IGNORECASE
)
_IS_SCHOOL: Final = re.compile(r"sk[ou]l", re.IGNORECASE)
_NAME_GOES_ON: Final = re.compile(r"\s[A-ZÆØÅ][\wæøå]+\s*:")
_SHORT: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ.'’& -]{1,40}?)\s*(?=[(,:–]|\s-\s)(?P<rest>[(,:–-]?.{3,60})$"
)


# A number of them behind the word, as in a table of facts: five, of which three are municipal.
_COUNT_BEHIND: Final = re.compile(r"\s*:\s*(?P<n>\d{1,3})(?=\s*(?:\(|$))")
_FIGURES_FIRST: Final = re.compile(rf"{COUNT}\s\w", re.IGNORECASE)
_OVER_FIGURES: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ.'’&/-]*(?:\s[\wæøåÆØÅ.'’&/-]+){0,5}?)"
    r"(?P<rest>(?:\s?\([^()\d]{3,40}\)|,\s[^,.:\d]{3,40})?)"
)


@dataclass(slots=True)
class _Reader:
    notebook: Notebook
    municipality: str | None = None
    groups: list[Group] = field(default_factory=list)
    pending: list[Line] = field(default_factory=list)
    stated: dict[str, tuple[int, int]] = field(default_factory=dict)
    units: list[tuple[DraftUnit, Entry]] = field(default_factory=list)
    under_units: bool = False
    about_units: bool = False
    name: Entry | None = None
    known: str = ""
    known_of: str = ""
    last: Entry | None = None
    led: int = 0

    def read(self, entry: Entry) -> None:
        text = entry.text
        if self._of_many(text, entry) or self._led_name(text, entry):
            return
        one = _ONE.match(text)
        if one and self.groups and not self.groups[-1].units:
            self.groups.pop()  # a sentence that goes on over its line
        group = GROUP.match(_ONE.sub(r"1 \g<own>e \g<what>r", text) if one else text)
        if entry.role == "heading":
            told = announced_by(text)
            self.under_units = told == "units" or is_unit_name(text)
            self.under_units = self.under_units or (self.about_units and told is None)
            self.municipality = municipality_in(text) or self.municipality
        if group and len(text) <= 90 and not (entry.role == "paragraph" and text.endswith(".")):
            self._open(group, text, entry)
        elif is_unit_name(text) and entry.role != "item":
            self.name, self.known, self.known_of = entry, "", ""
        elif entry.role != "item" and _OWNED_NAME.match(text) and read_unit_name(text):
            self.name, self.known, self.known_of = entry, text, text
        elif self.name is not None and _ABOUT.match(text):
            self._about(text, entry)
        elif self.name is not None and entry.role == "paragraph" and has_figures(text):
            named = read_unit_name(self.name.text.strip(" :"))
            name = named[0] if named else self.name.text.strip(" :")
            said = f"{self.known} {text}" if self.known_of == self.name.text else text
            self._take(name, said.removeprefix(name), entry, (*self.name.lines, *entry.lines))
            self.name = None
        elif not self._under_name(text, entry) and (entry.role != "heading" or has_figures(text)):
            self._unit(entry)
        self.last = entry

    def _under_name(self, text: str, entry: Entry) -> bool:
        """“3 avdelinger – 52 barn” right under "Trollskogen (foreldreeid)", among others' units."""
        over = self.last
        grouped = over is not None and (self.groups or self.under_units)
        if over is None or not grouped or not _FIGURES_FIRST.match(text):
            return False
        named = _OVER_FIGURES.fullmatch(over.text)
        close = entry.number - over.lines[-1].number == 1
        if named is None or not close or not has_figures(text):
            return False
        self._take(
            named["name"].strip(), f"{named['rest']} {text}", entry, (*over.lines, *entry.lines)
        )
        return True

    def _of_many(self, text: str, entry: Entry) -> bool:
        """A line that is of several units: whose they are, all on one line, or their sum."""
        if self._owners(text, entry) or self._in_one_line(text, entry):
            return True
        if self._labelled_name(text, entry) or self._led_list(text, entry):
            return True
        return bool(self.units) and self._sum(text, entry)

    def _led_list(self, text: str, entry: Entry) -> bool:
        """“Desse er:” over a list, right after "I Vik har vi 7 kommunale barnehagar."."""
        over = self.last
        owns = OWNS_THESE.search(text) if text.endswith(":") else None
        if owns:
            own = owns["own"] or ("kommunale" if municipality_in(text) else None)
            name = " ".join(filter(None, [own, owns["what"]])).lower()
            self.groups.append(Group(name, None, ownership_in(own or ""), None))
            self.municipality = municipality_in(text) or self.municipality
            self.pending.extend(entry.lines)
            self.led = entry.lines[-1].number
            return True
        if over is None or not THESE_ARE.fullmatch(text) or over.role != "paragraph":
            return False
        counted = COUNTED_LAST.search(over.text)
        if counted:
            self.municipality = municipality_in(over.text) or self.municipality
            self._open(counted, over.text, entry)
        return counted is not None

    def _led_name(self, text: str, entry: Entry) -> bool:
        """One of the names on lines of their own, right under what says whose they are."""
        if not self.led or entry.number - self.led > _NEXT_BUT_BLANK:
            return False
        found = read_unit_name(text)
        if found is None or not _PLACE_BEHIND.fullmatch(found[1]):
            self.led = 0
            return False
        self.led = entry.lines[-1].number
        self._take(found[0], "", entry, entry.lines)
        return True

    def _labelled_name(self, text: str, entry: Entry) -> bool:
        """“Navn: Bamsebo” over what is said of it, a label on each line."""
        labelled = _NAME_LABEL.fullmatch(text)
        if labelled is None or not (self.groups or self.under_units):
            return False
        line = replace(entry.lines[0], parts=(Part(labelled["name"]),))
        self.name, self.known, self.known_of = replace(entry, lines=(line,)), "", ""
        return True

    def _owners(self, text: str, entry: Entry) -> bool:
        """“Ikke-kommunale” alone on its line, over those it is true of."""
        if not _OWNERS_ALONE.fullmatch(text):
            return False
        self.groups.append(Group(text.lower(), None, ownership_in(text), None))
        self.pending.extend(entry.lines)
        return True

    def _in_one_line(self, text: str, entry: Entry) -> bool:
        """“Kommunale: Lia (68), Neset (31)”."""
        owned = _OWNED.match(text)
        named = _NAMED_COUNT.findall(owned["rest"]) if owned else []
        if owned is None or len(named) < FEWEST:
            return False
        group = Group(owned["own"].lower(), None, ownership_in(owned["own"]), None)
        self.groups.append(group)
        for name, count in named:
            self._take(name.strip(" ,"), f"{count} barn", entry, entry.lines)
        return True

    def _sum(self, text: str, entry: Entry) -> bool:
        """“Til sammen 170 barn” under all of them."""
        children = CHILDREN.search(text) or LABELLED_CHILDREN.search(text)
        if not (TOTAL.match(text) and children) or len(text) > _LONGEST_SUM:
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
        told = has_figures(text) or _OWNER_LABEL.match(text)
        lines = (*self.name.lines, *(entry.lines if told else ()))
        if self.units and self.units[-1][0].name == name:
            _, before = self.units.pop()
            lines = (*before.lines, *lines[len(self.name.lines) :])
        self.known = f"{self.known}; {text}" if self.known_of == name else text
        self.known_of = name
        self._take(name, self.known, self.name, lines)

    def _open(self, found: re.Match[str], text: str, entry: Entry) -> None:
        behind = _COUNT_BEHIND.match(found["rest"])
        counted = found["n"] or (behind["n"] if behind else None)
        stated = count_of(counted) if counted else None
        children = CHILDREN.search(text)
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
            self.groups.append(Group(name, stated, ownership, FORMS.find(text)))
            self.pending.extend(entry.lines)
        elif (
            before
            and before.units
            and _IS_SCHOOL.search(text)
            and not _IS_SCHOOL.search(before.what)
        ):
            # "Skoler" behind "Private barnehager": whose they are is not said
            self.groups.append(Group(found["what"].lower(), None, None, None))
            self.pending.extend(entry.lines)

    def _unit(self, entry: Entry) -> None:
        found = read_unit_name(entry.text)
        if found is None or _NAME_GOES_ON.match(found[1]):
            found = self._short_name(entry) or found
        if not found:
            return
        name, rest = found
        listed = (self.groups or self.under_units) and entry.role == "item" and len(rest) <= 60
        if has_figures(rest) or listed:
            self._take(name, rest, entry, entry.lines)

    def _short_name(self, entry: Entry) -> tuple[str, str] | None:
        """“Solgløtt (2 avd., 36 barn)” under "Kommunale barnehager:"."""
        if not (self.groups or self.under_units):
            return None
        both = bool(CHILDREN.search(entry.text) and SECTIONS.search(entry.text))
        if not (entry.role == "item" or ":" in entry.text or both):
            return None
        found = _SHORT.match(entry.text)
        if found and both and entry.role == "paragraph":
            return found["name"].strip(), found["rest"]
        figures = found is not None and (
            CHILDREN.search(found["rest"]) or SECTIONS.search(found["rest"])
        )
        return (found["name"].strip(), found["rest"]) if found and figures else None

    def _take(self, name: str, rest: str, entry: Entry, lines: tuple[Line, ...]) -> None:
        group = self.groups[-1] if self.groups else None
        unit = unit_of(name, rest, group, self.municipality)
        self.units.append((unit, replace(entry, lines=lines)))
        if group:
            group.units.append(unit)


def recognise(notebook: Notebook) -> None:
    for block in notebook.blocks:
        if isinstance(block, Table):
            _take_table(notebook, block)
    _take_lines(notebook)
    title = notebook.title or ""
    if not notebook.units and _take_page(notebook):
        return
    told = read_blocks(notebook, municipality_in(title)) if not notebook.units else None
    if told:
        notebook.add_kind(KIND)
        notebook.units.extend(told[0])
        notebook.claim_all(told[1])
        return
    about = announced_by(title) == "units" and len(title.split()) <= _FEW_WORDS
    reader = _Reader(notebook, municipality_in(title), about_units=about)
    for entry in outline_of(notebook):
        if entry.lines and (notebook.is_free(entry.lines[0]) or entry.role == "heading"):
            reader.read(entry)
    if len(reader.units) >= FEWEST:
        _write(notebook, reader)
    elif not notebook.units:
        _take_sentences(notebook)


def _take_page(notebook: Notebook) -> bool:
    """Whether the page is about one unit, and nothing on it is another."""
    name = unit_of_page(notebook)
    unit = read_page(notebook, name) if name else None
    if unit:
        notebook.add_kind(KIND)
        notebook.units.append(unit)
    return name is not None


def _take_sentences(notebook: Notebook) -> None:
    for group, units in listed_units(notebook):
        known = {unit.name for unit in notebook.units}
        notebook.units.extend(unit for unit in units if unit.name not in known)
        notebook.add_kind(KIND)
        if group is not None and group.stated is not None:
            notebook.totals.append(Total(group.what, group.stated, len(units)))
    if not notebook.units and not notebook.totals:
        notebook.totals.extend(counted_owners(notebook))


def _write(notebook: Notebook, reader: _Reader) -> None:
    notebook.add_kind(KIND)
    for unit, entry in reader.units:
        notebook.units.append(unit)
        notebook.claim_all(entry.lines)
    notebook.claim_all(reader.pending)
    units = [unit for unit, _ in reader.units]
    # "Fire avdelingar med til saman 57 born" is said of the one it stands in.
    own = {line.index for _, entry in reader.units for line in entry.lines}
    said = next(
        (
            (line, found)
            for line in notebook.lines()
            if line.index not in own and (found := _SAID_SUM.search(line.text))
        ),
        None,
    )
    if said and "barn" not in reader.stated and all(unit.children for unit in units):
        line_of, told = said
        reader.stated["barn"] = (int(told["n"] or told["m"]), reader.units[0][1].number)
        notebook.claim_all([line_of] if told["m"] else [])
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
    doubt_sum(notebook, what, stated, computed, line)


def doubt_sum(notebook: Notebook, what: str, stated: int, computed: int | None, line: int) -> None:
    """A sum that is not that of its parts is a question."""
    if computed is not None and stated != computed:
        notebook.doubt(
            event=None,
            line=line,
            text=what,
            asked=ask("sum", stated=str(stated), what=what, computed=str(computed)),
            choices=(str(computed), str(stated)),
        )


def _sum(units: list[DraftUnit]) -> int | None:
    known = [unit.children for unit in units if unit.children is not None]
    return sum(known) if known else None


def _take_lines(notebook: Notebook) -> None:
    found = read_lines(notebook, municipality_in(notebook.title or ""))
    if found is None:
        return
    notebook.add_kind(KIND)
    notebook.units.extend(found.units)
    notebook.claim_all(found.lines)
    if found.stated is not None:
        _total(notebook, "barn", found.stated, _sum(found.units), found.lines[0].number)


def _sum_below(notebook: Notebook) -> tuple[Line, int] | None:
    """“Totalt 162 plasser.” on a line of its own."""
    for line in notebook.lines():
        if len(line.text) <= _LONGEST_SUM and TOTAL.match(line.text) and notebook.is_free(line):
            said = CHILDREN.search(line.text)
            number = count_of(said["n"]) if said else None
            if number is not None:
                return line, number
    return None


def _take_table(notebook: Notebook, table: Table) -> None:
    found = read_table(table, municipality_in(notebook.title or ""))
    if found is None:
        return
    notebook.add_kind(KIND)
    notebook.units.extend(found.units)
    notebook.claim_all(found.lines, Fate.STRUCTURED)
    below = _sum_below(notebook) if found.stated is None else None
    if below:
        found.stated = below[1]
        notebook.claim(below[0], Fate.STRUCTURED)
    if found.stated is not None:
        _total(notebook, "barn", found.stated, _sum(found.units), table.rows[0].number)
