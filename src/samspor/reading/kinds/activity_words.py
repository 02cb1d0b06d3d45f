"""The words that tell what an activity is, where it is held, how, and for whom."""

import re
from functools import lru_cache
from typing import Final

from samspor.kernel.timing import Timing
from samspor.reading.any_case import AnyCase, holds
from samspor.reading.draft import ActivityKind, ActivityMode, DerivedKind

_RELATIONS: Final[tuple[tuple[DerivedKind, re.Pattern[str]], ...]] = (
    (
        "preparation",
        re.compile(
            r"\b(?:forberedelser?|førebuing(?:ar)?|forarbeid|førearbeid|forberede|førebu"
            r"|preparations?)\b"
            r"(?:\s+(?:til|for|av|før|to))?",
            re.IGNORECASE,
        ),
    ),
    (
        "follow_up",
        re.compile(
            r"\b(?:oppfølg(?:ing|jing)|etterarbeid|følge opp|følgje opp|follow-?up)\b"
            r"(?:\s+(?:av|etter|fra|frå|på|til|of))?",
            re.IGNORECASE,
        ),
    ),
    (
        "evaluation",
        re.compile(
            r"\b(?:evaluering|evaluere|vurdering|evaluation)\b(?:\s+(?:av|etter|of))?",
            re.IGNORECASE,
        ),
    ),
)
# One of them stands in every relation.
_RELATED: Final = (
    *("forbered", "førebu", "forarbeid", "førearbeid", "preparation", "oppfølg", "etterarbeid"),
    *("følge opp", "følgje opp", "follow", "evaluer", "vurder", "evaluation"),
)
_KINDS: Final[tuple[tuple[ActivityKind, AnyCase], ...]] = (
    ("deadline", AnyCase(r"frist|innlevering|deadline")),
    (
        "professional_day",
        AnyCase(
            r"fagdag|kursdag|konferanse|seminar|planleggj?ingsdag|plandag|professional day"
            r"|conference"
        ),
    ),
    ("gathering", AnyCase(r"samling|gathering")),
    ("meeting", AnyCase(r"møte|møter|meeting")),
    ("gathering", AnyCase(r"nettverk|network")),
)
_LONG_WORD: Final = re.compile(r"[a-zæøå]{3,}")
_TIME_WORD: Final = re.compile(
    r"\b(?:\w+dag|jan\w*|feb\w*|mars|apr\w*|mai|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*"
    r"|nov\w*|des\w*|uke|veke|primo|medio|ultimo)\b"
)
_MOST_WORDS_BEFORE: Final = 2
_HELD_OR_PLANNED: Final = AnyCase(
    r"planleg|møte|samling|fagdag|dag\b|konferanse|seminar|nettverk|meeting|gathering"
)
_DIGITAL: Final = AnyCase(
    r"\bdigitalt?e?\b(?!\s(?:dømmekraft|kompetanse|praksis|hverdag|kvardag|ferdighet|ferdigheit"
    r"|danning|verktøy|barndom|plan|teknologi|lek|mobbing|læring|utvikling))|\bteams\b|\bzoom\b"
    r"|\bnettmøte|på nett\b|\bonline\b",
    *("digital", "teams", "zoom", "nettmøte", "på nett", "online"),
)
_HYBRID: Final = AnyCase(r"\bhybrid|både fysisk og digital", "hybrid", "både fysisk")
_PLACE: Final = re.compile(
    r"(?:,\s*)?(?:(?:\b(?:ved|på|hos|at)\s+|\b(?i:sted|stad|place)\s*:\s*)"
    r"(?P<named>[A-ZÆØÅ][^|,.;:()]*?)"
    r"|\b(?:i|på|ved)\s+(?P<house>(?:[A-ZÆØÅ]\w+\s+)*\w*(?:hus|huset|sal|salen|hallen|rommet"
    r"|senteret"
    r"|senter|skole|skule|barnehage)))(?=\s*(?:[|,.;:()]|$|\s(?:for|med|uten|utan|sammen|saman|etter|før)\s"
    r"|\s(?:blir|er|vert|holdes|haldast|arrangeres|arrangerast|kl)\b))",
)
# One of them stands in all that the one above finds.
_NAMED_PLACE: Final = re.compile(r"(?:ved|på|hos|at)\s+[A-ZÆØÅ]|(?i:sted|stad|place)\s*:")
_HOUSE: Final = re.compile(
    r"(?:hus(?:et)?|sal(?:en)?|hallen|rommet|senter(?:et)?|sk[ou]le|barnehage)(?=\s|[|,.;:()]|$)"
)
# "delta på FAUs møter"
_NO_PLACE: Final = re.compile(r"^SFO$|møte(?:r|ne|t)?$|møta$|samling(?:er|ar|en|ene|a)?$")
_ONLY_PLACE: Final = re.compile(
    r"(?:på\s|i\s)?(?:teams|zoom|digitalt?|nettmøte|fysisk|hybrid"
    r"|(?:kommunestyre|formannskaps)salen|rådhuset|biblioteket|aulaen|kantina|kantinen|gymsalen"
    r"|(?:møterom|grupperom)\s\w+|campus\s[A-ZÆØÅ]\w+|[A-ZÆØÅ][\wæøåÆØÅ-]*\scampus"
    r"|[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s[\wæøåÆØÅ-]*)?(?:hus|huset|hotell|hotellet|sal|salen|senteret"
    r"|senter|sentralen|stua|stova|rommet|skole|skule|barnehage|hallen)(?:,\s.{2,30})?)",
    re.IGNORECASE,
)
_ONLY_MODE: Final = re.compile(r"digitalt?|fysisk|hybridt?", re.IGNORECASE)
_PLACE_BEHIND: Final = re.compile(
    r"(?<=[\w)\"»])(?:[.,]\s(?:(?:[Ss]ted|[Ss]tad|[Oo]ppmøte(?:sted)?):?\s(?:på\s|ved\s|i\s)?)?|\s[–-]\s)"
    r"(?P<place>[A-ZÆØÅ][\wæøå ]{3,30}|digitalt?|på teams)$"
)
_BY_EACH: Final = re.compile(
    r"[\s,(|–-]*\b(?P<who>(?P<each>kommune|region|barnehage|skole|enhet|bydel|eining|gruppe)vis"
    r"|felles)\b\)?[\s.|]*$",
    re.IGNORECASE,
)
# "Nettverk for pedagogiske ledere" is called so; for whom is its name.
_IS_ALL_OF_NAME: Final = re.compile(
    r"(?:fag|lærende |lærande )?(?:nettverk|forum)(?:et)?", re.IGNORECASE
)
_FOR_WHOM: Final = re.compile(
    r"[\s,(]+\bfor\s+(?P<who>(?:alle|ansatte|styrere|styrarar|pedagogiske|nye|ressurspersoner"
    r"|tilsette|all)\b"
    r"(?:(?!\s(?:nr|starter|startar|begynner|byrjar|beg)\b)[^|,.;:()])*)\)?",
    re.IGNORECASE,
)


