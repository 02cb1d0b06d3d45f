"""A grant scheme that has a heading or a page of its own, and what the sentences say it is for.

“Regional ordning for barnehager” over “Ordningen skal bidra til at …”. The text itself is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import Scheme
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_LONGEST_NAME: Final = 110
# What is known to be a scheme by its name alone.
_OWN_NAME: Final = re.compile(
    r"(?:Den\s)?(?:[Rr]egional|[Dd]esentralisert|[Ss]tatl(?:ig|eg)|[Nn]asjonal)e?\s(?:tilskudds?|tilskots?)?"
    r"ordning(?:en|a)?\s(?:for|til)\s.{3,80}"
    r"|(?:[Dd]esentralisert|[Rr]egionbasert|[Kk]ollektiv)\skompetanse(?:utvikling|heving)\b.{0,60}"
    r"|Kompetanseløftet(?:\sfor\s.{3,60})?"
)
# A name like this is a scheme's where the page is about schemes, or its purpose stands under it.
_LOOSE_NAME: Final = re.compile(
    r"(?:[Tt]ilskudds?|[Tt]ilskots?)(?:ordning(?:en|a)?)?\s(?:for|til)\s.{3,80}"
    r"|(?:\w*midler|\w*midlar|[Ss]tøtte|[Ss]tønad|[Ss]tipend\w*)\s(?:for|til)\s.{3,80}"
)
_ABOUT_SCHEMES: Final = re.compile(
    r"\b(?:tilskudds?|tilskots?|støtte)ordning(?:er|ar)\b", re.IGNORECASE
)
_FAMILIES: Final = (
    re.compile(r"\brekomp?\b|regional\w*\sordning|regionbasert", re.IGNORECASE),
    re.compile(r"\bdekomp?\b|desentralisert", re.IGNORECASE),
    re.compile(r"kompetanseløft", re.IGNORECASE),
    re.compile(r"kollektiv kompetanseutvikling", re.IGNORECASE),
)
_DOES: Final = (
    r"(?:bidra|bidrage|stimulere|støtte|stø|styrke|styrkje|sikre|gi|gje|hjelpe|fremme|fremje"
    r"|legge til rette|leggje til rette|gjøre|gjere|sørge for|syte for|medvirke|medverke|øke|auke)"
)
_SUBJECT: Final = (
    r"(?:(?:[Dd]en\s|[Dd]enne\s)?(?:\w+e\s)?(?:[Rr]egional|[Dd]esentralisert)?e?\s?"
    r"(?:[Oo]rdning(?:en|a)?|[Tt]ilskudds?ordningen|[Tt]ilskotsordninga|[Tt]ilskuddet|[Tt]ilskotet"
    r"|[Mm]idlene|[Mm]idlane|[Kk]ompetanseløftet)|Den|Ho)"
)
_SHALL: Final = re.compile(
    rf"^{_SUBJECT}(?:\s(?:for|til|i)\s[^.]{{3,80}}?)?\s(?:skal|vil)\s(?:samtidig\s|også\s|òg\s)?"
    rf"(?P<goal>{_DOES}\s.+)$"
)
_MEANS: Final = re.compile(r"\b(?:verkemid|virkemid)\w+\ssom\sskal\s+(?P<goal>\S.+)$")
_PURPOSE: Final = re.compile(
    r"(?:mål|målet|formål|formålet|føremål|hensikt)\s*:\s*(?P<goal>\S.+)", re.IGNORECASE
)
_AIM: Final = re.compile(
    r"(?:mål(?:et)?|formål(?:et)?|føremål(?:et)?|hensikten)\s"
    r"(?:er|med [\wæøå ]{3,40} er)\s(?:at\s|å\s)?(?P<goal>[^.]+)\.?",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[a-zæøå)][.!?])\s*(?=[A-ZÆØÅ])")
_BEFORE_BRACKET: Final = re.compile(r"\.\s+\(")


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
    about = _ABOUT_SCHEMES.search(notebook.title or "") is not None
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    for place, entry in enumerate(entries):
        named = _name(entry, entries[place + 1 : place + 2], about=about)
        if named and not is_named(notebook, named):
            over = Scheme(named, ())
            notebook.add_kind("schemes")
            notebook.schemes.append(over)
            notebook.claim_all(entry.lines)
        elif entry.role == "heading" and notebook.schemes and over is not None:
            over = over if over.name == _plain(notebook.title or "") else None
        elif over is not None and entry.role == "paragraph":
            over = _with_goals(notebook, over, entry)


def _name(entry: Entry, after: list[Entry], *, about: bool) -> str | None:
    text = entry.text.strip(" .:")
    if entry.role not in {"heading", "paragraph"} or len(text) > _LONGEST_NAME:
        return None
    if (
        text.endswith(("skal", " å", " er"))
        or entry.text.endswith((".", "!", "?"))
        or _SHALL.match(text)
    ):
        return None
    if _OWN_NAME.fullmatch(text):
        return _plain(text)
    purpose = bool(after) and _PURPOSE.match(after[0].text) is not None
    return _plain(text) if purpose and (about or _LOOSE_NAME.fullmatch(text)) else None


def _plain(text: str) -> str:
    return _BEFORE_BRACKET.sub(" (", text.strip(" .:"))


def _with_goals(notebook: Notebook, scheme: Scheme, entry: Entry) -> Scheme:
    purpose = _PURPOSE.fullmatch(entry.text)
    aim = _AIM.fullmatch(entry.text)
    said = purpose or aim
    goals = [said["goal"].strip(" .")] if said else list(goals_in(entry.text))
    if not goals:
        return scheme
    if purpose:
        notebook.claim_all(entry.lines)
    more = tuple(goal for goal in goals if goal not in scheme.goals)
    fuller = replace(scheme, goals=(*scheme.goals, *more))
    notebook.schemes = [fuller if each is scheme else each for each in notebook.schemes]
    return fuller


def goals_in(text: str) -> Iterator[str]:
    """What running text says that a scheme shall do."""
    if not holds(text, "skal", "vil"):
        return
    for sentence in _SENTENCE.split(text):
        found = _SHALL.match(sentence) or _MEANS.search(sentence)
        if found:
            yield found["goal"].strip(" .")
