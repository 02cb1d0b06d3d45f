"""A project that running text names and goes on to tell of: "… prosjektet «Ute hele året»"."""

import re
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.notebook import Notebook
from samspor.reading.outline import outline_of

_WHAT: Final = r"(?:[a-zæøå]*prosjekt|satsing|program|utviklingsarbeid)(?:et|en|a)"
# "Vi er i gang med utviklingsarbeidet «Gode dager»"
_UNDER_WAY: Final = re.compile(
    rf"\b(?:i gang med|delt(?:ar|ek) i|er med i)\s(?:\w+\s)?{_WHAT}\s[«“”\"]", re.IGNORECASE
)
_NAMED: Final = re.compile(rf"\b{_WHAT}\s[«“”\"](?P<name>[^«»“”\"]{{2,80}})[»”\"]", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    r"(?:^|[.!?]\s+)(?:Prosjektet|Utviklingsprosjektet|Satsingen|Satsinga|Programmet)\s"
    r"(?:går|varer|varar|skal|har som|blir|vert|strekker|strekkjer|startet|starta|er finansiert"
    r"|evalueres|evaluerast|ledes|leies|leiast)\b"
)


# "Kari Nordmann er prosjektleder for prosjektet Bedre overganger."
_LED: Final = re.compile(
    r"(?P<who>[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){1,3})\ser\sprosjektle(?:de|ia)r\s(?:for|i)\s"
    r"(?:del)?prosjekt(?:et)?\s[«“\"]?(?P<name>[A-ZÆØÅ][^.«»“”\"]{2,70})[»”\"]?\."
)


# "Lekeprosjektet er et samarbeid mellom …": its name is the word itself.
_OF_ITS_OWN: Final = (
    r"(?P<name>(?!(?:Hoved|Hovud|Del|For|Pilot|Utviklings|Samarbeids|Forsknings|Forskings"
    r"|Innovasjons|Felles)"
    r"prosjekt)[A-ZÆØÅ][a-zæøå-]{3,}(?:prosjektet|programmet|satsinga|satsingen))"
)
_BETWEEN: Final = re.compile(
    rf"{_OF_ITS_OWN}\ser\s(?:et|eit)\s(?:\w+\s)?samarbeid(?:sprosjekt)?\s(?:mellom|med)\s"
)
_NAME_ALONE: Final = re.compile(rf"(?<![\w«]){_OF_ITS_OWN}\b")
_AIMS: Final = re.compile(
    r"\b(?:[Mm]ålet|[Mm]åla|[Ff]ormålet|[Bb]akgrunnen|[Tt]anken)\s(?:med|for"
    r"|bak)\s(?:\w*prosjektet|programmet|satsing\w+)\s"
)
# "… bygger på innovasjonsprosjektet Læringsbarnehager som startet i 2016"
_THAT_BEGAN: Final = re.compile(
    r"\b[a-zæøå]*prosjektet\s(?P<name>[A-ZÆØÅ][\wæøå-]{3,}(?:\s[A-ZÆØÅ][\wæøå-]+){0,3})\ssom\s"
    r"(?:startet|starta|har pågått|har gått|går over|pågår)\b"
)
_FEWEST: Final = 2


def told_project(notebook: Notebook) -> tuple[str, list[str]] | None:
    """Its name and what is said of it; None where it is only mentioned, or several are."""
    found: dict[str, str] = {}
    led: dict[str, list[str]] = {}
    for entry in outline_of(notebook):
        if entry.role != "paragraph" or not holds(
            entry.text, "prosjekt", "satsing", "program", "utviklingsarbeid"
        ):
            continue
        for named in _NAMED.finditer(entry.text):
            found.setdefault(named["name"].strip(" ."), entry.text)
        if by := _LED.match(entry.text):
            led.setdefault(by["name"].strip(), [f"Prosjektleder: {by['who']}"])
        if began := _THAT_BEGAN.search(entry.text):
            led.setdefault(began["name"], [entry.text])
        if own := _BETWEEN.search(entry.text):
            led.setdefault(own["name"], [own.string[own.start() :]])
    if len(led) == 1:
        return next(iter(led.items()))
    if len(found) != 1:
        return _told_by_its_word(notebook)
    name, text = next(iter(found.items()))
    return (name, [text]) if _GOES_ON.search(text) or _UNDER_WAY.search(text) else None


def _told_by_its_word(notebook: Notebook) -> tuple[str, list[str]] | None:
    """“Lekeprosjektet”, named more than once on a page that also says what it is for."""
    texts = [
        entry.text
        for entry in outline_of(notebook)
        if entry.role != "table" and holds(entry.text, "prosjekt", "program", "satsing")
    ]
    named = [found["name"] for text in texts for found in _NAME_ALONE.finditer(text)]
    if len(named) < _FEWEST or len(set(named)) != 1 or not any(map(_AIMS.search, texts)):
        return None
    told = [text for text in texts if named[0] in text or _AIMS.search(text)]
    return named[0], told
