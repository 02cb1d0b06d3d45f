"""The region a document speaks for: its municipalities, partners and plans.

The facts are read out of running text, which itself is kept as text.
"""

import re
from dataclasses import replace
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.blocks import Heading, ListBlock, Paragraph
from samspor.reading.draft import Plan, Region
from samspor.reading.kinds.periods import period_in
from samspor.reading.kinds.prose import blocks_under
from samspor.reading.notebook import Fate, Notebook

_NAME: Final = r"[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)*"
_MUNICIPALITIES: Final = re.compile(
    rf"(?:[Kk]ommunene(?<!\wkommunene)|[Kk]ommunane(?<!\wkommunane)|municipalities)\s+(?P<names>{_NAME}(?:(?:\s*,\s*|\s+(?:og"
    rf"|and)\s+){_NAME})+)",
)
_FEWEST_REGIONS: Final = 2
_FEWEST_OF_ONE: Final = 3
_ONE_REGION: Final = re.compile(
    rf"(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s[\wæøåÆØÅ-]+){{0,3}}?)"
    rf"(?:\s*[:–-]|,?\s(?:med|består av|omfatter|omfattar))"
    rf"\s(?:kommunene|kommunane)\s(?P<names>(?:{_NAME}|[a-zæøå]+(?=,))"
    rf"(?:(?:\s*[,.]+\s*|\s+og\s+){_NAME})*)[.,]?\s*$"
)
# "Region kyst: Nes, Holmen og Vik", with who coordinates it behind.
_REGION_LINE: Final = re.compile(
    rf"(?P<name>(?:[Kk]ompetanse|Del)?[Rr]egion\s[\wæøåÆØÅ-]+(?:\s[\wæøåÆØÅ-]+)?|[A-ZÆØÅ][\wæøå-]+regionen)"
    rf"\s*[:–-]\s(?P<names>{_NAME}(?:\skommune|(?:(?:\s*,\s*|\s+og\s+){_NAME})+))(?:\.\s.+|\s\([^()]+\)|\.)?"
)
_BETWEEN: Final = re.compile(r"\s*[,.]+\s*|\s+(?:og|and)\s+(?=[A-ZÆØÅ])")
_LABELLED: Final = re.compile(
    rf"(?:kommune(?:r)?|kommunar|municipalit(?:y|ies))\s*:\s*"
    rf"(?P<names>(?-i:{_NAME}(?:(?:\s*,\s*|\s+(?:og|and)\s+){_NAME})*))",
    re.IGNORECASE,
)
_OWN_LINE: Final = re.compile(
    r"(?P<what>region|(?:hoved|samarbeids)?partner(?:e|ar)?)\s*:\s*(?P<rest>[A-ZÆØÅ].{2,80})",
    re.IGNORECASE,
)
_PARTNER: Final = re.compile(
    r"\b(?:\w*samarbeid\w*|partnerskap\w*|partnarskap\w*|partner\w*)\s+(?:med|er)\s+"
    r"(?P<names>[A-ZÆØÅ][\wÆØÅæøå/-]*(?:(?:\s+(?:og)\s+|,\s+|\s+)[A-ZÆØÅ][\wÆØÅæøå/-]*)*)",
)
_REGION_IN_TITLE: Final = re.compile(
    r"^.*\b(?:i|for|in)\s+(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s+(?!skole|barnehage|skule)[\wæøåÆØÅ-]+)*?)"
    r"\s*,?\s+(?:skoleåret\s+|skuleåret\s+|barnehageåret\s+)?\d{2,4}\s*[-–/]\s*\d{2,4}",
)
_COMPETENCE_NETWORK: Final = re.compile(
    r"\b(?P<name>(?!(?:Regional|Lokal|Kommunal|Felles|Nye?|Våre?|Et|Eit|Lærende|Lærande|Alle)e?\b)"
    r"[A-ZÆØÅ][\wæøå-]+(?:\s+(?!oppvekst|kompetanse)[\wæøå-]+)?)\s+(?:oppvekst\s+)?"
    r"(?:kompetansenettverk|kompetanseregion)\b",
)
# "Langsiktig plan for kompetansenettverket Kysten"
_NETWORK_CALLED: Final = re.compile(
    r"\b[Kk]ompetanse(?:nettverk(?:et)?|region(?:en)?)\s"
    r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+|\sog\s[\wæøå-]+$)?)"
)
_IS_PARTNER: Final = re.compile(
    rf"\b(?!Hvem\b|Kven\b|Hva\b|Kva\b)"
    rf"(?P<name>(?:(?:Høgskulen|Høgskolen|Universitetet)\s(?:i|på)\s)?{_NAME}"
    r"(?:\s(?:universitet|høgskole|høgskule))?)(?:\s\([A-ZÆØÅ]\w+\))?\ser\s"
    r"(?:(?:vår|faglig|fagleg)\s)*(?:hoved|hovud|samarbeids|kompetanse|utviklings)?partn[ae]r(?:en)?\b"
)
_PLAN: Final = re.compile(
    r"(?:langsiktig\w*|strategisk\w*|regional\w*|overordn\w*)\s+(?!tids|fram|frem|møte)(?:\w+)?plan\b|(?:kompetanse"
    r"|kompetanseutviklings|kompetansehevings|strategi|handlings|oppvekst|kvalitets"
    r"|kommunedel|tema|kvalitets- og utviklings)plan\b"
    r"|plan for (?:kompetanse|kvalitet|oppvekst)\w*\b",
    re.IGNORECASE,
)
# "Planen gjelder for 2026–2029", told of the plan that the title names
_PLAN_RUNS: Final = re.compile(
    r"\b(?:Planen|Planperioden|Strategien)\s(?:gjelder|gjeld|varer|varar|er)\s[^.]*?(?=20\d\d)[^.]*",
)
_PLAIN: Final = re.compile(r"[\s–-]")
_AND_BEFORE_NAME: Final = re.compile(r",\s+|\s+(?:og|and)\s+(?=[A-ZÆØÅ])")


