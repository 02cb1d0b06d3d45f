"""A grant scheme that has a heading or a page of its own, and what the sentences say it is for.

“Regional ordning for barnehager” over “Ordningen skal bidra til at …”. The text itself is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import Scheme
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_LONGEST_NAME: Final = 110
_FEW_WORDS: Final = 3
# What is known to be a scheme by its name alone.
_OWN_NAME: Final = re.compile(
    r"(?:Den\s)?(?:[Rr]egional|[Dd]esentralisert|[Ss]tatl(?:ig|eg)|[Nn]asjonal)e?\s(?:tilskudds?|tilskots?)?"
    r"ordning(?:en|a)?\s(?:for|til)\s.{3,80}"
    r"|(?:[Dd]esentralisert|[Rr]egionbasert|[Kk]ollektiv)\skompetanse(?:utvikling|heving)\b.{0,60}"
    r"|Kompetanseløft(?:et)?\sfor\s.{3,60}|Kompetanseløftet"
)
# A name like this is a scheme's where the page is about schemes, or its purpose stands under it.
_LOOSE_NAME: Final = re.compile(
    r"(?:[Tt]ilskudds?|[Tt]ilskots?)(?:ordning(?:en|a)?)?\s(?:for|til)\s.{3,80}"
    r"|(?:\w*midler|\w*midlar|[Ss]tøtte|[Ss]tønad|[Ss]tipend\w*)\s(?:for|til)\s.{3,80}"
)
_ABOUT_SCHEMES: Final = re.compile(
    r"\b(?:tilskudds?|tilskots?|støtte)ordning(?:er|ar)\b", re.IGNORECASE
)
_ABOUT_GRANTS: Final = re.compile(r"(?:Tilskudd|Tilskot|Støtte|Midler|Midlar|Stipend)\b")
_FAMILIES: Final = (
    re.compile(r"\brekomp?\b|regional\w*\sordning|regionbasert", re.IGNORECASE),
    re.compile(r"\bdekomp?\b|desentralisert", re.IGNORECASE),
    re.compile(r"kompetanseløft", re.IGNORECASE),
    re.compile(r"kollektiv kompetanseutvikling", re.IGNORECASE),
)
DOES: Final = (
    r"(?:bidra|bidrage|bygge opp under|byggje opp under|stimulere|støtte|stø|styrke|styrkje|sikre"
    r"|gi|gje|hjelpe|fremme|fremje"
    r"|utvikle|heve|legge til rette|leggje til rette|gjøre|gjere|sørge for|syte for"
    r"|medvirke|medverke|øke|auke)"
)
_SUBJECT: Final = (
    r"(?:(?:[Dd]en\s|[Dd]enne\s)?(?:\w+e\s)?(?:[Rr]egional|[Dd]esentralisert)?e?\s?"
    r"(?:[Oo]rdning(?:en|a)?|[Tt]ilskudds?ordningen|[Tt]ilskotsordninga|[Tt]ilskuddet|[Tt]ilskotet"
    r"|[Mm]idlene|[Mm]idlane|[Bb]ruken av (?:de statlige |dei statlege |statlige "
    r"|statlege )?mid(?:ler|lar|lene|lane)|[Kk]ompetanseløftet)|Lokal kompetanseutvikling|Den|Ho)"
)
_SHALL: Final = re.compile(
    rf"^{_SUBJECT}(?:\s(?:for|til|i)\s[^.]{{3,80}}?)?(?:\s(?:er|skal(?!\s{DOES}\s)"
    rf"|blir)\s[^.]{{3,140}}?,?\sog)?"
    r"\s(?:skal|vil)\s(?:samtidig\s|også\s|òg\s|i tillegg\s)?"
    rf"(?P<goal>{DOES}\s.+)$"
)
# "… skal bidra til det ene og skal bidra til det andre": two of them.
_AND_SHALL: Final = re.compile(rf",?\s(?:og|samt)\s(?:skal|vil)\s(?:også\s|òg\s)?(?={DOES}\s)")
# "Regional ordning er en satsing for barnehager som skal sikre …"
_IS_TO: Final = re.compile(
    rf"^{_SUBJECT}(?:\s(?:for|til|i)\s[^.]{{3,80}}?)?\ser\s(?:en|ei|et|eit)\s[^.]{{3,80}}?"
    rf"\ssom\sskal\s(?P<goal>{DOES}\s.+)$"
)
# Somebody takes part in a scheme, "som skal bidra til …".
_THAT_SHALL: Final = re.compile(
    rf"\bordning(?:en|a)?\s(?:for"
    rf"|til)\s[^.()]{{3,80}}?(?:\s\([^()]+\))?,?\ssom\sskal\s(?P<goal>{DOES}\s.+)$"
)
_MEANS: Final = re.compile(
    r"\b(?:(?:verkemid|virkemid)\w+|verktøy|verkty)\ssom\sskal\s+(?P<goal>\S.+)$"
)
_PURPOSE: Final = re.compile(
    r"(?:mål|målet|formål|formålet|føremål|hensikt)\s*:\s*(?P<goal>\S.+)", re.IGNORECASE
)
_AIM: Final = re.compile(
    r"(?:hoved|hovud)?(?:mål(?:et)?|formål(?:et)?|føremål(?:et)?|hensikten)\s"
    r"(?:er|med [\wæøå ]{3,40} er)\s(?:at\s|å\s)?(?P<goal>[^.]+)\.?",
    re.IGNORECASE,
)
# "Målet er at:", "… som har som mål å:" over a list.
_AIM_OVER: Final = re.compile(
    r"(?:^|\b(?:har som|med som|har til|der)\s|\bdoble\s)"
    r"(?:mål|formål|føremål|hensikt|siktemål)(?:et|a|en|ene)?"
    r"(?:\smed\s[\wæøå ]{3,40}?)?(?:\s(?:er|handler om|handlar om))?(?:\s(?:å|at))?\s*:$",
    re.IGNORECASE,
)
# "Hva er målet med regional ordning for kompetanseutvikling?" names it where the title does not.
_ASKED: Final = re.compile(
    r"(?:Hva|Kva)\s(?:er|vil)\s(?:(?:målet|formålet|føremålet|hensikten)\smed\s)?(?P<name>\S.+)\?"
)
# Points that finish the line above them: "er å utvikle …", "og utviklingsarbeid".
_GOES_ON: Final = re.compile(r"^(?:er\s(?:å|at)|og)\s")
_SHORT_NAME: Final = re.compile(r"(?:rekomp?|dekomp?)", re.IGNORECASE)
_ABOUT_ONE: Final = re.compile(r"(?:Om\s)?(?P<name>(?i:rekomp?|dekomp?))")
_DEFINITE: Final = re.compile(
    r"^(?:Den\s)?(?P<kind>regional|desentralisert)e\sordning(?:en|a)\b", re.IGNORECASE
)
_ARTICLE: Final = re.compile(r"^[Dd]en\s")
SENTENCE: Final = re.compile(r"(?:(?<=[a-zæøå)][.!?])\s*|(?<=\d{4}\.)\s+)(?=[A-ZÆØÅ])")
_BEFORE_BRACKET: Final = re.compile(r"\.\s+\(")


def in_short_form(name: str) -> str:
    """“Den regionale ordningen for barnehager” is called "Regional ordning for barnehager"."""
    return _DEFINITE.sub(lambda found: f"{found['kind'].capitalize()} ordning", name)


def family_of(name: str) -> int | None:
    """Which of the known schemes a name is of, as "Dekomp" is short for another."""
    return next((n for n, words in enumerate(_FAMILIES) if words.search(name)), None)


def is_named(notebook: Notebook, name: str) -> bool:
    family = family_of(name)
    return any(
        each.name.casefold() == name.casefold()
        or (family is not None and family_of(each.name) == family)
        for each in notebook.schemes
    )


def read_headed(notebook: Notebook) -> None:
    """Names that stand alone on their line, with the purpose told under them."""
    over: Scheme | None = None
    title = notebook.title or ""
    about = bool(_ABOUT_SCHEMES.search(title) or _ABOUT_GRANTS.match(title))
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    for place, entry in enumerate(entries):
        named = _name(entry, entries[place + 1 : place + 2], about=about)
        if not named and (told := _told_by_short_name(notebook, entry)):
            over = told
        elif named and not is_named(notebook, named):
            over = Scheme(named, ())
            notebook.add_kind("schemes")
            notebook.schemes.append(over)
            notebook.claim_all(entry.lines)
        elif named and (short := _short_for(notebook, named)):
            over = replace(short, name=named)
            notebook.schemes = [over if each is short else each for each in notebook.schemes]
            notebook.add_kind("schemes")
            notebook.claim_all(entry.lines)
        elif named and (told := _of_family(notebook, named)) and not told.goals:
            over = told
        elif over is not None and (listed := _aims(notebook, entry, entries[place + 1 :])):
            over = _add_goals(notebook, over, listed)
        elif entry.role == "heading" and notebook.schemes and over is not None:
            over = over if _is_page_of(notebook, over) else None
        elif over is not None and entry.role == "paragraph":
            over = _with_goals(notebook, over, entry)


def _told_by_short_name(notebook: Notebook, entry: Entry) -> Scheme | None:
    """“Om Dekomp” over what is told of a scheme that a sentence has named."""
    found = _ABOUT_ONE.fullmatch(entry.text.strip()) if entry.role == "heading" else None
    return _of_family(notebook, found["name"]) if found else None


def _of_family(notebook: Notebook, named: str) -> Scheme | None:
    """“Hva er Rekomp?” over the text that has its name in full."""
    family = family_of(named)
    alike = [each for each in notebook.schemes if family_of(each.name) == family is not None]
    return alike[0] if len(alike) == 1 else None


def _short_for(notebook: Notebook, named: str) -> Scheme | None:
    """“REKOMP” in a sentence, where the heading has the name in full."""
    told = _of_family(notebook, named)
    return told if told and " " not in told.name and " " in named else None


def _is_page_of(notebook: Notebook, scheme: Scheme) -> bool:
    """The title is its name, or the short one: "Regional ordning" over all that is told of it."""
    title = _plain(notebook.title or "")
    family = family_of(scheme.name)
    return scheme.name == title or (
        family is not None and family_of(title) == family and len(title.split()) <= _FEW_WORDS
    )


def _aims(notebook: Notebook, entry: Entry, after: list[Entry]) -> list[str]:
    """The points under words like "Målet er at:"; claimed, as they are the scheme's."""
    if entry.role not in {"heading", "paragraph"} or not _AIM_OVER.search(entry.text):
        return []
    items = list(takewhile(lambda each: each.role == "item", after))
    if not items or not all(notebook.is_free(each.lines[0]) for each in items):
        return []
    for each in (entry, *items):
        notebook.claim_all(each.lines)
    return [_GOES_ON.sub("", each.text.strip(" .")) for each in items]


