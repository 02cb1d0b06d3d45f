"""A page about one kindergarten or school: how many sections and children, and whose it is.

Its sections stand under it with figures of their own, and are no units. The text itself is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import DraftUnit
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.kinds.unit_facts import (
    CHILDREN,
    LABELLED_CHILDREN,
    LABELLED_SECTIONS,
    SECTIONS,
    has_figures,
    unit_of,
)
from samspor.reading.kinds.unit_words import is_unit_name, municipality_in, read_unit_name
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_US: Final = (
    r"(?:Barnehagen|Skolen|Skulen|Enheten|Eininga|Oppvekstsenteret|Huset|Vi|Me|Her|Det)(?:\svår)?"
)
_SAYS: Final = re.compile(
    rf"(?:{_US}\s(?:er|har|består|bestod|eies|eigast|drives|drivast|vert|blir)\b"
    rf"|(?:I dag|Dette (?:barnehage|skole|skule)året|For (?:tiden|tida))\s(?:har|er|består)\b)"
)
_HAS: Final = re.compile(
    r"\b(?:har|består av|fordelt på|fordelte på|delt(?:e)? (?:inn )?i|organisert i|med)\s"
    rf"(?:totalt\s|til sammen\s|til saman\s|nå\s|no\s|i dag\s)?(?={COUNT}\s)",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(
    r"\ser\s(?:en\s|ein\s|ei\s)?(?:\w+\s)?(?P<own>kommunal|privat|foreldreeid|foreldreeigd"
    r"|foreldredreve?n|ikke-kommunal|ikkje-kommunal)\w*\b"
    r"|\s(?:eies|eigast|drives|drivast)\sav\s(?P<owner>kommunen|foreldrene|foreldra)\b",
    re.IGNORECASE,
)
_OF_OWNERS: Final = {
    "kommunen": "kommunal",
    "foreldrene": "foreldreeid",
    "foreldra": "foreldreeigd",
}
# "1 voksen på 6 barn" is how many there are to each, and "inntil 24 barn" how many there may be.
_PER: Final = re.compile(
    r"\b(?:voksen|voksne|vaksen|vaksne|per|pr|hver|kvar|inntil|inntill|maks\w*|opptil|opp til|flere"
    r"|fleire|noen|nokre|utvidet|utvida|normen|grunnbemanning\w*)\b",
    re.IGNORECASE,
)
# "SFO fordelt på fire baser" is not of the school itself.
# "Avdelinger i Lia barnehage." first of all on a page that is called something else.
_ABOUT_ONE: Final = re.compile(
    r"^(?:Avdelinger|Avdelingene|Avdelingar|Avdelingane|Fakta|Litt)\s(?:i|på|ved|om)\s(?=[A-ZÆØÅ])"
)
_OTHERS: Final = re.compile(r"\bsfo\b|skolefritid|skulefritid|\bsøknad|\bsøkere\b", re.IGNORECASE)
_ABOUT: Final = re.compile(r"^(?:ca\.?|cirka|om lag|omtrent)\s", re.IGNORECASE)
_CHILDREN: Final = re.compile(r"(?:er|har|plass til|med)\s(?:nå\s|no\s|til sammen\s|totalt\s)?$")
_SENTENCE: Final = re.compile(r"(?<=[a-zæøå\d)][.!?])\s+(?=[A-ZÆØÅ])")
_FEWEST: Final = 2
_WORDS: Final = ("barnehage", "skole", "skule", "oppvekst")


def unit_of_page(notebook: Notebook) -> str | None:
    """The name that is the page's title, where no other unit has a line of its own."""
    title = notebook.title or ""
    called = title if is_unit_name(title) else _opening_name(notebook)
    named = read_unit_name(called) if holds(called, *_WORDS) else None
    if named is None:
        return None
    for entry in outline_of(notebook):
        told = _ABOUT_ONE.sub("", entry.text) if holds(entry.text, *_WORDS) else ""
        other = read_unit_name(told) if told else None
        if other and other[0] != named[0] and (not other[1].strip(" .:") or has_figures(other[1])):
            return None
    return named[0]


def _opening_name(notebook: Notebook) -> str:
    """What the first sentence of the page says that it is about."""
    first = next((entry for entry in outline_of(notebook) if entry.role == "paragraph"), None)
    opening = _SENTENCE.split(first.text)[0].strip(" .") if first else ""
    name = _ABOUT_ONE.sub("", opening)
    return name if name != opening and is_unit_name(name) else ""


def read_page(notebook: Notebook, name: str) -> DraftUnit | None:
    """None where nothing is said that counts."""
    said: dict[str, str] = {}
    for sentence in _sentences(notebook):
        _read(sentence, name, said)
    if not said:
        return None
    told = "; ".join(said.values())
    unit = unit_of(name, told, None, municipality_in(name))
    sections = said.get("sections")
    return replace(unit, departments=unit.departments if sections else None)


def _sentences(notebook: Notebook) -> Iterator[str]:
    for entry in outline_of(notebook):
        if entry.role in {"paragraph", "item"} or _leads_in(entry):
            yield from _SENTENCE.split(entry.text)


def _leads_in(entry: Entry) -> bool:
    return entry.role == "heading" and entry.text.endswith(":")


def _read(sentence: str, name: str, said: dict[str, str]) -> None:
    own = sentence.startswith(name)
    if own or _SAYS.match(sentence):
        owned = _OWNED.search(sentence)
        if owned and "owner" not in said:
            said["owner"] = owned["own"] or _OF_OWNERS[owned["owner"].lower()]
    if _OTHERS.search(sentence):
        return
    sentence = _ABOUT.sub("", sentence)
    labelled = LABELLED_CHILDREN.match(sentence) or LABELLED_SECTIONS.match(sentence)
    if labelled:
        key = "children" if LABELLED_CHILDREN.match(sentence) else "sections"
        said.setdefault(key, labelled[0])
        return
    if not has_figures(sentence) or not (own or _SAYS.match(sentence)):
        return
    for found in SECTIONS.finditer(sentence):
        number = count_of(found["n"]) or 0
        if number >= _FEWEST and _HAS.search(sentence[: found.start() + len(found[0])]):
            said.setdefault("sections", found[0])
            break
    children = CHILDREN.search(sentence)
    if children and not _PER.search(sentence):
        before = sentence[: children.start()]
        if (count_of(children["n"]) or 0) >= _FEWEST and _CHILDREN.search(before):
            said.setdefault("children", children[0])
