"""Lists of units pasted from a table that has lost its columns: "Askelia Kommunal 62 18 4".

The line over them names the columns; the figures behind each name are as many as those it counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from samspor.reading.blocks import Line
from samspor.reading.draft import DraftUnit
from samspor.reading.kinds.unit_facts import FEWEST, TOTAL
from samspor.reading.kinds.unit_words import OWNERS, ownership_in, read_unit_name, unit_kind
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

Role = Literal["name", "owner", "children", "sections", "other"]
_HEADS: Final = re.compile(
    r"(?P<name>barnehagens navn|barnehage|skole|skule|navn|namn|enhet|eining)\b"
    r"|(?P<owner>eierform|eigarform|eier|eigar|type|drift)\b"
    r"|(?P<children>(?:ant(?:all|\.)?\s|tal\s(?:på\s)?)?(?:barn|born|elever|elevar)|plasser|plassar)\b"
    r"|(?P<sections>(?:ant(?:all|\.)?\s|tal\s(?:på\s)?)?(?:avdelinger|avdelingar|avd|baser|basar|grupper))\b\.?"
    r"|(?P<other>(?:ant(?:all|\.)?\s|tal\s(?:på\s)?)?[a-zæøå]+\.?)",
    re.IGNORECASE,
)
_LONGEST_HEAD: Final = 90
_FEWEST_COLUMNS: Final = 3
_ROW: Final = re.compile(r"(?P<words>\D.*?)\s(?P<figures>\d{1,4}(?:\s\d{1,4})*)")
_OWNER: Final = re.compile(
    r"\s(?P<own>kommunal|privat|ikke-kommunal|ikkje-kommunal|K|P)$", re.IGNORECASE
)
_SHORT: Final = {"k": "kommunal", "p": "privat"}


@dataclass(slots=True)
class UnitLines:
    units: list[DraftUnit] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    stated: int | None = None


def read_lines(notebook: Notebook, municipality: str | None) -> UnitLines | None:
    """None when no such list is there."""
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    for place, entry in enumerate(entries):
        columns = _columns(entry)
        if columns is None or not notebook.is_free(entry.lines[0]):
            continue
        found = UnitLines(lines=list(entry.lines))
        commas = "," in entry.text
        for row, figures, words in _rows(entries[place + 1 :], columns, commas=commas):
            found.lines.extend(row.lines)
            children = figures[columns.index("children")] if "children" in columns else None
            if TOTAL.match(row.text):
                found.stated = children
                break
            sections = figures[columns.index("sections")] if "sections" in columns else None
            found.units.append(_unit(words, children, sections, entry.text, municipality))
        if len(found.units) >= FEWEST:
            return found
    return None


def _columns(entry: Entry) -> list[Role] | None:
    """What the figures are, in order, when the line is the head of such a list."""
    text = entry.text.strip()
    first = _HEADS.match(text) if entry.role != "item" else None
    if first is None or first.lastgroup != "name" or len(text) > _LONGEST_HEAD:
        return None
    if any(map(str.isdecimal, text)):
        return None
    heads = [found.lastgroup for found in _HEADS.finditer(text)]
    if len(heads) < _FEWEST_COLUMNS or heads[0] != "name" or "children" not in heads:
        return None
    named: tuple[Role, ...] = ("children", "sections", "other")
    return [role for head in heads[1:] for role in named if role == head]


def _rows(
    entries: Sequence[Entry], columns: Sequence[Role], *, commas: bool
) -> Iterator[tuple[Entry, list[int], str]]:
    for entry in entries:
        text = entry.text.strip()
        found = _ROW.fullmatch(text.replace(",", "") if commas else text)
        figures = [int(each) for each in found["figures"].split()] if found else []
        if found is None or len(figures) != len(columns):
            return
        yield entry, figures, found["words"]


def _unit(
    words: str, children: int | None, sections: int | None, head: str, municipality: str | None
) -> DraftUnit:
    owned = _OWNER.search(words)
    name = words[: owned.start()] if owned else words
    own = owned["own"] if owned else ""
    named = read_unit_name(name)
    return DraftUnit(
        name=named[0] if named else name,
        kind=unit_kind(name),
        ownership=ownership_in(_SHORT.get(own.lower(), own)),
        owner_form=None,
        children=children,
        departments=sections,
        section_word=OWNERS.section_word(head) if sections is not None else None,
        municipality=municipality,
        combined_centre="oppvekstsent" in name.lower(),
    )