def relation_of(text: str) -> tuple[DerivedKind | None, int]:
    """The relation the text opens with, and where the words about it end.

    A day or an adjective may stand before ("5. november: Kommunal oppfølging av …"), but not
    something that is held ("Møte om oppfølging av …") or planned.
    """
    for relation, words in _RELATIONS if holds(text, *_RELATED) else ():
        found = words.search(text)
        if found:
            before = _without_months(text[: found.start()])
            few = len(_LONG_WORD.findall(before)) <= _MOST_WORDS_BEFORE
            if few and not _HELD_OR_PLANNED.search(before):
                return relation, found.end()
    return None, 0


def _without_months(text: str) -> str:
    return _TIME_WORD.sub("", text.lower())


def kind_of(title: str, timing: Timing | None) -> ActivityKind:
    """By its words; else something with a day is met in, and something without is a period."""
    for kind, words in _KINDS:
        if words.search(title):
            return kind
    return "meeting" if timing and timing.is_dated else "period"


def mode_of(text: str, place: str | None) -> ActivityMode | None:
    if _HYBRID.search(text):
        return "hybrid"
    if _DIGITAL.search(text):
        return "digital"
    return "physical" if place else None


def is_only_mode(text: str) -> bool:
    """“Digitalt” under "Sted" says how, and not where."""
    return _ONLY_MODE.fullmatch(text.strip(" .,()")) is not None


def place_of(text: str) -> tuple[str | None, str]:
    """The place and the text without it; the name begins large ("ved DMMH")."""
    may_tell = _NAMED_PLACE.search(text) or _HOUSE.search(text)
    found = _PLACE.search(text) if may_tell else None
    if not found:
        return None, text
    place = (found["named"] or found["house"]).strip()
    if _NO_PLACE.search(place):
        return None, text
    return place, f"{text[: found.start()]} {text[found.end() :]}".strip(" |")


def place_behind(title: str) -> tuple[str, str]:
    """“Fagsamling, Fjordhotellet” as what and where; no place where the last words are none."""
    found = _PLACE_BEHIND.search(title)
    is_place = found is not None and is_only_place(found["place"])
    return (title[: found.start()], found["place"]) if found and is_place else (title, "")


@lru_cache(maxsize=4_096)
def is_only_place(text: str) -> bool:
    """“Teams” and "Rådhuset, møterom 2": where, and not what."""
    return _ONLY_PLACE.fullmatch(text.strip(" .,()")) is not None


def audience_of(text: str) -> tuple[str | None, bool, str]:
    """For whom, whether each municipality holds its own, and the text without it."""
    by_each = _BY_EACH.search(text) if holds(text, "vis", "felles") else None
    found = by_each or (_FOR_WHOM.search(text) if holds(text, "for") else None)
    if not found or _IS_ALL_OF_NAME.fullmatch(text[: found.start()].strip(" ,(")):
        return None, False, text
    by_municipality = by_each is not None and (by_each["each"] or "").lower() == "kommune"
    before, behind = text[: found.start()], text[found.end() :]
    gap = " " if behind.startswith("(") else ""
    return found["who"].strip(), by_municipality, f"{before}{gap}{behind}"
