"""Units that a sentence lists: "Enheten består av Lia barnehage og Nes barnehage".

The names must be whole, or as many as the sentence says that there are. The text itself is kept.
"""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.any_case import AnyCase, holds
from samspor.reading.draft import DraftUnit, Total
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.kinds.unit_facts import FEWEST, Group, unit_of
from samspor.reading.kinds.unit_words import is_unit_name, municipality_in, ownership_in
from samspor.reading.notebook import Notebook
from samspor.reading.outline import outline_of

_WHO: Final = r"(?:enhet|eining|virksomhet|verksemd|kommune|område|sektor|etat|driftsenhet)\w*"
_CONSISTS: Final = re.compile(
    rf"\b{_WHO}\b[^.:]{{0,60}}?\s"
    r"(?:består av|omfatter|omfattar|driver|driv)\s(?P<names>[A-ZÆØÅ][^.:;]+)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s(?:(?P<own>kommunale|private)\s)?"
    r"(?P<what>barnehager|barnehagar|skoler|skular|barneskoler|barneskular|grunnskoler|grunnskular)"
    r"(?:\si\s[A-ZÆØÅ]\w+(?:\skommune)?)?\s?(?::|,|–|-|;)\s(?P<names>(?-i:[A-ZÆØÅ])[^.:;]+)",
    re.IGNORECASE,
)
# Asked of each sentence first: few list units.
_MAY_LIST: Final = AnyCase(
    r"(?:består av|omfatt[ea]r|driver?)\s"
    r"|(?:barnehag[ea]r|skoler|skular)(?:\si\s\w+(?:\skommune)?)?\s?[:,–;-]\s",
    *("består av", "omfatt", "driv", "barnehag", "skoler", "skular"),
)
_NOUN: Final = r"(?:barnehag[ea]r?|grunnskol[ea]r?|grunnskul[ea]r?|skol[ea]r?|skul[ea]r?)"
_OWNED: Final = rf"(?:{COUNT})\s(?:kommunale?|private?|offentlige?|offentlege?)\b(?:\s{_NOUN}\b)?"
_BOTH: Final = re.compile(
    r"\b(?:har|omfatter|omfattar|består av|er|finnes|finst|fordelt (?:på|i)|fordelte på)\s"
    r"(?:det\s|vi\s|me\s|nå\s|no\s|i dag\s)*"
    rf"(?P<owned>{_OWNED}(?:\s?(?:,|,?\s(?:og|samt))\s{_OWNED})+)",
    re.IGNORECASE,
)
# "I Fjordby kommune er det 8 private barnehagar."
_ONE_OWNER: Final = re.compile(
    rf"(?:I\s(?:[A-ZÆØÅ][\wæøå-]+\s)?kommunen?|[A-ZÆØÅ][\wæøå-]+\skommune|Kommunen)\s(?:er det"
    rf"|har(?: vi)?|finnes det|finst det)\s"
    rf"(?P<n>{COUNT})\s(?P<own>kommunale|private)\s(?P<what>barnehager|barnehagar|skoler|skular)\."
)
_SPREAD: Final = re.compile(
    rf"(?P<n>{COUNT})\s(?:barn|born|elev[ea]r)\s(?:er|går|er nå|er no)\s(?:fordelt|fordelte|i)\s",
    re.IGNORECASE,
)
_EACH_OWNED: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s(?P<own>kommunal|privat|offentlig|offentleg)e?\b"
    rf"(?:\s(?P<what>{_NOUN})\b)?",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s(?P<what>{_NOUN})\b[^.]*\.\s+Av (?:disse|desse)\s$", re.IGNORECASE
)
# A network or a project names its members, and is no list of what the municipality has.
_OF_OTHERS: Final = re.compile(
    r"nettverk|prosjekt|pilot|samarbeid|deltar|deltek|partner", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"\.(?<=[a-zæøå)]\.)\s+(?=[A-ZÆØÅ])")
_BETWEEN: Final = re.compile(r"\s*,\s*(?:og\s+)?|\s+(?:og|samt)\s+(?=[A-ZÆØÅ])")
_NAME: Final = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ.'’&-]*(?:\s[\wæøåÆØÅ.'’&-]+){0,4}")


def listed_units(notebook: Notebook) -> Iterator[tuple[Group | None, list[DraftUnit]]]:
    """Each group that a sentence counts, or None, with its units."""
    place = municipality_in(notebook.title or "")
    before: list[str] = []  # sentences that have not been asked where they are of
    for entry in outline_of(notebook):
        if entry.role != "paragraph" or not holds(entry.text, "barnehage", "skol", "skul"):
            continue
        for sentence in _SENTENCE.split(entry.text):
            before.append(sentence)
            if not _MAY_LIST.search(sentence) or _OF_OTHERS.search(sentence):
                continue
            counted, consists = [*_COUNTED.finditer(sentence)], _CONSISTS.search(sentence)
            if not (counted or consists):
                continue
            place = _place_in(before) or place
            before.clear()
            for found in counted:
                names = _names(found["names"])
                if len(names) == count_of(found["n"]):
                    group = _group(found, len(names))
                    yield group, [unit_of(name, "", group, place) for name in names]
            names = _names(consists["names"]) if consists else []
            if len(names) >= FEWEST and all(map(is_unit_name, names)):
                yield None, [unit_of(name, "", None, place) for name in names]


def _place_in(told: list[str]) -> str | None:
    """The municipality named last by what is of one's own units."""
    own = (sentence for sentence in reversed(told) if not _OF_OTHERS.search(sentence))
    return next(filter(None, map(municipality_in, own)), None)


def counted_owners(notebook: Notebook) -> list[Total]:
    """“Vi har 8 kommunale barnehager og 13 private” says how many, and names none."""
    for entry in outline_of(notebook):
        if entry.role != "paragraph" or not holds(entry.text, "privat", "kommunal"):
            continue
        alone = _ONE_OWNER.match(entry.text)
        if alone:
            return [Total(f"{alone['own']} {alone['what']}".lower(), count_of(alone["n"]), None)]
        found = _BOTH.search(entry.text)
        each = list(_EACH_OWNED.finditer(found["owned"])) if found else []
        whole = _OF_THEM.search(entry.text[: found.start()]) if found else None
        what = next((one["what"] for one in (*each, whole) if one and one["what"]), None)
        if what is None:
            continue
        plural = what if what.endswith("r") else f"{what}r"
        told = [(f"{one['own']}e {plural}", one["n"]) for one in each]
        if whole:
            told.insert(0, (plural, whole["n"]))
        spread = _SPREAD.search(entry.text[: found.start("owned")]) if found else None
        if spread:
            told.append(("barn" if "barnehag" in what else "elever", spread["n"]))
        return [Total(name.lower(), count_of(count), None) for name, count in told]
    return []


def _names(text: str) -> list[str]:
    names = [name.strip(" .") for name in _BETWEEN.split(text)]
    return names if all(map(_NAME.fullmatch, names)) else []


def _group(found: re.Match[str], count: int) -> Group:
    words = " ".join(filter(None, [found["own"], found["what"]])).lower()
    return Group(words, count, ownership_in(found["own"] or ""), None)
