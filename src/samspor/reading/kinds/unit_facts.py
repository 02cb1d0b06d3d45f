"""What is said of one unit: children, sections and who owns it, in the words beside its name."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from samspor.reading.any_case import holds
from samspor.reading.draft import DraftUnit
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.kinds.unit_words import FORMS, OWNERS, municipality_in, ownership_in, unit_kind

Ownership = Literal["municipal", "private"]
CHILDREN: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s*(?:barn(?:a|ehageplass\w*)?|born|elev(?:er|ar)|plass(?:er|ar)|ungar"
    rf"|unger)\b",
    re.IGNORECASE,
)
LABELLED_CHILDREN: Final = re.compile(
    r"\b(?:antall|tal(?:et)? på)?\s*(?:barn|born|elever|elevar|plasser|plassar)\s*:\s*"
    r"(?:ca\.?\s*)?(?P<n>\d+)",
    re.IGNORECASE,
)
SECTIONS: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s*(?:(?:selvstendige|sjølvstendige|store|små|aldersdelte|aldersblandede|aldersblanda|ordinære)\s)?"
    rf"(?P<word>avdeling|base|gruppe|klasse|barnegruppe|storbase|avd)(?:r|er|ar"
    rf"|ene|ane)?\b",
    re.IGNORECASE,
)
LABELLED_SECTIONS: Final = re.compile(
    r"\b(?:antall\s|tal\s)?(?P<word>avdeling|base|gruppe)(?:r|er|ar)\s*:\s*(?P<n>\d+)",
    re.IGNORECASE,
)
# One of them stands in all of these.
_COUNTED: Final = (
    "barn",
    "avd",
    "elev",
    "plass",
    "gruppe",
    "klasse",
    "base",
    "born",
    "ungar",
    "unger",
)
GROUP: Final = re.compile(
    rf"^(?:dei |de |våre )?(?P<n>{COUNT})?\s*(?P<own>kommunale|private|ikke-kommunale"
    rf"|ikkje-kommunale|foreldreeide|foreldreeigde)?"
    r"\s*(?P<what>barnehager|barnehagar|barnehagene|barnehagane|skoler|skular|skolene|skulane"
    r"|enheter|einingar"
    r"|grunnskoler|grunnskular|oppvekstsenter|oppvekstsentre)\b(?P<rest>\s*(?:og$|[:(,].*|(?:med"
    r"|som er|i|på|har)\s.*)?)$",
    re.IGNORECASE,
)
# "I Vik kommune har vi 7 kommunale barnehagar." over "Desse er:".
COUNTED_LAST: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s(?:(?P<own>kommunale|private|ikke-kommunale|ikkje-kommunale)\s)?"
    r"(?P<what>barnehager|barnehagar|skoler|skular|grunnskoler|grunnskular)(?P<rest>)\s?\.$",
    re.IGNORECASE,
)
# "Fjordby kommune eig og driv desse barnehagane:" over their names, a line each.
OWNS_THESE: Final = re.compile(
    r"\b(?:eig|eier|driv|driver|har)\b[^.:]*\b(?:disse|desse|følgende|følgjande)\s"
    r"(?:(?P<own>kommunale|private)\s)?(?P<what>barnehag(?:ene|ane|er|ar)|skolene|skulane|skoler"
    r"|skular)"
    r"(?P<rest>)(?P<n>)\s?:$",
    re.IGNORECASE,
)
THESE_ARE: Final = re.compile(
    r"(?:disse|desse|dei?|det|barnehagene|barnehagane|skolene|skulane)\s(?:er|heter|heiter)\s?:",
    re.IGNORECASE,
)
TOTAL: Final = re.compile(
    r"^(?:sum|totalt|i alt|til sammen|tilsaman|samlet|samla|alle)\b\D{0,40}(?P<n>\d+)?",
    re.IGNORECASE,
)
FEWEST: Final = 2


@dataclass(slots=True)
class Group:
    """Units under one heading: "5 kommunale barnehager"."""

    what: str
    stated: int | None
    ownership: Ownership | None
    owner_form: str | None
    units: list[DraftUnit] = field(default_factory=list)


def has_figures(text: str) -> bool:
    patterns = (CHILDREN, SECTIONS, LABELLED_CHILDREN, LABELLED_SECTIONS)
    return holds(text, *_COUNTED) and any(pattern.search(text) for pattern in patterns)


# "Bekken barnehage (K)", "Lia barnehage (P)" in a list of both.
_OWNER_LETTER: Final = re.compile(r"\s*\((?:(?P<own>k|kom\.?)|p|priv\.?)\)", re.IGNORECASE)


def _owner(rest: str) -> Ownership | None:
    letter = _OWNER_LETTER.match(rest)
    if letter:
        return "municipal" if letter["own"] else "private"
    return ownership_in(rest)


def unit_of(name: str, rest: str, group: Group | None, municipality: str | None) -> DraftUnit:
    children = CHILDREN.search(rest) or LABELLED_CHILDREN.search(rest)
    sections = SECTIONS.search(rest) or LABELLED_SECTIONS.search(rest)
    whole = f"{name} {rest}"
    combined = "oppvekstsent" in whole.lower() or "oppvekstområde" in whole.lower()
    return DraftUnit(
        name=name,
        kind=unit_kind(name),
        ownership=_owner(rest) or (group.ownership if group else None),
        owner_form=FORMS.find(rest) or (group.owner_form if group else None),
        children=count_of(children["n"]) if children else None,
        departments=count_of(sections["n"]) if sections else None,
        section_word=OWNERS.section_word(sections["word"]) if sections else None,
        municipality=municipality_in(rest) or municipality,
        combined_centre=combined,
    )
