"""What a heading announces: focus areas, initiatives, networks, units and so on.

A heading's own words decide; recognisers use it to know where their part of a document begins and
where another's does.
"""

import re
from functools import lru_cache
from typing import Final, Literal

from samspor.reading.any_case import AnyCase
from samspor.reading.kinds.area_parts import is_label
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Section

Announced = Literal[
    "focus", "initiatives", "networks", "units", "experiences", "dilemmas", "plan", "calendar"
]

_CHAPTER: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-ZÆØÅ])")
# "Trygge netter (forprosjekt)" is the name of one.
_BRACKET: Final = re.compile(r"\s*\([^()]*\)$")
_AREAS: Final = r"område(?:r|t|ne|ni|na|a)?\b"
_WORDS: Final[tuple[tuple[Announced, AnyCase], ...]] = (
    (
        "calendar",
        AnyCase(
            r"årshjul|årsplan|barnehagerut|skolerut|skulerut|møteplan|møteoversikt|terminliste"
            r"|planleggj?ingsdag|plandag|ferie|fridag|kalender|aktivitetsplan|framdriftsplan"
            r"|fremdriftsplan|datoer|datoar|samlingsplan"
        ),
    ),
    ("dilemmas", AnyCase(r"\bdilemma")),
    (
        "experiences",
        AnyCase(
            r"erfaring|undring|suksess|snubletråd|gode råd|\bråd og tips|\btips\b|lærdom"
            r"|fallgruve|refleksjoner"
        ),
    ),
    (
        "focus",
        AnyCase(
            r"\b(?:strategiske|overordnede|overordna|prioriterte) (?:satsing|satsning)"
            r"|^tema(?:er|ene|a)? (?:for|i) (?:plan)?perioden\b"
        ),
    ),
    (
        "initiatives",
        AnyCase(
            r"aktuelle (?:satsing|satsning)|\b(?:våre |viktige |lokale |regionale )*"
            r"(?:satsing(?:er|ar)|satsning(?:er|ar)|satsingane|satsingene)\b|prosjekt(?:er|ene"
            r"|a|oversikt|liste|lista)?\b"
            r"|\btiltak\b|utviklingsprosjekt|pågående|pågåande"
        ),
    ),
    (
        "focus",
        AnyCase(
            rf"(?:fokus|satsings|satsnings|innsats|\bmål|\butviklings|prioriterte?\s)\s?{_AREAS}"
            r"|hovedsatsing|hovudsatsing|prioriteringer\b|prioriteringar\b|\bhovedmål\b"
            r"|\bhovudmål\b"
        ),
    ),
    ("plan", AnyCase(r"\b(?!timeplan)\w*plan(?:en|er|ar)?\b")),
    (
        "networks",
        AnyCase(
            r"nettverk(?:a|ene|ane)?\b|^[\w-]+nettverket(?:\s(?:for|i)\s[^.]{3,50})?$|nettverks(?:koordinator|leder|leiar|oversikt|liste|grupper|kart)\w*"
        ),
    ),
    (
        "units",
        AnyCase(
            r"\b(?:barnehage(?:r|ne|ane|ar)|skol(?:er|ene|ane)|skul(?:ar|ane)|enhet(?:er|ene)"
            r"|eining(?:ar|ane))\b"
        ),
    ),
)


# What these announce is no part of what stands above.
_OF_ITS_OWN: Final = frozenset({"calendar", "initiatives", "focus", "networks", "dilemmas"})


@lru_cache(maxsize=1_024)
def announced_by(text: str) -> Announced | None:
    return next((kind for kind, words in _WORDS if words.search(text)), None)


def scope_after(sections: list[Section], first: int, *, kind: Announced) -> list[Section]:
    """The sections a heading speaks for: those under it, and those after it on its own level.

    Many pages give all headings one level, so the scope runs until a heading on a higher level or
    one that announces something else.
    """
    opener = sections[first]
    depth = _depth_of_chapter(opener.title)
    scope: list[Section] = []
    for section in sections[first + 1 :]:
        if section.level < opener.level:
            break
        if depth and _depth_of_chapter(section.title) == depth:
            break  # "3 Oppfølging" after "2 Satsingsområder"
        if not section.lies_under(opener) and not (kind == "focus" and is_label(section.title)):
            other = announced_by(section.title)
            if other not in {None, kind} and not section.body:
                break
            if other in _OF_ITS_OWN and other != kind:
                break
        scope.append(section)
    return scope


def _depth_of_chapter(title: str) -> int:
    """Of “2.1 Lek” it is 2; 0 without a number."""
    found = _CHAPTER.match(title)
    return found["number"].count(".") + 1 if found else 0


def is_page_title(
    notebook: Notebook, sections: list[Section], number: int, *, besides: tuple[Announced, ...] = ()
) -> bool:
    """The document's own title, over sections that announce something themselves.

    `besides` is what names under the title may sound like: "Trygge barnehager" is a programme.
    """
    section = sections[number]
    if section.title.rstrip(" .:") != notebook.title or section.items:
        return False
    told = {announced_by(_BRACKET.sub("", each.title)) for each in sections[number + 1 :]}
    return bool(told - {None} - set(besides))