def recognise(notebook: Notebook) -> None:
    municipalities, partners = _in_running_text(notebook)
    for line in notebook.lines():
        labelled = _LABELLED.fullmatch(line.text) if notebook.is_free(line) else None
        if labelled:
            _add(municipalities, _AND_BEFORE_NAME.split(labelled["names"]))
            notebook.claim(line, Fate.STRUCTURED)
    listed = _listed_regions(notebook) or _region_lines(notebook)
    if len(listed) == 1:
        listed = [Region(listed[0].name, listed[0].municipalities, tuple(partners))]
    if listed:
        notebook.regions.extend(listed)
    elif municipalities:
        name = _own_lines(notebook, partners) or _region_name(notebook)
        region = Region(name, tuple(municipalities), tuple(partners))
        notebook.regions.append(region)
    for event in notebook.events:
        if event.by_municipality:
            event.municipalities = tuple(municipalities)
    _recognise_plans(notebook)


def _in_running_text(notebook: Notebook) -> tuple[list[str], list[str]]:
    """The municipalities and the partners that its sentences name."""
    municipalities: list[str] = []
    partners: list[str] = []
    for text in _running_texts(notebook):
        for found in _MUNICIPALITIES.finditer(text) if holds(text, "kommun", "municip") else ():
            _add(municipalities, _AND_BEFORE_NAME.split(found["names"]))
        for found in _PARTNER.finditer(text) if holds(text, "samarbeid", "partn") else ():
            _add(partners, _AND_BEFORE_NAME.split(found["names"]))
        for found in _IS_PARTNER.finditer(text) if holds(text, "partn") else ():
            _add(partners, [found["name"]])
    return municipalities, partners