def _name(entry: Entry, after: list[Entry], *, about: bool) -> str | None:
    text = entry.text.strip(" .:")
    if entry.role not in {"heading", "paragraph"} or len(text) > _LONGEST_NAME:
        return None
    asked = _ASKED.fullmatch(text)
    if asked:
        named = _ARTICLE.sub("", asked["name"])
        named = named[:1].upper() + named[1:]
        return named if _OWN_NAME.fullmatch(named) or _SHORT_NAME.fullmatch(named) else None
    if (
        text.endswith(("skal", " å", " er"))
        or entry.text.endswith((".", "!", "?"))
        or _SHALL.match(text)
    ):
        return None
    if _OWN_NAME.fullmatch(text):
        return _plain(text)
    told = after[0].text if after else ""
    purpose = _PURPOSE.match(told) or _AIM.fullmatch(told)
    if entry.role == "paragraph" and ":" in text:
        return None
    return _plain(text) if purpose and (about or _LOOSE_NAME.fullmatch(text)) else None


def _plain(text: str) -> str:
    return _BEFORE_BRACKET.sub(" (", text.strip(" .:"))


def _with_goals(notebook: Notebook, scheme: Scheme, entry: Entry) -> Scheme:
    purpose = _PURPOSE.fullmatch(entry.text)
    aim = _AIM.fullmatch(entry.text)
    said = purpose or aim
    goals = [said["goal"].strip(" .")] if said else list(goals_in(entry.text))
    aims = [] if said else [_AIM.fullmatch(sentence) for sentence in SENTENCE.split(entry.text)]
    goals += [aim["goal"].strip(" .") for aim in aims if aim]
    if not goals:
        return scheme
    if purpose:
        notebook.claim_all(entry.lines)
    return _add_goals(notebook, scheme, goals)


def _add_goals(notebook: Notebook, scheme: Scheme, goals: list[str]) -> Scheme:
    more = tuple(goal for goal in goals if goal not in scheme.goals)
    fuller = replace(scheme, goals=(*scheme.goals, *more))
    notebook.schemes = [fuller if each is scheme else each for each in notebook.schemes]
    return fuller


def aim_in(sentence: str) -> str | None:
    """“Målet med tilskuddsordningen er å …”."""
    found = _AIM.fullmatch(sentence) if holds(sentence, "mål", "hensikt") else None
    return found["goal"].strip(" .") if found else None


def goals_in(text: str) -> Iterator[str]:
    """What running text says that a scheme shall do."""
    if not holds(text, "skal", "vil"):
        return
    for sentence in SENTENCE.split(text):
        found = _SHALL.match(sentence) or _IS_TO.match(sentence) or _MEANS.search(sentence)
        found = found or (_THAT_SHALL.search(sentence) if holds(sentence, "ordning") else None)
        if found:
            yield from (goal.strip(" .") for goal in _AND_SHALL.split(found["goal"]))