def _listed_regions(notebook: Notebook) -> list[Region]:
    """“Kystregionen med kommunene A, B og C”, an item for each region."""
    found = []
    for block in notebook.blocks:
        for item in block.items if isinstance(block, ListBlock) else ():
            named = _ONE_REGION.match(item.line.text)
            if named:
                names = [name for name in _BETWEEN.split(named["names"]) if name]
                names = [*dict.fromkeys(name[:1].upper() + name[1:] for name in names)]
                found.append((item.line, Region(named["name"].strip(" :–-"), tuple(names), ())))
    alone = len(found) == 1 and len(found[0][1].municipalities) >= _FEWEST_OF_ONE
    if len(found) < _FEWEST_REGIONS and not alone:
        return []
    notebook.claim_all(line for line, _ in found)
    return [region for _, region in found]


def _region_lines(notebook: Notebook) -> list[Region]:
    """“Region kyst: Nes og Vik. Koordinator: …”; the line is kept where it says more."""
    found = []
    for line in notebook.lines():
        named = _REGION_LINE.fullmatch(line.text) if notebook.is_free(line) else None
        names = _AND_BEFORE_NAME.split(named["names"].removesuffix(" kommune")) if named else []
        if named and sum(" " in name for name in names) * 2 <= len(names):  # else they are people
            found.append((line, named["name"], names))
    if len(found) < _FEWEST_REGIONS:
        return []
    for line, _, names in found:
        if line.text.strip(" .").removesuffix(" kommune").endswith(names[-1]):
            notebook.claim(line, Fate.STRUCTURED)
    return [Region(name, tuple(names), ()) for _, name, names in found]


def _own_lines(notebook: Notebook, partners: list[str]) -> str | None:
    """“Region: …” and "Partner: …" on lines of their own; the name, and partners are added."""
    name = None
    for line in notebook.lines():
        said = _OWN_LINE.fullmatch(line.text) if notebook.is_free(line) else None
        if said is None:
            continue
        notebook.claim(line, Fate.STRUCTURED)
        if said["what"].lower() == "region":
            name = said["rest"].strip(" .")
        else:
            _add(partners, _AND_BEFORE_NAME.split(said["rest"].strip(" .")))
    return name


def _running_texts(notebook: Notebook) -> list[str]:
    texts = []
    for block in notebook.blocks:
        if isinstance(block, Paragraph | Heading):
            texts.append(block.line.text)
        elif isinstance(block, ListBlock):
            texts.extend(item.line.text for item in block.items)
    return texts


def _add(names: list[str], more: list[str]) -> None:
    names.extend(name for name in more if name and name not in names)


def _region_name(notebook: Notebook) -> str | None:
    """As the title has it ("… i Trøndelag sørvest 2024/2025"), else the network's own name."""
    headings = [block.line.text for block in notebook.blocks if isinstance(block, Heading)]
    for pattern, texts in (
        (_NETWORK_CALLED, [notebook.title or ""]),
        (_REGION_IN_TITLE, [notebook.title or "", *headings]),
        (_COMPETENCE_NETWORK, _running_texts(notebook)),
    ):
        for text in texts:
            found = pattern.search(text)
            if found:
                return str(found["name"])
    return None


def _recognise_plans(notebook: Notebook) -> None:
    for block in notebook.blocks:
        if not isinstance(block, Heading) or not _PLAN.match(block.line.text):
            continue
        under = blocks_under(notebook.blocks, block.line)
        texts = [each.line.text for each in under if isinstance(each, Paragraph)]
        notebook.claim(block.line, Fate.STRUCTURED)
        said = texts[0] if texts and texts[0].endswith(".") else None
        period = period_in(block.line.text)
        same = _PLAIN.sub("", block.line.text)
        if not any(_PLAIN.sub("", each.name) == same for each in notebook.plans):
            notebook.plans.append(Plan(block.line.text, period, said))
    if len(notebook.plans) == 1 and notebook.plans[0].period is None:
        runs = next((each for text in _running_texts(notebook) if (each := _runs(text))), None)
        notebook.plans = [replace(notebook.plans[0], period=runs)]


def _runs(text: str) -> str | None:
    found = _PLAN_RUNS.search(text) if holds(text, "plan", "strategi") else None
    return period_in(found[0]) if found else None
